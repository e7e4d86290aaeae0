"""Weights, points and totals of an evaluation, as an evaluator would reckon them by hand."""

from decimal import Decimal

import pytest

from assistant.domain.evaluation import Assessed, PointFinding, Verdict
from assistant.domain.framework import Stage
from assistant.domain.indicator import Indicator
from assistant.scoring.evaluation import (
    class_totals,
    earned,
    home_of,
    percent,
    point_weights,
    points_score,
    rate_score,
    score_sheet,
    spread,
    total_and_grade,
)
from policy_corpus.catalog import load_profile
from policy_corpus.frameworks import list_frameworks, load_framework

PROJECT = load_framework("project-2020")
D = Decimal


@pytest.mark.parametrize(
    ("total", "shares", "parts"),
    [
        ("10", ("1", "1", "1"), ("3.4", "3.3", "3.3")),
        ("35", ("12", "8", "6"), ("16.1", "10.8", "8.1")),
        ("1", ("0", "0"), ("0.5", "0.5")),
        ("0.25", ("1", "1"), ("0.15", "0.1")),
        ("10", ("0", "1", "3"), ("0", "2.5", "7.5")),
        ("7", ("3",), ("7",)),
        ("7", (), ()),
    ],
)
def test_a_weight_is_spread_by_shares_and_nothing_is_lost(total, shares, parts):
    found = spread(D(total), [D(s) for s in shares])
    assert found == tuple(D(p) for p in parts)
    assert not shares or sum(found) == D(total)


def goal(level2, name, weight, level1="产出指标"):
    return Indicator(level1=level1, level2=level2, name=name, target="≥1个", weight=weight)


GOALS = (
    goal("数量指标", "教室", 30), goal("质量指标", "合格率", 10), goal("时效指标", "完工", 5),
    goal("经济成本指标", "费用", 15, "成本指标"), goal("社会效益指标", "学生", 20, "效益指标"),
    goal("服务对象满意度指标", "满意度", 10, "满意度指标"),
)  # fmt: skip


@pytest.mark.parametrize("framework", list_frameworks(), ids=lambda f: f.id)
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("approved", [(), GOALS], ids=["without goals", "with goals"])
def test_a_score_sheet_weighs_a_hundred_whatever_was_approved(framework, stage, approved):
    assert sum(row.weight for row in score_sheet(framework, stage, approved)) == 100


def test_approved_indicators_share_their_class_by_their_approved_weights():
    sheet = {row.goal.name: row.weight for row in score_sheet(PROJECT, Stage.COMPLETED, GOALS) if row.goal}
    assert sheet == {
        "教室": D("17.5"), "合格率": D("5.8"), "完工": D("2.9"), "费用": D("8.8"), "学生": D("20"), "满意度": D("10"),
    }  # fmt: skip


def test_without_approved_weights_they_share_in_equal_parts():
    approved = (goal("数量指标", "一", None), goal("数量指标", "二", 5))
    sheet = {row.goal.name: row.weight for row in score_sheet(PROJECT, Stage.COMPLETED, approved) if row.goal}
    assert sheet == {"一": D("5.3"), "二": D("5.2")}


def test_a_row_of_the_framework_stands_where_no_goal_takes_its_place():
    sheet = score_sheet(PROJECT, Stage.COMPLETED, GOALS[:1])
    output = [(r.goal.name if r.goal else r.row.name, r.weight) for r in sheet if r.row.level1 == "产出"]
    assert output == [("教室", D("10.5")), ("质量达标率", D("10.5")), ("完成及时性", D("7")), ("成本节约率", D("7"))]


def test_the_tiniest_approved_weight_still_counts():
    approved = (goal("数量指标", "大", 999), goal("数量指标", "小", 1))
    sheet = {row.goal.name: row.weight for row in score_sheet(PROJECT, Stage.COMPLETED, approved) if row.goal}
    assert sheet["小"] > 0
    assert sum(sheet.values()) == D("10.5")


