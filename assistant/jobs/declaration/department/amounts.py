"""The sums of money of a department's plan, in 元, each with the words it stands under; those of other years apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.jobs.declaration.department.words import words
from assistant.language.layout import Layout, TextCell, header_unit, layout
from assistant.language.token_quantities import with_scale
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_UNIT = re.compile(r"单位\s*[：:]\s*(?P<unit>亿元|万元|元)")
_SCALES = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "元": Decimal(1)}
_YEAR = re.compile(r"(20\d\d)\s*年?")
_STOPS = re.compile(r"[，,。；;：:！!？?\n（(|]")
_EACH = re.compile(r"(?:人均|户均|每[一-鿿]{1,4}|单价|标准)[^，,。；;\d]{0,6}$")
_COMPARED = re.compile(r"(?:比|较)[^，,。；;]{0,16}$|(?:增加|减少|增长)\s*$")
_BEHIND = re.compile(r"(?:是|用于|用来|用在|给|归|算|搞|做|干)(?P<name>[一-鿿]{2,12})")
_BESIDE = 16


@dataclass(frozen=True)
class PlanAmount:
    """A sum of this year; ``words`` are the label of its row, or what stands before it in its clause."""

    yuan: Decimal
    token: TextToken
    words: str
    sentence: str
    behind: str = ""
    """What stands behind it, where 是 or 用于 says so: 七百四十万是发工资的."""
    cell: TextCell | None = None

    @property
    def stated(self) -> str:
        """All that says what it is."""
        return f"{self.words} {self.behind}"


def plan_amounts(text: str, year: int) -> tuple[PlanAmount, ...]:
    """The sums of the plan's year, in order; prices, differences and sums of other years are left out."""
    laid = layout(text)
    return tuple(_amounts(laid, year))


def _amounts(laid: Layout, year: int) -> Iterator[PlanAmount]:
    for token in find_tokens(laid.text):
        if token.number is None or token.per or token.is_range:
            continue
        cell = _headed(laid, laid.cell(token.start))
        yuan = _yuan(laid, token, cell)
        before = laid.text[max(0, token.start - _BESIDE) : token.start]
        if yuan is None or _is_past(laid, token, cell, year) or _EACH.search(before) or _COMPARED.search(before):
            continue
        named = cell.label if cell is not None else _STOPS.split(before)[-1]
        sentence = laid.sentence(token.start)
        behind = _BEHIND.match(laid.text[token.end : token.end + _BESIDE])
        yield PlanAmount(yuan, token, named or before, sentence.text, behind["name"] if behind else "", cell)


def _headed(laid: Layout, cell: TextCell | None) -> TextCell | None:
    """The cell with the first row of its table as its header where that is years (2026年 | 2027年)."""
    if cell is None or cell.header or cell.row == 0:
        return cell
    above = [c for c in laid.cells if c.row == 0 and c.column == cell.column and c.start < cell.start]
    return replace(cell, header=above[-1].text) if above else cell


def _yuan(laid: Layout, token: TextToken, cell: TextCell | None) -> Decimal | None:
    number = token.number or Decimal(0)
    if token.kind is TokenKind.MONEY:
        return with_scale(number, token.unit)
    if token.kind is TokenKind.NUMBER and token.unit in {"万", "亿"}:
        return with_scale(number, token.unit)
    if cell is None and token.kind is TokenKind.NUMBER and not token.unit and laid.label(token.start):
        stated = [m["unit"] for m in _UNIT.finditer(laid.text, 0, token.start)]
        return number * _SCALES[stated[-1]] if stated else None
    if cell is None or token.kind is not TokenKind.NUMBER or token.text.strip() != cell.text.strip():
        return None
    unit = header_unit(cell.header)
    if unit not in _SCALES:
        stated = [m["unit"] for m in _UNIT.finditer(laid.text, 0, token.start)]
        unit = stated[-1] if stated and not header_unit(cell.header) else ""
    is_number = cell.column > 0 and "序" not in cell.header
    return number * _SCALES[unit] if unit and is_number else None


def _is_past(laid: Layout, token: TextToken, cell: TextCell | None, year: int) -> bool:
    if cell is not None:
        stated = _YEAR.search(cell.header)
        return stated is not None and int(stated[1]) != year
    clause = laid.clause(token.start)
    before = laid.text[clause.start : token.start]
    years = [int(y) for y in _YEAR.findall(before)]
    return bool(words("past").search(before)) or (bool(years) and years[-1] < year)
