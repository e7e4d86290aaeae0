"""Weights shared out by the class totals of the profile."""

from decimal import Decimal

from tests.fakes.works import FILING, Desk


def totals(desk):
    found = {}
    for row in desk.work.filing.indicators:
        found[row.level1] = found.get(row.level1, Decimal(0)) + row.weight
    return found


def test_a_wrong_sum_is_put_right_by_the_class_totals():
    desk = Desk()
    desk.do("set_weight", "项目总成本", value="3")
    done = desk.do("share_weights")
    assert totals(desk) == {"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10}
    assert "项目总成本 3→20" in done.after


def test_one_class_may_be_shared_alone():
    desk = Desk()
    desk.do("set_weight", "培训期数", value="1")
    desk.do("set_weight", "项目总成本", value="3")
    done = desk.do("share_weights", scope="产出指标")
    assert totals(desk)["产出指标"] == 40
    assert desk.weights["项目总成本"] == 3
    assert "现在合计73分" in done.after


def test_more_for_a_class_comes_from_the_heaviest_other_and_not_from_satisfaction():
    desk = Desk()
    done = desk.do("share_weights", toward="效益指标")
    assert totals(desk) == {"成本指标": 20, "产出指标": 35, "效益指标": 25, "满意度指标": 10}
    assert "效益指标25分" in done.after


def test_more_for_a_second_level_class_stays_within_the_first():
    desk = Desk()
    desk.do("share_weights", toward="质量指标")
    assert totals(desk)["产出指标"] == 40
    assert desk.weights["考核合格率"] > desk.weights["培训期数"]


def test_a_profile_without_weights_says_so():
    desk = Desk(FILING.model_copy(update={"profile": "henan-2022"}))
    assert "没有规定分值" in desk.do("share_weights").why


def test_what_is_shared_so_already_is_no_change():
    assert "没有改动" in Desk().do("share_weights").why


def test_a_class_that_the_table_lacks_gets_no_points():
    desk = Desk()
    desk.do("delete_indicator", "受益老人数量")
    assert "没有效益指标" in desk.do("share_weights", toward="效益指标").why


def test_the_rows_of_a_second_level_class_share_what_they_have_and_all_others_stay():
    desk = Desk()
    desk.do("set_weight", "培训期数", value="4")
    before = dict(desk.weights)
    desk.do("share_weights", scope="数量指标")
    assert (desk.weights["培训护理员人数"], desk.weights["培训期数"]) == (7, 7)
    others = before.keys() - {"培训护理员人数", "培训期数"}
    assert all(desk.weights[name] == before[name] for name in others)


def test_a_second_level_class_of_one_row_has_nothing_to_share():
    assert "两条以上" in Desk().do("share_weights", scope="质量指标").why
