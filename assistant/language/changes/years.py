"""The years of a text of last year's form rolled on: 2026年11月30日前 is 2027年11月30日前, 2026-2027学年 moves whole.

Years of documents stay, and so does every year that is not of the yearly cycle: 较2020年, 截至2025年底.
"""

import calendar
import re
from datetime import date

from assistant.language.tokens import TextToken, TokenKind, find_tokens

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COMPARED = re.compile(r"(?:较|比|同比|相比|对比|与)[^，,。；;\d]{0,4}$")
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_FEBRUARY = re.compile(r"(20\d\d)(年\s*2\s*月\s*)29(?=\s*[日号])")
_TIMES = frozenset({TokenKind.DATE, TokenKind.PERIOD})
_BEFORE = 12


def rolled_years(text: str, last_year: int, year: int, *, until: int | None = None) -> str:
    """The text with what is of the yearly cycle of ``last_year`` moved to ``year``.

    ``until`` is the last year of a project of several years: later days of it are of the whole period and stay. Without
    it, days behind the year belong to its cycle too (2026年的项目，2027年1月底前结算).
    """
    by = year - last_year
    if not by:
        return text
    done, at = list[str](), 0
    for token in find_tokens(text):
        if token.kind in _TIMES and _moves(text, token, last_year, until):
            done += [text[at : token.start], _moved(token.text, by)]
            at = token.end
    return _possible("".join([*done, text[at:]]))


def _moves(text: str, token: TextToken, last_year: int, until: int | None) -> bool:
    years = [int(y) for y in _YEAR.findall(token.text)]
    if not years:
        return False
    if until is not None:
        return years == [last_year]
    if years == [last_year - 1]:
        return _COMPARED.search(text[max(0, token.start - _BEFORE) : token.start]) is not None
    return (min(years) >= last_year - 1 and last_year in years) or years == [last_year + 1]


def _moved(text: str, by: int) -> str:
    return _YEAR.sub(lambda m: str(int(m[0]) + by), text)


def _possible(text: str) -> str:
    """The text with the last day of February where the year has no 29th."""
    text = _FEBRUARY.sub(lambda m: m[0] if calendar.isleap(int(m[1])) else f"{m[1]}{m[2]}28", text)
    return _ISO.sub(lambda m: m[0] if _is_day(m) else f"{m[1]}-{m[2]}-28", text)


def _is_day(match: re.Match[str]) -> bool:
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return match[2] != "02"
    return True


def day_moved(day: str, by: int) -> str:
    """An ISO day, or what begins with a year, so many years later."""
    return _possible(_moved(day, by)) if _YEAR.match(day) else day
