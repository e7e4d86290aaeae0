"""Rows for what the brief states: quantities, rates, dates and money, each with its own name, unit and words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.domain.facts import DateFact, DateRole, Facts, MoneyFact, MoneyRole, QuantityFact, RateFact
from assistant.domain.filing import Funds
from assistant.domain.indicator import Indicator
from assistant.domain.source import Source
from assistant.domain.vocabulary import (
    BENEFIT,
    COST,
    ECONOMIC,
    ECONOMIC_COST,
    OUTPUT,
    QUANTITY,
    TIMELINESS,
)
from assistant.jobs.declaration.writers.rule_based import naming, rates, sources
from assistant.jobs.declaration.writers.rule_based.row import CORE, STATED, DraftRow
from assistant.language.dates import chinese_dates
from assistant.language.money import Money
from assistant.language.target import SIGNS, Operator

_GAIN = re.compile(r"(?:增产|增收|节水|节电|节约|减排)$")
"""Things that are an effect although they are counted like work."""
_PLAN_BASIS = "计划标准：按项目计划安排"
_BUDGET_BASIS = "预算支出标准：按本项目预算安排，不得超出"


def sign(operator: Operator) -> str:
    """The sign a form shows for an operator."""
    return SIGNS.get(operator, "")


def quantity_rows(facts: Iterable[QuantityFact]) -> Iterator[DraftRow]:
    """One 数量 row per stated quantity; figures that only describe the present are left out."""
    for fact in facts:
        if not fact.baseline:
            yield _quantity_row(fact)


def _quantity_row(fact: QuantityFact) -> DraftRow:
    # A plan's bare figure is what will at least be done; clerks write it with ≥ (see 101号 一（一）3: values strict).
    operator = Operator.AT_LEAST if fact.operator is Operator.EQUAL else fact.operator
    unit = f"{fact.unit}/{fact.per.removeprefix('每')}" if fact.per else fact.unit
    done = f"{fact.verb}{fact.object}" if fact.verb else f"完成{fact.object}"
    gain = _GAIN.search(fact.object)
    indicator = Indicator(
        level1=BENEFIT if gain else OUTPUT,
        level2=ECONOMIC if gain else QUANTITY,
        name=f"{fact.object}量" if gain else naming.quantity_name(fact),
        target=f"{sign(operator)}{show(fact.number)}{unit}",
        unit=unit,
        definition=f"{'项目期内' if fact.overall else '年度内'}实际{done}的{naming.measure_noun(fact.unit)}",
        value_basis=_PLAN_BASIS,
        measurement="情况统计",
        data_source="部门业务统计",
        evidence="工作台账、验收或签收资料",
        source=sources.from_span(fact.span),
    )
    return DraftRow(indicator, STATED, overall=fact.overall)


def rate_rows(facts: Iterable[RateFact]) -> Iterator[DraftRow]:
    """One row per stated rate, in the class that its name belongs to."""
    for fact in facts:
        if not fact.baseline:
            yield _rate_row(fact)


def _rate_row(fact: RateFact) -> DraftRow:
    level1, level2 = rates.class_of(fact.name)
    surveyed = level1 not in {OUTPUT, BENEFIT}
    indicator = Indicator(
        level1=level1,
        level2=level2,
        name=fact.name,
        target=rate_target(fact),
        unit=fact.unit,
        definition=rates.definition(fact),
        value_basis=_PLAN_BASIS,
        measurement="问卷调查" if surveyed else "情况统计",
        data_source="满意度调查" if surveyed else "部门业务统计",
        evidence="满意度调查报告和问卷汇总表" if surveyed else "统计报表和验收、检查资料",
        source=sources.from_span(fact.span),
    )
    return DraftRow(indicator, STATED)


def rate_target(fact: RateFact) -> str:
    """The target text of a stated rate: a bare 100% is “=100%”, a bare 95% binds as at least."""
    if fact.operator is Operator.RANGE and fact.high is not None:
        return f"{show(fact.value)}-{show(fact.high)}{fact.unit}"
    full = fact.value == Decimal(100) and fact.unit == "%"
    operator = fact.operator
    if operator is Operator.EQUAL and not full:
        operator = Operator.AT_MOST if rates.less_is_better(fact.name) else Operator.AT_LEAST
    if full and operator is Operator.AT_LEAST:
        operator = Operator.EQUAL  # a share cannot exceed 100%
    return f"{sign(operator)}{show(fact.value)}{fact.unit}"


def date_rows(facts: Facts, year: int) -> Iterator[DraftRow]:
    """One 时效 row per deadline. A period that ends after the budget year also has its end, and where no deadline
    falls into the budget year, this year's work ends with the year."""
    due = [d for d in facts.dates if d.role is DateRole.DEADLINE]
    later = facts.end is not None and facts.end.date[:4] > str(year)
    yield from (_date_row(d, overall=d.date[:4] > str(year)) for d in due)
    if facts.end is not None and (later or not due) and not any(d.date[:4] > str(year) for d in due):
        yield _date_row(facts.end, overall=later)
    if later and facts.end is not None and not any(d.date[:4] <= str(year) for d in due):
        row = _date_row(facts.end.model_copy(update={"date": f"{year}-12-31"}), overall=False)
        yield row.with_changes(name="年度任务完成时间", source=sources.from_formula(f"预算年度{year}年的最后一天"))


