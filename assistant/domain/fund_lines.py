"""The money of a year by source, as far as a filing tells it: its own lines, the approved amounts, a sole source."""

from decimal import Decimal

from assistant.domain.filing import FundLine, Funds

SOURCE_WORDS = {
    "fiscal": "当年财政拨款", "central": "中央财政资金", "local": "地方财政资金", "carry_over": "上年结转资金",
    "special_account": "财政专户管理资金", "own": "单位资金", "other": "其他资金",
}  # fmt: skip
"""The sources of money in the order of the forms, as running text names them; a form may have words of its own."""


DEPARTMENT_MONEY = {"total": "支出预算总额", "basic": "基本支出", "project": "项目支出"}
"""The budget of a whole department by field of ``Funds``, in the words of the account behind its form."""


_AMOUNTS = ("initial", "adjusted", "executed", "progress", "forecast")
OF_TOTAL = ("fiscal", "carry_over", "special_account", "other")
"""The fields of ``Funds`` that add up to its total."""


def lines_by_source(funds: Funds) -> tuple[FundLine, ...]:
    """A line for every source that anything is known of, in the order of the forms.

    What was approved for a source is its initial budget. Where a single source bears the whole budget, what was
    budgeted and spent in all was budgeted and spent of it.
    """
    stated = {line.source: line for line in funds.lines}
    approved = funds.initial is not None and funds.initial == funds.total
    found = []
    for source in (*SOURCE_WORDS, *(s for s in stated if s not in SOURCE_WORDS)):
        line = stated.get(source, FundLine(source=source))
        if line.initial is None and approved:
            line = line.model_copy(update={"initial": getattr(funds, source, None)})
        if any(
            amount is not None for amount in (line.initial, line.adjusted, line.executed, line.progress, line.forecast)
        ):
            found.append(line)
    bearing = [line for line in found if line.initial or line.adjusted or line.executed]
    if len(bearing) == 1 and funds.initial is not None and bearing[0].initial == funds.initial:
        return tuple(_sole(line, funds) if line is bearing[0] else line for line in found)
    return tuple(found)


def _sole(line: FundLine, funds: Funds) -> FundLine:
    whole: dict[str, Decimal | None] = {"adjusted": funds.adjusted, "executed": funds.executed}
    return line.model_copy(update={f: v for f, v in whole.items() if getattr(line, f) is None})
