"""One indicator scores by its target and actual value, by its rate, or by the band of a judgement."""

import pytest

from assistant.jobs.questions.reckoning.indicator import indicator, qualitative


def test_target_and_actual_value_are_stated_back_and_scored(calculation):
    made = indicator(calculation("目标100户，实际72户，权重10分"))
    assert made.understood == "目标100户，实际72户，分值10分"
    assert made.lines[0].startswith("按财预〔2020〕10号得7.2分")


def test_none_that_happened_is_an_actual_value_of_zero(calculation):
    made = indicator(calculation("安全事故目标0起，权重10分，全年没有发生"))
    assert made.understood.startswith("目标0起，实际0起")
    assert "得10分" in made.lines[0]


def test_what_should_be_small_scores_full_below_its_target(calculation):
    assert "得10分" in indicator(calculation("成本控制目标20万元，实际18万元，权重10分")).lines[0]


def test_a_target_that_was_passed_is_scored_full_with_a_word_about_it(calculation):
    made = indicator(calculation("目标100户，实际150户，权重10分"))
    assert "得10分" in made.lines[0]
    assert "超出指标值50%" in made.understood


def test_how_much_a_target_set_too_low_costs_is_not_guessed(calculation):
    made = indicator(calculation("目标100户，实际150户，权重10分，目标定低了扣多少分"))
    assert "没有规定" in made.ask
    assert {c.place for c in made.clauses} == {"第十六条"}


def test_days_and_working_days_are_compared_with_a_warning(calculation):
    assert "换算后再问" in indicator(calculation("目标30天，实际20个工作日，权重10分")).understood


def test_a_rate_alone_is_scored_by_each_curve(calculation):
    made = indicator(calculation("完成率90%，权重20分"))
    assert ["得18分" in made.lines[0], "得15分" in made.lines[1]] == [True, True]


@pytest.mark.parametrize(
    ("text", "missing"),
    [("目标100户，实际72户", "分值"), ("完成率90%", "分值"), ("实际完成72户，权重10分", "年初的指标值")],
)
def test_what_is_missing_is_asked_for(calculation, text, missing):
    assert missing in indicator(calculation(text)).ask


def test_a_judgement_gives_the_points_of_its_band_and_no_single_figure(calculation):
    made = qualitative(calculation("定性指标部分达成，满分12分，分数范围多少"))
    assert "“部分达成年度指标并具有一定效果”得7.2至9.6分" in made.lines[0]
    assert qualitative(calculation("定性指标部分达成，满分12分，实际完成80%")) is None
