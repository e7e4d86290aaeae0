"""What the money, the quantities and the dates of a brief say together, and what does not fit, with the arithmetic.

A contradiction is shown only where the numbers nearly fit: a total that is a fifth off is a slip, one that is half off
is most likely the sum of something else. A stated whole is never corrected.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, groupby, pairwise, takewhile

from assistant.base import show
from assistant.domain.ledger import LedgerContradiction, LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.stages import dates_out_of_order
from assistant.language.layout import Layout, TextCell
from assistant.language.measure_words import canonical, measure_kind
from assistant.language.token_quantities import with_scale

_SLIP = Decimal("0.12")
_SURE = 0.6
_CLOSE = Decimal("0.06")
_EXACT = Decimal("0.0001")
_ROUNDED = Decimal("0.006")
_MOST = 12
_TOTAL_LABELS = frozenset({"资金总额", "年度资金总额", "项目资金", "资金", "金额", "总额"})


@dataclass(frozen=True)
class Item:
    """An entry as a plain amount with its place."""

    entry: LedgerEntry
    value: Decimal
    unit: str
    sentence: int
    line: int
    cell: TextCell | None

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money (in 元)."""
        return self.unit == "元"


def contradictions(entries: Sequence[LedgerEntry], layout: Layout) -> tuple[LedgerContradiction, ...]:
    """What does not fit, each pair of numbers once."""
    items = [i for e in entries if (i := _item(e, layout)) is not None]
    checks: Sequence[Callable[[Sequence[Item]], Iterator[LedgerContradiction]]] = (
        _columns,
        _funds,
        _products,
        _only_product,
        _shares,
    )
    found = [*_totals(items, layout), *(c for check in checks for c in check(items))]
    found += [*_parts(items, layout), *_parts_elsewhere(items, layout), *_times(items, layout)]
    found += dates_out_of_order(entries, layout)
    kept: dict[tuple[int, ...], LedgerContradiction] = {}
    for one in found:
        kept.setdefault((one.starts[-1],), one)
    return tuple(kept.values())


_NEVER = frozenset({NumberRole.RANGE_END, NumberRole.ORDER, NumberRole.IDENTIFIER, NumberRole.DOCUMENT})


def _item(entry: LedgerEntry, layout: Layout) -> Item | None:
    number = entry.number
    if number is None or not entry.unit or entry.role in _NEVER:
        return None  # a year, a list mark, or nothing that could be added up
    unit, _, per = entry.unit.partition("/")
    money = measure_kind(unit) == "money" or entry.role.is_money or entry.role is NumberRole.PRICE
    plain = "元" if money else canonical(unit.lstrip("万亿"))
    unit_shown = plain if not per or money else f"{plain}/{per}"
    sentence, line = layout.sentence(entry.start).start, layout.line(entry.start).start
    return Item(entry, with_scale(number, unit), unit_shown, sentence, line, layout.cell(entry.start))


def _totals(items: Sequence[Item], layout: Layout) -> Iterator[LedgerContradiction]:
    """Two totals of the same year, unless the last one is a labelled line: an answer settles it."""
    totals = [i for i in items if i.entry.role is NumberRole.MONEY_TOTAL]
    differ = min(len({i.value for i in totals}), len({i.entry.number for i in totals})) > 1
    if not differ or layout.label(totals[-1].entry.start) in _TOTAL_LABELS:
        return
    distinct = list({i.value: i for i in totals}.values())
    text = "和".join(f"{show(i.entry.number or i.value)}{i.entry.unit}" for i in distinct)
    yield _contradiction("totals", text, distinct)


def _columns(items: Sequence[Item]) -> Iterator[LedgerContradiction]:
    """The row of sums of a table against the column above it."""
    for total in items:
        cell = total.cell
        if cell is None or not cell.is_total:
            continue
        above = [
            i for i in items
            if i.cell and i.cell.column == cell.column and i.cell.header == cell.header and i.cell.row < cell.row
            and i.unit == total.unit
        ]  # fmt: skip
        sums = [i for i in above if i.cell and i.cell.is_total]
        parts = [i for i in above if not (i.cell and i.cell.is_total)]
        last = max((i.cell.row for i in sums if i.cell), default=-1)
        since = [i for i in parts if i.cell and i.cell.row > last]
        if not any(_equal(_sum(p), total.value) for p in (parts, sums, since, [*sums, *since]) if p):
            yield from _slip("sum", since or parts, total, items)


