"""How a row will be scored is said in one Chinese sentence that follows the curve of the profile."""

import pytest

from assistant.domain.indicator import Indicator
from assistant.domain.profile import Curves, CurveStep
from assistant.jobs.declaration.writers.rule_based.scoring_words import scoring_standard

LINEAR, THRESHOLD = Curves(quantitative="linear_capped"), Curves(quantitative="threshold_linear", threshold=60)
STEPPED = Curves(
    quantitative="linear_capped",
    satisfaction_steps=(
        CurveStep(from_rate=60, share=50),
        CurveStep(from_rate=90, share=100),
        CurveStep(from_rate=0, share=0),
    ),
)


def words(target, curves=LINEAR, level1="产出指标"):
    return scoring_standard(Indicator(level1=level1, level2="", name="种树", target=target), curves)


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("≥600株", "得分=实际完成值÷指标值×分值"),
        ("≤8万元", "超过的，按超出比例扣分"),
        ("<3起", "不超过指标值得满分"),
        ("2027年10月31日前", "按延迟情况扣分"),
        ("是", "分三档计分"),
        ("显著提升", "分三档计分"),
    ],
)
def test_the_standard_follows_the_kind_of_the_target(target, part):
    assert part in words(target)


def test_a_threshold_is_shown_in_the_formula():
    assert words("≥600株", THRESHOLD) == (
        "达到指标值得满分；完成率低于60%不得分；其余得分=（完成率-60%）÷（1-60%）×分值"
    )


def test_satisfaction_is_scored_by_steps_from_the_best_down():
    assert words("≥90%", STEPPED, "满意度指标") == "满意度90%以上得分值的100%，60%以上得分值的50%，再低不得分"


def test_only_satisfaction_is_scored_by_its_steps():
    assert "满意度" not in words("≥90%", STEPPED)
    assert "满意度" not in words("≥90%", LINEAR, "满意度指标")
