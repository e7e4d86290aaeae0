"""The goals in words: numbered sentences of what will be done and by when, how well, and what it brings.

Every number of the text also stands in a row of the table, so the two cannot differ (FEA008).
"""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.facts import Facts
from assistant.domain.filing import Goals, Project
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder, placeholder
from assistant.domain.vocabulary import (
    BENEFIT,
    OUTPUT,
    QUALITY,
    QUANTITY,
    SATISFACTION,
    TIMELINESS,
    read_level1,
    read_level2,
)
from assistant.language.target import Operator

_BOUNDS = {
    Operator.AT_LEAST: "不低于",
    Operator.MORE_THAN: "高于",
    Operator.AT_MOST: "不超过",
    Operator.LESS_THAN: "低于",
    Operator.EQUAL: "达到",
    Operator.RANGE: "达到",
}
_COUNTS = {Operator.AT_MOST: "不超过", Operator.LESS_THAN: "少于", Operator.MORE_THAN: "超过"}
_MEASURES = (
    "数量",
    "人数",
    "户数",
    "人次",
    "次数",
    "场次",
    "期数",
    "里程",
    "长度",
    "面积",
    "天数",
    "件数",
    "份数",
    "批次数",
    "种类数",
)
_LONGEST = 5
"""Rows named in one sentence; more make no sentence that anybody reads."""


def compose(facts: Facts, project: Project, annual: Sequence[Indicator], overall: Sequence[Indicator]) -> Goals:
    """The annual goal (the user's own words where the brief gives one), and the overall one of a multi-year project."""
    text = facts.goal.value if facts.goal else _numbered(_sentences(annual))
    if not project.multi_year:
        return Goals(annual=text)
    period = f"{project.start[:4]}年至{project.end[:4]}年："
    return Goals(annual=text, overall=f"{period}\n{_numbered(_sentences(overall))}")


def _numbered(sentences: Iterator[str]) -> str:
    """目标1：…。目标2：…。 A single sentence stands without a number."""
    found = [s for s in sentences if s]
    if len(found) == 1:
        return found[0]
    return "\n".join(f"目标{n}：{sentence}" for n, sentence in enumerate(found, 1))


def _sentences(rows: Sequence[Indicator]) -> Iterator[str]:
    dates = [r for r in _of(rows, OUTPUT, TIMELINESS) if r.parsed.is_date]
    work = "、".join(_counted(r) for r in _of(rows, OUTPUT, QUANTITY)[:_LONGEST])
    yield f"{_until(dates, work)}。" if work or dates else f"{placeholder('主要工作内容和数量')}。"
    quality = [*_of(rows, OUTPUT, QUALITY), *(r for r in _of(rows, OUTPUT, TIMELINESS) if r not in dates)]
    yield _listed(quality)
    yield _listed(_of(rows, BENEFIT))
    yield _listed(_of(rows, SATISFACTION))


def in_words(row: Indicator) -> str:
    """One row as a part of a goal: work as counted, a day with what is done by it, else the value with its bound."""
    if row.parsed.is_date:
        return f"{row.target}{_done(row)}"
    quantity = (read_level1(row.level1), read_level2(row.level2)) == (OUTPUT, QUANTITY)
    return _counted(row) if quantity else _measured(row)


def _of(rows: Sequence[Indicator], level1: str, level2: str | None = None) -> list[Indicator]:
    return [
        r
        for r in rows
        if read_level1(r.level1) == level1 and level2 in (None, read_level2(r.level2)) and not is_placeholder(r.target)
    ]


def _until(dates: Sequence[Indicator], work: str) -> str:
    """The work, and the days by which its steps are due."""
    steps = "，".join(f"{r.target}{_done(r)}" for r in sorted(dates, key=_date_key))
    return "，".join(part for part in (f"完成{work}" if work else "", steps) if part)


def _date_key(row: Indicator) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", row.target))


def _done(row: Indicator) -> str:
    what = row.name.removesuffix("时间")
    return what.removesuffix("完成") + "完成" if what.endswith("完成") else what


def _counted(row: Indicator) -> str:
    """A row of work in words: 安装充电口240个."""
    name = next(
        (row.name.removesuffix(m) for m in _MEASURES if row.name.endswith(m) and len(row.name) > len(m) + 1), row.name
    )
    target = row.parsed
    return f"{name}{_COUNTS.get(target.operator, '')}{row.target.lstrip('≥≤=＞＜><')}"


def _listed(rows: Sequence[Indicator]) -> str:
    return f"{'，'.join(_measured(r) for r in rows[:_LONGEST])}。" if rows else ""


def _measured(row: Indicator) -> str:
    target = row.parsed
    if not target.is_number:
        return f"{row.name}{row.target}"
    if target.operator is Operator.EQUAL and target.low == 0:
        return f"{row.name}为0{target.unit}"
    return f"{row.name}{_BOUNDS[target.operator]}{row.target.lstrip('≥≤=＞＜><')}"