def _date_row(fact: DateFact, *, overall: bool) -> DraftRow:
    name = naming.date_name(fact)
    indicator = Indicator(
        level1=OUTPUT,
        level2=TIMELINESS,
        name=name,
        target=f"{chinese_dates(fact.date)}前",
        definition=f"以{fact.what or '项目'}完成或通过验收的日期为准",
        value_basis=_PLAN_BASIS,
        measurement="直接证明",
        data_source="部门业务记录",
        evidence="验收单、支付凭证等载明日期的资料",
        source=sources.from_span(fact.span),
    )
    return DraftRow(indicator, STATED, overall=overall)


def cost_rows(facts: Facts, funds: Funds, total_source: Source | None) -> Iterator[DraftRow]:
    """The budget as a ceiling, the parts of the money, and the stated unit prices."""
    parts = facts.sums(MoneyRole.ITEM)
    total = funds.money("total")
    if total is not None and total_source is not None and sum(p.money.yuan for p in parts) != total.yuan:
        definition = f"项目全部支出合计，不超过年度预算{total}"
        yield _cost_row(_Cost("项目总成本", total, "", definition, total_source), CORE)
    for fact in parts:
        cost = _Cost(
            naming.cost_name(fact), fact.money, "", f"用于{fact.purpose}的支出合计", sources.from_span(fact.span)
        )
        yield _cost_row(cost, STATED)
    for fact in facts.sums(MoneyRole.UNIT_PRICE):
        yield _cost_row(_unit_price(fact, facts), STATED)


@dataclass(frozen=True)
class _Cost:
    name: str
    money: Money
    per: str
    definition: str
    source: Source


def _unit_price(fact: MoneyFact, facts: Facts) -> _Cost:
    """A unit price, named after what the brief counts in that unit where it names nothing itself."""
    counted = next((q.object for q in facts.quantities if q.unit == fact.per and not fact.purpose), "")
    name = f"{counted}单价" if counted else naming.cost_name(fact)
    definition = f"{fact.purpose or counted or '项目'}支出金额÷实际{naming.measure_noun(fact.per)}"
    return _Cost(name, fact.money, fact.per, definition, sources.from_span(fact.span))


def _cost_row(cost: _Cost, importance: Decimal) -> DraftRow:
    unit = f"{cost.money.unit}/{cost.per}" if cost.per else str(cost.money.unit)
    indicator = Indicator(
        level1=COST,
        level2=ECONOMIC_COST,
        name=cost.name,
        target=f"≤{show(cost.money.amount)}{unit}",
        unit=unit,
        definition=cost.definition,
        value_basis=_BUDGET_BASIS,
        measurement="直接证明",
        data_source="单位财务核算资料",
        evidence="预算批复、合同和支付凭证",
        source=cost.source,
    )
    return DraftRow(indicator, importance)
