"""The analysis of a survey says what the result holds, and marks what it does not."""

from decimal import Decimal

from assistant.domain.survey import AnswerGroup, SurveyAnswers, SurveyQuestion
from assistant.jobs.survey.counting import Reach, count
from assistant.jobs.survey.summary import survey_summary

ANSWERS = SurveyAnswers(
    title="青溪县护理员培训", questions=(SurveyQuestion(text="培训内容："), SurveyQuestion(text="培训场地：")),
    groups=(
        AnswerGroup(name="学员", responses=100, counts=((60, 30, 5, 4, 1), (50, 20, 20, 5, 5))),
        AnswerGroup(name="教师", responses=20, counts=((10, 10, 0, 0, 0), (10, 6, 4, 0, 0))),
    ),
    invalid=3, source="答案.csv",
)  # fmt: skip


def test_the_analysis_shows_conduct_outcome_groups_questions_and_margin():
    result = count(
        ANSWERS, weights={"学员": Decimal(60), "教师": Decimal(40)},
        reach=Reach(sent=150, by_group={"学员": 300, "教师": 40}),
    )  # fmt: skip
    text = survey_summary(result)
    assert text.startswith("满意度调查分析（青溪县护理员培训）\n\n一、调查情况\n")
    for stated in (
        "调查对象共340人。发放问卷150份，收回123份，其中有效120份、无效3份。",
        "算式：学员80%×60%＋教师90%×40%=84%。", "学员：有效100份，权重60%，满意度80%，误差±", "1. 培训内容：91.67%",
        "最高的是第1题（91.67%），最低的是第2题（71.67%）", "【待补充：调查时间、发放方式】", "应收回有效问卷181份",
    ):  # fmt: skip
        assert stated in text


def test_a_mean_is_shown_in_points():
    text = survey_summary(count(ANSWERS, "mean_points"))
    assert "赋分平均法" in text
    assert "满意度：84.54分。" in text
    assert "误差为±4分" in text


def test_what_could_not_be_counted_is_marked():
    text = survey_summary(count(SurveyAnswers(questions=(), groups=())))
    assert "满意度：【待补充：满意度】" in text
    assert "没有有效问卷" in text


def test_groups_that_nobody_weighed_have_a_share_and_no_weight():
    text = survey_summary(count(ANSWERS))
    assert "学员：有效100份，占有效问卷83.33%，满意度80%" in text
    assert "权重8" not in text
