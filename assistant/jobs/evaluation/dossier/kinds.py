"""What a paper is: by its title, its file's name, its first words, in this order (policy_corpus/paper_kinds.yaml)."""

import re
from collections.abc import Sequence
from functools import cache

from assistant.domain.dossier import PaperKind
from assistant.language.mending import mend, widened
from assistant.language.numerals import COUNTING, UP_TO_TEN
from assistant.language.polarity import FORBIDS
from policy_corpus.paper_kinds import KindWords, paper_kinds

_LETTERHEAD = re.compile(f"文件$|^[（(]|[:：]|〔|^{UP_TO_TEN}+、")
_ABOUT = re.compile("^关于.{4,60}$")
_ARTICLE = re.compile(rf"^[#|* ]*第{COUNTING}+条", re.M)
_ITEM = re.compile(rf"^[#|* ]*(?:{COUNTING}+、|[（(]{COUNTING}+[）)]|\d+[.．、])(?P<said>[^\n]+)", re.M)
_OBLIGES = re.compile("应当|应(?!用|急|对|收|付|届)|必须|须(?!知)|方可|一律")
_FEWEST_ARTICLES, _FEWEST_ITEMS = 2, 3
_HEAD_LINES, _LONGEST_TITLE, _FIRST_WORDS = 12, 60, 400


def title_of(page: str) -> str:
    """The title on a paper's first page; "" where no line looks like one."""
    lines = [_bare(line) for line in page.split("\n")[:_HEAD_LINES]]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if _ABOUT.match(line) and not _title_end().search(line) and _title_end().search(following):
            return f"{line}{following}"[:_LONGEST_TITLE]
        fits = 3 < len(line) <= _LONGEST_TITLE and not _LETTERHEAD.search(line)
        if fits and "。" not in line and (_ABOUT.match(line) or _title_end().search(line)):
            return line
    return ""


@cache
def _title_end() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(paper_kinds().title_ends)})(?:[（(].{{1,20}}[）)])?$")


def _bare(line: str) -> str:
    """The only filled cell of a row, or the line itself, spaces inside words closed."""
    cells = [c.strip() for c in line.strip().strip("|").split("|") if c.strip()]
    return widened(mend(cells[0]).text.strip(" #")) if len(cells) == 1 else ""


def kind_of(title: str, path: str, pages: Sequence[str]) -> PaperKind:
    """The kind of a paper; OTHER where nothing tells.

    Rules are what regulates, whatever a paper calls itself: a brochure that praises them is none.
    """
    name = path.rpartition("/")[2].rpartition(".")[0]
    known, regulating = paper_kinds(), regulates(pages)
    for rows in (known.strong, known.weak):
        for text in (title, name):
            kind = _last_named(text, rows)
            if kind is not None and (kind is not PaperKind.RULES or regulating):
                return kind
    first = mend(pages[0][:_FIRST_WORDS]).text if pages else ""
    counts = {
        row.kind: len(row.words.findall(first)) for row in known.strong if row.kind is not PaperKind.RULES or regulating
    }
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] > 1 else PaperKind.OTHER


def regulates(pages: Sequence[str]) -> bool:
    """Whether a paper lays down rules: articles, or numbered items that oblige or forbid. True where it has no words,
    as a scan: then its title must do."""
    text = "\n".join(pages)
    if not text.strip() or len(_ARTICLE.findall(text)) >= _FEWEST_ARTICLES:
        return True
    items = (m["said"] for m in _ITEM.finditer(text))
    return sum(bool(_OBLIGES.search(i) or FORBIDS.search(i)) for i in items) >= _FEWEST_ITEMS


def _last_named(text: str, rows: Sequence[KindWords]) -> PaperKind | None:
    """A Chinese title says last what it is: 监理合同 is a contract, 合同验收单 an acceptance."""
    ends = [(m.end(), row.kind) for row in rows for m in row.words.finditer(text)]
    return max(ends, key=lambda e: e[0])[1] if ends else None
