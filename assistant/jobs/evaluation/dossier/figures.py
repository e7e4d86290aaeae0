"""Figures of a sentence as the values of facts: written plainly, with their bounds, money in 元."""

import re
from dataclasses import dataclass

from assistant.language.figures import Figure, FigureKind

_AT_LEAST = re.compile(r"(?:不低于|不少于|不小于|至少|大于等于|≥|>=)\s*$")
_AT_MOST = re.compile(r"(?:不超过|不高于|不大于|小于等于|≤|<=|控制在)\s*$")
_ABOVE, _BELOW = re.compile(r"^\s*(?:及?以上)"), re.compile(r"^\s*(?:及?以下|以内)")
_YUAN_SIGN = re.compile("[¥￥] ?$")
_PER = re.compile(r"^\s?/\s?([一-龥㎡]{1,3})")
_EACH = re.compile(r"(?:每(?!年|月|季|次|期|周|日|学期|批|半年)|人均|户均|亩均)[一-龥]{0,6}$")


@dataclass(frozen=True)
class Stated:
    """A figure with the value it is shown by, and its place in the sentence."""

    value: str
    figure: Figure
    start: int
    end: int
    bounded: bool = False
    """Whether it only bounds: ≥95%."""


def stated(text: str, figure: Figure) -> Stated:
    """A figure as a fact's value."""
    start, end = figure.start, figure.end
    if figure.kind is FigureKind.COUNT and not figure.unit and _YUAN_SIGN.search(text[:start]):
        figure = figure.model_copy(update={"kind": FigureKind.MONEY, "unit": "元"})
        return _whole(figure, f"{re.sub(r'[^0-9.,]', '', text[start:end])}元", start, end)
    written = re.sub(r"\s+", "", text[start:end])
    if per := _PER.match(text[end:]):
        written, end = f"{written}/{per[1]}", end + per.end()
    sign = _sign(text[:start], text[end:])
    value = figure.name if figure.kind in {FigureKind.DATE, FigureKind.DOC_NO} else f"{sign}{written}"
    return _whole(figure, value, start, end, bounded=bool(sign))


def _whole(figure: Figure, value: str, start: int, end: int, *, bounded: bool = False) -> Stated:
    whole = figure.model_copy(update={"start": 0, "end": len(value), "text": value})
    return Stated(value, whole, start, end, bounded)


def is_unit_price(text: str, one: Stated) -> bool:
    """Whether a sum is the price of one: 每间7300元, 7300元/间."""
    return "/" in one.value or bool(_EACH.search(text[: one.start]))


def _sign(before: str, after: str) -> str:
    if _AT_LEAST.search(before) or _ABOVE.match(after):
        return "≥"
    return "≤" if _AT_MOST.search(before) or _BELOW.match(after) else ""
