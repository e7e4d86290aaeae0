"""REL004 年度目标照抄总体目标: 跨年度项目的年度目标与总体目标是否相同."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import DECLARATION_RULES, Case, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """Only where the project is known to run over several years."""
    goals = case.filing.goals
    same = goals.annual.strip() and goals.annual.strip() == goals.overall.strip()
    if case.filing.project.multi_year and same:
        yield Hit("goals.annual", "年度目标与总体目标一字不差。", evidence=goals.annual[:60])


RULE = Rule(
    code="REL004",
    name="annual-goal-copies-overall",
    title="年度目标照抄总体目标",
    severity=Severity.WARNING,
    groups=DECLARATION_RULES,
    what="跨年度项目的年度目标与总体目标是否相同",
    why="照抄就看不出今年要做到哪一步",
    advice="年度目标只写本年度的工作量和结果。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example(
        "跨年度项目两个目标相同",
        {"project.end": "2028-12-31", "goals.overall": "培训护理员120人。", "goals.annual": "培训护理员120人。"},
    ),
    good=Example("单年项目", {"goals.overall": "培训护理员120人。", "goals.annual": "培训护理员120人。"}),
    check=check,
)
