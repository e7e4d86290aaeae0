"""Changes of the money of the form, and how its lines then make up the total again."""

import re
from decimal import Decimal

from assistant.base import show
from assistant.domain.applied_change import AppliedChange
from assistant.domain.filing import Funds
from assistant.domain.fund_lines import OF_TOTAL
from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.last_year.candidates import MONEY_WHERE
from assistant.jobs.declaration.last_year.working import WorkingForm
from assistant.jobs.declaration.ledger.sources import line_of
from assistant.language.changes.applying import apply_order
from assistant.language.changes.change_order import ChangeKind, ChangeOrder
from assistant.language.target_parser import parse_target

_K, _R = ChangeKind, NumberRole
_WHOLLY = re.compile("全部|全由|全额|全是|全出|全靠|都由|都是|统一由|全[一-鿿]{0,3}出")
_BEARS = re.compile("[减加增压]的?|承担|解决|出[的钱]?")
_NOTHING = Decimal(0)


def change_money(form: WorkingForm, order: ChangeOrder, field: str) -> None:
    """An amount by field; what the words leave open is noted as asked."""
    where = MONEY_WHERE[field]
    role = _R.MONEY_TOTAL if field == "total" else _R.MONEY_OVERALL if field == "overall_total" else _R.MONEY_SOURCE
    if order.kind is _K.KEEP:
        form.money_kept.add(field)
        form.use(order.value, role, where, used="money")
        return
    if order.kind is _K.DROP:
        _put(form, order, field, _NOTHING)
        return
    if order.kind is _K.OPEN:
        form.ask("money.open", order, where=where, quote=order.quote)
        return
    if order.kind in {_K.PAST, _K.RENAME, _K.RECKON, _K.REMARK}:
        form.use(order.value, _R.MONEY_PAST, where, why="以前年度的资金")
        return
    before = getattr(form.filing.funds, field)
    base = parse_target(f"{show(before or _NOTHING)}{form.filing.funds.unit}")
    found = apply_order(order, base)
    if found.number is None or found.problem is not None:
        form.ask("money.open", order, where=where, quote=order.quote)
        form.use(order.value, role, where, why="按变化算不出金额，已提问")
        return
    if field in form.money and form.money[field] != found.number:
        form.ask("conflict.twice", order, name=where, first=form.money_orders[field].quote, second=order.quote)
        form.use(order.value, role, where, why="同一项资金说了两个数，已提问")
        return
    form.use(order.old, _R.MONEY_PAST, where, why="上年金额")
    form.use(order.value, role, where, used="money")
    form.money_formulas[field] = found.formula
    _put(form, order, field, found.number)


def _put(form: WorkingForm, order: ChangeOrder, field: str, amount: Decimal) -> None:
    form.money[field], form.money_orders[field] = amount, order


def wholly_from(orders: tuple[ChangeOrder, ...]) -> tuple[str, ChangeOrder] | None:
    """The one source that bears everything (全由区财政出), with the clause that says so."""
    for order in orders:
        line = line_of(order.quote)
        if order.value is None and line is not None and _WHOLLY.search(order.quote):
            return line, order
    return None


def settle(form: WorkingForm, orders: tuple[ChangeOrder, ...]) -> None:
    """The lines of the funds after the changes: they make up the total, or it is asked how."""
    funds = form.filing.funds
    parts = {f: form.money.get(f, getattr(funds, f)) for f in OF_TOTAL}
    total = form.money.get("total")
    whole = wholly_from(orders)
    if total is None and any(f in form.money for f in OF_TOTAL):
        total = sum((amount or _NOTHING for amount in parts.values()), _NOTHING)
        form.money_formulas.setdefault(
            "total", f"{'+'.join(show(a) for a in parts.values() if a)}={show(total)}{funds.unit}"
        )
    if whole is not None:
        total = funds.total if total is None else total
        parts = {f: (total if f == whole[0] else (None if parts[f] is None else _NOTHING)) for f in OF_TOTAL}
        form.money_orders[whole[0]] = form.money_orders.get(whole[0], whole[1])
    elif total is not None and "total" in form.money:
        parts = _shared(form, orders, parts, total)
    new = {f: amount for f, amount in parts.items() if amount is not None}
    if total is not None:
        new["total"] = total
    if "overall_total" in form.money:
        new["overall_total"] = form.money["overall_total"]
    _tell(form, funds, new)
    form.filing = form.filing.model_copy(update={"funds": funds.model_copy(update=new)})


def _taker(orders: tuple[ChangeOrder, ...], free: list[str]) -> str | None:
    """The line that a clause without a sum says bears the difference: 财政那块减的."""
    for order in orders:
        line = line_of(order.quote)
        if order.value is None and line in free and _BEARS.search(order.quote):
            return line
    return None


def _shared(
    form: WorkingForm, orders: tuple[ChangeOrder, ...], parts: dict[str, Decimal | None], total: Decimal
) -> dict[str, Decimal | None]:
    """The parts of a new total: the only one that is free takes the rest; where several are, it is asked."""
    fixed = {f for f in OF_TOTAL if f in form.money or f in form.money_kept}
    free = [f for f in OF_TOTAL if f not in fixed and parts[f]]
    rest = total - sum((parts[f] or _NOTHING for f in fixed), _NOTHING)
    unit = form.filing.funds.unit
    if not any(parts.values()):
        return parts
    if not free and rest == 0:
        return parts
    if rest < 0 or not free:
        form.ask(
            "conflict.parts",
            form.money_orders.get("total"),
            total=f"{show(total)}{unit}",
            parts=_listed(parts, fixed, unit),
        )
        return parts
    if len(free) == 1:
        form.money_formulas.setdefault(
            free[0], f"{show(total)}-{show(total - rest)}={show(rest)}{unit}" if total != rest else ""
        )
        return {**parts, free[0]: rest}
    taker = _taker(orders, free) or ("fiscal" if "fiscal" in free else free[0])
    left = rest - sum((parts[f] or _NOTHING for f in free if f != taker), _NOTHING)
    if _taker(orders, free) is None:
        names = "、".join(MONEY_WHERE[f] for f in free)
        form.ask("money.parts", form.money_orders.get("total"), total=f"{show(total)}{unit}", names=names)
        form.money_formulas[taker] = "各来源没有写明，余额暂列这里，请确认"
    return {**parts, taker: left} if left >= 0 else parts


def _listed(parts: dict[str, Decimal | None], fixed: set[str], unit: str) -> str:
    return "、".join(f"{MONEY_WHERE[f]}{show(parts[f] or _NOTHING)}{unit}" for f in OF_TOTAL if f in fixed or parts[f])


def _tell(form: WorkingForm, funds: Funds, new: dict[str, Decimal]) -> None:
    for field, amount in new.items():
        before = getattr(funds, field)
        if before != amount and (before or amount):
            order = form.money_orders.get(field)
            formula = form.money_formulas.get(field, "")
            why = "".join(w for w in (order.quote if order else "", f"（{formula}）" if formula else "") if w)
            form.changes.append(
                AppliedChange(
                    path=f"funds.{field}", where=MONEY_WHERE[field],
                    before=f"{show(before)}{funds.unit}" if before is not None else "",
                    after=f"{show(amount)}{funds.unit}", why=why or "随总额调整",
                )
            )  # fmt: skip
