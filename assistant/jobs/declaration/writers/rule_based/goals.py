"""The goals in words, composed from facts and rows: what will be done, by when, how well, and what it brings.

Every number of the text also stands in a row of the table, so the two cannot differ (FEA008).
"""

from collections.abc import Iterable, Iterator, Sequence

from assistant.base import show
from assistant.domain.facts import Facts, QuantityFact
from assistant.domain.filing import Goals, Project
from assistant.domain.indicator import Indicator, is_placeholder, placeholder
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

_BOUND_WORDS = {
    Operator.AT_LEAST: "不低于",
    Operator.MORE_THAN: "高于",
    Operator.AT_MOST: "不超过",
    Operator.LESS_THAN: "低于",
    Operator.EQUAL: "达到",
    Operator.RANGE: "达到",
}
_DONE = ("完工", "竣工", "验收", "投用", "上线", "交付", "拨付", "发放", "到位", "建成", "开工", "投入使用")
_COUNT_WORDS = {Operator.AT_LEAST: "不少于", Operator.MORE_THAN: "超过", Operator.AT_MOST: "不超过"}


def compose(facts: Facts, project: Project, annual: Sequence[Indicator], overall: Sequence[Indicator]) -> Goals:
    """The annual goal (the user's own words where the brief gives one), and the overall one of a multi-year project."""
    text = facts.goal.value if facts.goal else _text(_work(facts, overall=False), annual)
    if not project.multi_year:
        return Goals(annual=text)
    period = f"{project.start[:4]}年至{project.end[:4]}年"
    return Goals(annual=text, overall=f"{period}，{_text(_work(facts, overall=True), overall)}")


def _text(work: Iterable[str], rows: Sequence[Indicator]) -> str:
    done = "、".join(work) or placeholder("主要工作内容和数量")
    outputs = "，".join([done, *_deadlines(rows), *_measures(rows, OUTPUT, QUALITY)])
    effects = "，".join([*_measures(rows, BENEFIT), *_measures(rows, SATISFACTION)])
    return f"{outputs}；{effects}。" if effects else f"{outputs}。"


def _work(facts: Facts, *, overall: bool) -> Iterator[str]:
    """The stated work, as the brief counts it: 培训护理员120人."""
    for fact in facts.quantities:
        if not fact.baseline and fact.overall is overall:
            yield _counted(fact)


def _counted(fact: QuantityFact) -> str:
    bound = _COUNT_WORDS.get(fact.operator, "")
    verb = "" if fact.verb in fact.object else fact.verb
    return f"{fact.per}{verb}{fact.object}{bound}{show(fact.number)}{fact.unit}"


def _deadlines(rows: Iterable[Indicator]) -> Iterator[str]:
    for row in rows:
        if read_level2(row.level2) == TIMELINESS and row.parsed.is_date:
            what = row.name.removesuffix("时间").removesuffix("完成")
            done = "" if what.endswith(_DONE) else "完成"
            yield f"{row.target}{'' if what == '项目' else what}{done}"


def _measures(rows: Iterable[Indicator], level1: str, level2: str | None = None) -> Iterator[str]:
    for row in rows:
        of_class = read_level1(row.level1) == level1 and level2 in (None, read_level2(row.level2))
        if of_class and read_level2(row.level2) != QUANTITY and not is_placeholder(row.target):
            yield _said(row)


def _said(row: Indicator) -> str:
    target = row.parsed
    if not target.is_number:
        return f"{row.name}{row.target}"
    if target.operator is Operator.EQUAL and target.low == 0:
        return f"{row.name}为0{target.unit}"
    return f"{row.name}{_BOUND_WORDS[target.operator]}{row.target.lstrip('≥≤=＞＜><')}"
