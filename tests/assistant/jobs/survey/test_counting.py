"""The satisfaction rate and its margin, case by case as reckoned by hand, and what a survey is warned of."""

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.survey import AnswerGroup, SurveyAnswers, SurveyQuestion, SurveyResult
from assistant.jobs.survey import sampling
from assistant.jobs.survey.counting import METHODS, Reach, count
from tests import CASES_FOLDER

FOLDER = CASES_FOLDER / "survey"


def cases(name):
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def answers(*groups, invalid=0):
    asked = max((len(g.counts) for g in groups), default=1)
    questions = tuple(SurveyQuestion(text=f"第{n}题") for n in range(1, asked + 1))
    return SurveyAnswers(questions=questions, groups=groups, invalid=invalid)


def group(name, *counts, responses=None):
    return AnswerGroup(name=name, responses=responses or max(map(sum, counts)), counts=counts)


NOBODY = ((0, 0, 0, 0, 0),)


def of(number):
    return (number, 0, 0, 0, 0)


def exact(number):
    return None if number is None else Decimal(str(number))


def thing(case):
    return answers(*(group(n, *map(tuple, g["counts"]), responses=g["responses"]) for n, g in case["groups"].items()))


@pytest.mark.parametrize("case", cases("rates"), ids=lambda c: c["note"])
def test_a_rate_is_as_reckoned_by_hand(case):
    weights = {n: Decimal(w) for n, w in case["weights"].items()} if "weights" in case else None
    assert count(thing(case), case["method"], weights=weights).rate == exact(case["rate"])


@pytest.mark.parametrize("case", cases("margins"), ids=lambda c: c["note"])
def test_a_margin_is_as_reckoned_by_hand(case):
    asked = answers(group("", tuple(case["counts"])))
    result = count(asked, case.get("method", "satisfied_share"), reach=Reach(population=case.get("population")))
    assert result.margin == exact(case["margin"])
    assert result.margin_formula


def test_the_formula_has_the_numbers_in_it():
    assert count(answers(group("", (60, 30, 5, 4, 1)))).formula == ("“非常满意”和“满意”90个÷有效答案100个×100%=90%")


def test_a_weighted_formula_recomputes_from_what_it_shows():
    asked = answers(group("学生", (60, 30, 5, 4, 1)), group("家长", (20, 20, 5, 4, 1)))
    result = count(asked, weights={"学生": Decimal(60), "家长": Decimal(40)})
    assert result.formula == "学生90%×60%＋家长80%×40%=86%"
    assert result.margin_formula == "√[（60%×5.88）²＋（40%×11.09）²]=5.67个百分点"
    assert result.margin == Decimal("5.67")


def test_every_question_has_its_own_rate():
    asked = answers(group("", (5, 5, 0, 0, 0), (5, 0, 5, 0, 0), (0, 0, 0, 0, 0)))
    assert count(asked).by_question == (("第1题", Decimal(100)), ("第2题", Decimal(50)))


def test_one_person_with_many_questions_is_one_of_the_sample():
    one, many = answers(group("", (50, 40, 10, 0, 0))), answers(group("", *[(50, 40, 10, 0, 0)] * 8))
    assert count(one).margin == count(many).margin


def test_shares_of_groups_without_weights_add_up_to_100():
    asked = answers(*(group(n, (3, 0, 0, 0, 0)) for n in "甲乙丙"))
    assert sum(g.weight for g in count(asked).groups) == 100


def test_the_population_of_the_whole_is_known_only_when_every_group_is():
    asked = answers(group("学生", (60, 30, 5, 4, 1)), group("家长", (20, 20, 5, 4, 1)))
    assert count(asked, reach=Reach(by_group={"学生": 1000})).population is None
    assert count(asked, reach=Reach(by_group={"学生": 1000, "家长": 500})).population == 1500


def test_who_names_no_group_falls_out_of_a_weighted_survey_and_is_counted_invalid():
    asked = answers(group("学生", (60, 30, 5, 4, 1)), group("", (0, 0, 0, 0, 7)), invalid=2)
    result = count(asked, weights={"学生": Decimal(100)})
    assert (result.rate, result.responses, result.invalid) == (90, 100, 9)
    assert any("7份问卷没有注明群体" in w for w in result.warnings)


@pytest.mark.parametrize(
    ("weights", "stated"),
    [
        ({"学生": 50, "家长": 40}, "合计90"), ({"学生": 100}, "家长"), ({"学生": 110, "家长": -10}, "大于0"),
        ({"学生": 100, "家长": 0}, "大于0"),
    ],
)  # fmt: skip
def test_weights_that_cannot_be_are_refused(weights, stated):
    asked = answers(group("学生", (1, 0, 0, 0, 0)), group("家长", (1, 0, 0, 0, 0)))
    with pytest.raises(ValueError, match=stated):
        count(asked, weights={n: Decimal(w) for n, w in weights.items()})


