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
        ({"学生": 100, "家长": 0}, "大于0"),
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


NOBODY = ((0, 0, 0, 0, 0),)
NO_TOTAL = "没有给出调查对象总人数，误差按总体很大计算，实际误差不会更大。"
POOLED = "没有给出群体权重，各群体的答案直接合并计算。"
OWN = "（本产品的提示线，文件没有规定）"


def of(number):
    return (number, 0, 0, 0, 0)


def warned(*groups, weights=None, reach=None, invalid=0):
    """The warnings but for the two that hold whenever a number was not given."""
    given = {n: Decimal(w) for n, w in weights.items()} if weights else None
    found = count(answers(*groups, invalid=invalid), weights=given, reach=reach).warnings
    return [w for w in found if w not in {NO_TOTAL, POOLED}]


def test_numbers_that_were_not_given_are_told_of():
    groups = (group("上级", of(200)), group("同级", of(300)))
    assert count(answers(*groups)).warnings == (NO_TOTAL, POOLED)
    weights = {"上级": Decimal(50), "同级": Decimal(50)}
    assert count(answers(*groups), weights=weights, reach=Reach(population=9000)).warnings == ()


@pytest.mark.parametrize(
    ("number", "said"),
    [(4, ["份，少于10份", "不足5份"]), (5, ["份，少于10份"]), (9, ["份，少于10份"]), (10, [])],
)
def test_a_small_group_is_warned_of_and_a_tiny_one_may_give_people_away(number, said):
    found = warned(group("上级", of(number)), group("同级", of(400)))
    assert [any(word in line for word in said) for line in found] == [True] * len(said)
    assert all("“上级”" in line for line in found)


def test_nobody_is_given_away_by_a_group_without_a_name():
    assert warned(group("", of(4)), group("同级", of(400))) == [
        f"“未注明群体”有效问卷4份，少于10份，一份答案就能明显改变结果{OWN}。"
    ]


def test_a_group_that_answered_to_the_last_is_not_small():
    reach = Reach(by_group={"上级": 6, "同级": 9000})
    assert warned(group("上级", of(6)), group("同级", of(400)), reach=reach) == []


def test_more_answers_than_a_group_has_people_are_asked_about():
    reach = Reach(by_group={"上级": 15, "同级": 9000})
    told = ["“上级”有效问卷16份，多于该群体15人，请核对。"]
    assert warned(group("上级", of(16)), group("同级", of(400)), reach=reach) == told
    assert warned(group("上级", of(15)), group("同级", of(400)), reach=reach) == []


def test_a_group_that_nobody_answered_for_matters_only_where_it_is_weighed():
    groups = (group("上级", *NOBODY), group("同级", of(400)))
    assert warned(*groups) == []
    told = ["“上级”没有有效问卷，不能按权重合并，请补充调查或调整权重。"]
    assert warned(*groups, weights={"上级": 40, "同级": 60}) == told


@pytest.mark.parametrize(
    ("number", "population", "said"),
    [
        (29, 31, ["少于30份"]),
        (30, 31, []),
        (278, 1000, []),
        (277, 1000, ["少于建议的278份"]),
        (1001, 1000, ["多于总体"]),
    ],
)
def test_few_answers_are_warned_of_up_to_the_recommended_number(number, population, said):
    found = warned(group("", of(number)), reach=Reach(population=population))
    assert [word for line in found for word in ("少于30份", "少于建议的278份", "多于总体") if word in line] == said
    assert len(found) == len(said)


def test_the_recommended_number_is_not_asked_of_a_weighted_survey():
    assert warned(group("上级", of(50)), group("同级", of(50)), weights={"上级": 50, "同级": 50}) == []


@pytest.mark.parametrize(
    ("sent", "invalid", "said"), [(800, 100, []), (801, 0, ["有效回收率49.94%"]), (None, 101, ["20.16%"])]
)
def test_few_returned_and_many_invalid_are_warned_of_beyond_their_lines(sent, invalid, said):
    found = warned(group("", of(400)), reach=Reach(sent=sent), invalid=invalid)
    assert [word in line for word, line in zip(said, found, strict=True)] == [True] * len(said)


def test_groups_without_weights_have_the_share_of_their_answers_and_the_largest_takes_the_rest():
    found = count(answers(group("上级", of(10)), group("同级", of(40)), group("下级", of(10)))).groups
    assert [g.weight for g in found] == [Decimal("16.67"), Decimal("66.66"), Decimal("16.67")]


def test_groups_that_nobody_answered_for_have_no_share():
    result = count(answers(group("上级", *NOBODY), group("同级", *NOBODY)))
    assert ([g.weight for g in result.groups], result.rate, result.margin) == ([0, 0], None, None)


def test_a_single_group_is_listed_only_where_it_was_weighed():
    assert count(answers(group("学生", of(40)))).groups == ()
    assert [g.name for g in count(answers(group("学生", of(40))), weights={"学生": Decimal(100)}).groups] == ["学生"]


def test_a_weighted_mean_is_told_in_points_and_has_no_margin_where_a_group_has_none():
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


@given(population=st.integers(1, 10**7))
def test_nobody_is_recommended_to_ask_more_people_than_there_are(population):
    assert 1 <= sampling.recommended(population) <= min(population, 385)
