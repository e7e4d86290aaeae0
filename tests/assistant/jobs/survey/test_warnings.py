"""What a survey is warned of: few answers, small groups, few returned, many invalid; a sound one of nothing."""

from decimal import Decimal

import pytest

from assistant.domain.survey import AnswerGroup, SurveyAnswers, SurveyQuestion, SurveyResult
from assistant.jobs.survey.counting import Reach, count
from assistant.jobs.survey.warnings import warnings_of


def answers(*groups, invalid=0):
    asked = max((len(g.counts) for g in groups), default=1)
    questions = tuple(SurveyQuestion(text=f"第{n}题") for n in range(1, asked + 1))
    return SurveyAnswers(questions=questions, groups=groups, invalid=invalid)


def group(name, *counts, responses=None):
    return AnswerGroup(name=name, responses=responses or max(map(sum, counts)), counts=counts)


@pytest.mark.parametrize(
    ("asked", "reach", "stated"),
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
def test_a_weak_survey_is_warned_of(asked, reach, stated):
    assert any(stated in w for w in count(asked, reach=reach).warnings)


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


def test_numbers_that_were_not_given_are_noted_of():
    groups = (group("上级", of(200)), group("同级", of(300)))
    assert count(answers(*groups)).warnings == (NO_TOTAL, POOLED)
    weights = {"上级": Decimal(50), "同级": Decimal(50)}
    assert count(answers(*groups), weights=weights, reach=Reach(population=9000)).warnings == ()


@pytest.mark.parametrize(
    ("number", "stated"),
    [(4, ["份，少于10份", "不足5份"]), (5, ["份，少于10份"]), (9, ["份，少于10份"]), (10, [])],
)
def test_a_small_group_is_warned_of_and_a_tiny_one_may_give_people_away(number, stated):
    found = warned(group("上级", of(number)), group("同级", of(400)))
    assert [any(word in line for word in stated) for line in found] == [True] * len(stated)
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
    noted = ["“上级”有效问卷16份，多于该群体15人，请核对。"]
    assert warned(group("上级", of(16)), group("同级", of(400)), reach=reach) == noted
    assert warned(group("上级", of(15)), group("同级", of(400)), reach=reach) == []


def test_a_group_that_nobody_answered_for_matters_only_where_it_is_weighed():
    groups = (group("上级", *NOBODY), group("同级", of(400)))
    assert warned(*groups) == []
    noted = ["“上级”没有有效问卷，不能按权重合并，请补充调查或调整权重。"]
    assert warned(*groups, weights={"上级": 40, "同级": 60}) == noted


@pytest.mark.parametrize(
    ("number", "population", "stated"),
    [
        (29, 31, ["少于30份"]),
        (30, 31, []),
        (278, 1000, []),
        (277, 1000, ["少于建议的278份"]),
        (1001, 1000, ["多于总体"]),
    ],
)
def test_few_answers_are_warned_of_up_to_the_recommended_number(number, population, stated):
    found = warned(group("", of(number)), reach=Reach(population=population))
    assert [word for line in found for word in ("少于30份", "少于建议的278份", "多于总体") if word in line] == stated
    assert len(found) == len(stated)


def test_the_recommended_number_is_not_asked_of_a_weighted_survey():
    assert warned(group("上级", of(50)), group("同级", of(50)), weights={"上级": 50, "同级": 50}) == []


@pytest.mark.parametrize(
    ("sent", "invalid", "stated"), [(800, 100, []), (801, 0, ["有效回收率49.94%"]), (None, 101, ["20.16%"])]
)
def test_few_returned_and_many_invalid_are_warned_of_beyond_their_lines(sent, invalid, stated):
    found = warned(group("", of(400)), reach=Reach(sent=sent), invalid=invalid)
    assert [word in line for word, line in zip(stated, found, strict=True)] == [True] * len(stated)


def test_who_named_no_group_is_noted_of_before_everything_else():
    result = SurveyResult(method="satisfied_share", responses=0)
    assert warnings_of(result, weighted=True, nameless=3) == (
        "3份问卷没有注明群体，不能加权，计为无效。", "没有有效问卷，算不出满意度。",
    )  # fmt: skip


def test_more_answers_than_people_say_no_word_on_the_size_of_the_sample():
    result = SurveyResult(method="satisfied_share", responses=12, population=10, recommended=10)
    assert len(warnings_of(result, weighted=False)) == 1


def test_half_of_those_sent_is_enough():
    result = SurveyResult(method="satisfied_share", responses=200, sent=400, population=200)
    assert warnings_of(result, weighted=False) == ()
