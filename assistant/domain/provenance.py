"""Where the figures of a text come from: matched to what was stated, or derived from it by a formula that is shown."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import chain, permutations

from pydantic import Field

from assistant.base import Frozen, show
from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.ledger import NumberRole
from assistant.domain.rates import rounds_to
from assistant.language.figures import Figure, FigureKind, find_figures, same_figure
from assistant.language.tokens import find_tokens

_POINTS = "百分点"
_MOST_PARTS = 24
"""Stated figures that are tried in formulas; beyond that a match would be chance."""


class Origin(Frozen):
    """A text that figures may come from, with the label the user sees."""

    label: str = Field(min_length=1)
    text: str


class Trace(Frozen):
    """A figure and where it comes from; ``origin`` is "" where it comes from nowhere."""

    figure: Figure
    origin: str = ""
    formula: str = ""

    @property
    def is_traced(self) -> bool:
        return bool(self.origin or self.formula)


def trace(text: str, origins: Sequence[Origin]) -> tuple[Trace, ...]:
    """Every figure of a text with its origin: stated in one of the origins, or following from figures stated there."""
    figures = [f for f in find_figures(text) if not f.doubtful]
    if not figures:
        return ()
    known = [(figure, origin.label) for origin in origins for figure in find_figures(origin.text)]
    return tuple(_traced(figure, known, origins) for figure in figures)


def untraced(text: str, origins: Sequence[Origin]) -> tuple[Figure, ...]:
    """The figures of a text that come from nowhere."""
    return tuple(found.figure for found in trace(text, origins) if not found.is_traced)


def brief_origins(facts: Facts, filing: Filing) -> list[Origin]:
    """What the user stated, and the heading of the form as it was computed from that."""
    funds, project = filing.funds, filing.project
    money = [f"{show(v)}{funds.unit}" for name in _MONEY if (v := getattr(funds, name)) is not None]
    money += [f"{show(item.amount)}{funds.unit}" for item in funds.items]
    head = f"{filing.year}年 {project.start} {project.end} {project.name} {project.department} {project.unit}"
    years = " ".join(f"{y}年" for y in (project.start[:4], project.end[:4]) if y.isdigit())
    heading = Origin(label="表头", text=f"{head} {years} {' '.join(money)}")
    stated = facts.text_without_orders or facts.text  # what orders the program states nothing
    return [Origin(label="项目简介", text=stated), *_as_read(facts), heading]


def _as_read(facts: Facts) -> Iterator[Origin]:
    """What the brief says in other words: 32 under 单价（万元） is 32万元, 三十二支 is 32支, 零事故 is 0起."""
    yield from _counted_nouns(facts.text_without_orders or facts.text)
    yield from _ranges_of_days(facts.text_without_orders or facts.text)
    for entry in facts.ledger.entries:
        if entry.role is NumberRole.ORDER:
            continue
        if entry.number is not None and entry.unit == _MONTHS:  # a rate times 12月
            yield Origin(label="项目简介", text=f"{entry.value}个{_MONTHS}")
        if entry.number is not None and f"{entry.value}{entry.unit}" not in entry.quote:
            yield Origin(label="项目简介", text=f"{entry.value}{entry.unit}")
        if entry.number is not None and entry.unit_said:  # 30个老师 are 30人
            yield Origin(label="项目简介", text=f"{entry.value}{entry.unit_said}")
        if month := _MONTH.fullmatch(entry.value):
            year, number = int(month["year"]), int(month["month"])
            yield Origin(label="项目简介", text=f"{year}年{number}月{monthrange(year, number)[1]}日")


def _counted_nouns(text: str) -> Iterator[Origin]:
    """What a measure counts, right behind it: 四十八支队 are 48队."""
    for figure in find_figures(text):
        noun = text[figure.end : figure.end + 1]
        if figure.kind is FigureKind.COUNT and figure.unit and _HAN.fullmatch(noun):
            yield Origin(label="项目简介", text=f"{show(figure.value or Decimal(0))}{noun}")


def _ranges_of_days(text: str) -> Iterator[Origin]:
    """The last day of a range of days of one month, and how many days it has: 9月18日至20日."""
    for token in find_tokens(text):
        first, last = _DAY_OF_MONTH.search(token.date), _DAY_OF_MONTH.search(token.date_end)
        if first and last and first["month"] == last["month"] and int(first["day"]) < int(last["day"]):
            days = int(last["day"]) - int(first["day"]) + 1
            yield Origin(label="项目简介", text=f"{int(last['month'])}月{int(last['day'])}日 {days}天")


_HAN = re.compile("[一-鿿]")
_DAY_OF_MONTH = re.compile(r"-(?P<month>\d\d)-(?P<day>\d\d)$")
_MONTHS = "月"
_MONTH = re.compile(r"(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])")
_MONEY = (
    "total", "fiscal", "carry_over", "special_account", "other", "overall_total", "overall_fiscal", "overall_other",
)  # fmt: skip


def row_origins(filing: Filing) -> Iterator[Origin]:
    """The rows that name a source, each as an origin for what is said of them elsewhere."""
    for row in (*filing.indicators, *filing.overall_indicators):
        if row.source is not None:
            yield Origin(label=f"指标“{row.name}”", text=f"{row.name}{row.target}")


def _traced(figure: Figure, known: Sequence[tuple[Figure, str]], origins: Sequence[Origin]) -> Trace:
    for other, label in known:
        if same_figure(figure, other):
            return Trace(figure=figure, origin=label)
    if figure.kind is FigureKind.ORGANISATION:
        stored = next((o.label for o in origins if figure.name in o.text), "")
        return Trace(figure=figure, origin=stored)
    return Trace(figure=figure, formula=_formula(figure, [f for f, _ in known]))


def _formula(figure: Figure, known: Sequence[Figure]) -> str:
    """A formula over stated figures that gives this one; "" where there is none."""
    if figure.value is None:
        return ""
    parts = _distinct(f for f in known if f.value is not None and f.kind is not FigureKind.PERCENT)[:_MOST_PARTS]
    if figure.text.endswith(_POINTS):
        return next(_points(figure, [f for f in known if f.kind is FigureKind.PERCENT]), "")
    if figure.kind is FigureKind.PERCENT:
        return next(_rates(figure, parts), "")
    same = [f for f in parts if f.kind is figure.kind and f.unit == figure.unit]
    return next(chain(_sums(figure.value, same), _products(figure, parts)), "")


def _distinct(figures: Iterable[Figure]) -> list[Figure]:
    kept: dict[tuple[str, Decimal, str], Figure] = {}
    for figure in figures:
        kept.setdefault((figure.kind, figure.value or Decimal(0), figure.unit), figure)
    return list(kept.values())


def _sums(value: Decimal, same: Sequence[Figure]) -> Iterator[str]:
    """Two figures of one unit added or taken from each other, or all of them added."""
    if len(same) > 2 and sum(f.value or 0 for f in same) == value:
        yield "＋".join(f.text for f in same)
    for one, other in permutations(same, 2):
        if (one.value or 0) + (other.value or 0) == value:
            yield f"{one.text}＋{other.text}"
        if (one.value or 0) - (other.value or 0) == value:
            yield f"{one.text}－{other.text}"


def _products(figure: Figure, parts: Sequence[Figure]) -> Iterator[str]:
    """A sum of money that is a unit price times a count."""
    if figure.kind is not FigureKind.MONEY:
        return
    for price in (f for f in parts if f.kind is FigureKind.MONEY):
        for count in (f for f in parts if f.kind is FigureKind.COUNT and f.unit):
            if (price.value or 0) * (count.value or 0) == figure.value:
                yield f"{price.text}×{count.text}"


def _points(figure: Figure, shares: Sequence[Figure]) -> Iterator[str]:
    """How far two percentages are apart."""
    for one, other in permutations(_distinct(f for f in shares if f.value is not None)[:_MOST_PARTS], 2):
        if (one.value or 0) - (other.value or 0) == figure.value:
            yield f"{one.text}－{other.text}"


def _rates(figure: Figure, parts: Sequence[Figure]) -> Iterator[str]:
    """A percentage that one figure is of another of the same unit, exact or rounded to the decimals shown.

    A whole percentage has to be exact: rounded ones hit by chance.
    """
    shown = -int((figure.value or Decimal(0)).as_tuple().exponent)
    for one, other in permutations(parts, 2):
        if one.unit != other.unit or one.kind is not other.kind:
            continue
        try:
            rate = (one.value or Decimal(0)) / (other.value or Decimal(0)) * 100
        except (DivisionByZero, InvalidOperation):
            continue
        if rate == figure.value or (shown > 0 and rounds_to(figure.value or Decimal(0), rate)):
            yield f"{one.text}÷{other.text}×100%＝{show(figure.value or Decimal(0))}%"