def _funds(items: Sequence[Item]) -> Iterator[LedgerContradiction]:
    """The sources, and the uses, against the total."""
    total = next((i for i in items if i.entry.role is NumberRole.MONEY_TOTAL), None)
    overall = next((i for i in items if i.entry.role is NumberRole.MONEY_OVERALL), None)
    wholes = [w for w in (total, overall) if w]
    for role in (NumberRole.MONEY_SOURCE, NumberRole.MONEY_USE):
        parts = [i for i in items if i.entry.role is role and not (i.cell and i.cell.is_total)]
        if len(parts) < 2 or len(parts) > _MOST or not wholes or min(i.entry.confidence for i in parts) < _SURE:
            continue
        distinct = list({i.value: i for i in parts}.values())
        if not any(_closes(p, w) for p in (parts, distinct) for w in wholes):
            yield from _slip("sum", distinct, wholes[0], items)


def _closes(parts: Sequence[Item], whole: Item) -> bool:
    """Whether all parts, or all but those that are parts of others, add up to a whole."""
    target = whole.value
    if _equal(_sum(parts), target):
        return True
    for size in range(2, len(parts)):
        if any(_equal(_sum(chosen), target) for chosen in combinations(parts, size)):
            return True
        if len(parts) > 10:
            break
    return any(_equal(p.value, target) for p in parts)


def _parts(items: Sequence[Item], layout: Layout) -> Iterator[LedgerContradiction]:
    """A whole against what is counted up behind it: 共650人，其中城区320人、乡镇180人、企业120人."""
    for at, whole in enumerate(items):
        if whole.entry.role in _NO_WHOLE or whole.value <= 0 or whole.cell or whole.unit in {"年", "%"}:
            continue
        run = _run(items, at)
        if len(run) < 2 or any(_equal(_sum(run[:n]), whole.value) for n in range(2, len(run) + 1)):
            continue
        named = list(takewhile(_may_be_part, run))
        if _AMONG.search(layout.text, whole.entry.end, run[0].entry.start) and _are_one_list(run, layout):
            yield from _slip("sum", run, whole, items)
        elif sum(i.entry.role is NumberRole.PART for i in named) > 1:
            yield from _slip("sum", named, whole, items)
        elif _are_counted(items[at + 1 :], run) or _may_make_up(run, whole):
            yield from _slip("sum", run, whole, items)


def _are_one_list(run: Sequence[Item], layout: Layout) -> bool:
    """Whether nothing but 、 and “and” goes on from each number to the next: 主干3.2公里（……）、庭院8.6公里."""
    between = (layout.text[a.entry.end : b.entry.start] for a, b in pairwise(run))
    return all(not _OTHER_CLAUSE.search(_BRACKETS.sub("", words)) for words in between)


def _may_make_up(run: Sequence[Item], whole: Item) -> bool:
    """Whether three numbers or more of one role in the sentence of a whole come close to it."""
    return len(run) > 2 and _alike([whole, *run]) and abs(_sum(run) - whole.value) <= whole.value * _CLOSE


def _parts_elsewhere(items: Sequence[Item], layout: Layout) -> Iterator[LedgerContradiction]:
    """The parts of a sentence against a whole that it names, counted elsewhere: 岸线修复中：北段5公里，南段4公里."""
    wholes = [i for i in items if i.entry.role is NumberRole.OUTPUT and len(i.entry.about) > 1]
    parts = [i for i in items if i.entry.role in {NumberRole.PART, NumberRole.OUTPUT}]
    for (sentence, unit), found in groupby(parts, key=lambda i: (i.sentence, i.unit)):
        run = list(found)
        named = layout.text[sentence : run[0].entry.start]
        whole = [w for w in wholes if w.unit == unit and w.sentence != sentence and w.entry.about in named]
        among = bool(_AMONG.search(named)) or all(i.entry.role is NumberRole.PART for i in run)
        if len(run) > 1 and len(whole) == 1 and among:
            yield from _slip("sum", run, whole[0], items)


def _are_counted(behind: Sequence[Item], run: Sequence[Item]) -> bool:
    """Whether it is said of how many kinds the whole is, right before so many of them: 分三档：低保320户……"""
    return bool(behind) and behind[0].unit in _KINDS and behind[0].value == len(run) and behind[0] not in run


