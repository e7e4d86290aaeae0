"""What is different between two versions, in the words of the form."""

from assistant.web.declaration.versions import differences
from tests.fakes.works import Desk


def of_change(desk, before):
    found = differences(before, desk.work.filing, {})
    return [(one["place"], one["before"], one["after"]) for one in found]


def test_values_rows_and_order_are_noted_by_name():
    desk = Desk()
    before = desk.work.filing
    desk.do("set_head", field="unit", value="青溪县护理学校")
    desk.do("set_target", row="培训期数", value="5期")
    desk.do("delete_indicator", row="受益老人数量")
    found = of_change(desk, before)
    assert ("实施单位", "青溪县养老中心", "青溪县护理学校") in found
    assert ("培训期数的指标值", "≥4期", "≥5期") in found
    assert ("受益老人数量", "社会效益指标 ≥300人", "已删去") in found


def test_a_row_that_only_moved_is_noted_as_order():
    desk = Desk()
    before = desk.work.filing
    desk.do("move_indicator", row="培训期数", before="培训护理员人数")
    assert of_change(desk, before) == [("指标的顺序", "（空）", "有变动")]


def test_the_rule_set_is_noted_by_its_title():
    desk = Desk()
    before = desk.work.filing
    desk.do("switch_profile", value="henan-2022")
    found = differences(before, desk.work.filing, {"central-2021": "中央口径", "henan-2022": "河南省口径"})
    assert {"place": "口径", "before": "中央口径", "after": "河南省口径"} in found
