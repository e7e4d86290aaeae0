"""Shares as tokens: 95%, 10-15%, 2个百分点, 百分之九十五, 八成七, 一半, 三分之一, 1/3."""

import re
from dataclasses import replace
from decimal import Decimal

from assistant.language.numeral.signs import DIGIT
from assistant.language.token_numbers import NumberAt, number_at, share_at, value_of
from assistant.language.token_signs import RANGE

_FOLD = re.compile(f"(?P<n>{DIGIT})(?P<part>{DIGIT})?折|折半")
_HALF = re.compile("一半(?!以内)|半数|对半|过半|一多半|一大半")
_POINTS = re.compile(r"\s*(?P<u>个百分点|百分点|个千分点|千分点|个点(?!位))")
_SIGN = re.compile(rf"\s*(?P<s>[%‰])|{_POINTS.pattern}")
_SLASHED = re.compile(r"(?P<above>[1-9])/(?P<below>[2-9]|10)(?![\d/.]|号|楼|栋|单元|版|页|期|日|室)")
_BEFORE_SLASH = frozenset("0123456789./-(（")


def share(words: str, at: int) -> dict[str, object] | None:
    """95%, 10-15%, 2个百分点, 百分之九十五, 千分之二, 八成七, 一半, 三分之一, 1/3."""
    if match := _FOLD.match(words, at):
        return _percent(match.end(), Decimal(50) if match["n"] is None else _of_fold(match))
    if match := _HALF.match(words, at):
        return _percent(match.end(), Decimal(50))
    if (match := _SLASHED.match(words, at)) and words[at - 1 : at] not in _BEFORE_SLASH:
        return _percent(match.end(), _rounded(100 * Decimal(match["above"]) / Decimal(match["below"])))
    first = _share(words, at)
    start = first[0] if first else number_at(words, at)
    if start is None or start.value is None:
        return None
    join = RANGE.match(words, start.end)
    rises = join is not None and words[at - 1 : at] in {"从", "由"} and join[0].strip() in {"到", "至"}
    second = _share(words, join.end()) if join and not rises else None
    if join and second and second[0].value is not None:
        low, high = start.plain, second[0].plain
        return {
            "end": second[0].end, "number": low, "low": low, "high": high, "unit": second[1], "second": start.end,
        }  # fmt: skip
    if first is None:
        return None
    ends = {"low": start.low, "high": start.high} if start.low is not None else {}
    return {"end": start.end, "number": start.plain, "unit": first[1], "chinese": start.chinese, **ends}


def _of_fold(match: re.Match[str]) -> Decimal:
    """七折, 九五折."""
    return 10 * (value_of(match["n"]) or Decimal(0)) + (value_of(match["part"]) or Decimal(0) if match["part"] else 0)


def _share(words: str, at: int) -> tuple[NumberAt, str] | None:
    """A share, or a number with a sign of one behind it: 5 %, 2个百分点."""
    if found := share_at(words, at):
        return found
    number = number_at(words, at)
    sign = _SIGN.match(words, number.end) if number else None
    return (replace(number, end=sign.end()), sign["s"] or sign["u"]) if number and sign else None


def _percent(end: int, value: Decimal) -> dict[str, object]:
    return {"end": end, "number": value, "unit": "%", "chinese": True}


def _rounded(value: Decimal) -> Decimal:
    return Decimal(f"{value.quantize(Decimal('0.01')).normalize():f}")
