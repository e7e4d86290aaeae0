"""Margins at 95 % and sizes of samples, by the formulas of textbooks, with their numbers in the formula."""

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.jobs.survey import sampling
from assistant.jobs.survey.sampling import Margin, Sample, deviation, joined, mean_margin, share_margin
from tests import CASES_FOLDER

FOLDER = CASES_FOLDER / "survey"


def cases(name):
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases("sizes"), ids=lambda c: str(c["population"]))
def test_the_recommended_size_is_as_reckoned_by_hand(case):
    assert sampling.recommended(case["population"]) == case["size"]


@given(population=st.integers(1, 10**7))
def test_nobody_is_recommended_to_ask_more_people_than_there_are(population):
    assert 1 <= sampling.recommended(population) <= min(population, 385)


def test_the_margin_of_a_share_is_that_of_the_textbook():
    margin = share_margin(Decimal(50), Sample(100))
    assert (margin.value, margin.formula) == (Decimal("9.8"), "1.96×√[50%×（1－50%）÷100]=9.8个百分点")


def test_a_known_population_makes_the_margin_smaller_and_is_shown():
    margin = share_margin(Decimal(50), Sample(100, 200))
    assert margin.value == Decimal("6.95")
    assert "×√[（200－100）÷（200－1）]" in margin.formula


@pytest.mark.parametrize("rate", [0, 100])
def test_answers_that_are_all_alike_go_by_the_rule_of_three(rate):
    assert share_margin(Decimal(rate), Sample(60)).value == 5
    assert share_margin(Decimal(rate), Sample(2)).value == 100


@pytest.mark.parametrize("margin", [share_margin(Decimal(50), Sample(20, 20)), mean_margin(None, Sample(20, 20))])
def test_a_census_has_no_margin(margin):
    assert margin == Margin(Decimal(0), "20人全部作答，没有抽样误差")


def test_more_answers_than_people_are_not_corrected():
    assert Sample(30, 20).impossible
    assert not Sample(30).impossible
    assert share_margin(Decimal(50), Sample(30, 20)) == share_margin(Decimal(50), Sample(30))


def test_a_mean_without_spread_has_no_margin_that_could_be_noted():
    for spread in (None, Decimal(0)):
        margin = mean_margin(spread, Sample(5))
        assert (margin.value, margin.formula) == (None, "答案全部相同或只有一份，样本标准差不能说明误差")
    assert mean_margin(Decimal(10), Sample(100)).value == Decimal("1.96")


def test_the_deviation_is_that_of_a_sample():
    assert deviation([(Decimal(100), 1), (Decimal(80), 1)]) == Decimal(200).sqrt()
    assert deviation([(Decimal(100), 1)]) is None
    assert deviation([]) is None


def test_margins_of_groups_are_joined_by_their_squared_weights():
    margin = joined([(Decimal(60), Decimal(5)), (Decimal(40), Decimal(10))], "个百分点")
    assert (margin.value, margin.formula) == (Decimal(5), "√[（60%×5）²＋（40%×10）²]=5个百分点")
    assert joined([], "分") == Margin(None, "")
