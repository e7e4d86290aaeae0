"""Whether digits that could be a month (2020.5, 202005) are a number: the grammar of numbers claims them.

A scale or a measure behind them does (2020.5公顷, 2020.5万元, 2020.5kWh), also at the end of a range
(2020.5-2030.5元). A measure of one character may be the beginning of a word (2025.3项目启动, 2026.5升级): it claims
them where the word ends.
"""

import re

from assistant.language.measures import Measure, UnknownMeasure, is_measure, read_measure
from assistant.language.numeral.signs import UP_TO_TEN

_TO = re.compile(r"\s*(?:[-—–~～]|至|到)\s*\d+(?:\.\d+)?")
_BRACKETED = re.compile(r"\s*\(([^()]{1,12})\)")
_TENS = re.compile(r"\s*[十百千]")
_OF_DATES = "年月日旬季"
_JOINS = "起期版前后内初末底中"
"""Measures that behind a month speak of it: 2026.5起, 202605期."""
_FIRM = "元米斤克吨亩人户名套台座盏株棵辆"
"""Measures of one character that hardly begin a word of another meaning; 元旦 does."""
_WORD_ENDS = re.compile(r"$|[^一-鿿]|[的及或和与且共每各为均在已由等至到]|以[上下内]|左右")
_FEAST = "元旦"


_GOES_ON = re.compile(
    rf"\s*(?:[\d.,:%‰*×]|{UP_TO_TEN}|[百千万亿两多余几来点分成倍度周季旬]|[-—–~～至到]\s*\d{{1,2}}(?!\d|\s*[月.]))"
)
"""What behind a number says that it is longer, or that it is no day."""


def is_day(text: str, end: int) -> bool:
    """Whether a number behind a month, which ends at a place of a folded text, is its day though no 日 follows.

    十月十五下雪前, 3月15开工; 三月十五个人 and 9月30名学员 count something.
    """
    return not _GOES_ON.match(text, end) and not read_measure(text, end, UnknownMeasure.NOTHING).unit


def is_counted(text: str, end: int) -> bool:
    """Whether what ends at a place of a folded text is a number with a measure."""
    if last := _TO.match(text, end):
        return is_counted(text, last.end())
    if note := _BRACKETED.match(text, end):
        return is_measure(note[1].strip())
    measure = read_measure(text, end, UnknownMeasure.NOTHING)
    if not measure.unit:
        return bool(_TENS.match(text, end))
    if measure.unit[0] in _OF_DATES or text.startswith(_FEAST, measure.base_end - 1):
        return False
    return _is_whole_word(text, measure)


def _is_whole_word(text: str, measure: Measure) -> bool:
    """Whether the measure is no beginning of another word."""
    unit = measure.unit
    if len(unit) > 1 or unit < "一":
        return True
    return unit in _FIRM or (unit not in _JOINS and bool(_WORD_ENDS.match(text, measure.end)))