def test_weights_without_groups_a_method_and_a_population_that_cannot_be_are_refused():
    asked = answers(group("", (1, 0, 0, 0, 0)))
    with pytest.raises(ValueError, match="没有群体一栏"):
        count(asked, weights={"学生": Decimal(100)})
    with pytest.raises(ValueError, match="没有“平均”这种算法"):
        count(asked, "平均")
    with pytest.raises(ValueError, match="大于0"):
        count(asked, reach=Reach(population=0))
    with pytest.raises(ValueError, match="没有群体“教师”"):
        count(asked, reach=Reach(by_group={"教师": 5}))


def test_groups_without_weights_have_the_share_of_their_answers_and_the_largest_takes_the_rest():
    found = count(answers(group("上级", of(10)), group("同级", of(40)), group("下级", of(10)))).groups
    assert [g.weight for g in found] == [Decimal("16.67"), Decimal("66.66"), Decimal("16.67")]


def test_groups_that_nobody_answered_for_have_no_share():
    result = count(answers(group("上级", *NOBODY), group("同级", *NOBODY)))
    assert ([g.weight for g in result.groups], result.rate, result.margin) == ([0, 0], None, None)


def test_a_single_group_is_listed_only_where_it_was_weighed():
    assert count(answers(group("学生", of(40)))).groups == ()
    assert [g.name for g in count(answers(group("学生", of(40))), weights={"学生": Decimal(100)}).groups] == ["学生"]


def test_a_weighted_mean_is_noted_in_points_and_has_no_margin_where_a_group_has_none():
    asked = answers(group("学生", (60, 30, 5, 4, 1)), group("家长", (0, 1, 0, 0, 0)))
    result = count(asked, "mean_points", weights={"学生": Decimal(60), "家长": Decimal(40)})
    assert result.formula == "学生88.2分×60%＋家长80分×40%=84.92分"
    assert (result.margin, result.margin_formula) == (None, "")


def test_answers_of_several_questions_are_counted_together_in_the_formula():
    found = count(answers(group("", (6, 4, 0, 0, 0), (5, 0, 5, 0, 0))), "mean_points")
    assert found.formula.startswith("（非常满意11个×100分＋满意4个×80分＋")
    assert found.formula.endswith("÷有效答案20个=86分")


def test_questionnaires_without_one_valid_answer_have_neither_rate_nor_margin():
    result = count(answers(group("", *NOBODY, responses=5)))
    assert (result.rate, result.margin, result.margin_formula) == (None, None, "没有有效问卷")


def test_the_stated_population_goes_before_the_sum_of_the_groups():
    asked = answers(group("学生", of(40)), group("家长", of(40)))
    assert count(asked, reach=Reach(population=2000, by_group={"学生": 1000, "家长": 500})).population == 2000


def test_a_census_has_no_sampling_error_and_nothing_has_no_margin():
    asked = answers(group("", (15, 4, 1, 0, 0)))
    for method in METHODS:
        result = count(asked, method, reach=Reach(population=20))
        assert (result.margin, result.margin_formula) == (0, "20人全部作答，没有抽样误差")
    assert sampling.share_margin(Decimal(50), sampling.Sample(0)).formula == "没有有效问卷"
    assert sampling.joined([], "分") == sampling.Margin(None, "")


COUNTS = st.lists(st.integers(0, 400), min_size=5, max_size=5).map(tuple)


@given(rows=st.lists(COUNTS, min_size=1, max_size=4), method=st.sampled_from(METHODS))
def test_any_counts_give_a_rate_between_0_and_100_that_a_file_keeps(rows, method):
    responses = max(map(sum, rows))
    result = count(answers(AnswerGroup(responses=responses, counts=tuple(rows))), method)
    assert (result.rate is None) is (not responses)
    assert result.rate is None or 0 <= result.rate <= 100
    assert result.margin is None or result.margin >= 0
    assert SurveyResult.model_validate_json(result.model_dump_json()) == result


@given(counts=COUNTS.filter(sum), more=st.integers(1, 100_000))
def test_a_larger_population_never_makes_the_margin_smaller(counts, more):
    size = sum(counts)
    near, far = (count(answers(group("", counts)), reach=Reach(population=size + n)).margin for n in (more, more * 2))
    assert near <= far
