"""Rows for what the brief states, one from each number of the ledger that makes an indicator."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.facts import Facts, Span
from assistant.domain.filing import Funds
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.domain.source import Source
from assistant.domain.vocabulary import (
    BENEFIT,
    COST,
    ECONOMIC_COST,
    OUTPUT,
    QUALITY,
    QUANTITY,
    SATISFACTION,
    SERVED_SATISFACTION,
    TIMELINESS,
    is_cost,
    read_level2,
)
from assistant.jobs.declaration.brief.periods import day
from assistant.jobs.declaration.ledger.row_classes import lasting_class
from assistant.jobs.declaration.ledger.row_names import WHOLE_PROJECT, is_name
from assistant.jobs.declaration.ledger.unspoken import is_interval
from assistant.jobs.declaration.writers.rule_based import sources
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.language.dates import chinese_dates, is_impossible
from assistant.language.likeness import likeness
from assistant.language.money import Money
from assistant.language.target import SIGNS, Operator

_R = NumberRole
TOTAL_COST = "项目总成本"
_SURE = 0.6
"""Below it a role is shown to be confirmed."""
_SAME = 0.5
_CLAUSE = 30
_YEARS = (1950, 2100)
_RECURRING = re.compile(r"每(?:年|月|季度?|周|旬|半年)\D{0,3}\d{1,2}日(?:之|以)?前")
"""A day that comes again: 每月15日前 is no limit of 15 days."""
_CLAUSE_ENDS = re.compile(r"[，,。；;、：:（(|\n]")
_DEVIATION = re.compile("(?:偏差|误差|偏离|波动|浮动)(?:幅度|[率值量度])?$")
_EITHER_WAY, _FIGURES = "±", re.compile(r"\d")
_NEAR = 60
"""Characters between a value and the one of last year that it is measured by."""
_IMPORTANCE = {
    _R.MONEY_TOTAL: Decimal(3),
    _R.OUTPUT: Decimal(3),
    _R.RESULT: Decimal(3),
    _R.SATISFACTION: Decimal(3),
    _R.MONEY_EFFECT: Decimal(3),
    _R.MILESTONE: Decimal(2),
    _R.LIMIT: Decimal(2),
    _R.PRICE: Decimal(2),
    _R.FREQUENCY: Decimal("1.5"),
    _R.MONEY_USE: Decimal("1.5"),
}
_MAIN_SHARE, _MAIN_USES = Decimal("0.2"), 2
"""From which share of the total on a use of it may be a row, and how many may."""
_PLAN_BASIS = "计划标准：按项目计划安排"
BUDGET_BASIS = "预算支出标准：按本项目预算安排，不得超出"
ALL_SPENT = "{period}项目实际发生的全部支出"
_MEASUREMENT = {
    QUANTITY: ("情况统计", "部门业务统计", "工作台账、验收或签收资料"),
    QUALITY: ("情况统计", "验收、检查和检测记录", "验收报告、检查记录、统计报表"),
    TIMELINESS: ("直接证明", "项目验收和交付记录", "验收单、交付或拨付记录"),
    ECONOMIC_COST: ("直接证明", "财务支出明细", "合同、结算单、会计凭证"),
    SERVED_SATISFACTION: ("问卷调查", "满意度调查", "满意度调查报告和问卷汇总表"),
}
_OTHER_MEASUREMENT = ("情况统计", "部门业务统计", "统计报表、前后对比资料")


def measured_by(level2: str) -> tuple[str, str, str]:
    """How the actual value of a row of this class is usually taken, from which data, with which evidence."""
    return _MEASUREMENT.get(level2, _OTHER_MEASUREMENT)


def stated_rows(facts: Facts, funds: Funds, total: Source | None, year: int) -> Iterator[DraftRow]:
    """A row for the total, one for each number that makes an indicator, and one for the end where no day is due.

    What the total is used for stands in the funds, but for ``main_uses``.
    """
    if funds.total is not None and total is not None and funds.money_unit is not None:
        yield total_row(Money(amount=funds.total, unit=funds.money_unit), total)
    left = {_R.MONEY_TOTAL, *([_R.MONEY_USE] if funds.total is not None else [])}
    uses = main_uses(facts.ledger)
    for entry in facts.ledger.entries:
        makes_row = entry.role.makes_row and (entry.role not in left or entry in uses)
        if makes_row and entry.name and (target := target_of(entry)):
            yield stated_row(entry, target, facts, year)
    yield from _end_rows(facts, year)


def main_uses(ledger: Ledger) -> list[LedgerEntry]:
    """The largest uses of the total, where the brief has no price that would hold its cost: reviewers ask for more than
    the total alone."""
    total = next((e.yuan for e in ledger.of(_R.MONEY_TOTAL) if e.yuan), None)
    if total is None or ledger.of(_R.PRICE):
        return []
    uses = {e.yuan: e for e in ledger.of(_R.MONEY_USE) if e.yuan and total * _MAIN_SHARE <= e.yuan < total}
    sure = [e for e in uses.values() if e.confidence >= _SURE and is_name(e.name)]
    return sorted(sure, key=lambda e: -(e.yuan or 0))[:_MAIN_USES]


def _end_rows(facts: Facts, year: int) -> Iterator[DraftRow]:
    """The last day of the project, of all years where it runs on; then this year's work ends with the year.

    Where the brief sets other times, the end of the period is none of them: of 32 briefs without a day for any work but
    with times to react in, experts filed two by a day.
    """
    days = [e for e in facts.ledger.of(_R.MILESTONE) if target_of(e)]
    due = [e for e in days if e.name]
    limits = [e for e in facts.ledger.of(_R.LIMIT) if e.level2 == TIMELINESS]
    timed = bool(due) or any(e.name for e in limits)
    if days and not timed:  # by the last of the days of which nothing is said the work is done
        last = max(days, key=lambda e: e.value)
        yield end_row(day(last.value, last=True), source_of(last, facts.text), overall=last.value[:4] > str(year))
        return
    if facts.end is None or (timed and facts.end.date[:4] <= str(year)):
        return
    source = sources.from_span(facts.end.span)
    later = facts.end.date[:4] > str(year)
    if not any(e.value[:4] > str(year) for e in due):
        yield end_row(facts.end.date, source, overall=later)
    if later and not timed:
        formula = sources.from_formula(f"预算年度{year}年的最后一天")
        yield _dated_row("年度任务完成时间", f"{year}-12-31", formula, overall=False)


def assumed_end_row(year: int) -> DraftRow:
    """The last day of the budget year, where nobody said by when anything is done; to be confirmed."""
    formula = sources.from_formula(f"未写明完成时间，暂按{year}预算年度的最后一天填写，请确认")
    return end_row(f"{year}-12-31", formula, overall=False)


def end_row(date: str, source: Source, *, overall: bool) -> DraftRow:
    """The last day of the whole project."""
    return _dated_row(WHOLE_PROJECT, date, source, overall=overall)


def _dated_row(name: str, date: str, source: Source, *, overall: bool) -> DraftRow:
    measurement, data, evidence = _MEASUREMENT[TIMELINESS]
    indicator = Indicator(
        level1=OUTPUT,
        level2=TIMELINESS,
        name=name,
        target=f"{chinese_dates(date)}前",
        definition=f"以{name.removesuffix('时间')}的实际日期为准",
        value_basis=_PLAN_BASIS,
        measurement=measurement,
        data_source=data,
        evidence=evidence,
        source=source,
    )
    return DraftRow(indicator, _IMPORTANCE[_R.MILESTONE], overall=overall)


def target_of(entry: LedgerEntry) -> str:
    """The target text of a number: “≥95%”, “2027年11月30日前”; "" where it has no value to show."""
    if entry.role is _R.MILESTONE:
        date = day(entry.value, last=True)
        return f"{chinese_dates(date)}前" if date and not is_impossible(chinese_dates(date)) else ""
    if _RECURRING.fullmatch(entry.quote):
        return entry.quote
    if entry.number is None or _is_year(entry):
        return ""
    if entry.operator is Operator.RANGE and entry.low is not None and entry.high is not None:
        return f"{entry.low}-{entry.high}{unit_of(entry)}"
    return f"{SIGNS.get(binding(entry), '')}{show(entry.number)}{unit_of(entry)}"


def unit_of(entry: LedgerEntry) -> str:
    """The unit as a form shows it, in full where the brief proves more than stands beside the number."""
    return entry.unit_said or entry.unit


def with_deviation(target: str, entry: LedgerEntry, text: str, name: str) -> str:
    """The target with the sign of a deviation that stands before its number: ≤±5% of 压在±5%以内; a row that is named
    after it (湿度波动幅度, 水价偏差率) asks its size, without a sign."""
    signed = text[entry.start - 1 : entry.start] == _EITHER_WAY and not _DEVIATION.search(name)
    bare = _FIGURES.search(target) if signed else None
    return f"{target[: bare.start()]}{_EITHER_WAY}{target[bare.start() :]}" if bare else target


def _is_year(entry: LedgerEntry) -> bool:
    return entry.unit in {"", "年"} and entry.number is not None and _YEARS[0] <= entry.number <= _YEARS[1]


def binding(entry: LedgerEntry) -> Operator:
    """How the target binds. A plan's bare figure is what will at least be done; 0 and 100 % leave nothing open."""
    operator, number = entry.operator or Operator.EQUAL, entry.number
    if entry.unit == "%" and number == Decimal(100) and operator in {Operator.AT_LEAST, Operator.EQUAL}:
        return Operator.EQUAL  # a share cannot exceed 100%
    if number == 0 and operator is not Operator.MORE_THAN:
        return Operator.EQUAL
    if operator is not Operator.EQUAL or entry.role in {_R.MONEY_USE, _R.PRICE}:
        return Operator.AT_MOST if operator is Operator.EQUAL and not entry.name.endswith("标准") else operator
    return Operator.AT_MOST if is_interval(entry) else Operator.AT_LEAST


