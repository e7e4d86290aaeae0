"""What the numbers of a brief say of each other: this one is the sum of those, the product of two, said before."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.jobs.declaration.ledger.forms import measured
from assistant.language.layout import Layout
from assistant.language.measure_words import canonical, measure_kind
from assistant.language.token_quantities import with_scale
from assistant.language.tokens import TextToken, TokenKind

_LONGEST_RUN = 14
_NEAR = 6
_TOLERANCE = Decimal("0.00001")


@dataclass(frozen=True)
class LedgerAmount:
    """A token as a plain amount: money in 元, else counted in ``unit`` without its scale."""

    index: int
    value: Decimal
    unit: str
    is_money: bool
    column: tuple[int, int] | None = None
    """Table column, where it stands in one."""


@dataclass
class Relations:
    """For each token (by index) what the arithmetic says; ``sums`` gives whole → parts."""

    marks: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    sums: dict[int, tuple[int, ...]] = field(default_factory=dict)
    products: dict[int, tuple[int, int]] = field(default_factory=dict)


def amounts(tokens: Sequence[TextToken], layout: Layout) -> tuple[LedgerAmount, ...]:
    """The tokens that count something, in order."""
    return tuple(a for i, t in enumerate(tokens) if (a := _amount(i, t, layout)) is not None)


def _amount(index: int, token: TextToken, layout: Layout) -> LedgerAmount | None:
    if token.number is None or token.kind not in {TokenKind.MONEY, TokenKind.COUNT, TokenKind.NUMBER}:
        return None
    cell = layout.cell(token.start)
    unit = token.unit or (cell.unit if cell else "")
    bare = unit.lstrip("万亿") if unit not in {"万", "亿"} else ""
    named = measured(token) if token.unit else measure_kind(unit)
    money = token.kind is TokenKind.MONEY or named == "money" or (unit in {"万", "亿"} and not token.per)
    value = with_scale(token.number, unit)
    return LedgerAmount(index, value, "元" if money else canonical(bare), money, (cell.column, 0) if cell else None)


def relations(found: Sequence[LedgerAmount]) -> Relations:
    """Sums, products and repetitions among amounts."""
    result = Relations()
    for group in _groups(found):
        for at, whole in enumerate(group):
            parts = _parts(group, at)
            if parts:
                result.sums.setdefault(whole.index, tuple(p.index for p in parts))
    for total, indexes in result.sums.items():
        result.marks[total].add("is_sum")
        for index in indexes:
            result.marks[index].add("in_sum")
    for whole, one, other in _products(found):
        result.products.setdefault(whole.index, (one.index, other.index))
        result.marks[whole.index].add("is_product")
        result.marks[one.index].add("factor_count" if not one.is_money else "factor_price")
        result.marks[other.index].add("factor_price" if other.is_money or one.is_money is False else "factor_count")
    seen: dict[tuple[Decimal, str], int] = {}
    for amount in found:
        key = (amount.value, amount.unit)
        if key in seen:
            result.marks[amount.index].add("said_before")
            result.marks[seen[key]].add("said_again")
        seen.setdefault(key, amount.index)
    return result


def _groups(found: Sequence[LedgerAmount]) -> Iterator[list[LedgerAmount]]:
    """Amounts that may add up: of one column, and outside tables of one unit."""
    columns: dict[object, list[LedgerAmount]] = defaultdict(list)
    units: dict[str, list[LedgerAmount]] = defaultdict(list)
    for amount in found:
        if amount.column is not None:
            columns[amount.column].append(amount)
        units[amount.unit].append(amount)
    yield from (g for g in (*columns.values(), *units.values()) if len(g) > 2)


def _parts(group: Sequence[LedgerAmount], at: int) -> Sequence[LedgerAmount]:
    """The run right behind, or else right before, that adds up to an amount; shortest first, of at least two."""
    whole = group[at].value
    if whole <= 0:
        return ()
    for step in (1, -1):
        run, total, i = list[LedgerAmount](), Decimal(0), at + step
        while 0 <= i < len(group) and len(run) < _LONGEST_RUN and total < whole:
            run.append(group[i])
            total += group[i].value
            if total == whole and len(run) > 1:
                return run
            i += step
    return ()


def _products(found: Sequence[LedgerAmount]) -> Iterator[tuple[LedgerAmount, LedgerAmount, LedgerAmount]]:
    for at, whole in enumerate(found):
        if not whole.is_money or whole.value <= 0:
            continue
        near = [a for a in found[max(0, at - _NEAR) : at + _NEAR] if a is not whole and a.value > 0]
        for i, one in enumerate(near):
            for other in near[i + 1 :]:
                if _may_multiply(one, other) and _equal(one.value * other.value, whole.value):
                    yield whole, one, other


def _may_multiply(one: LedgerAmount, other: LedgerAmount) -> bool:
    """A price and a count, or two bare numbers of a table; times one says nothing."""
    kinds = one.is_money != other.is_money or not (one.is_money or one.unit)
    return kinds and min(one.value, other.value) != 1


def _equal(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= abs(other) * _TOLERANCE
