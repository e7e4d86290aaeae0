"""MEA006 指标值不可能: 指标值是否可能达到."""

from decimal import Decimal

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.target import Operator
from assistant.rules.rule import BOTH_TABLES, Case, Example, Hit, Outcome, Rule

_FULL = Decimal(100)
_MAY_EXCEED = ("增长", "提高", "提升", "增幅", "完成率", "产能", "负荷", "周转", "到位率", "利用率")


def check(case: Case) -> Outcome:
    """A share above its whole, or a count below nothing."""
    for row in case.rows:
        low, high = row.target.low, row.target.high
        share = row.target.unit == "%" and not row.target.relative and not any(w in row.name for w in _MAY_EXCEED)
        over = (
            share
            and low is not None
            and (low > _FULL or (low == _FULL and row.target.operator in {Operator.AT_LEAST, Operator.MORE_THAN}))
        )
        if over or (high is not None and high < 0):
            text = row.indicator.target
            yield Hit(row.path("target"), f"指标值“{text}”不可能超过或低于这个界限。", evidence=text, row=row.index)


RULE = Rule(
    code="MEA006",
    name="impossible-target",
    title="指标值不可能",
    severity=Severity.ERROR,
    forms=BOTH_TABLES,
    what="指标值是否可能达到",
    why="率不会超过100%，写成“≥100%”无法按比例计分",
    advice="改为“=100%”或合理的数值。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="一（一）3",
        ),
    ),
    bad=Example("合格率写“≥100%”", {"indicators[1].name": "验收合格率", "indicators[1].target": "≥100%"}),
    good=Example("写“=100%”", {"indicators[1].name": "验收合格率", "indicators[1].target": "=100%"}),
    check=check,
)