def level1_of(level2: str) -> str:
    """The first-level class that a second-level class stands in."""
    if is_cost("", level2):
        return COST
    if read_level2(level2) in {QUANTITY, QUALITY, TIMELINESS}:
        return OUTPUT
    return SATISFACTION if level2 == SERVED_SATISFACTION else BENEFIT


def stated_row(entry: LedgerEntry, target: str, facts: Facts, year: int) -> DraftRow:
    """The row of a number of the brief with this target."""
    level2 = lasting_class(entry.level2, entry.name, entry.unit)
    measurement, data, evidence = measured_by(level2)
    indicator = Indicator(
        level1=level1_of(level2),
        level2=level2,
        name=entry.name,
        target=with_deviation(target, entry, facts.text, entry.name),
        unit="" if entry.role is _R.MILESTONE else unit_of(entry),
        definition=_definition(entry),
        formula=_formula(entry),
        value_basis=_basis(entry, facts.ledger),
        measurement=measurement,
        data_source=data,
        evidence=evidence,
        source=source_of(entry, facts.text),
    )
    overall = entry.all_years or (entry.role is _R.MILESTONE and entry.value[:4] > str(year))
    return DraftRow(indicator, _IMPORTANCE.get(entry.role, Decimal(2)), overall=overall)


def total_row(total: Money, source: Source) -> DraftRow:
    """The row of the year's money."""
    measurement, data, evidence = _MEASUREMENT[ECONOMIC_COST]
    indicator = Indicator(
        level1=COST,
        level2=ECONOMIC_COST,
        name=TOTAL_COST,
        target=f"≤{total}",
        unit=str(total.unit),
        definition=ALL_SPENT.format(period="年度内"),
        value_basis=BUDGET_BASIS,
        measurement=measurement,
        data_source=data,
        evidence=evidence,
        source=source,
    )
    return DraftRow(indicator, _IMPORTANCE[_R.MONEY_TOTAL])


