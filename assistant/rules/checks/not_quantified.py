"""MEA001 指标值没有量化: 指标值是否可衡量."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.indicator import is_placeholder
from assistant.domain.target import Operator
from assistant.domain.vocabulary import BENEFIT, read_level1
from assistant.rules.rule import BOTH_TABLES, Case, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """A qualitative value without graded standard, or a change without base."""
    for row in case.rows:
        text = row.indicator.target.strip()
        if is_placeholder(text) or not text:
            continue
        vague = row.target.operator is Operator.QUALITATIVE and len(set(text) & set(row.name)) < len(set(text))
        bare_yes = row.target.operator is Operator.YES_NO and read_level1(row.indicator.level1) == BENEFIT
        if (vague or bare_yes) and not row.indicator.scoring_standard:
            yield Hit(row.path("target"), f"指标值“{text}”没有可以衡量的尺度。", evidence=text, row=row.index)


RULE = Rule(
    code="MEA001",
    name="not-quantified",
    title="指标值没有量化",
    severity=Severity.WARNING,
    forms=BOTH_TABLES,
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
