"""Changes of the head of the form: names, attributes, dates."""

import re
from datetime import date

from assistant.domain.filing import Project
from assistant.domain.operation import Operation
from assistant.domain.operation_arguments import HEAD_FIELDS
from assistant.domain.placeholders import is_placeholder
from assistant.domain.source import BY_USER
from assistant.language.dates import StatedDate, find_dates, is_impossible
from assistant.language.numerals import fold
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.rows import with_filing
from assistant.works.state import WorkState
from assistant.works.wording import readable_name, readable_text

_DATES = ("start", "end")
_CODE = re.compile(r"[0-9A-Za-z-]{2,30}")
_AROUND_DATE = re.compile(r"[\s从自起始开始至到止前以之的。，,为是在于完成竣工结束日期时间]*")
"""What may stand around a day and says no more than that it begins or ends something."""


def set_head(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001 -- one shape for all
    """One field of the head. Dates become ISO; the first day is never behind the last."""
    field, what = order.field, HEAD_FIELDS[order.field]
    value = _read(state, field, order.value, what)
    before = getattr(state.filing.project, field)
    if value == before and not is_assumed(state, field):
        raise NotApplicable(f"{what}本来就是“{value}”，没有改动。")
    project = state.filing.project.model_copy(update={field: value})
    require_order(project)
    done = with_head(state, project, field)
    filing, noted = _in_goals(done, before, value, field)
    return ChangeOutcome(filing, what, before or "（空）", value or "（空）").with_note(noted)


def is_assumed(state: WorkState, field: str) -> bool:
    """Whether the program filled a field of the head by itself, so that saying the same confirms it."""
    source = state.filing.sources.get(f"project.{field}")
    return source is not None and source.confirm


def with_head(state: WorkState, project: Project, *fields: str) -> WorkState:
    """The state with another head, these fields of it given by a person."""
    sources = {**state.filing.sources, **{f"project.{f}": BY_USER for f in fields}}
    return with_filing(state, project=project, sources=sources)


def _read(state: WorkState, field: str, stated: str, what: str) -> str:
    if field in _DATES:
        return read_day(stated, state.filing.year, last=field == "end", what=what)
    if not stated.strip():
        return ""
    if field == "department_code":
        if not _CODE.fullmatch(fold(stated.strip())):
            raise NotApplicable(f"“{stated[:20]}”不像{what}，代码由数字和字母组成，没有改。")
        return fold(stated.strip())
    return readable_text(stated, what) if field == "content" else readable_name(stated, what)


def read_day(stated: str, year: int | None, *, last: bool, what: str) -> str:
    """A day as ISO text: a month or a year is its first or last day. Raises NotApplicable where it is no one day."""
    days = read_days(stated, what)
    if len(days) != 1:
        raise NotApplicable(f"“{stated[:20]}”里有{len(days)}个日期，请只说{what}。")
    return _iso(days[0], year, stated, last=last)


def read_days(stated: str, what: str) -> list[StatedDate]:
    """The days of an answer that holds nothing else. Raises NotApplicable where there is none."""
    days = list(find_dates(stated))
    if is_impossible(stated) or not days:
        raise NotApplicable(f"“{stated[:20]}”不是日期，{what}没有改。请写年月日，如“2027年11月30日”。")
    rest, at = [], 0
    for day in days:
        rest.append(stated[at : day.start])
        at = day.end
    left = "".join(re.sub(r"[-—–~至到]", "", part) for part in (*rest, stated[at:]))
    if not _AROUND_DATE.fullmatch(left):
        raise NotApplicable(f"没有看懂“{left.strip()[:20]}”，{what}没有改。请只说日期，如“2027年11月30日”。")
    return days


def _iso(day: StatedDate, year: int | None, stated: str, *, last: bool) -> str:
    found = day.last(year) if last else day.first(year)
    if found.startswith("--"):
        raise NotApplicable(f"“{stated[:20]}”没有写年份，请连年份一起说。")
    return found


def period_of(stated: str, year: int | None) -> tuple[str, str]:
    """First and last day of an answer; a single day is the last one, and the first is then "" (not said)."""
    days = read_days(stated, "起止时间")
    if len(days) > 2:
        raise NotApplicable(f"“{stated[:20]}”里有{len(days)}个日期，请只说开始和结束两个日期。")
    if len(days) == 1:
        whole = days[0].first(year), days[0].last(year)
        spans = days[0].last_day is None and days[0].first_month != days[0].last_month
        return whole if spans else ("", _iso(days[0], year, stated, last=True))
    first = _iso(days[0], year or days[1].year, stated, last=False)
    return first, _iso(days[1], days[0].year or year, stated, last=True)


def require_order(project: Project) -> None:
    """Refuses a head whose first day is behind its last. Raises NotApplicable."""
    first, last = project.start, project.end
    if _is_day(first) and _is_day(last) and first > last:
        raise NotApplicable(f"开始日期{first}在结束日期{last}之后，没有改。请把两个日期一起说。")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _in_goals(state: WorkState, before: str, value: str, field: str) -> tuple[WorkState, str]:
    """The old project name, department or unit, where the goals say it word for word."""
    goals = state.filing.goals
    if field not in {"name", "department", "unit"} or not before or is_placeholder(before) or not value:
        return state, ""
    changes = {f: t.replace(before, value) for f in ("annual", "overall") if before in (t := getattr(goals, f))}
    if not changes:
        return state, ""
    return with_filing(state, goals=goals.model_copy(update=changes)), "目标里的旧名称一并改了"
