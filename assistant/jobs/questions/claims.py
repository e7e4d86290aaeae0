"""Whether a sentence of a model holds against the clauses it names: its numbers, what it may name, and its polarity."""

import re
from collections.abc import Iterator, Sequence

from assistant.base import show
from assistant.domain.policy import Clause
from assistant.language.arithmetic import proved_numbers
from assistant.language.inquiries import Modality
from assistant.language.likeness import coverage
from assistant.language.measures import UnknownMeasure, read_measure
from assistant.language.numerals import SPOKEN, fold, read_number
from assistant.language.stated_kinds import modality_of

_NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?|(?<![一-龥]){SPOKEN}+")
_CHINESE = re.compile(rf"{SPOKEN}+")
_REFERENCE = re.compile(rf"第(?:\d|{SPOKEN})+[条章款项]|[一-龥]{{1,6}}[〔\[（(]\d{{4}}[〕\]）)]\s*\d+\s*号|《[^》]+》")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]+>|https?://\S+")
_DENIES = re.compile("不是|并非|而非|不对|不符|没有|不能|不得|不止|不必|无需|有误|错")
_PIECES = re.compile("[；。;]")
_LEAST_SHARED = 0.1
"""So much of a sentence must stand in its clauses or the question, or it speaks of something else."""
_SAME_MATTER = 0.2
"""So much of a piece of a rule must stand in a sentence for their polarities to be compared."""
_OPPOSITE = frozenset({
    ((Modality.LEAVE, False), (Modality.LEAVE, True)), ((Modality.LEAVE, True), (Modality.LEAVE, False)),
    ((Modality.DUTY, False), (Modality.DUTY, True)), ((Modality.DUTY, True), (Modality.DUTY, False)),
    ((Modality.LEAVE, True), (Modality.DUTY, True)), ((Modality.DUTY, True), (Modality.LEAVE, True)),
})  # fmt: skip


def claim_faults(stated: str, named: Sequence[Clause], question: str) -> Iterator[str]:
    """What is wrong with a sentence, in Chinese."""
    text = plain(stated)
    start = text[:30]
    if not named:
        yield f"“{start}”没有可用的条款记号。"
        return
    if _REFERENCE.search(text):
        yield f"“{start}”自己写了文号、条号或书名，请只用记号。"
    rules = "".join(c.text + c.topic for c in named)
    kept = numbers(rules, loose=True) | (numbers(question, loose=True) if _DENIES.search(text) else set())
    kept |= proved_numbers(fold(text), numbers(rules, loose=True) | numbers(question, loose=True))
    for number in sorted(numbers(text) - kept):
        yield f"“{start}”中的“{number}”不在所列条款里，也不是所写算式的得数。"
    if coverage(text, rules + question) < _LEAST_SHARED:
        yield f"“{start}”与所列条款没有关系。"
    if contradicts(text, named):
        yield f"“{start}”的可以、不得、应当或不必与所列条款相反。"


def contradicts(text: str, named: Sequence[Clause]) -> bool:
    """Whether a sentence allows what its clause forbids, or demands what it leaves free, or the other way round."""
    own, rule = modality_of(text), _nearest(text, named)
    return own is not None and rule is not None and (own, rule) in _OPPOSITE


def is_proved(stated: str, named: Sequence[Clause]) -> bool:
    """Whether its polarity was compared with that of a clause about the same matter, or it has none."""
    text = plain(stated)
    own, rule = modality_of(text), _nearest(text, named)
    return own is None or rule is not None


def _nearest(text: str, named: Sequence[Clause]) -> tuple[Modality, bool] | None:
    """The modality of the piece of the clauses that speaks of the same matter."""
    pieces = [p for c in named for line in c.lines for p in _PIECES.split(line) if p]
    best = max(pieces, key=lambda p: coverage(p, text), default="")
    return modality_of(best) if coverage(best, text) >= _SAME_MATTER else None


def plain(text: str) -> str:
    """A sentence without links, pictures and tags."""
    return _MARKUP.sub(lambda m: m[1] or "", text).strip()


def numbers(text: str, *, loose: bool = False) -> set[str]:
    """Every number of a text in one form; ``loose`` also takes Chinese numerals that may be part of a word.

    Clauses are read loosely and sentences strictly, so that 三档 in a clause holds 3档 in a sentence.
    """
    stated = fold(text).replace("百分之", "")
    found = numbers_as_written(stated) | ({m[0] for m in _CHINESE.finditer(stated)} if loose else set())
    return {show(v) for n in found if (v := read_number(n)) is not None}


def numbers_as_written(stated: str) -> set[str]:
    """The numerals that plainly are numbers, as they stand."""
    return {m[0].replace(",", "") for m in _NUMBER.finditer(stated) if m[0].isascii() or _is_counted(stated, m.end())}


def _is_counted(stated: str, end: int) -> bool:
    return bool(read_measure(stated, end, UnknownMeasure.NOTHING).unit)