_AMONG = re.compile("[^其]中[：:，,]|其中|包括")
_BRACKETS = re.compile("[（(][^（）()]*[）)]")
_OTHER_CLAUSE = re.compile("[，,；;。：:（()）]")
_IN_ALL = re.compile("(?:[一总]?共|合计|总计|累计)[^，,；;。：:\\d]{0,4}$")
_EACH_REACH = 6
_MISCOUNTED = Decimal("0.5")
"""How far off a product may be that is said in full: 2期，每期60人，共150人次."""
_KINDS = frozenset(["档", "类", "种", "级", "段", "块", "批"])


def _may_be_part(item: Item) -> bool:
    return item.entry.role is NumberRole.PART or item.entry.confidence < _SURE


_NO_WHOLE = frozenset(
    {NumberRole.PART, NumberRole.PRICE, NumberRole.SHARE, NumberRole.MONEY_USE, NumberRole.MONEY_SOURCE}
)


def _alike(items: Sequence[Item]) -> bool:
    """Whether all stand in one sentence and say the same kind of thing."""
    roles = {i.entry.role for i in items[1:]}
    return len({i.sentence for i in items}) == 1 and len(roles) == 1


def _run(items: Sequence[Item], at: int) -> list[Item]:
    """What follows a whole in its line and in its unit, until it is reached or the line ends."""
    whole, run = items[at], list[Item]()
    for item in items[at + 1 :]:
        if item.line != whole.line or len(run) == _MOST or _sum(run) >= whole.value:
            break
        if item.unit == whole.unit and item.entry.role is not NumberRole.PRICE:
            run.append(item)
    return run


def _products(items: Sequence[Item]) -> Iterator[LedgerContradiction]:
    """Quantity × price against the money of the same row of a table or the same sentence."""
    for price in items:
        if price.entry.role is not NumberRole.PRICE:
            continue
        near = [i for i in items if i is not price and _beside(i, price)]
        sums = [i for i in near if i.entry.role is NumberRole.MONEY_USE and i.entry.start > price.entry.start]
        prices = [i for i in near if i.entry.role is NumberRole.PRICE]
        counts = [i for i in near if not i.is_money and i.value > 1 and i.entry.role in _COUNTED and i.unit != "年"]
        if len(sums) != 1 or prices or not 1 <= len(counts) <= 3:
            continue
        tried = [(chosen, _product(chosen) * price.value) for n in (1, 2, 3) for chosen in combinations(counts, n)]
        nearest = min(tried, key=lambda t: abs(t[1] - sums[0].value))
        off = abs(nearest[1] - sums[0].value)
        if sums[0].value * _ROUNDED < off <= sums[0].value * _SLIP:
            yield _product_text(nearest[0], price, sums[0], nearest[1])


def _only_product(items: Sequence[Item]) -> Iterator[LedgerContradiction]:
    """A brief with one price and one sum: 1450人、每人2000元 against 280万元, wherever they stand."""
    prices = [i for i in items if i.entry.role is NumberRole.PRICE]
    money = {i.value: i for i in reversed(items) if i.entry.role in {NumberRole.MONEY_TOTAL, NumberRole.MONEY_USE}}
    if len(prices) != 1 or len(money) != 1:
        return
    total = next(iter(money.values()))
    near = [i for i in items if i.sentence == prices[0].sentence and i.entry.role is NumberRole.OUTPUT]
    if len(near) == 1 and near[0].value > 1:
        product = near[0].value * prices[0].value
        if total.value * _ROUNDED < abs(product - total.value) <= total.value * _CLOSE:
            yield _product_text(near, prices[0], total, product)


_COUNTED = frozenset({NumberRole.OUTPUT, NumberRole.PART, NumberRole.PERIOD, NumberRole.CONTEXT, NumberRole.FREQUENCY})


def _beside(one: Item, other: Item) -> bool:
    if one.cell or other.cell:
        return bool(one.cell and other.cell and one.cell.row == other.cell.row and one.cell.label == other.cell.label)
    return one.sentence == other.sentence


