"""The satisfaction rate and its margin, case by case as reckoned by hand, and what a survey is warned of."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.survey import AnswerGroup, SurveyAnswers, SurveyQuestion, SurveyResult
from assistant.scoring import sampling
from assistant.scoring.survey import METHODS, Reach, count

FOLDER = Path(__file__).parents[2] / "cases" / "survey"


def cases(name):
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def answers(*groups, invalid=0):
    asked = max((len(g.counts) for g in groups), default=1)
    questions = tuple(SurveyQuestion(text=f"第{n}题") for n in range(1, asked + 1))
    return SurveyAnswers(questions=questions, groups=groups, invalid=invalid)


def group(name, *counts, responses=None):
    return AnswerGroup(name=name, responses=responses or max(map(sum, counts)), counts=counts)


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


@pytest.mark.parametrize("case", cases("sizes"), ids=lambda c: str(c["population"]))
def test_the_recommended_size_is_as_reckoned_by_hand(case):
    assert sampling.recommended(case["population"]) == case["size"]


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
    ("weights", "said"),
    [
        ({"学生": 50, "家长": 40}, "合计90"), ({"学生": 100}, "家长"), ({"学生": 110, "家长": -10}, "大于0"),
    ],
)  # fmt: skip
def test_weights_that_cannot_be_are_refused(weights, said):
    asked = answers(group("学生", (1, 0, 0, 0, 0)), group("家长", (1, 0, 0, 0, 0)))
    with pytest.raises(ValueError, match=said):
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


@pytest.mark.parametrize(
    ("asked", "reach", "said"),
    [
        (answers(group("", (20, 5, 0, 0, 1))), Reach(), "少于30份（本产品的提示线，文件没有规定"),
        (answers(group("", (90, 5, 0, 0, 5))), Reach(population=1000), "少于建议的278份"),
        (answers(group("", (90, 5, 0, 0, 5))), Reach(population=50), "多于总体50人"),
        (answers(group("", (90, 5, 0, 0, 5))), Reach(sent=300), "有效回收率33.33%"),
        (answers(group("", (90, 5, 0, 0, 5))), Reach(sent=90), "多于发放的90份"),
        (answers(group("", (30, 5, 0, 0, 5)), invalid=30), Reach(), "无效问卷占42.86%"),
        (answers(group("上级", (3, 1, 0, 0, 0)), group("同级", (30, 1, 0, 0, 0))), Reach(), "“上级”不足5份"),
        (answers(group("上级", (3, 1, 0, 0, 0)), group("同级", (30, 1, 0, 0, 0))), Reach(), "没有给出群体权重"),
        (answers(), Reach(), "没有有效问卷"),
    ],
)  # fmt: skip
def test_a_weak_survey_is_warned_of(asked, reach, said):
    assert any(said in w for w in count(asked, reach=reach).warnings)


def test_a_sound_survey_is_warned_of_nothing():
    assert count(answers(group("", (300, 80, 10, 5, 5))), reach=Reach(sent=450, population=5000)).warnings == ()
    assert count(answers(group("", (10, 8, 1, 1, 0))), reach=Reach(sent=20, population=20)).warnings == ()


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


@given(population=st.integers(1, 10**7))
def test_nobody_is_recommended_to_ask_more_people_than_there_are(population):
    assert 1 <= sampling.recommended(population) <= min(population, 385)
