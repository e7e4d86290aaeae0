"""SEL003 总分不等于各项得分之和: 总分是否等于预算执行率和各项指标得分之和."""

from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_SLIP = Decimal("0.051")
_MOST_EXECUTION = Decimal(20)
"""The largest weight that any region gives to the execution of the budget."""


def check(case: Case) -> Outcome:
    """The printed total is the sum; where the execution's score is not printed, it may be anything up to its weight."""
    filing, scores = case.filing, [row.indicator.score for row in case.rows]
    if filing.total_score is None or not scores or None in scores:
        yield Insufficient("没有总分，或有指标没有得分")
        return
    rows = sum((s for s in scores if s is not None), Decimal(0))
    known = filing.funds.execution_score
    low = rows + (known or Decimal(0))
    high = low if known is not None else rows + (filing.funds.execution_weight or _MOST_EXECUTION)
    if not low - _SLIP <= filing.total_score <= high + _SLIP:
        stated = f"各项得分合计{show(low)}，总分写{show(filing.total_score)}。"
        yield Hit("total_score", stated, evidence=show(filing.total_score))


RULE = Rule(
    code="SEL003",
    name="total-wrong",
    title="总分不等于各项得分之和",
    severity=Severity.FATAL,
    groups=SELF_EVALUATION_RULES,
    what="总分是否等于预算执行率和各项指标得分之和",
    why="总分是各项得分之和，不相等时评价结论没有依据",
    advice="按各项得分重新合计总分。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十三条",
        ),
    ),
    bad=Example("各项合计100分写成95分", {"form": "self_evaluation", "total_score": 95}),
    good=Example("总分等于各项之和", {"form": "self_evaluation"}),
    check=check,
    needs=frozenset({"complete_indicators"}),
)
