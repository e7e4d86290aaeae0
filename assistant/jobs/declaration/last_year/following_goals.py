"""The goals and contents of the form follow its rows: changed values, rows that went, rows that came."""

import re
from collections.abc import Iterator

from assistant.base import show
from assistant.domain.placeholders import is_placeholder
from assistant.jobs.declaration.last_year.working import WorkingForm, WorkingRow
from assistant.jobs.declaration.writers.rule_based.goals import in_words
from assistant.language.changes.following import FollowedRow, follow
from assistant.language.names import without_measure
from assistant.language.target import Target
from assistant.language.target_parser import parse_target

_NUMBERED = re.compile(r"^目标(\d{1,2})[：:]", re.M)
_MONEY = {
    "total": "资金总额", "fiscal": "财政拨款", "carry_over": "上年结转", "special_account": "财政专户",
    "other": "其他资金",
}  # fmt: skip


def follow_rows(form: WorkingForm) -> None:
    """Goals, contents and definitions with the values of the rows as they stand now."""
    rows = [*_rows(form), *_money(form)]
    goals, project = form.filing.goals, form.filing.project
    annual = follow(goals.annual, rows)
    for name in annual.unsure:
        form.ask("goal.unsure", name=name)
    text = _renamed(form, annual.text)
    new = {"annual": _with_new(form, _without_gone(form, text)) if text.strip() else text}
    if not project.multi_year:
        new["overall"] = _renamed(form, follow(goals.overall, rows).text)
    content = _renamed(form, follow(project.content, rows).text)
    form.filing = form.filing.model_copy(
        update={
            "goals": goals.model_copy(update=new),
            "project": project.model_copy(update={"content": content}),
        }
    )
    for one in form.live():
        if one.last is not None:
            one.row = one.row.model_copy(update={"definition": follow(one.row.definition, rows).text})


def _rows(form: WorkingForm) -> Iterator[FollowedRow]:
    for one in form.rows:
        if one.rolled is None:
            continue
        after = one.row.parsed if one.changed and not one.gone else None
        yield FollowedRow(one.rolled.name, one.rolled.parsed, after, gone=one.gone)


def _money(form: WorkingForm) -> Iterator[FollowedRow]:
    before, now = form.last.funds, form.filing.funds
    for field, name in _MONEY.items():
        old, new = getattr(before, field), getattr(now, field)
        if old and new is not None:
            was, target = _amount(old, before.unit), _amount(new, now.unit)
            changed = old != new or before.unit != now.unit
            yield FollowedRow(name, was, target if changed else None)


def _amount(amount: object, unit: str) -> Target:
    return parse_target(f"{show(amount)}{unit}")  # type: ignore[arg-type]


def _renamed(form: WorkingForm, text: str) -> str:
    """The text with the new names of rows, also without the noun that says how they are measured."""
    for one in form.live():
        if one.rolled is not None and one.row.name != one.rolled.name:
            for old, new in _names(one):
                text = text.replace(old, new)
    return text


def _names(one: WorkingRow) -> Iterator[tuple[str, str]]:
    if one.rolled is not None:
        yield one.rolled.name, one.row.name
        old, new = without_measure(one.rolled.name), without_measure(one.row.name)
        if len(old) > 2:
            yield old, new


def _without_gone(form: WorkingForm, text: str) -> str:
    """The text without the parts that name a row that went and hold no other number."""
    for one in form.rows:
        name = without_measure(one.row.name)
        if one.gone and len(name) > 2 and name in text:
            text = re.sub(rf"[，,；;、][^，,；;、。\d]*{re.escape(name)}[^，,；;、。\d]*", "", text)
    return text


def _with_new(form: WorkingForm, text: str) -> str:
    """The text with the new rows in words behind it, as a goal of its own where the goals are numbered."""
    words = [in_words(one.row) for one in form.live() if one.last is None and not is_placeholder(one.row.target)]
    if not words:
        return text
    stated = "，".join(words)
    numbers = [int(n) for n in _NUMBERED.findall(text)]
    if numbers:
        return f"{text.rstrip()}\n目标{max(numbers) + 1}：{stated}。"
    return f"{text.rstrip().rstrip('。；;')}；{stated}。"
