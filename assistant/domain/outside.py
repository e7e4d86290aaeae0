"""What may come in from outside, whoever sends it: texts that can be shown and kept, numbers that mean something.

Files, bodies of requests, lines of a conversation and replies of models pass here before a value is made of them, so
that no later step meets half a character, a control character or a number of a million digits.
"""

import json
import re
from decimal import Decimal
from itertools import islice
from typing import Annotated, Any

from pydantic import AfterValidator, Field

NESTING, DIGITS, VALUES = 50, 30, 200_000
"""How deep JSON may go; the digits of one number, and the size of its exponent; the values in all."""
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HALF = re.compile(r"[\ud800-\udfff]")
_VALUES = re.compile(r'"(?:[^"\\]|\\.)*+"|[,\[{]')
_MARKS = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]')


class NotLegal(ValueError):
    """What came in cannot be taken; the text says in Chinese why and what to do, of a thing named before it."""


def legal_text(text: str) -> str:
    """A text without control characters, which nobody sees and not every document or database takes.

    Raises NotLegal for half a character (a lone surrogate), which can be neither shown nor kept.
    """
    if _HALF.search(text):
        raise NotLegal("里有残缺的字符，显示不出来，请重新输入，或把文件另存为 UTF-8 再试。")
    return _UNSEEN.sub("", text)


def legal(data: Any) -> Any:
    """Data of JSON or YAML with every text and key made legal. Raises NotLegal."""
    if isinstance(data, str):
        return legal_text(data)
    if isinstance(data, dict):
        return {legal(key): legal(value) for key, value in data.items()}
    return [legal(value) for value in data] if isinstance(data, list) else data


def legal_json(text: str, *, nesting: int = NESTING, digits: int = DIGITS, values: int = VALUES) -> Any:
    """JSON as legal data, whole numbers as int and others as exact ``Decimal``.

    Raises NotLegal for what is too deep or too much and for endless numbers, ValueError for what is no JSON, NaN and
    infinity too.
    """
    _check_count(text, values)
    _check_depth(text, nesting)

    def whole(number: str) -> int:
        return int(_checked(number, digits))

    def exact(number: str) -> Decimal:
        return Decimal(_checked(number, digits))

    return legal(json.loads(text, parse_int=whole, parse_float=exact, parse_constant=_no_number))


def _check_count(text: str, most: int) -> None:
    """Values, lists and objects; before anything is parsed, as each takes some hundred bytes."""
    if text.count(",") + text.count("[") + text.count("{") <= most:
        return
    marks = (match for match in _VALUES.finditer(text) if match[0][0] != '"')
    if next(islice(marks, most, None), None) is not None:
        raise NotLegal(f"里有超过 {most // 10_000} 万个值，请拆分后再试。")


def _check_depth(text: str, nesting: int) -> None:
    """Before anything is parsed: a parser would go down with it."""
    depth = 0
    for mark in _MARKS.finditer(text):
        depth += mark[0] in {"[", "{"}
        depth -= mark[0] in {"]", "}"}
        if depth > nesting:
            raise too_deep(nesting)


def too_deep(nesting: int) -> NotLegal:
    """The refusal of data inside data without end."""
    return NotLegal(f"的层次超过 {nesting} 层，请检查括号和缩进后再试。")


def _checked(number: str, most: int) -> str:
    mantissa, _, exponent = number.lower().partition("e")
    if len(mantissa) > 2 * most or len(exponent) > 4 or abs(int(exponent or 0)) > most:
        raise NotLegal(f"里的数字“{number[:12]}…”大得不合常理，请改正后再试。")
    return number


def _no_number(word: str) -> Any:
    raise ValueError(word)


LegalText = Annotated[str, AfterValidator(legal_text)]
"""A text that somebody wrote."""
Year = Annotated[int, Field(ge=1900, le=2200)]
"""A budget year, also of old papers."""
Version = Annotated[int, Field(ge=0, le=1_000_000_000)]
"""A version, revision or number of a page, as a request names it; every database can keep it."""
Count = Annotated[int, Field(ge=0, le=1_000_000_000_000)]
"""How many of something a paper says there are: people, questionnaires, characters."""
