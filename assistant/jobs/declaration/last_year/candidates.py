"""What a text of changes may speak of: the rows of the form, its money, its head."""

import re
from collections.abc import Iterator

from assistant.base import show
from assistant.domain.indicator import Indicator
from assistant.jobs.declaration.brief.names import LABELS
from assistant.jobs.declaration.last_year.working import WorkingForm
from assistant.jobs.declaration.ledger.sources import line_of
from assistant.language.changes.change_order import ChangeKind, ChangeOrder
from assistant.language.changes.matching import ChangeCandidate, ChangeMatch, match_order
from assistant.language.target_parser import parse_target
from assistant.language.tokens import TokenKind

MONEY_WHERE = {
    "total": "资金总额", "fiscal": "当年财政拨款", "carry_over": "上年结转", "special_account": "财政专户管理资金",
    "other": "其他资金", "overall_total": "各年总投资",
}  # fmt: skip
HEAD_WHERE = {
    "name": "项目名称", "department": "主管部门", "unit": "实施单位", "attribute": "项目属性", "category": "项目类别",
    "content": "主要内容",
}  # fmt: skip
_TOTAL = (
    "资金", "经费", "预算", "总额", "钱", "总资金", "资金总额", "总预算", "预算总额", "总投入", "盘子", "总盘子",
    "总的钱", "项目资金", "项目经费", "金额", "年度资金", "投入", "总量",
)  # fmt: skip
_MONEY_WORDS = re.compile("资金|经费|预算|钱|总额|盘子|拨款|投入|费用")
_OVERALL = re.compile("[二两三四五多]年的?总|各年|总投资|整个项目|全周期")


def candidates(form: WorkingForm) -> Iterator[ChangeCandidate]:
    """Rows by their place (``row:3``), money and head by field (``money:total``, ``head:unit``)."""
    for at, one in enumerate(form.rows):
        if not one.gone:
            yield _of_row(f"row:{at}", one.row)
    unit = form.filing.funds.unit
    amount = form.filing.funds.total
    target = parse_target(f"{show(amount)}{unit}") if amount is not None else None
    yield ChangeCandidate("money:total", _TOTAL, target, unit)
    for field, names in LABELS.items():
        if field in HEAD_WHERE:
            yield ChangeCandidate(f"head:{field}", (*names, HEAD_WHERE[field]))


def _of_row(key: str, row: Indicator) -> ChangeCandidate:
    target = row.parsed
    return ChangeCandidate(key, (row.name,), target, target.unit or row.unit, is_date=target.is_date)


def match(form: WorkingForm, order: ChangeOrder) -> ChangeMatch:
    """What an order with a subject means; money by its source where the words name one."""
    found = list(candidates(form))
    if order.kind is not ChangeKind.RENAME:
        found = [c for c in found if not c.key.startswith("head:")]
    rows = match_order(order, found)
    if "money:total" in rows.unsure:  # 总成本: the row of the whole cost follows the total
        return ChangeMatch(("money:total",))
    if rows.keys and rows.keys[0] != "money:total":
        return rows
    if (line := money_line(order)) is not None:
        return ChangeMatch((f"money:{line}",))
    return rows


def money_line(order: ChangeOrder) -> str | None:
    """The line of the funds that an order means by its source; None where it names no money."""
    value = order.value
    is_money = (
        value is None
        or value.kind is TokenKind.MONEY
        or value.unit in {"万", "亿", ""}
        or value.kind is TokenKind.SHARE
    )
    if not is_money or (value is not None and value.per):
        return None
    subject = order.subject.replace(" ", "")
    if _OVERALL.search(order.quote):
        return "overall_total"
    line = line_of(subject)
    bare = subject.strip("的是总")
    if line == "fiscal" and _MONEY_WORDS.fullmatch(bare):
        return "total"
    if line is not None and (value is not None or order.kind is not ChangeKind.OPEN):
        return line
    return "total" if bare in _TOTAL or subject in _TOTAL else None
