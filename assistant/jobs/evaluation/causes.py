"""Why something fell short, in the papers' own words and with the place; nothing where they do not say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.dossier import PaperKind, Quote
from assistant.jobs.evaluation.index import DossierSentence, PaperIndex
from assistant.language.likeness import SAME_SUBJECT, coverage
from assistant.language.names import thing
from assistant.language.polarity import NOT, squeezed
from assistant.language.subjects import tells_of_finish

_SHORT = f"少|{NOT}|缺|低于|不足|逾期|推迟|延期|滞后|偏慢|缓慢|偏低|减|差"
_OPENS = re.compile("^(?:究其|其|主要)?原因(?:是|为|在于|：|:)")
_FELL = f"滞后|延误|延期|推迟|逾期|减少|未能|{NOT}(?:完成|实施|建成|开工)|停工|停运|低于|下降"
_CAUSE = re.compile(
    r"(?:主要)?原因(?:是|为|在于|：|:)[：:]?(?P<a>[^。；;]+)|由于(?P<b>[^，,。；;]+)|"
    rf"(?:{_SHORT})[^。；;]*?[，,]系(?P<d>[^，,。；;]+)所致|(?:{_SHORT})[^。；;]*?[，,]主要是(?P<c>[^。；;]+)"
)
_BECAUSE = re.compile(
    rf"(?<![原起成基诱动病])因(?![此而为素地时公应果人特故])(?P<e>[^，,。；;因]{{2,30}}?)(?:[，,]|(?=较|比|导致|造成|致使|减少|{NOT}(?:实施|完成|建成|开工)))"
    rf"[^。；;]{{0,30}}?(?:{_FELL})|受(?P<f>[^，,。；;]{{2,20}})影响[，,]?[^。；;]{{0,40}}?(?:{_FELL})"
)
"""因设计变更，进度滞后: a bare 因, which counts where no sentence names its cause as such."""
_LATE = re.compile("逾期|工期|延误|推迟|延期|进度[^，,。；;]{0,12}滞后")
_SILENT = frozenset(
    {PaperKind.CONTRACT, PaperKind.RULES, PaperKind.TENDER, PaperKind.PLAN, PaperKind.APPROVAL, PaperKind.BUDGET}
)
"""Papers that tell what is to be, and in 因承包人原因 only what would follow."""


@dataclass(frozen=True)
class Cause:
    """A cause and where it is told."""

    text: str
    quote: Quote


def cause_of(name: str, quotes: Sequence[Quote], index: PaperIndex) -> Cause | None:
    """The first cause in the very quotes, else in a sentence that speaks of the indicator and of falling short."""
    for pattern in (_CAUSE, _BECAUSE):
        reported = [s for s in index.sentences if s.kind not in _SILENT and pattern.search(s.words)]
        known = [s for q in quotes for s in reported if s.quote.paper == q.paper and s.words in squeezed(q.text)]
        near = [s for s in reported if _speaks_of(name, _with_what_it_explains(s, index))]
        for sentence in (*known, *near):
            if (found := pattern.search(sentence.words)) is not None:
                words = next(w for w in found.groups() if w)
                return Cause(words.strip("，,。 "), sentence.quote)
    return None


def _with_what_it_explains(sentence: DossierSentence, index: PaperIndex) -> str:
    """The sentence, and the one before it where it only says: 主要原因是……."""
    at = index.sentences.index(sentence) if _OPENS.match(sentence.words) else 0
    before = index.sentences[at - 1] if at else sentence
    alike = (before.quote.paper, before.quote.page) == (sentence.quote.paper, sentence.quote.page)
    return f"{before.words}{sentence.words}" if before is not sentence and alike else sentence.words


def _speaks_of(name: str, words: str) -> bool:
    if tells_of_finish(name):
        return bool(_LATE.search(words))
    return coverage(thing(name), words) >= SAME_SUBJECT and bool(re.search(_SHORT, words))
