"""The pages of a dossier, sentence by sentence, apart from the policy corpus: what speaks for and against a point."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.domain.dossier import Dossier, Page, Paper, PaperKind, Quote
from assistant.domain.framework import ReviewPoint
from assistant.language.likeness import RELEVANT_SENTENCE, coverage
from assistant.language.measures import UnknownMeasure, read_measure
from assistant.language.names import is_thing
from assistant.language.numerals import COUNTING, UP_TO_TEN
from assistant.language.polarity import WordStance, find_word, says, squeezed
from assistant.retrieval.keyword import KeywordIndex

_SENTENCE = re.compile(r"[^。；;！？\n]+[。；;！？]?")
_HEADING = re.compile(rf"^(?:{UP_TO_TEN}+、|[（(]{COUNTING}+[）)]|第{UP_TO_TEN}+条|\d+[.、])[^，：]{{1,6}}[。:：]?$")
"""三、组织分工。 only names what follows."""
_LONGEST, _SHORTEST, _SHOWN = 90, 4, 3
_WITNESSES = (PaperKind.AUDIT, PaperKind.ACCEPTANCE, PaperKind.SUPERVISION, PaperKind.REPORT)
"""Kinds of paper whose complaints count for every point, the weightiest first."""
_SINGLE = frozenset({PaperKind.VOUCHER, PaperKind.SUPERVISION})
"""Kinds of paper that tell of one payment, one day."""
_PROMISES = frozenset({PaperKind.CONTRACT, PaperKind.TENDER, PaperKind.PLAN})
"""Kinds of paper that say what shall be done, and what follows where it is not: they complain of nothing."""
_LIMITED = re.compile(
    f"个别|部分|少数|有的|已补|已纠正|完成整改|整改到位|第{COUNTING}+[号笔张]|不够|滞后|补办|后补|已整改|整改完毕|全部追回|已追回|已退回|已归还|正在办理|尚未办理完毕"
)
_FIGURE = re.compile("[0-9０-９lOo]+")


@dataclass(frozen=True)
class DossierSentence:
    """A sentence of a page, with the kind of its paper; ``words`` is its text without blanks."""

    quote: Quote
    kind: PaperKind
    words: str


@dataclass(frozen=True)
class Weighed:
    """What the papers say of a review point; ``limited`` where all that speaks against it concerns single cases."""

    found: tuple[Quote, ...] = ()
    against: tuple[Quote, ...] = ()
    limited: bool = False


class PaperIndex:
    """The papers of one project. Nothing of it enters the policy corpus."""

    def __init__(self, dossier: Dossier) -> None:
        self.papers: dict[str, Paper] = {p.path: p for p in dossier.papers}
        self._pages = dossier.pages
        self.sentences: tuple[DossierSentence, ...] = tuple(s for page in dossier.pages for s in self._split(page))

    def _split(self, page: Page) -> Iterator[DossierSentence]:
        kind = self.papers[page.paper].kind if page.paper in self.papers else PaperKind.OTHER
        for match in _SENTENCE.finditer(page.text):
            text = match[0].strip()
            if len(text) >= _SHORTEST:
                yield DossierSentence(Quote(paper=page.paper, page=page.number, text=text), kind, squeezed(text))

    def weigh(self, point: ReviewPoint) -> Weighed:
        """The sentences for and against a review point, the plainest words first, a few of each."""
        pro: list[tuple[tuple[int, int], Quote]] = []
        con: list[DossierSentence] = []
        for sentence in self.sentences:
            if (side := _side(sentence, point)) is None:
                continue
            rank, is_against = side
            if is_against and _done_in_part(sentence, point):
                pro.append(((rank, 0), shortened(sentence.quote, point.supports)))
            if is_against:
                con.append(replace(sentence, quote=shortened(sentence.quote, point.against + point.supports)))
            elif sentence.kind in point.papers and not _HEADING.match(sentence.words):
                order = point.papers.index(sentence.kind)
                pro.append(((rank, order), shortened(sentence.quote, point.supports + point.against)))
        present = [self._opening(p) for p in self.papers.values() if point.present and p.kind in point.papers]
        found = _first_of_each_paper(
            [*(q for q in present if q), *(quote for _, quote in sorted(pro, key=lambda p: p[0]))]
        )
        reported = sorted(con, key=lambda s: _WITNESSES.index(s.kind) if s.kind in _WITNESSES else len(_WITNESSES))
        return Weighed(found, tuple(dict.fromkeys(s.quote for s in reported))[:_SHOWN], _is_limited(con))

    def _opening(self, paper: Paper) -> Quote | None:
        """The title line of a paper, or its first line; None for one without words."""
        pages = (p for p in self._pages if p.paper == paper.path)
        lines = [(p.number, line.strip()) for p in pages for line in p.text.splitlines() if line.strip()]
        titled = [(number, line) for number, line in lines if squeezed(paper.title) in squeezed(line)]
        for number, line in (*titled, *lines):
            return Quote(paper=paper.path, page=number, text=line)
        return None

    @cached_property
    def _keywords(self) -> KeywordIndex:
        return KeywordIndex.build([s.words for s in self.sentences])

    def passages(self, asked: str, *, without: Iterable[PaperKind] = (), count: int = _SHOWN) -> tuple[Quote, ...]:
        """The sentences that say most of what is asked, best first; none where no sentence says half of it."""
        scores, skipped = self._keywords.scores(asked), set(without)
        best = sorted(range(len(self.sentences)), key=lambda i: (-float(scores[i]), i))
        near = (self.sentences[i] for i in best)
        fits = (s.quote for s in near if s.kind not in skipped and coverage(asked, s.words) >= RELEVANT_SENTENCE)
        return tuple(dict.fromkeys(shortened(q, (asked,)) for q in fits))[:count]


def _side(sentence: DossierSentence, point: ReviewPoint) -> tuple[int, bool] | None:
    """Rank of the word and whether it speaks against; None where the sentence says nothing of the point."""
    asked = sentence.kind in point.papers
    if sentence.kind is PaperKind.RULES:
        return _of_rules(sentence, point) if asked else None
    if not asked and sentence.kind not in _WITNESSES:
        return None
    promised = sentence.kind in _PROMISES
    elsewhere = any(w in sentence.words for w in point.elsewhere)
    bad = [] if promised or elsewhere else [says(sentence.words, w, bad=True) for w in point.against]
    if WordStance.SO in bad:
        return 0, True
    if WordStance.NOT_SO in bad:
        return 0, False
    for rank, word in enumerate(point.supports):
        stated = says(sentence.words, word, bad=False)
        if stated is WordStance.NOT_SO and asked and not promised and not elsewhere:
            return rank, True
        if stated is WordStance.SO:
            return rank + 1, False
    return None


def _done_in_part(sentence: DossierSentence, point: ReviewPoint) -> bool:
    """Whether another clause says that something was done: 已登记入账，尚未办理产权证."""
    if sentence.kind not in point.papers:
        return False
    clauses = re.split("[，,]", sentence.words)
    return any(
        re.search(r"(?<!未)已经?[一-龥]{0,2}$", c[: place[0]])
        for c in clauses for w in point.supports if (place := find_word(c, w))
    )  # fmt: skip


def _of_rules(sentence: DossierSentence, point: ReviewPoint) -> tuple[int, bool] | None:
    """Rules are asked for what they regulate, whichever way they put it."""
    ranks = [rank for rank, word in enumerate(point.supports, 1) if find_word(sentence.words, word)]
    return (ranks[0], False) if ranks else None


def _is_limited(con: Sequence[DossierSentence]) -> bool:
    return bool(con) and all(s.kind in _SINGLE or _of_single_cases(s.words) for s in con)


def _first_of_each_paper(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    first: dict[str, Quote] = {}
    for quote in quotes:
        first.setdefault(quote.paper, quote)
    return tuple(first.values())[:_SHOWN]


def shortened(quote: Quote, words: Sequence[str]) -> Quote:
    """A long sentence cut to the clause that holds the first of the words; still the words of the page."""
    if len(quote.text) <= _LONGEST:
        return quote
    clauses = [c for c in re.findall("[^，,]+[，,]?", quote.text) if c.strip()]
    known = next((c for w in words for c in clauses if find_word(squeezed(c), w)), clauses[0])
    return quote.model_copy(update={"text": known.strip(" ，,")[:_LONGEST]})


def _of_single_cases(words: str) -> bool:
    """Whether a complaint is of single cases: 个别, 3户, 两笔 already repaid."""
    counted = (read_measure(words, m.end(), UnknownMeasure.NOTHING) for m in _FIGURE.finditer(words))
    return bool(_LIMITED.search(words)) or any(is_thing(m.base) for m in counted)
