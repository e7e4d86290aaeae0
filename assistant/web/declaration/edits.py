"""An edit of the sheet, as the page sends it, read as an operation: money comes as it was typed."""

from collections.abc import Mapping
from typing import Any

from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind
from assistant.language.numeral.reading import read_figure
from assistant.language.tokens import TokenKind, find_tokens
from assistant.works.state import Work

_LONGEST = 20_000


class BadEdit(ValueError):
    """What was typed is no such value; the text is one Chinese line."""


def read_edit(given: Mapping[str, Any], work: Work) -> Operation:
    """The operation of an edit. Raises BadEdit."""
    values = {k: v for k, v in given.items() if v not in (None, "")} | {"op": given.get("op", "")}
    if any(isinstance(v, str) and len(v) > _LONGEST for v in values.values()):
        raise BadEdit("内容太长，没有保存。请分几次填写。")
    if values.get("file"):
        raise BadEdit("文件请用上传的办法给出，没有改动。")  # a path would open any file of the server
    if values["op"] == OperationKind.SET_MONEY.value and "amount" not in values:
        values |= _amount(str(values.pop("value", "")), work.filing.funds.unit)
    try:
        return Operation.model_validate(values)
    except ValueError as error:
        raise BadEdit(_reason(error)) from error


def _amount(typed: str, unit: str) -> dict[str, str]:
    """An amount with its unit; a bare number is in the unit of the form. Raises BadEdit."""
    stated = typed.strip()
    if (bare := read_figure(stated)) is not None:
        return {"amount": str(bare), "unit": unit}
    money = [t for t in find_tokens(stated) if t.kind is TokenKind.MONEY]
    if len(money) != 1 or money[0].number is None or money[0].per or money[0].is_range:
        raise BadEdit(f"“{stated[:20]}”不是金额，没有保存。请填一个数，如“120”（{unit}）或“120万元”。")
    return {"amount": str(money[0].number), "unit": money[0].unit}


def _reason(error: ValueError) -> str:
    """The Chinese reason of an operation that is none."""
    lines = [str(e.get("msg", "")) for e in error.errors()] if hasattr(error, "errors") else [str(error)]
    noted = [line.removeprefix("Value error, ") for line in lines if "Value error" in line]
    return f"{noted[0]}。没有改动。" if noted else "这一步没有看懂，没有改动。请刷新网页后再试。"
