"""First and last day of a project in the words of a message."""

import re
from collections.abc import Iterator

from assistant.chat.reading.fields import find_fields, first_field
from assistant.chat.reading.outcome import ReadAct, order
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.dates import find_dates
from assistant.language.numerals import COUNTING, DIGIT, fold
from assistant.language.periods import find_periods
from assistant.language.tokens import TokenKind, find_tokens

_WHOLE_YEAR = re.compile(r"全年|一整年|整年|一年")
DAY_FIELDS = frozenset({"period", "start", "end"})
_CORRECTED = re.compile(r"不算|不对|啊不|哦不|错了|说错")
_POINTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})([到至~-])(\d{1,2})\.(\d{1,2})(?![\d.])")
_BARE_DAY = re.compile(
    rf"((?:\d{{1,2}}|十[一二]?|{DIGIT})月(?:\d{{1,2}}|三十一?|二?十{DIGIT}?|{DIGIT}))(?![日号个份旬]|{COUNTING})"
)


def has_day(text: str) -> bool:
    """Whether words say a day, a span of time or a whole year."""
    dated = any(t.kind in {TokenKind.DATE, TokenKind.PERIOD} for t in find_tokens(text))
    return (
        dated
        or bool(_POINTED.search(text))
        or bool(_WHOLE_YEAR.search(text) and first_field("head", text) in {*DAY_FIELDS, ""})
    )


def day_words(text: str) -> str:
    """The words that say the days: those from the label on, else all; of several spans the last."""
    labels = [w for w in find_fields("head", text) if w.field == "period"]
    return text[labels[0].end :] if labels and has_day(text[labels[0].end :]) else text


def orders_of_days(field: str, words: str, scene: Scene, text: str) -> Iterator[ReadAct]:
    """The first and the last day that words come to, as far as they say them."""
    first, last = days_of(words, scene.year)
    if field == "period" and first and not last:
        named = [w.field for w in find_fields("head", text) if w.field in {"start", "end"}]
        field = named[-1] if named else field
    if field == "start":
        last = ""
    elif field == "end":
        first, last = "", last or closing_day(words, scene.year) or first
    elif first and not last:
        ends = re.search("结束|完|截止|前|底", text)
        first, last = ("", closing_day(words, scene.year) or first) if ends else (first, "")
    for name, day in (("start", first), ("end", last)):
        if day:
            yield ReadAct(order(Kind.SET_HEAD, field=name, value=day))


def closing_day(words: str, year: int | None) -> str:
    """The last day of the one date of words, ISO: the 31st of 8月底; "" where they say none or several."""
    stated = _CORRECTED.split(fold(words))[-1]
    dates = list(find_dates(_BARE_DAY.sub(r"\1日", stated)))
    return dates[0].last(dates[0].year or year) if len(dates) == 1 else ""


def days_of(words: str, year: int | None) -> tuple[str, str]:
    """First and last day of words, ISO; one day alone is the first, and a year alone is the whole of it."""
    stated = _CORRECTED.split(fold(words))
    stated = [part for part in stated if any(True for _ in find_dates(part))] or stated
    folded = _BARE_DAY.sub(r"\1日", _POINTED.sub(r"\1月\2日\3\4月\5日", stated[-1]))
    periods = find_periods(folded)
    spans = [p for p in periods if p.is_span]
    if spans:
        span = spans[-1]
        start = span.first.first(year or span.last.year)
        known = int(start[:4]) if start[:1] != "-" else year
        return start, span.last.last(known)
    dates = list(find_dates(folded))
    if _WHOLE_YEAR.search(folded) and len(dates) <= 1:
        known = dates[0].year if dates and dates[0].year else year
        return (f"{known}-01-01", f"{known}-12-31") if known else ("", "")
    if not dates:
        return "", ""
    if len(dates) > 2 and dates[0].last_day is None and dates[0].first_month != dates[0].last_month:
        dates = dates[1:]
    first = dates[0].first(dates[0].year or year)
    if len(dates) == 1:
        whole = dates[0].last_day is None and dates[0].first_month != dates[0].last_month
        return (first, dates[0].last(year)) if whole else (first, "")
    return first, dates[1].last(dates[1].year or dates[0].year or year)
