"""Where a digest and the original of the same place differ in a figure: a share, an amount, a deadline, a count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.domain.policy import Clause
from assistant.jobs.questions.originals.head_lines import mended
from assistant.language.figures import Figure, FigureKind, find_figures, same_figure
from assistant.language.numeral.scan import find_numerals
from assistant.language.numeral.signs import CHINESE
from assistant.language.places import Place, read_place

_COMPARED = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.COUNT, FigureKind.DATE})
_OWN_COUNTS = frozenset("个项类种步列段行章张处条款表份方面部分位点次级")
"""What a digest counts in the text itself: 共三项, 四类, 分两步."""
_NAMES = re.compile(r"《[^》]*》|[一-龥]{1,4}〔\d{4}〕\d+号|附(?:件|表)?\d+(?:-\d+)?")
_TIMES = frozenset({"年", "月", "个月", "天", "日", "工作日", "个工作日", "周", "季度", "个季度", "小时", "个小时"})
_MOST_SHOWN = 4


@dataclass(frozen=True)
class Difference:
    """A figure of the digest that the original does not have at this place."""

    place: str
    digest: str
    """The figure as the digest has it."""
    original: tuple[str, ...]
    """Figures of the same kind that the original has there and the digest does not."""

    @property
    def line(self) -> str:
        has = f"原文此处是“{'”“'.join(self.original)}”" if self.original else "原文此处没有这个数"
        return f"{self.place}：摘编写“{self.digest}”，{has}。"


def differences(digests: Sequence[Clause], own: Sequence[Clause], days: Sequence[date]) -> tuple[Difference, ...]:
    """All differences, in the order of the digest. Places that the original does not have are not compared.

    ``days``: those of the document itself, which a digest may write out for 自印发之日起.
    """
    texts, dated = _texts(own), frozenset(str(day) for day in days)
    found: dict[tuple[str, str], Difference] = {}
    stated = _texts(digests)
    for clause in digests:
        place = read_place(clause.place)
        if place is None or place not in texts:
            continue
        for figure in _missing(clause, texts[place]):
            if figure.name in dated:
                continue
            others = _others(figure, stated[place], texts[place])
            found.setdefault((clause.place, figure.text), Difference(clause.place, figure.text, others))
    return tuple(found.values())


def _texts(clauses: Sequence[Clause]) -> Mapping[Place, str]:
    found: dict[Place, str] = {}
    for clause in clauses:
        if place := read_place(clause.place):
            found[place] = f"{found.get(place, '')}{clause.text}\n"
    return found


def _missing(clause: Clause, original: str) -> Iterator[Figure]:
    """The figures of a digested clause that stand nowhere in the text: neither so nor as another writing of them."""
    plain = mended(original)
    kept, values = find_figures(plain), _values(plain)
    for line in clause.lines:
        for figure in _figures(_NAMES.sub("", line)):
            if any(same_figure(figure, other) for other in kept) or _is_within(figure, plain):
                continue
            times = [h for h in kept if h.unit in _TIMES and h.value == figure.value]
            if figure.value not in values or (figure.unit in _TIMES and times):
                yield figure


def _figures(text: str) -> Iterator[Figure]:
    for figure in find_figures(text):
        if figure.kind in _COMPARED and not figure.doubtful and not _counts_itself(figure):
            yield figure


def _counts_itself(figure: Figure) -> bool:
    """Whether the digest counts what the text lists: 共三项, 四本预算, 6小列."""
    if figure.kind is not FigureKind.COUNT or figure.unit in _TIMES:
        return False
    return figure.text[0] in CHINESE or bool(_OWN_COUNTS & set(figure.unit[:2]))


def _values(text: str) -> frozenset[Decimal]:
    found = {n.stated for n in find_numerals(text)} | {f.value for f in find_figures(text)}
    return frozenset(v for v in found if v is not None)


def _is_within(figure: Figure, text: str) -> bool:
    """Whether the figure's own characters stand in the text, with other spaces."""
    return re.sub(r"\s", "", figure.text) in re.sub(r"\s", "", text)


def _others(figure: Figure, stated: str, original: str) -> tuple[str, ...]:
    """What the original has instead: figures of the same kind and measure that the digest does not have."""
    mine = find_figures(stated)
    alike = (
        f
        for f in _figures(mended(original))
        if f.kind is figure.kind and (f.unit == figure.unit or {f.unit, figure.unit} <= _TIMES)
    )
    return tuple(dict.fromkeys(f.text for f in alike if not any(same_figure(f, m) for m in mine)))[:_MOST_SHOWN]
