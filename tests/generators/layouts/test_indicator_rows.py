"""Rows by class as forms print them: the order of the profile, merged cells, one blank row for an empty class."""

from assistant.domain.indicator import Indicator
from assistant.domain.layout import LayoutClass
from generators.layouts.indicator_rows import (
    blocks,
    blocks_by_meaning,
    class_blocks,
    class_rows,
    height,
    paired,
    without_blank,
)
from policy_corpus.catalog import load_profile
from tests.fakes.self_evaluated import paired_filing


def row(level1, level2, name):
    return Indicator(level1=level1, level2=level2, name=name)


CLASSES = (
    LayoutClass(name="产出指标", level2=("数量指标", "质量指标")),
    LayoutClass(name="效益指标", level2=("社会效益指标",)),
)  # fmt: skip
ROWS = (row("产出指标", "数量指标", "甲"), row("产出指标", "数量指标", "乙"), row("其他指标", "其他", "丙"))


def names(found):
    return [(level1, level2, [r.name for r in rows]) for level1, level2s in found for level2, rows in level2s]


def test_classes_stand_in_the_order_of_the_form_and_unknown_ones_behind():
    assert names(class_blocks(ROWS, CLASSES)) == [
        ("产出指标", "数量指标", ["甲", "乙"]), ("产出指标", "质量指标", []), ("效益指标", "社会效益指标", []),
        ("其他指标", "其他", ["丙"]),
    ]  # fmt: skip


def test_the_classes_of_a_profile_are_all_there_though_nothing_is_filed():
    profile = load_profile("central-2021")
    assert [b[0] for b in blocks((), profile)] == [c.name for c in profile.level1]
    assert names(blocks((ROWS[2],), profile))[-1] == ("其他指标", "其他", ["丙"])


def test_an_empty_class_takes_a_row():
    assert [height(b) for b in class_blocks(ROWS, CLASSES)] == [3, 1, 1]
    assert height(("甲", [])) == 0


def test_names_of_classes_span_their_rows_and_stand_on_the_first_alone():
    noted = [
        ([(c.text, c.rowspan) for c in cells], item and item.name)
        for cells, item in class_rows(class_blocks(ROWS[:2], CLASSES[:1]))
    ]
    assert noted == [([("产出指标", 3), ("数量指标", 2)], "甲"), ([], "乙"), ([("质量指标", 1)], None)]


def test_names_may_span_columns():
    ((cells, _),) = class_rows([("甲", [("乙", [])])], level1_span=2, level2_span=3)
    assert [c.colspan for c in cells] == [2, 3]


def test_twin_rows_stand_side_by_side_and_the_shorter_side_is_blank():
    left, right = class_blocks(ROWS[:2], CLASSES[:1]), class_blocks(ROWS[:1], CLASSES[:1])
    noted = [(b, n, one and one.name, two and two.name) for _, b, n, one, two in paired(left, right)]
    assert noted == [("数量指标", 2, "甲", "甲"), ("数量指标", 0, "乙", None), ("质量指标", 1, None, None)]


def test_a_class_of_one_side_alone_keeps_its_rows():
    noted = [(a, one and one.name, two) for a, _, _, one, two in paired(class_blocks(ROWS[2:], ()), [])]
    assert noted == [("其他指标", "丙", None)]


def test_a_class_is_known_however_it_is_spelled_and_cost_comes_first():
    profile = load_profile("central-2020")
    rows = (
        Indicator(level1="产出", level2="数量", name="甲"),
        Indicator(level1="成本指标", level2="经济成本指标", name="乙"),
        Indicator(level1="别的", level2="某类", name="丙"),
    )  # fmt: skip
    found = blocks_by_meaning(rows, profile)
    assert [b[0] for b in found] == ["成本指标", *(c.name for c in profile.level1), "别的"]
    filled = without_blank(found)
    assert [(b[0], [r.name for _, items in b[1] for r in items]) for b in filled] == [
        ("成本指标", ["乙"]), ("产出指标", ["甲"]), ("别的", ["丙"]),
    ]  # fmt: skip


def test_without_a_profile_classes_stand_as_they_were_filed():
    found = blocks_by_meaning(paired_filing().indicators, None)
    assert [b[0] for b in found] == [
        "成本指标",
        "产出指标",
        "效益指标",
        "满意度指标",
    ]


def test_twin_rows_keep_the_rows_of_a_class_together():
    left = [("产出指标", [("另类指标", [row("产出指标", "另类指标", "丁")])])]
    right = [
        ("产出指标", [("数量指标", [row("产出指标", "数量指标", "甲")])]),
        ("效益指标", [("社会效益指标", [row("效益指标", "社会效益指标", "乙")])]),
    ]
    assert [level1 for level1, *_ in paired(left, right)] == ["产出指标", "产出指标", "效益指标"]
