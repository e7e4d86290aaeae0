"""MEA001 指标值没有量化: 指标值是否可衡量."""

import re

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.placeholders import is_no_value
from assistant.domain.vocabulary import BENEFIT
from assistant.language.target import Operator
from assistant.rules.rule import GOAL_RULES, Case, CheckedRow, Example, Hit, Outcome, Rule

_BASE = re.compile(r"较|比|上年|去年|基数")
_VAGUE_NOUN = re.compile(r"(?:可控|有效|合理|规范|科学|先进)性$")


def check(case: Case) -> Outcome:
    """A value in words without graded standard, a bare yes where an effect or price is due, a change without base."""
    for row in case.rows:
        text = row.indicator.target.strip()
        if text and not is_no_value(text) and not row.indicator.scoring_standard and _vague(row, text):
            yield Hit(row.path("target"), f"指标值“{text}”没有可以衡量的尺度。", evidence=text, row=row.index)


def _vague(row: CheckedRow, text: str) -> bool:
    if row.target.operator is Operator.QUALITATIVE:
        return True
    if row.target.operator is Operator.YES_NO:
        return row.level1 == BENEFIT or row.is_cost
    bare_change = row.target.relative and row.target.unit == "%" and not _BASE.search(text + row.name)
    measured = row.indicator.definition or row.indicator.measurement or row.name.endswith(("率", "幅"))
    return (bare_change and not measured) or bool(_VAGUE_NOUN.search(row.name) and row.target.unit == "%")


RULE = Rule(
    code="MEA001",
    name="not-quantified",
    title="指标值没有量化",
    severity=Severity.WARNING,
    groups=GOAL_RULES,
    what="指标值是否可衡量",
    why="“有所提升”“及时”之类的说法，年底无法判断是否完成",
    advice="改成数字、比率或日期；确难量化的，写明分档的评分标准。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="一（二）",
        ),
    ),
    bad=Example("指标值是“显著提升”", {"indicators[0].target": "显著提升"}),
    good=Example("指标值有数", {"indicators[0].target": "≥95%"}),
    check=check,
)
