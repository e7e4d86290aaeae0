"""MEA009 指标值方向相反: 符号方向是否与指标含义一致."""

import re

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.target import Operator
from assistant.rules.rule import GOAL_RULES, Case, Example, Hit, Outcome, Rule

_LESS = re.compile(r"(?:事故|投诉|伤亡|差错|故障)(?:次数|起数|件数|数|率|发生率)?$")
_MORE = re.compile(r"(?:合格|覆盖|达标|及时|满意)(?:率|度)$")
_UP = {Operator.AT_LEAST, Operator.MORE_THAN}
_DOWN = {Operator.AT_MOST, Operator.LESS_THAN}


def check(case: Case) -> Outcome:
    """Cost and accidents bind from above, pass and coverage rates from below."""
    for row in case.rows:
        less = _LESS.search(row.name) or (row.is_cost and not row.name.endswith(("率", "标准", "收入")))
        wrong = (less and row.target.operator in _UP) or (_MORE.search(row.name) and row.target.operator in _DOWN)
        if wrong:
            text = row.indicator.target
            yield Hit(row.path("target"), f"“{row.name}”的指标值“{text}”方向相反。", evidence=text, row=row.index)


RULE = Rule(
    code="MEA009",
    name="operator-wrong-way",
    title="指标值方向相反",
    severity=Severity.ERROR,
    groups=GOAL_RULES,
    what="符号方向是否与指标含义一致",
    why="成本、事故越少越好，写成“≥”就成了越多越好",
    advice="把符号改过来。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="二（一）",
        ),
    ),
    bad=Example("成本写“≥”", {"indicators[0].target": "≥80万元"}),
    good=Example("成本写“≤”", {"indicators[0].target": "≤80万元"}),
    check=check,
)