@pytest.mark.parametrize(
    ("level1", "level2", "home"),
    [
        ("产出指标", "数量", "实际完成率"), ("成本指标", "", "成本节约率"), ("产出指标", "成本指标", "成本节约率"),
        ("效益指标", "可持续影响指标", "实施效益"), ("效益指标", "服务对象满意度指标", "满意度"),
        ("满意度指标", "", "满意度"), ("产出指标", "其他", "实际完成率"), ("效益指标", "", "实施效益"),
    ],
)  # fmt: skip
def test_an_approved_indicator_finds_its_row_by_class(level1, level2, home):
    assert home_of(goal(level2, "甲", 1, level1), PROJECT).name == home


def test_an_indicator_of_no_known_class_has_no_row():
    assert home_of(goal("", "甲", 1, "其他"), PROJECT) is None


def test_costs_of_a_department_count_with_its_output():
    assert home_of(GOALS[3], load_framework("department-2013")).level1 == "产出"


def finding(verdict, weight="1.25"):
    return PointFinding(text="要点", verdict=verdict, weight=D(weight))


@pytest.mark.parametrize(
    ("verdict", "points"),
    [(Verdict.MET, "1.25"), (Verdict.PARTLY, "0.63"), (Verdict.NOT_MET, "0"), (Verdict.NO_EVIDENCE, None)],
)
def test_a_point_earns_all_half_or_nothing_and_silence_earns_no_score(verdict, points):
    assert earned(finding(verdict)) == (None if points is None else D(points))


def test_points_add_up_with_their_sum_shown():
    score = points_score([finding(Verdict.MET), finding(Verdict.PARTLY), finding(Verdict.NOT_MET)])
    assert (score.points, score.formula) == (D("1.88"), "1.25+0.63+0=1.88分")


def test_two_points_add_up_with_their_sum_shown():
    assert points_score([finding(Verdict.MET), finding(Verdict.PARTLY)]).formula == "1.25+0.63=1.88分"


@pytest.mark.parametrize("points", [[], [finding(Verdict.MET), finding(Verdict.NO_EVIDENCE)]])
def test_silent_papers_leave_the_score_open(points):
    assert points_score(points) is None


def test_the_points_of_a_row_share_its_weight_to_the_hundredth():
    row = PROJECT.indicators[0]
    assert point_weights(row, D(4)) == (D("1.34"), D("1.33"), D("1.33"))


def test_points_with_shares_of_their_own_weigh_by_them():
    row = PROJECT.indicators[0]
    shares = [p.model_copy(update={"share": D(s)}) for p, s in zip(row.points, (50, 30, 20), strict=True)]
    assert point_weights(row.model_copy(update={"points": tuple(shares)}), D(3)) == (D("1.5"), D("0.9"), D("0.6"))


def test_a_single_point_needs_no_sum():
    assert points_score([finding(Verdict.MET)]).formula == "1.25分"


def test_nothing_assessed_has_no_total():
    assert total_and_grade([], load_profile("central-2020")) == (None, None)


def test_a_rate_is_scored_in_proportion_with_its_numbers():
    score = rate_score(D("465.2"), D(480), D(4))
    assert (score.points, score.formula) == (D("3.88"), "465.2÷480×100%=96.92%；4分×96.92%=3.88分")


def test_a_rate_above_a_hundred_earns_no_more_than_the_weight():
    assert rate_score(D(500), D(480), D(4)).points == 4


def test_rates_are_rounded_half_up():
    assert percent(D(1), D(800)) == D("0.13")


def row(level1, weight, score):
    return Assessed(
        id="A1", level1=level1, level2="", name="甲", weight=D(weight), score=None if score is None else D(score)
    )


def test_totals_and_grade_follow_from_the_rows():
    classes = class_totals([row("决策", 40, 35), row("效益", 50, "44.9"), row("决策", 10, 10)])
    assert [(c.level1, c.weight, c.score) for c in classes] == [("决策", 50, 45), ("效益", 50, D("44.9"))]
    assert total_and_grade(classes, load_profile("central-2020")) == (D("89.9"), "良")


def test_one_missing_score_leaves_its_class_and_the_total_open():
    classes = class_totals([row("决策", 40, 35), row("效益", 50, None), row("效益", 10, 10)])
    assert [c.score for c in classes] == [35, None]
    assert total_and_grade(classes, load_profile("central-2020")) == (None, None)
