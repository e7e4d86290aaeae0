"""SEL011 自评指标不是批复的指标: 自评的指标、指标值、分值是否与批复的绩效目标一致."""

from collections.abc import Iterator, Sequence

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.filing import Filing
from assistant.domain.finding import Severity
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_no_value
from assistant.domain.vocabulary import FormKind
from assistant.language.target import UNREAD
from assistant.rules.lexicon import bare
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, CheckedRow, Example, Hit, Insufficient, Outcome, Rule


def check(case: Case) -> Outcome:
    """Every approved indicator is evaluated, no other is, and target and weight are those that were approved."""
    approved = next((f for f in case.others if _approves(f, case.filing)), None)
    if approved is None:
        yield Insufficient("没有同一项目、同一年度批复的绩效目标，无从比较")
        return
    theirs = [*approved.indicators, *approved.overall_indicators]
    for row in case.rows:
        same = [item for item in theirs if bare(item.name) == bare(row.name)]
        if not same and approved.complete_indicators and row.name:
            message = f"“{row.name}”不在批复的绩效指标中。"
            yield Hit(row.path("name"), message, evidence=row.name, row=row.index)
        elif same:
            yield from _changed(row, same)
    yield from _dropped(case, approved)


def _approves(other: Filing, filing: Filing) -> bool:
    """Whether the other paper is the declaration of the same project and year."""
    declared = other.form is FormKind.GOAL_DECLARATION and bool(other.indicators)
    same_year = other.year is None or filing.year is None or other.year == filing.year
    name = bare(filing.project.name)
    return declared and same_year and bool(name) and name == bare(other.project.name)


def _changed(row: CheckedRow, same: Sequence[Indicator]) -> Iterator[Hit]:
    """What differs from every approved row of that name; a name may stand twice, for instance in two classes."""
    if all(_other_target(row, item) for item in same):
        message = f"指标值写“{row.target.raw}”，批复的是“{same[0].target}”。"
        yield Hit(row.path("target"), message, evidence=row.target.raw, row=row.index)
    weight = row.indicator.weight
    weights = [item.weight for item in same if item.weight is not None]
    if weight is not None and weights and weight not in weights:
        message = f"分值写{show(weight)}，批复的是{show(weights[0])}。"
        yield Hit(row.path("weight"), message, evidence=show(weight), row=row.index)


def _other_target(row: CheckedRow, item: Indicator) -> bool:
    mine, approved = row.target, item.parsed
    if is_no_value(item.target) or {mine.operator, approved.operator} & UNREAD:
        return False
    if not mine.quantitative or not approved.quantitative:
        return mine.quantitative is not approved.quantitative
    units = mine.unit == approved.unit or not mine.unit or not approved.unit
    return units and mine.counts_as(approved) and _bounds(row.indicator) != _bounds(item)


def _bounds(item: Indicator) -> tuple[object, ...]:
    target = item.parsed
    return target.low, target.high, target.date_high


def _dropped(case: Case, approved: Filing) -> Iterator[Hit]:
    if not case.filing.complete_indicators:
        return
    mine = {bare(row.name) for row in case.rows}
    gone = [item.name.strip() for item in approved.indicators if item.name.strip() and bare(item.name) not in mine]
    if gone:
        yield Hit("indicators", f"批复的指标没有自评：{'、'.join(gone)}。", evidence=gone[0])


RULE = Rule(
    code="SEL011",
    name="indicators-differ-from-approved",
    title="自评指标不是批复的指标",
    severity=Severity.ERROR,
    groups=SELF_EVALUATION_RULES,
    what="自评的指标、指标值、分值是否与批复的绩效目标一致",
    why="自评指标就是预算批复时确定的绩效指标，自评时增删改动，就看不出目标完成了没有",
    advice="按批复的绩效目标自评；目标经批准调整过的，附上调整文件。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十三条",
        ),
    ),
    bad=Example("指标值由120人改成100人", {"form": "self_evaluation", "indicators[4].target": "≥100人"}, others=({},)),
    good=Example("与批复的指标一致", {"form": "self_evaluation"}, others=({},)),
    check=check,
)
