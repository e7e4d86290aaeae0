"""The advice table as data (``advice.yaml``): who is to do what about a shortfall."""

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from assistant.base import Frozen
from assistant.data_files import load_model

Role = Literal["department", "unit", "finance"]
_FILE = Path(__file__).parent / "advice.yaml"
_OTHER_BRACES = re.compile(r"\{(?!name\})|(?<!\{name)\}")


def _only_name(text: str) -> str:
    if not text or _OTHER_BRACES.search(text):
        raise ValueError("不能为空，花括号里只能写 name")
    return text


Text = Annotated[str, AfterValidator(_only_name)]
"""A sentence in which ``{name}`` stands for the name of the indicator."""


class AdviceRow(Frozen):
    """Advice for what stands at a place of the framework."""

    where: re.Pattern[str]
    role: Role
    text: Text


class SpendingAdvice(Frozen):
    """Advice on spending for what was found, a clause without its full stop."""

    found: re.Pattern[str]
    text: Text


class Spending(Frozen):
    """Indicators whose advice goes by what was found, not by their place."""

    where: re.Pattern[str]
    by_problem: tuple[SpendingAdvice, ...]


class Otherwise(Frozen):
    """Advice where no row of the table fits."""

    role: Role
    text: Text


class AdviceTable(Frozen):
    """The whole table, its rows in the order in which they are tried."""

    by_place: tuple[AdviceRow, ...] = Field(min_length=1)
    spending: Spending
    otherwise: Otherwise
    clash: Text


@cache
def advice_table() -> AdviceTable:
    """The table. Raises DataFileError."""
    return load_model(_FILE, AdviceTable)
