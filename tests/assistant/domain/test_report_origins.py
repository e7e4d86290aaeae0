"""Where the figures of a report may come from: every value of the evaluation, and nothing besides."""

from decimal import Decimal

import pytest

from assistant.domain.evaluation import PointFinding, Verdict
from assistant.domain.provenance import untraced
from assistant.domain.report_origins import evaluation_origins
from tests.fakes.evaluations import sample_evaluation

WHOLE = sample_evaluation(whole=True)


def strange(text, evaluation=WHOLE):
    return [f.text for f in untraced(text, evaluation_origins(evaluation))]


@pytest.mark.parametrize(
    "stated",
    [
        "综合得分91.99分，决策15分，过程类得分率85.95%",
        "资金预算480万元，支出465.2万元，尚有14.8万元没有支出，预算执行率96.92%",
        "改造教室386间，比目标400间少14间",
        "发放210份，有效答卷200份，满意度93.5%，误差3.42个百分点",
        "查阅资料4份，摘录佐证8条，共8项指标，扣分5处",
        "2025年9月12日竣工，2025年度评价",
        "满意度高出目标3.5个百分点，产出和效益权重占65%，过程占20%",
        "合同价款468万元，总投资480万元",
    ],
)
def test_values_of_the_evaluation_are_traced(stated):
    assert strange(stated) == []


@pytest.mark.parametrize(
    ("stated", "figure"),
    [
        ("综合得分92.37分", "92.37分"),
        ("资金支出471.3万元", "471.3万元"),
        ("改造教室377间", "377间"),
        ("满意度95.8%", "95.8%"),
        ("2025年10月8日竣工", "2025年10月8日"),
        ("惠及学生31650人", "31650人"),
    ],
)
def test_other_values_are_not(stated, figure):
    assert strange(stated) == [figure]


def test_points_of_one_verdict_may_be_noted_together():
    weights = ("1.34", "1.33", "1.33")
    open_points = tuple(
        PointFinding(text=f"要点{n}", verdict=Verdict.NO_EVIDENCE, weight=Decimal(w))
        for n, w in zip("甲乙丙", weights, strict=True)
    )
    first = WHOLE.indicators[0].model_copy(update={"points": open_points, "score": None, "formula": ""})
    evaluation = WHOLE.model_copy(update={"indicators": (first, *WHOLE.indicators[1:])})
    assert strange("两个要点合计2.67分未见佐证", evaluation) == []
    assert strange("两个要点合计2.69分未见佐证", evaluation) == ["2.69分"]
