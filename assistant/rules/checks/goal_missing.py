"""COM008 缺少绩效目标: 年度目标是否填写，跨年度项目是否另填总体目标."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import GOAL_RULES, Case, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """An annual goal, and an overall one where the project runs over several years."""
    goals = case.filing.goals
    if not goals.annual.strip():
        yield Hit("goals.annual", "没有填写年度目标。")
    if case.filing.project.multi_year and not goals.overall.strip():
        yield Hit("goals.overall", "项目跨年度，没有填写总体目标。", severity=Severity.WARNING)


RULE = Rule(
    code="COM008",
    name="goal-missing",
    title="缺少绩效目标",
    severity=Severity.ERROR,
    groups=GOAL_RULES,
    what="年度目标是否填写，跨年度项目是否另填总体目标",
    why="指标由目标分解而来，没有目标就没有依据",
    advice="补写目标：做什么、做多少、达到什么结果。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example("年度目标空白", {"goals.annual": ""}),
    good=Example("填写了年度目标", {}),
    check=check,
    needs=frozenset({"complete"}),
)
