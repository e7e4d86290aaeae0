"""What a filing made of each number of the ledger, and why it made nothing of the rest."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import Filing, Funds
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.domain.source import SourceKind
from assistant.language.money import MoneyUnit

_WHY = {
    NumberRole.BASELINE: "是上年或现在的数，只作为对比，不当作今年的目标",
    NumberRole.CONTEXT: "是背景情况，不是项目要做到的",
    NumberRole.PART: "是总数里的一部分，已经包含在总数中",
    NumberRole.MONEY_PAST: "是以前年度的资金，不计入今年",
    NumberRole.MONEY_OVERALL: "是各年合计的资金，今年只填当年数",
    NumberRole.MONEY_SOURCE: "是资金来源，没有写成指标",
    NumberRole.MONEY_USE: "是总额里的一项用途，总额已写成成本指标",
    NumberRole.SHARE: "只说明占比，不是目标",
    NumberRole.DOCUMENT: "是文号、条款或章节号",
    NumberRole.IDENTIFIER: "是编号、型号或序号",
    NumberRole.ORDER: "写在给程序的命令里，不采用",
    NumberRole.PERIOD: "是起止时间或年度",
    NumberRole.RANGE_END: "是区间的后一半，随前一半一起用",
}
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_NOT_USED = "没有写成指标，需要时可以改为采用"


def with_uses(ledger: Ledger, filing: Filing) -> Ledger:
    """The ledger with ``used`` or ``why`` on every entry."""
    rows = [*filing.indicators, *filing.overall_indicators]
    return ledger.model_copy(update={"entries": tuple(_with_use(e, rows, filing) for e in ledger.entries)})


def _with_use(entry: LedgerEntry, rows: Sequence[Indicator], filing: Filing) -> LedgerEntry:
    used = _use(entry, rows, filing)
    return entry.model_copy(update={"used": used, "why": "" if used else _WHY.get(entry.role, _NOT_USED)})


def _use(entry: LedgerEntry, rows: Sequence[Indicator], filing: Filing) -> str:
    if entry.role is NumberRole.ORDER:
        return ""
    for row in rows:
        if _rests_on(row, entry):
            return f"indicator:{row.name}"
    if entry.role.is_money and (_in_funds(entry, filing.funds) or _is_added_up(entry, filing)):
        return "money"
    if entry.value and entry.value in {filing.project.start, filing.project.end}:
        return "head"
    if entry.role is NumberRole.PERIOD and entry.value[:4] == str(filing.year or ""):
        return "head"
    return "goal" if len(entry.quote) > 1 and entry.quote in f"{filing.goals.annual}{filing.goals.overall}" else ""


def _rests_on(row: Indicator, entry: LedgerEntry) -> bool:
    source = row.source
    if source is None or not source.holds(entry.start, entry.end):
        return False
    return source.lists(entry.start, entry.end) or _same(row, entry)


def _same(row: Indicator, entry: LedgerEntry) -> bool:
    """Whether the target shows the number, or, of a date, the day."""
    if entry.number is None:
        return row.target[:4] == entry.value[:4]
    return show(entry.number) in _NUMBERS.findall(row.target)


def _is_added_up(entry: LedgerEntry, filing: Filing) -> bool:
    """Whether a line of the funds is the sum of this source and others."""
    source = filing.sources.get(f"funds.{entry.fund}")
    if source is None or source.kind is not SourceKind.FORMULA:
        return False
    return f"{entry.about}{entry.value}{entry.unit}" in source.label.partition(" = ")[2].split(" + ")


def _in_funds(entry: LedgerEntry, funds: Funds) -> bool:
    amount, unit = entry.number, entry.unit
    if amount is None or unit not in set(MoneyUnit) or funds.unit not in set(MoneyUnit):
        return False
    value = amount * MoneyUnit(unit).in_yuan / MoneyUnit(funds.unit).in_yuan
    return any(isinstance(v, Decimal) and v == value for _, v in funds)
