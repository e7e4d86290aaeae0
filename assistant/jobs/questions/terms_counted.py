"""The last day of a term that a rule sets, counted from the day of the question: 3月2日批复, 15日内 ends on 3月17日.

The day of the event is not counted. Working days leave out Saturdays and Sundays alone, which the answer says: which
days are holidays the corpus does not hold.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.language.likeness import coverage
from assistant.language.numerals import fold
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_ASKS_DAY = re.compile(r"哪[天日]|几[号日]|几月几|最[晚迟]|什么时候|啥时候|何时|截止|到期")
_TERM = re.compile(
    r"(?P<count>\d{1,3})(?P<unit>个?工作日|日|天)(?:(?P<within>[之以]?内)|(?P<before>[之以]?前)|(?=[^以之内前，。；]{0,12}))"
)
_UNFIXED = re.compile(r"不少于|至少|不得少于|提前|延长|顺延|以上")
_CLAUSE = re.compile(r"[，。；,;？！?!]")
_SATURDAY, _NEAR_EVENT, _PLAINLY = 5, 0.12, 0.25
_FEBRUARY = 2
_COMMON_YEAR = 2025
"""Stands for a year that is not said, where the term does not pass the end of February."""


def term_counted(question: str, rule: str) -> str:
    """The last day, as it leads the answer; "" where no day is asked for, or day, event or term are not plain."""
    if not _ASKS_DAY.search(question):
        return ""
    days = [
        t for t in find_tokens(question) if t.kind is TokenKind.DATE and re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", t.date)
    ]
    terms = [m for m in _TERM.finditer(fold(rule)) if m["within"]]
    term = _meant(question, fold(rule), terms) if len(days) == 1 else None
    if term is None or _UNFIXED.search(rule[: term.start()]):
        return ""
    if coverage(_words_beside(question, days[0]), rule[: term.start()]) < _NEAR_EVENT:
        return ""
    return _counted(days[0], int(term["count"]), working="工作" in term["unit"])


def _meant(question: str, rule: str, terms: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The only term of a rule, or the one whose clause is plainly nearer to the question."""
    if len({m[0] for m in terms}) < 2:
        return terms[0] if terms else None
    worth = [coverage(_CLAUSE.split(rule[: m.start()])[-1], question) for m in terms]
    near = sorted(worth, reverse=True)
    return terms[worth.index(near[0])] if near[0] - near[1] > _PLAINLY else None


def _words_beside(question: str, day: TextToken) -> str:
    """The clause that the day stands in."""
    return _CLAUSE.split(question[: day.start])[-1] + _CLAUSE.split(question[day.end :])[0]


def _counted(day: TextToken, count: int, *, working: bool) -> str:
    year, start = day.date[:4].isdigit(), _start(day)
    if start is None or (working and not year):
        return ""
    end = _after(start, count, working=working)
    leap = not year and start <= date(_COMMON_YEAR, _FEBRUARY, 28) < end
    if leap:
        return ""
    shown = f"{end.year}年{end.month}月{end.day}日" if year else f"{end.month}月{end.day}日"
    what = f"{count}{'个工作日' if working else '日'}"
    note = "（只除去了周六周日，法定节假日和调休请另外扣算）" if working else "（当日不算，从第二天数起）"
    return f"{day.text}起{what}内，最晚{shown}{note}"


def _start(day: TextToken) -> date | None:
    try:
        return date.fromisoformat(day.date if day.date[:4].isdigit() else f"{_COMMON_YEAR}-{day.date[2:]}")
    except ValueError:
        return None


def _after(start: date, count: int, *, working: bool) -> date:
    """The day so many days, or working days, after a day."""
    if not working:
        return start + timedelta(count)
    day = start
    while count:
        day += timedelta(1)
        count -= day.weekday() < _SATURDAY
    return day
