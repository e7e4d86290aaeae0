"""Actual values as the forms print them: a bare number gets the unit of its target, a day its Chinese form."""

import re
from decimal import Decimal

from assistant.domain.indicator import Indicator
from assistant.language.dates import chinese_dates

_BARE = re.compile(r"(?P<number>[\d,，]*\d(?:\.\d+)?)\s*(?P<scale>[万亿]?)")
_DAY = re.compile(r"20\d\d-\d\d-\d\d")
_SCALES = ("万", "亿")


def as_printed(actual: str, row: Indicator) -> str:
    """An actual value with the unit that was left out; 2025-11-05, as spreadsheets keep a day, is 2025年11月5日."""
    if row.parsed.is_date and _DAY.fullmatch(actual.strip()):
        return chinese_dates(actual.strip())
    return _with_unit(actual, row)


def _with_unit(actual: str, row: Indicator) -> str:
    """“6” for “≥6期” is “6期”, “150万” for “≤150万元” is “150万元”. What is doubtful is left as it was written.

    A fraction for a percentage is doubtful (see ``pairing``), and so is a unit that does not end the target.
    """
    target, stated = row.parsed, _BARE.fullmatch(actual.strip())
    unit = target.measured
    if stated is None or not unit or not target.is_number or target.relative or not row.unit_in_target:
        return actual
    if not row.target.strip().endswith(unit) or (
        unit in {"%", "‰"} and (stated["scale"] or _is_fraction(stated["number"]))
    ):
        return actual
    if not stated["scale"]:
        return f"{actual.strip()}{unit}"
    if unit.startswith(stated["scale"]):
        return f"{actual.strip()}{unit[1:]}"
    return actual if unit.startswith(_SCALES) else f"{actual.strip()}{unit}"


def _is_fraction(number: str) -> bool:
    return Decimal(number.replace(",", "").replace("，", "")) <= 1