def _times(items: Sequence[Item], layout: Layout) -> Iterator[LedgerContradiction]:
    """So many times so many each against what they are said to be in all: 2期，每期60人，共150人次."""
    for each in items:
        start = each.entry.start
        if each.is_money or not each.unit or "每" not in layout.text[max(0, start - _EACH_REACH) : start]:
            continue
        near = [i for i in items if i.sentence == each.sentence and i.line == each.line and not i.cell]
        times = [i for i in near if i.entry.end <= start and layout.text.endswith(f"每{i.entry.unit}", 0, start)]
        wholes = [
            i for i in near
            if i.entry.start >= each.entry.end and i.unit.startswith(each.unit)
            and _IN_ALL.search(layout.text[each.entry.end : i.entry.start])
        ]  # fmt: skip
        if not times or not wholes:
            continue
        product, whole = times[-1].value * each.value, wholes[0]
        off = abs(product - whole.value)
        if times[-1].value > 1 and whole.value * _ROUNDED < off <= whole.value * _MISCOUNTED:
            yield _product_text(times[-1:], each, whole, product)


def _shares(items: Sequence[Item]) -> Iterator[LedgerContradiction]:
    """A share against the part and the whole that its sentence names: 62人占80人的85%."""
    for share in items:
        if share.unit != "%" or share.entry.role is not NumberRole.SHARE:
            continue
        near = [i for i in items if i.sentence == share.sentence and i is not share and i.unit not in {"%", "年"}]
        pairs = [
            (a, b) for a, b in combinations(near, 2) if a.unit == b.unit and a.value and b.value and a.value != b.value
        ]
        if len(pairs) != 1:
            continue
        part, whole = sorted(pairs[0], key=lambda i: i.value)
        ratio = part.value * 100 / whole.value
        if Decimal(1) < abs(ratio - share.value) <= Decimal(12):
            text = (
                f"{show(part.entry.number or part.value)}÷{show(whole.entry.number or whole.value)}="
                f"{show(ratio.quantize(Decimal('0.1')))}%，简介写{share.entry.quote}"
            )
            yield _contradiction("share", text, (part, whole, share))


def _slip(kind: str, parts: Sequence[Item], whole: Item, items: Sequence[Item]) -> Iterator[LedgerContradiction]:
    """The sum of parts shown against a whole, where it is so near that a slip is likely.

    A difference that is itself a number of the brief is a part that was not taken for one, and no slip.
    """
    total = _sum(parts)
    gap = abs(total - whole.value)
    if any(i.unit == whole.unit and _equal(i.value, gap) for i in items):
        return
    if len(parts) < 2 or _equal(total, whole.value) or abs(total - whole.value) > whole.value * _SLIP:
        return
    scale = _scale([*parts, whole])
    terms = "+".join(show(p.value / scale) for p in parts)
    unit = _unit_word(whole, scale)
    off = show(abs(total - whole.value) / scale)
    yield _contradiction(
        kind, f"{terms}={show(total / scale)}，简介写{show(whole.value / scale)}，差{off}{unit}", (*parts, whole)
    )


def _product_text(counts: Sequence[Item], price: Item, money: Item, product: Decimal) -> LedgerContradiction:
    factors = "×".join(show(i.value) for i in (*counts, price))
    scale = _scale([money])
    unit = _unit_word(money, scale)
    text = (
        f"{factors}={show(product / scale)}{unit}，简介写{show(money.value / scale)}{unit}，"
        f"差{show(abs(product - money.value) / scale)}{unit}"
    )
    return _contradiction("product", text, (*counts, price, money))


def _contradiction(kind: str, text: str, items: Sequence[Item]) -> LedgerContradiction:
    quotes, starts = tuple(i.entry.quote for i in items), tuple(i.entry.start for i in items)
    return LedgerContradiction(kind=kind, text=text, quotes=quotes, starts=starts)


def _scale(items: Sequence[Item]) -> Decimal:
    """万 where every amount of money is written in it."""
    wan = all(i.is_money and i.entry.unit.startswith("万") for i in items)
    return Decimal(10_000) if wan else Decimal(1)


def _unit_word(item: Item, scale: Decimal) -> str:
    return f"万{item.unit}" if scale > 1 else item.unit if item.is_money else item.entry.unit.lstrip("万亿")


def _sum(items: Sequence[Item]) -> Decimal:
    return sum((i.value for i in items), Decimal(0))


def _product(items: Sequence[Item]) -> Decimal:
    result = Decimal(1)
    for item in items:
        result *= item.value
    return result


def _equal(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= abs(other) * _EXACT
