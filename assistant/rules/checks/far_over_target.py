"""SEL006 完成值远超指标值: 实际完成值是否远远超过指标值."""

from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, Example, Hit, Outcome, Rule

_FAR = Decimal(200)
"""Percent of the target; no document gives the number, so only what is beyond doubt is named."""


def check(case: Case) -> Outcome:
    """Completion of twice the target or more."""
    for row in case.rows:
        rate = row.completion.rate
        if rate is not None and rate >= _FAR and row.target.unit != "%":
            message = f"指标值{row.target.raw}，实际{row.indicator.actual}，完成率{show(rate)}%，目标可能偏低。"
            yield Hit(row.path("actual"), message, evidence=row.indicator.actual or "", row=row.index)


RULE = Rule(
    code="SEL006",
    name="far-over-target",
    title="完成值远超指标值",
    severity=Severity.WARNING,
    groups=SELF_EVALUATION_RULES,
    what="实际完成值是否远远超过指标值",
    why="超出较多往往说明目标设得偏低，得分要按偏离度调减",
    advice="说明超额的原因；目标设得偏低的，按偏离程度调减得分，明年调高目标。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第十六条",
        ),
    ),
    bad=Example("目标120人完成300人", {"form": "self_evaluation", "indicators[4].actual": "300人"}),
    good=Example("略有超过", {"form": "self_evaluation"}),
    check=check,
)
