"""A survey's rate with its method and its limits, in the units that its method has."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.domain.survey import METHOD_NAMES, GroupRate, SurveyQuestion, SurveyResult


def result(method="satisfied_share", **more):
    return SurveyResult(method=method, responses=10, **more)


@pytest.mark.parametrize(
    ("method", "unit", "margin"), [("satisfied_share", "%", "个百分点"), ("mean_points", "分", "分")]
)
def test_a_rate_and_its_margin_are_in_the_unit_of_the_method(method, unit, margin):
    assert (result(method).unit, result(method).margin_unit) == (unit, margin)


def test_a_method_is_named_in_words_and_an_unknown_one_by_itself():
    assert {result(m).method_name for m in METHOD_NAMES} == set(METHOD_NAMES.values())
    assert result("other").method_name == "other"


@pytest.mark.parametrize(
    ("weight", "weighted", "shown"),
    [("40", True, "权重40%"), ("33.30", False, "占有效问卷33.3%"), ("100.0", True, "权重100%")],
)
def test_the_share_of_a_group_says_whether_somebody_gave_it(weight, weighted, shown):
    assert GroupRate(name="甲", weight=weight, weighted=weighted, responses=3).share == shown


def test_the_usual_options_stand_from_best_to_worst_with_their_points():
    points = [points for _, points in SurveyQuestion(text="满意吗？").options]
    assert points == sorted(points, reverse=True)
    assert (points[0], points[-1]) == (100, 0)


def test_a_survey_without_answers_has_no_rate():
    assert SurveyResult(method="mean_points", responses=0).rate is None


def test_rates_are_exact_and_words_are_refused():
    assert result(rate="92.35").rate == Decimal("92.35")
    with pytest.raises(ValidationError):
        result(rate="高")
