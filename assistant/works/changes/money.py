"""Changes of the money: the parts and the total stay equal, or the gap is said with its arithmetic."""

from collections.abc import Mapping
from decimal import Decimal

from assistant.base import known_sum, show
from assistant.domain.filing import MONEY_WORDS, Funds
from assistant.domain.fund_lines import OF_TOTAL
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.operation_arguments import MONEY_FIELDS
from assistant.domain.source import BY_USER, Source, SourceKind
from assistant.domain.vocabulary import is_cost
from assistant.language.money import Money, MoneyUnit, read_money_unit
from assistant.language.target import Operator
from assistant.works.funds import arithmetic_of, gap_of
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.rows import by_user, with_filing
from assistant.works.self_evaluation import require_self_evaluation
from assistant.works.state import WorkState

_MOST_PLACES = 6


def set_money(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """One amount, in the unit of the form. What only followed from the others follows on; what was stated stays."""
    funds, field, what = state.filing.funds, order.field, MONEY_FIELDS[order.field]
    if field in MONEY_WORDS:
        require_self_evaluation(state)
    amount = _in_form_unit(order, funds.unit or tools.profile.money_unit)
    before = getattr(funds, field)
    source = state.filing.sources.get(f"funds.{field}")
    if before == amount and not (source and source.confirm):
        raise NotApplicable(f"{what}本来就是{show(amount)}{funds.unit}，没有改动。")
    changes = {field: amount, **_following(state, field, amount)}
    new = funds.model_copy(update=changes)
    sources = {**state.filing.sources, **_sources(field, changes, new)}
    done, noted = _with_cost(with_filing(state, funds=new, sources=sources), funds, new)
    moved = [f"{MONEY_FIELDS[f]}随之为{show(v)}{new.unit}" for f, v in changes.items() if f != field]
    shown = "（空）" if before is None else f"{show(before)}{funds.unit}"
    return ChangeOutcome(done, what, shown, f"{show(amount)}{new.unit}").with_note(
        *moved, noted, "" if field in MONEY_WORDS else gap_of(new)
    )


def _in_form_unit(order: Operation, form_unit: str) -> Decimal:
    unit = read_money_unit(order.unit)
    if unit is None or order.amount is None:
        raise NotApplicable("请写明金额的单位：元、万元或亿元。")
    if order.amount < 0:
        raise NotApplicable("金额不能是负数，没有改。")
    amount = Money(amount=order.amount, unit=unit).to(MoneyUnit(form_unit)).amount
    if -int(amount.as_tuple().exponent) > _MOST_PLACES:
        raise NotApplicable(f"金额精确到了{form_unit}后第{_MOST_PLACES}位以下，请核对。")
    return amount


def _following(state: WorkState, field: str, amount: Decimal) -> dict[str, Decimal]:
    """The amounts that only followed from the others: the rest of a total, or the sum of the parts."""
    funds = state.filing.funds
    if field not in {"total", *OF_TOTAL}:
        return {}
    values = {f: getattr(funds, f) for f in ("total", *OF_TOTAL)} | {field: amount}
    if field == "total":
        return _rest_to(values, _taker(state, values))
    if values["total"] is None or _derived(state, "total"):
        return {"total": known_sum(values[f] for f in OF_TOTAL)}
    taker = next((f for f in OF_TOTAL if f != field and _derived(state, f) and values[f] is not None), "")
    return _rest_to(values, taker)


def _taker(state: WorkState, values: Mapping[str, Decimal | None]) -> str:
    """The part that changes with the total: one that was not stated, else the only part there is."""
    assumed = [f for f in OF_TOTAL if values[f] is not None and _derived(state, f) and values[f]]
    bearing = [f for f in OF_TOTAL if values[f]]
    if assumed:
        return assumed[0]
    return bearing[0] if len(bearing) == 1 else "" if bearing else "fiscal"


def _rest_to(values: Mapping[str, Decimal | None], taker: str) -> dict[str, Decimal]:
    if not taker or values["total"] is None:
        return {}
    rest = values["total"] - known_sum(values[f] for f in OF_TOTAL if f != taker)
    return {taker: rest} if rest >= 0 and rest != values[taker] else {}


def _derived(state: WorkState, field: str) -> bool:
    source = state.filing.sources.get(f"funds.{field}")
    return source is not None and source.kind is SourceKind.FORMULA


def _sources(field: str, changes: Mapping[str, Decimal], funds: Funds) -> dict[str, Source]:
    found = {f"funds.{field}": BY_USER}
    for other in changes:
        if other != field:
            formula = arithmetic_of(funds) if other == "total" else f"总额减去其他来源：{arithmetic_of(funds)}"
            found[f"funds.{other}"] = Source(kind=SourceKind.FORMULA, label=formula, ref=formula, confirm=True)
    return found


def _with_cost(state: WorkState, old: Funds, new: Funds) -> tuple[WorkState, str]:
    """Rows that bind the cost at the old total bind it at the new one."""
    was, now = old.money("total"), new.money("total")
    if was is None or now is None or was.yuan == now.yuan:
        return state, ""
    rows = tuple(_bound_to(r, was, now) for r in state.filing.indicators)
    overall = tuple(_bound_to(r, was, now) for r in state.filing.overall_indicators)
    if rows == state.filing.indicators:
        return state, ""
    moved = "、".join(f"{a.name}{b.target}" for a, b in zip(state.filing.indicators, rows, strict=True) if a != b)
    single = {"overall_indicators": overall} if not state.filing.project.multi_year else {}
    return with_filing(state, indicators=rows, **single), f"随之改为{moved}"


def _bound_to(row: Indicator, was: Money, now: Money) -> Indicator:
    target = row.parsed
    unit = MoneyUnit(target.unit) if target.unit in set(MoneyUnit) else None
    if (
        unit is None
        or target.operator is not Operator.AT_MOST
        or target.high is None
        or not is_cost(row.level1, row.level2)
    ):
        return row
    if not Money(amount=target.high, unit=unit).same_as(was):
        return row
    return by_user(row, target=f"≤{show(now.to(unit).amount)}{target.measured if row.unit_in_target else ''}")
