"""MEA003 时效指标没有时间: 时效指标值是否有日期、期限或比率."""

import re

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.placeholders import is_no_value
from assistant.domain.vocabulary import TIMELINESS
from assistant.language.target import Operator
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """A 时效 row with neither date, number nor yes/no."""
    for row in case.rows:
        text = row.indicator.target.strip()
        due = row.level2 == TIMELINESS or re.search(r"(?:及时|按期|按时)(?:率|性)?$", row.name)
        if due and text not in row.name and row.target.operator is Operator.QUALITATIVE and not is_no_value(text):
            yield Hit(row.path("target"), f"时效指标值“{text}”没有日期、期限或比率。", evidence=text, row=row.index)


RULE = Rule(
    code="MEA003",
    name="timeliness-without-date",
    title="时效指标没有时间",
    severity=Severity.WARNING,
    groups=PROJECT_RULES,
    what="时效指标值是否有日期、期限或比率",
    why="没有时间的时效指标约束不了进度",
    advice="写成具体日期、期限或及时率。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="二（二）",
        ),
    ),
    bad=Example("时效写“及时”", {"indicators[2].target": "及时"}),
    good=Example("写了日期", {"indicators[2].target": "2026年11月30日前"}),
    check=check,
)
