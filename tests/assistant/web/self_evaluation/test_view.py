"""What the page shows of a self-evaluation."""

import pytest

from assistant.web.self_evaluation.view import FIXED, HEADS, WIDTHS, typed


def row(**cells):
    plain = [""] * len(HEADS)
    for head, value in cells.items():
        plain[HEADS.index(head)] = value
    return plain


def test_every_column_has_a_width_and_computed_ones_cannot_be_typed():
    assert len(WIDTHS) == len(HEADS)
    assert {HEADS[i] for i in FIXED} == {"二级指标", "三级指标", "指标值", "分值", "得分", "计分过程"}


def test_what_was_typed_is_read_by_its_column():
    (made,) = typed([row(三级指标="培训人次", 实际完成值="1180人次", 佐证资料="签到册", 偏差原因类别="人员")])
    assert (made["name"], made["actual"], made["evidence"], made["deviation_kind"]) == (
        "培训人次", "1180人次", "签到册", "人员",
    )  # fmt: skip


def test_what_is_computed_is_not_taken_from_the_table():
    (made,) = typed([row(得分="100", 分值="90", 指标值="≥1人")])
    assert "100" not in made.values()
    assert "90" not in made.values()
    assert "≥1人" not in made.values()


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_blank_cell_is_blank(value):
    assert typed([row(实际完成值=value)])[0]["actual"].strip() == ""


def test_no_rows_are_no_values():
    assert typed([]) == []
