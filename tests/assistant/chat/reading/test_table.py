"""Orders on the table: rows added, deleted, moved and merged, and points shared out."""

import pytest

from assistant.chat.reading.scene import Scene
from assistant.chat.reading.table import (
    add_indicator,
    delete_indicator,
    merge_indicators,
    move_indicator,
    share_weights,
)
from tests.fakes.reading import SCENE, about, read


@pytest.mark.parametrize(
    ("text", "slots", "level2", "target"),
    [
        ("加一条质量指标：结业率100%", {"name": "结业率", "value": "100%"}, "质量指标", "≥100%"),
        ("加一条护工满意度，不低于90%", {"name": "护工满意度", "value": "不低于90%"}, "服务对象满意度指标", "≥90%"),
        ("加一条实训次数2次", {"name": "实训次数", "value": "2次"}, "数量指标", "≥2次"),
        ("再加个结业时间，11月底前", {"name": "结业时间", "value": "11月底前"}, "时效指标", "2027年11月30日前"),
        ("加一条人均成本，不超过1万元", {"name": "人均成本", "value": "不超过1万元"}, "经济成本指标", "≤1万元"),
        ("加一条人均增收，三百块", {"name": "人均增收", "value": "三百块"}, "经济成本指标", "≤300元"),
        ("实训次数补一条数量指标", {"name": "实训次数"}, "数量指标", None),
        ("加一条到课比例", {"name": "到课比例"}, "质量指标", None),
    ],
)
def test_a_row_is_added_where_it_is_stated_or_where_name_and_value_belong(text, slots, level2, target):
    (made,) = read(add_indicator, text, **slots)
    assert (made["op"], made["level2"], made["name"]) == ("add_indicator", level2, next(iter(slots.values())))
    assert made.get("target") == target


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("加一条指标", {}),
        ("实训次数2次", {"name": "实训次数", "value": "2次"}),
        ("加一条" + "训" * 41, {"name": "训" * 41}),
        ("加一条这个指标", {"name": "这个指标"}),
        ("加一条护工满意度300人", {"name": "护工满意度", "value": "300人"}),
    ],
)
def test_without_a_name_an_order_or_a_readable_value_no_row_is_added(text, slots):
    assert [o["op"] for o in read(add_indicator, text, **slots)] == ["unclear"]


def test_without_a_profile_the_class_is_asked_for():
    (made,) = read(add_indicator, "加一条实训次数2次", Scene(), name="实训次数", value="2次")
    assert "要放在哪一类" in made["reason"]


@pytest.mark.parametrize(("text", "rows"), [("第三条删掉", ["r3"]), ("第二、第四条都删了", ["r2", "r4"])])
def test_the_rows_that_are_named_are_deleted(text, rows):
    assert [(o["op"], o["row"]) for o in read(delete_indicator, text)] == [("delete_indicator", r) for r in rows]


def test_a_row_that_may_be_either_is_not_deleted():
    (made,) = read(delete_indicator, "培训那个删掉", row="培训")
    assert (made["op"], len(made["rows"]) > 1) == ("unclear", True)


@pytest.mark.parametrize(
    ("text", "slots", "row", "before"),
    [
        ("第三条移到第二条前面", {"row": "第三条", "before": "第二条前面"}, "r3", "r2"),
        ("第二条移到第三条后面", {"row": "第二条", "before": "第三条后面"}, "r2", None),
        ("培训期数放到最前面", {"row": "培训期数"}, "r3", "r2"),
        ("培训护理员人数放到最后", {"row": "培训护理员人数"}, "r2", None),
    ],
)
def test_a_row_is_moved_before_another_or_to_an_end_of_its_class(text, slots, row, before):
    (made,) = read(move_indicator, text, **slots)
    assert (made["op"], made["row"], made.get("before")) == ("move_indicator", row, before)


def test_without_a_place_to_go_nothing_is_moved():
    (made,) = read(move_indicator, "培训期数挪一下", row="培训期数")
    assert (made["op"], made["rows"]) == ("unclear", ["r3"])


def test_rows_of_a_class_become_one_and_a_new_name_renames_the_one_that_stays():
    merged, renamed = read(merge_indicators, "第二、第三条合并，叫培训规模")
    assert (merged["op"], merged["rows"], merged["into"]) == ("merge_indicators", ["r2", "r3"], "r2")
    assert (renamed["op"], renamed["row"], renamed["value"]) == ("set_name", "r2", "培训规模")


def test_the_row_whose_name_is_kept_is_the_one_that_stays():
    made = read(merge_indicators, "第二、第三条合并，叫培训期数", row="第二、第三条", into="培训期数")
    assert [(o["op"], o["into"]) for o in made] == [("merge_indicators", "r3")]


@pytest.mark.parametrize(
    ("text", "why"), [("第二条合并", "至少要两条"), ("第一、第二条合并", "不是同一类"), ("第二、第九条合并", "")]
)
def test_one_row_or_rows_of_two_classes_are_not_merged(text, why):
    made = read(merge_indicators, text)
    assert [o["op"] for o in made] == ["unclear"]
    assert why in made[0]["reason"]


def test_the_rows_last_spoken_of_are_merged():
    (made,) = read(merge_indicators, "合并吧", about("r2", "r3"))
    assert made["rows"] == ["r2", "r3"]


@pytest.mark.parametrize(
    ("text", "scope", "toward"),
    [
        ("权重平均分", "全部", None),
        ("产出指标平均分配", "产出指标", None),
        ("数量指标平均一下", "数量指标", None),
        ("分值往效益指标多放一些", "全部", "效益指标"),
        ("所有指标平均分，成本也一样", "全部", None),
        ("产出指标的权重全部均分，别的类不动", "产出指标", None),
        ("满意度指标不变，其他的全部均分", "全部", None),
    ],
)
def test_points_are_shared_out_in_all_or_in_a_class(text, scope, toward):
    (made,) = read(share_weights, text)
    assert (made["op"], made["scope"], made.get("toward")) == ("share_weights", scope, toward)


def test_words_that_share_nothing_out_are_not_understood():
    assert read(share_weights, "分值看一下", SCENE)[0]["op"] == "unclear"


def test_that_a_row_is_missing_is_no_part_of_its_name():
    (made,) = read(add_indicator, "护工人数未列，补一条数量指标", name="护工人数未列", level="数量指标")
    assert (made["name"], made.get("target")) == ("护工人数", None)
