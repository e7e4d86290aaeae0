"""Single values of results as people write them: amounts with or without a unit, shares, yes and no."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.base import show, to_exact
from assistant.files.interface import IntakeError
from assistant.language.money import Money, MoneyUnit, read_money_unit

_AMOUNT = re.compile(r"^(?:人民币|约)?\s*(?P<n>-?[\d,，]*\.?\d+)\s*(?P<unit>亿元|万元|元|万|亿)?(?:人民币|整)?$")
_NOTHING = re.compile(r"^[\s\-—–_/\\无]*$")
_SHORT = {"万": MoneyUnit.WAN, "亿": MoneyUnit.YI}
_YES = {"是", "已完成", "完成", "完成了", "已经完成", "全部完成", "已全部完成", "已完工", "true", "yes", "√", "1"}
_NO = {"否", "未完成", "没有完成", "在建", "实施中", "false", "no", "×", "0"}
_HUNDRED = Decimal(100)


def read_amount(stated: object, unit: str, what: str) -> Decimal | None:
    """An amount in ``unit``; one with a unit of its own is converted. None for an empty cell.

    Raises IntakeError where it is no amount.
    """
    text = "" if stated is None else str(stated).strip()
    if _NOTHING.match(text):
        return None
    match = _AMOUNT.match(text)
    wanted = read_money_unit(unit)
    try:
        number = to_exact(match["n"]) if match else None
    except ValueError:
        number = None
    if match is None or number is None or number < 0:
        raise IntakeError(f"{what}“{text[:20]}”不是金额，请填数，如 465.2 或 465.2万元。")
    own = _SHORT.get(match["unit"] or "") or (read_money_unit(match["unit"]) if match["unit"] else None)
    if own is None or wanted is None or own is wanted:
        return number
    return Decimal(show(Money(amount=number, unit=own).to(wanted).amount))


def about(stated: object, what: str) -> Iterator[str]:
    """A remark on an amount that is only said to be about so much: 约92万元."""
    text = "" if stated is None else str(stated).strip()
    if text.startswith("约") and _AMOUNT.match(text):
        yield f"{what}“{text[:20]}”是约数，已按这个数计算，请改为账面数。"


def stated_unit(texts: Iterator[str]) -> str:
    """The unit that the first of these amounts names; "" where none does."""
    for text in texts:
        match = _AMOUNT.match(text.strip())
        if match and match["unit"]:
            return str(_SHORT.get(match["unit"]) or match["unit"])
    return ""


def read_share(stated: object, name: str) -> Decimal | None:
    """Percent of the weight, 0 to 100. Raises IntakeError for anything else."""
    text = "" if stated is None else str(stated).strip().rstrip("%％分").strip()
    if not text:
        return None
    try:
        share = to_exact(text)
    except ValueError:
        share = Decimal(-1)
    if not 0 <= share <= _HUNDRED:
        raise IntakeError(f"“{name}”的定性取值“{text[:20]}”应为0至100之间的数，如 85。")
    return share


def read_yes_no(stated: object, what: str) -> bool | None:
    """Whether something is so; None for an empty cell. Raises IntakeError for another word."""
    text = "" if stated is None else str(stated).strip().lower()
    if not text:
        return None
    if text not in _YES | _NO:
        raise IntakeError(f"“{what}”的“{text[:20]}”请改为“是”或“否”。")
    return text in _YES


def words(stated: object) -> str:
    """A value as text: 20.0 is 20, a day is 2025-11-30, yes is 是."""
    if stated is None:
        return ""
    if isinstance(stated, bool):
        return "是" if stated else "否"
    if isinstance(stated, int | float | Decimal):
        try:
            return show(to_exact(stated))
        except ValueError:
            return str(stated)
    return str(stated).strip()
