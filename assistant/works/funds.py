"""The arithmetic of the money: parts, total, and the gap between them."""

from assistant.base import known_sum, show
from assistant.domain.filing import Funds
from assistant.domain.fund_lines import OF_TOTAL
from assistant.domain.operation_arguments import MONEY_FIELDS


def arithmetic_of(funds: Funds) -> str:
    """The parts of the money added up, as it is shown."""
    parts = [f for f in OF_TOTAL if getattr(funds, f)]
    stated = "＋".join(f"{MONEY_FIELDS[f]}{show(getattr(funds, f))}" for f in parts) or "0"
    whole = known_sum(getattr(funds, f) for f in OF_TOTAL)
    return f"{stated}＝{show(whole)}{funds.unit}"


def gap_of(funds: Funds) -> str:
    """The arithmetic of parts that do not make up the total, with what is missing or too much; "" where they do."""
    whole = known_sum(getattr(funds, f) for f in OF_TOTAL)
    if funds.total is None or all(getattr(funds, f) is None for f in OF_TOTAL) or whole == funds.total:
        return ""
    rest = funds.total - whole
    word = "还差" if rest > 0 else "多出"
    gap = f"总额{show(funds.total)}{funds.unit}，{word}{show(abs(rest))}{funds.unit}"
    return f"分项{arithmetic_of(funds)}，{gap}，请说明以哪个为准"
