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
from assistant.jobs.declaration.writers.rule_based.composite.writing import is_composite
from assistant.jobs.declaration.writers.rule_based.doing import done, project_verb
from assistant.jobs.declaration.writers.rule_based.stated import TOTAL_COST
from assistant.language.names import MEASURE_END
from assistant.language.target import Operator
from assistant.language.target_parser import parse_target

_BOUNDS = {
    Operator.MORE_THAN: "高于",
    Operator.LESS_THAN: "低于",
    Operator.EQUAL: "达到",
    Operator.RANGE: "达到",
}
_COUNTS = {Operator.AT_MOST: "不超过", Operator.LESS_THAN: "少于", Operator.MORE_THAN: "超过"}
_MEASURE = re.compile(f"{MEASURE_END.pattern}|(?:时长|容量|[班种套座宗]数|批次数|种类数)$")
_OFTEN = re.compile("(?:频次|次数|频率)$")
_WHOLE = re.compile("^(?:项目|年度任务|全部工作)(?:完成|完工|竣工|实施完成)?时间$")
"""The day of all the work."""
_BEFORE = re.compile("^历史标准：上年或现状为(?P<value>.+)$")
"""Last year's value in the basis of a stated row."""
_THROUGH = "通过项目实施，"
_LONGEST = 5
"""Rows named in one sentence; more make no sentence that anybody reads."""


def compose(facts: Facts, project: Project, annual: Sequence[Indicator], overall: Sequence[Indicator]) -> Goals:
    """The annual goal (the user's own words where the brief gives one), and the overall one of a multi-year project."""
    verb = project_verb(project.name)
    text = facts.goal.value if facts.goal else _numbered(_sentences(annual, verb))
    if not project.multi_year:
        return Goals(annual=text)
    period = f"{project.start[:4]}年至{project.end[:4]}年："
    return Goals(annual=text, overall=f"{period}\n{_numbered(_sentences(overall, verb))}")


def _numbered(sentences: Iterator[str]) -> str:
    """目标1：…。目标2：…。 A single sentence stands without a number."""
    found = [s for s in sentences if s]
    if len(found) == 1:
        return found[0]
    return "\n".join(f"目标{n}：{sentence}" for n, sentence in enumerate(found, 1))


def _sentences(rows: Sequence[Indicator], verb: str) -> Iterator[str]:
    dates = [r for r in _of(rows, OUTPUT, TIMELINESS) if r.parsed.is_date]
    yield _work(rows, dates, verb)
    quality = [*_of(rows, OUTPUT, QUALITY), *(r for r in _of(rows, OUTPUT, TIMELINESS) if r not in dates)]
    yield _listed(quality, *(f"项目总成本控制在{_bare(r)}以内" for r in rows if _is_total(r)))
    effects = _listed(_of(rows, BENEFIT))
    yield f"{_THROUGH}{effects}" if effects else ""
    yield _listed(_of(rows, SATISFACTION))


def _work(rows: Sequence[Indicator], dates: Sequence[Indicator], verb: str) -> str:
    """What is done, by when, and the days of single steps; of the whole period what is not counted yet is named."""
    counted = [r for r in _of(rows, OUTPUT, QUANTITY) if not is_composite(r)]
    open_ = [r for r in rows if _is(r, OUTPUT, QUANTITY) and is_placeholder(r.target) and not is_placeholder(r.name)]
    works = [(r, _counted(r)) for r in counted] or [(r, _MEASURE.sub("", r.name)) for r in open_]
    if not works and not dates:
        return f"{placeholder('主要工作内容和数量')}。"
    whole = max((r for r in dates if _WHOLE.match(r.name)), key=_date_key, default=None)
    own = {i: row for row in dates for i, one in enumerate(counted) if _stem(row) == _stem(one)}
    main = [work for i, work in enumerate(works) if i not in own][:_LONGEST]
    listed = f"{whole.target if whole else ''}{done(main, verb)}" if main else ""
    steps = [_step(r, counted) for r in sorted(dates, key=_date_key) if r is not whole or not main]
    return f"{listed}{'，其中' if listed and steps else ''}{'，'.join(steps)}。"


