"""NUM002 同一数字前后不一: 同一项目的申报表、自评表、评价报告等材料中，同一资金、同名指标是否一致."""

from collections.abc import Iterator

from assistant.domain.citation import Citation
from assistant.domain.filing import Filing
from assistant.domain.finding import Severity
from assistant.domain.vocabulary import FormKind
from assistant.language.target import UNREAD, Target
from assistant.language.target_parser import parse_target
from assistant.rules.rule import CITATION_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_MONEY = {"total": "资金总额", "fiscal": "财政拨款", "initial": "年初预算数", "adjusted": "全年预算数"}
_TITLES = {FormKind.GOAL_DECLARATION: "申报表", FormKind.SELF_EVALUATION: "自评表"}


def check(case: Case) -> Outcome:
    """Other filings of the same project and year state the same sums and the same targets under the same names."""
    others = [f for f in case.others if _same_project(case.filing, f)]
    if not others:
        yield Insufficient("没有同一项目、同一年度的其他绩效表，无从比较")
        return
    for other in others:
        if case.filing.form is FormKind.EVALUATION_REPORT:
            yield from _budget(case.filing, other)
            yield from _actuals(case, other)
        else:
            yield from _money(case.filing, other)
        yield from _targets(case, other)


def _same_project(one: Filing, other: Filing) -> bool:
    name, unit, their_unit = _plain(one.project.name), _plain(one.project.unit), _plain(other.project.unit)
    alike = name == _plain(other.project.name) and one.year == other.year
    return bool(name) and alike and (unit == their_unit or not unit or not their_unit)


def _money(filing: Filing, other: Filing) -> Iterator[Hit]:
    for field, word in _MONEY.items():
        here, there = filing.funds.money(field), other.funds.money(field)
        if here is not None and there is not None and not here.same_as(there):
            message = f"{word}{here}，同一项目的{_title(other)}是{there}，前后不一致。"
            yield Hit(f"funds.{field}", message, evidence=str(there))


def _budget(filing: Filing, other: Filing) -> Iterator[Hit]:
    """The score sheet has one budget: that of the declaration, or of the self-evaluation before or after adjustment."""
    here = filing.funds.money("total")
    theirs = [m for field in ("total", "initial", "adjusted") if (m := other.funds.money(field)) is not None]
    if here is not None and theirs and not any(here.same_as(m) for m in theirs):
        there = "、".join(dict.fromkeys(str(m) for m in theirs))
        message = f"项目预算{here}，同一项目的{_title(other)}是{there}，前后不一致。"
        yield Hit("funds.total", message, evidence=there)


def _actuals(case: Case, other: Filing) -> Iterator[Hit]:
    """Actual values that the evaluation found other than the unit filed them: it may be right, so this is only told;
    what the report itself names as a contradiction is not told again."""
    theirs = _by_name((_plain(r.name), parse_target(r.actual or "")) for r in other.indicators)
    mine = _by_name((_plain(r.name), parse_target(r.indicator.actual or "")) for r in case.rows)
    known = case.report.evaluation.contradictions if case.report else ()
    for row in case.rows:
        name = _plain(row.name)
        if name not in theirs or name not in mine or not _differ(mine[name], theirs[name]):
            continue
        if any(theirs[name].raw in c.message and mine[name].raw in c.message for c in known):
            continue
        message = f"实际完成值“{mine[name].raw}”与{_title(other)}所填的“{theirs[name].raw}”不同。"
        yield Hit(
            row.path("actual"), message, evidence=theirs[name].raw, row=row.index, severity=Severity.INFO,
            advice="评价核实的数与单位自评不同的，在报告中说明以哪个数为准、依据什么。",
        )  # fmt: skip


def _targets(case: Case, other: Filing) -> Iterator[Hit]:
    """Rows of the same name; a name that stands twice in either paper is not paired."""
    theirs = _by_name((_plain(r.name), r.parsed) for r in other.indicators)
    mine = _by_name((_plain(r.name), r.target) for r in case.rows)
    for row in case.rows:
        name = _plain(row.name)
        if name not in theirs or name not in mine:
            continue
        if _differ(row.target, theirs[name]):
            message = f"指标值“{row.target.raw}”与同一项目{_title(other)}中的“{theirs[name].raw}”不一致。"
            yield Hit(row.path("target"), message, evidence=theirs[name].raw, row=row.index)


def _by_name(pairs: Iterator[tuple[str, Target]]) -> dict[str, Target]:
    found: dict[str, list[Target]] = {}
    for name, target in pairs:
        found.setdefault(name, []).append(target)
    return {name: targets[0] for name, targets in found.items() if name and len(targets) == 1}


def _differ(one: Target, other: Target) -> bool:
    """Whether two targets that could be read bind different values; a unit that one of them omits is no difference."""
    if {one.operator, other.operator} & UNREAD or one.quantitative != other.quantitative:
        return False
    if not one.quantitative:
        return False
    units = one.unit == other.unit or not one.unit or not other.unit
    bounds = (one.low, one.high, one.date_high) == (other.low, other.high, other.date_high)
    return units and one.counts_as(other) and not bounds


def _plain(name: str) -> str:
    return "".join(name.split())


def _title(filing: Filing) -> str:
    return _TITLES.get(filing.form, "材料")


RULE = Rule(
    code="NUM002",
    name="number-differs-across-filings",
    title="同一数字前后不一",
    severity=Severity.ERROR,
    groups=CITATION_RULES,
    what="同一项目的申报表、自评表、评价报告等材料中，同一资金、同名指标的数值是否一致",
    why="绩效目标批复后一般不予调整；同一个数在不同材料里不一样，审核和评价都无从认定",
    advice="以批复的绩效目标和预算为准，把各份材料改成一致；经批准调整的，附上调整文件。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十八条",
        ),
    ),
    bad=Example("另一份表的培训人数是150人", {}, others=({"indicators[4].target": "≥150人"},)),
    good=Example("两份表一致", {}, others=({},)),
    check=check,
)
