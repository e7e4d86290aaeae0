"""Why something fell short, in the papers' own words and with the place; nothing where they do not say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.dossier import PaperKind, Quote
from assistant.evaluating.closeness import coverage
from assistant.evaluating.index import PaperIndex, Sentence
from assistant.evaluating.polarity import squeezed
from assistant.evaluating.subjects import core, tells_of_finish

_SHORT = "少|未|没有|缺|低于|不足|逾期|推迟|延期|滞后|减|差"
_CAUSE = re.compile(
    r"(?:主要)?原因(?:是|为|在于|：|:)[：:]?(?P<a>[^。；;]+)|由于(?P<b>[^，,。；;]+)|"
    rf"(?:{_SHORT})[^。；;]*?[，,]系(?P<d>[^，,。；;]+)所致|(?:{_SHORT})[^。；;]*?[，,]主要是(?P<c>[^。；;]+)"
)
_LATE = re.compile("逾期|工期|延误|推迟|延期")
_SILENT = frozenset(
    {PaperKind.CONTRACT, PaperKind.RULES, PaperKind.TENDER, PaperKind.PLAN, PaperKind.APPROVAL, PaperKind.BUDGET}
)
"""Papers that tell what is to be, and in 因承包人原因 only what would follow."""
_NEAR = 0.6


@dataclass(frozen=True)
class Cause:
    """A cause and where it is told."""

    text: str
    quote: Quote


def cause_of(name: str, quotes: Sequence[Quote], index: PaperIndex) -> Cause | None:
    """The first cause in the very quotes, else in a sentence that speaks of the indicator and of falling short."""
    told = [s for s in index.sentences if s.kind not in _SILENT and _CAUSE.search(s.words)]
    held = [s for q in quotes for s in told if s.quote.paper == q.paper and s.words in squeezed(q.text)]
    near = [s for s in told if _speaks_of(name, s)]
    for sentence in (*held, *near):
        if (found := _CAUSE.search(sentence.words)) is not None:
            words = next(w for w in found.groups() if w)
            return Cause(words.strip("，,。 "), sentence.quote)
    return None


def _speaks_of(name: str, sentence: Sentence) -> bool:
    if tells_of_finish(name):
        return bool(_LATE.search(sentence.words))
    return coverage(core(name), sentence.words) >= _NEAR and bool(re.search(_SHORT, sentence.words))
