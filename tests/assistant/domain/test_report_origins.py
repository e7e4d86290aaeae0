"""Figures of a report come from its evaluation: whatever the evaluation holds is an origin, nothing else is."""

import pytest

from assistant.domain.provenance import trace, untraced
from assistant.domain.report_origins import evaluation_origins
from tests.fakes.evaluations import sample_evaluation

ORIGINS = evaluation_origins(sample_evaluation(whole=True))


@pytest.mark.parametrize(
    "text",
    [
        "实际支出465.2万元，尚未支出14.8万元",
        "预算执行率为96.92%",
        "项目得91.99分",
        "过程类得17.19分，得分率85.95%",
        "共8项三级指标，扣分5处",
        "改造教室386间，完成率96.5%",
        "竣工日期为2025年9月12日",
        "合同价款468万元",
        "收回有效问卷200份，满意度93.5%，误差±3.42个百分点",
        "查阅资料4份，共11页，佐证8条",
        "补齐第7号凭证的验收单",
    ],
)
def test_what_the_evaluation_holds_is_traced(text):
    assert untraced(text, ORIGINS) == ()


@pytest.mark.parametrize(
    "text", ["实际支出466.3万元", "得92.55分", "改造教室391间", "2025年9月19日完工", "满意度94.8%"]
)
def test_what_it_does_not_hold_is_not(text):
    assert untraced(text, ORIGINS)


def test_the_origin_is_named_for_the_user():
    assert trace("改造教室386间", ORIGINS)[0].origin in {"资料", "指标“改造教室数量”", "问题和建议"}


def test_a_formula_that_begins_with_a_decimal_is_no_list_number():
    held = evaluation_origins(sample_evaluation())
    assert untraced("计算过程为：5+2.5=7.5分", held) == ()