def _stem(row: Indicator) -> str:
    return _MEASURE.sub("", row.name.removesuffix("时间").removesuffix("完成"))


def _step(row: Indicator, counted: Sequence[Indicator] = ()) -> str:
    """What is due by a day, as counted where it is counted: 10月31日前完成种树600株, 11月20日前结业."""
    what = row.name.removesuffix("时间")
    work = what.removesuffix("完成")
    amounts = [_counted(one) for one in counted if _stem(one) == _stem(row)]
    if work and work != what:
        return f"{row.target}完成{'、'.join(amounts) or work}"
    return f"{row.target}{what}"


def _is_total(row: Indicator) -> bool:
    return row.name == TOTAL_COST and row.parsed.is_number


def in_words(row: Indicator) -> str:
    """One row as a part of a goal: work as counted, a day with what is done by it, else the value with its bound."""
    if row.parsed.is_date:
        return _step(row)
    quantity = (read_level1(row.level1), read_level2(row.level2)) == (OUTPUT, QUANTITY)
    return _counted(row) if quantity else _measured(row)


def _is(row: Indicator, level1: str, level2: str | None) -> bool:
    return read_level1(row.level1) == level1 and level2 in (None, read_level2(row.level2))


def _of(rows: Sequence[Indicator], level1: str, level2: str | None = None) -> list[Indicator]:
    return [r for r in rows if _is(r, level1, level2) and not is_placeholder(r.target)]


def _date_key(row: Indicator) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", row.target))


def _counted(row: Indicator) -> str:
    """A row of work in words: 安装充电口240个, 汛期巡坝每天1次."""
    target, value = row.parsed, _bare(row)
    amount, _, per = value.partition("/")
    if per and _OFTEN.search(row.name):
        return f"{_OFTEN.sub('', row.name)}每{per}{amount}"
    shorter = _MEASURE.sub("", row.name)
    name = shorter if len(shorter) > 1 else row.name
    return f"{name}{_COUNTS.get(target.operator, '')}{value}"


def _listed(rows: Sequence[Indicator], *more: str) -> str:
    found = [*(_measured(r) for r in rows[:_LONGEST]), *more]
    return f"{'，'.join(found)}。" if found else ""


def _measured(row: Indicator) -> str:
    """A value in words, from last year's where the row rests on it: 等待时间由9天降到2天以内."""
    target, name = row.parsed, row.name
    if not target.is_number:
        return f"{name}{row.target}"
    if moved := _moved(row):
        return f"{name}{moved}"
    if target.operator is Operator.EQUAL and target.low == 0:
        return f"{name}为0{target.unit}"
    if target.operator is Operator.AT_LEAST:
        return f"{name}达到{_bare(row)}以上"
    if target.operator is Operator.AT_MOST:
        return f"{name}控制在{_bare(row)}以内"
    return f"{name}{_BOUNDS[target.operator]}{_bare(row)}"


def _moved(row: Indicator) -> str:
    """由42分钟降到25分钟以内, where the basis of a row names what was before; "" where nothing moves that way."""
    basis = _BEFORE.search(row.value_basis)
    if basis is None:
        return ""
    past, now = parse_target(basis["value"]), row.parsed
    if past.low is None or past.unit != now.unit:
        return ""
    if now.operator is Operator.AT_MOST and now.high is not None and now.high < past.low:
        return f"由{basis['value']}降到{_bare(row)}以内"
    if now.operator is Operator.AT_LEAST and now.low is not None and now.low > past.low:
        return f"由{basis['value']}提高到{_bare(row)}以上"
    return ""


def _bare(row: Indicator) -> str:
    """The value without its sign."""
    return row.target.lstrip("≥≤=＞＜><")
