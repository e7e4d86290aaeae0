"""The goals in words as a list of sentences, and the value of a row where a goal says it."""

import re
from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.operation_arguments import GOAL_FIELDS
from assistant.domain.placeholders import is_placeholder
from assistant.language.dates import find_dates
from assistant.language.likeness import COVERED_NAME, coverage
from assistant.language.names import without_measure
from assistant.language.numerals import UP_TO_TEN
from assistant.language.target import Operator, Target

_NUMBERED = re.compile(rf"(?:^|(?<=[\n。；;]))\s*目标\s*([0-9]{{1,2}}|{UP_TO_TEN})\s*[:：.、]\s*")
_MARK = re.compile(rf"^\s*目标\s*(?:[0-9]{{1,2}}|{UP_TO_TEN})\s*[:：.、]\s*")
_BOUNDS = {Operator.AT_LEAST: "以上", Operator.AT_MOST: "以内"}
_CLAUSE = re.compile(r"[，。；、,;\n]")


def sentences_of(text: str) -> list[str]:
    """The goals of a text: by their numbers 目标1, 目标2, else by lines, else by full stops."""
    marks = list(_NUMBERED.finditer(text))
    if marks:
        ends = [m.start() for m in marks[1:]] + [len(text)]
        found = [text[m.end() : end].strip() for m, end in zip(marks, ends, strict=True)]
        head = text[: marks[0].start()].strip()
        return [head, *found] if head else found
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines if len(lines) > 1 else [p.strip() for p in re.findall(r"[^。；;]+[。；;]?", text) if p.strip()]


def as_text(sentences: list[str]) -> str:
    """The goals as the form shows them: numbered where there are several."""
    if len(sentences) == 1:
        return sentences[0]
    return "\n".join(f"目标{n}：{sentence}" for n, sentence in enumerate(sentences, 1))


def without_number(sentence: str) -> str:
    """A goal without 目标2： before it."""
    return _MARK.sub("", sentence.strip())


def restated(filing: Filing, row: Indicator, new: Target) -> tuple[Filing, list[str]]:
    """The filing with a row's new value also where a goal states the old one right behind the row's name, and where.

    Only a number with the row's own unit, or its day, behind words that name the row is its value; where two places
    could be meant nothing is changed, and the rule FEA008 tells.
    """
    texts = {f: _restated(getattr(filing.goals, f), row, new) for f in GOAL_FIELDS}
    changes = {f: t for f, t in texts.items() if t is not None}
    goals = filing.goals.model_copy(update=changes)
    return filing.model_copy(update={"goals": goals}), [GOAL_FIELDS[f] for f in changes]


def _restated(text: str, row: Indicator, new: Target) -> str | None:
    if is_placeholder(row.target):
        return _filled(text, row.target, new)
    old = row.parsed
    if old.is_date and new.is_date:
        return _new_day(text, old, new)
    value, now = _bound(old), _bound(new)
    if value is None or now is None or old.operator is not new.operator or value == now:
        return None
    written = f"{show(value)}{old.measured}"
    pattern = rf"(?<![\d.]){re.escape(written)}(?![\d.]|[一-鿿]?次)"
    places = [m for m in re.finditer(pattern, text) if _names(row, text[: m.start()])]
    if len(places) != 1:
        return None
    at = places[0]
    return f"{text[: at.start()]}{show(now)}{new.measured or old.measured}{text[at.end() :]}"


def _filled(text: str, mark: str, new: Target) -> str | None:
    """The text with a value in the place of the mark that stood for it."""
    value = _bound(new)
    if text.count(mark) != 1 or value is None:
        return None
    return text.replace(mark, f"{show(value)}{new.measured}{_BOUNDS.get(new.operator, '')}")


def agreeing(sentence: str, row: Indicator) -> str:
    """A goal with a row's value where it states another number with the row's unit behind the row's name; "" where it
    does not, or more than once."""
    target = row.parsed
    value = _bound(target)
    if value is None or not target.measured:
        return ""
    numbers = re.finditer(rf"\d+(?:\.\d+)?(?={re.escape(target.measured)}(?![一-鿿]?次))", sentence)
    other = [m for m in numbers if _names(row, sentence[: m.start()]) and Decimal(m[0]) != value]
    return f"{sentence[: other[0].start()]}{show(value)}{sentence[other[0].end() :]}" if len(other) == 1 else ""


def _names(row: Indicator, before: str) -> bool:
    return coverage(without_measure(row.name), _CLAUSE.split(before)[-1]) >= COVERED_NAME


def _bound(target: Target) -> Decimal | None:
    return target.low if target.low is not None else target.high


def _new_day(text: str, old: Target, new: Target) -> str | None:
    days = [d for d in find_dates(text) if d.last() == old.date_high]
    if len(days) != 1 or not new.date_high:
        return None
    year, month, day = new.date_high.split("-")
    return f"{text[: days[0].start]}{year}年{int(month)}月{int(day)}日{text[days[0].end :]}"
