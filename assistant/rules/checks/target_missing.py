"""MEA010 指标值空白: 指标值是否填写."""

import re

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.target import Operator
from assistant.rules.rule import GOAL_RULES, Case, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """An empty target, or a sign or unit without a number."""
    for row in case.rows:
        text = row.indicator.target.strip()
        if row.target.operator is Operator.EMPTY or re.fullmatch(r"[≥≤><=＝]+\D{0,4}", text):
            yield Hit(row.path("target"), "没有填写指标值。", evidence=text, row=row.index)


RULE = Rule(
    code="MEA010",
    name="target-missing",
    title="指标值空白",
    severity=Severity.ERROR,
    groups=GOAL_RULES,
    what="指标值是否填写",
    why="没有指标值就无法判断是否完成",
    advice="填上指标值。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="一（一）",
        ),
    ),
    bad=Example("指标值空白", {"indicators[0].target": ""}),
    good=Example("填写了指标值", {}),
    check=check,
)