def source_of(entry: LedgerEntry, text: str) -> Source:
    """The words of the number's clause up to it: 培训护理员120人."""
    before = _CLAUSE_ENDS.split(text[max(0, entry.start - _CLAUSE) : entry.start])[-1]
    start = entry.start - len(before.lstrip())
    span = Span(start=start, end=entry.end, text=text[start : entry.end])
    return sources.from_span(span, confirm=entry.confidence < _SURE)


def _definition(entry: LedgerEntry) -> str:
    period = "项目期内" if entry.all_years else "年度内"
    match entry.role:
        case _R.SATISFACTION:
            return "满意和比较满意的有效问卷份数占有效问卷份数的比例"
        case _R.MILESTONE:
            return f"以{entry.name.removesuffix('时间')}的实际日期为准"
        case _R.LIMIT:
            return f"{period}每次实际的{entry.name}，以记录为准"
        case _R.PRICE:
            return f"{period}实际执行的{entry.name}"
        case _R.MONEY_USE:
            return f"{period}用于{entry.about or entry.name}的实际支出"
    if entry.unit == "%":
        return f"{period}{entry.name.removesuffix('比例')}的实际比例"
    return f"{period}实际完成的{entry.name}" if entry.level2 == QUANTITY else f"{period}实际达到的{entry.name}"


def _formula(entry: LedgerEntry) -> str:
    if entry.role is _R.SATISFACTION:
        return "（满意份数+比较满意份数）÷有效问卷份数×100%"
    core = entry.name.removesuffix("率")
    return f"{core}的数量÷应纳入统计的总数×100%" if entry.unit == "%" and entry.name.endswith("率") else ""


def _basis(entry: LedgerEntry, ledger: Ledger) -> str:
    """What the value rests on: last year's value where the brief gives it, the budget for money, else the plan."""
    if entry.role in {_R.PRICE, _R.MONEY_USE}:
        return BUDGET_BASIS
    before = next((b for b in ledger.of(_R.BASELINE) if _is_before(b, entry)), None)
    if before is None:
        return f"计划标准：按项目计划“{entry.quote}”"
    return f"历史标准：上年或现状为{show(before.number) if before.number is not None else before.value}{before.unit}"


def _is_before(base: LedgerEntry, entry: LedgerEntry) -> bool:
    """Whether a past value is of the same thing: the same unit, near, and of the same or of no name."""
    near = abs(base.start - entry.start) <= _NEAR
    return base.unit == entry.unit and near and (not base.about or likeness(base.about, entry.about) >= _SAME)


def merged(rows: Sequence[DraftRow]) -> list[DraftRow]:
    """One row for what is said twice; of two rows with one name in one class the first stays."""
    kept: list[DraftRow] = []
    for row in rows:
        twins = [k for k in kept if k.overall == row.overall and k.indicator.level2 == row.indicator.level2]
        same = [k for k in twins if k.indicator.target.lstrip("≥≤=") == row.indicator.target.lstrip("≥≤=")]
        if any(likeness(k.indicator.name, row.indicator.name) >= _SAME for k in same):
            continue
        if any(k.indicator.name == row.indicator.name for k in twins):
            continue
        kept.append(row)
    return kept
