"""MEA006 指标值不可能: 指标值是否可能达到."""

from decimal import Decimal

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.target import Operator
from assistant.rules.rule import GOAL_RULES, Case, CheckedRow, Example, Hit, Outcome, Rule
from assistant.rules.word_lists import words

_FULL = Decimal(100)
_MAY_EXCEED = words("impossible_target", "may_exceed")


def check(case: Case) -> Outcome:
    """A share above its whole. The parser reads no number below nothing."""
    for row in case.rows:
        if row.target.unit == "%" and _above_whole(row):
            text = row.indicator.target
            yield Hit(row.path("target"), f"指标值“{text}”不可能超过或低于这个界限。", evidence=text, row=row.index)


def _above_whole(row: CheckedRow) -> bool:
    low = row.target.low
    if low is None or row.target.relative or any(word in row.name for word in _MAY_EXCEED):
        return False
    return low > _FULL or (low == _FULL and row.target.operator in {Operator.AT_LEAST, Operator.MORE_THAN})


RULE = Rule(
    code="MEA006",
    name="impossible-target",
    title="指标值不可能",
    severity=Severity.ERROR,
    groups=GOAL_RULES,
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
