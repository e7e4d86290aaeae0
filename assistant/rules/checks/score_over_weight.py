"""SEL001 得分超过分值: 指标得分和预算执行率得分是否超过分值."""

from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, Example, Hit, Outcome, Rule

_SLIP = Decimal("0.005")


def check(case: Case) -> Outcome:
    """No score exceeds its weight."""
    for row in case.rows:
        score, weight = row.indicator.score, row.indicator.weight
        if score is not None and weight is not None and score > weight + _SLIP:
            yield Hit(row.path("score"), f"得分{show(score)}超过分值{show(weight)}。", show(score), row.index)
    funds = case.filing.funds
    score, weight = funds.execution_score, funds.execution_weight
    if score is not None and weight is not None and score > weight + _SLIP:
        yield Hit("funds.execution_score", f"预算执行率得分{show(score)}超过分值{show(weight)}。", show(score))


RULE = Rule(
    code="SEL001",
    name="score-over-weight",
    title="得分超过分值",
    severity=Severity.FATAL,
    groups=SELF_EVALUATION_RULES,
    what="指标得分和预算执行率得分是否超过分值",
    why="得分以分值为上限，超过就说明填错了",
    advice="把得分改到分值以内，并重新合计。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十六条",
        ),
    ),
    bad=Example("分值10分得了12分", {"form": "self_evaluation", "indicators[2].score": 12}),
    good=Example("得分都不超过分值", {"form": "self_evaluation"}),
    check=check,
)
