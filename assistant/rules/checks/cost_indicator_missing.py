"""COM005 缺少成本指标: 工程基建、大型修缮、购置类项目是否设置了成本指标."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.lexicon import CAPITAL_KINDS
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """No cost row: an error for works and purchases, else a hint."""
    if any(row.is_cost for row in case.rows):
        return
    kind = case.filing.project.kind
    due = any(word in kind for word in CAPITAL_KINDS)
    yield Hit(
        "indicators",
        "工程、修缮、购置类项目没有设置成本指标。" if due else "没有设置成本指标。",
        severity=Severity.ERROR if due else None,
        evidence=kind,
    )


RULE = Rule(
    code="COM005",
    name="cost-indicator-missing",
    title="缺少成本指标",
    severity=Severity.INFO,
    groups=PROJECT_RULES,
    what="工程基建、大型修缮、购置类项目是否设置了成本指标",
    why="这些项目金额大、单价可比，不设成本指标就无从控制",
    advice="补设单位成本或总成本指标。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="二（一）",
        ),
    ),
    bad=Example("购置项目没有成本指标", {"project.kind": "设备购置", "indicators[level1=成本指标]": None}),
    good=Example("设了成本指标", {}),
    check=check,
    needs=frozenset({"complete_indicators"}),
)
