"""COM011 没有指标: 项目是否附有绩效指标."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """A whole form has rows."""
    if not case.rows:
        yield Hit("indicators", "表中一条指标也没有。")


RULE = Rule(
    code="COM011",
    name="goal-form-missing",
    title="没有指标",
    severity=Severity.ERROR,
    groups=PROJECT_RULES,
    what="项目是否附有绩效指标",
    why="只有目标没有指标，无法监控和评价",
    advice="补齐绩效指标后再报送。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example(
        "一条指标也没有",
        {
            "indicators[level1=成本指标]": None,
            "indicators[level1=产出指标]": None,
            "indicators[level1=效益指标]": None,
            "indicators[level1=满意度指标]": None,
        },
    ),
    good=Example("附有指标", {}),
    check=check,
    needs=frozenset({"complete"}),
)
