"""The rows of a sheet come from its cells and merged areas, none expanded; what is beyond the limits is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.files.areas import Area, SheetCells, column_letters, padded
from assistant.files.interface import IntakeError
from assistant.files.limits import LIMITS
from assistant.files.number_format import ShownValue
from assistant.files.opening import Content, Opened
from assistant.files.paper import TableCell


def sheet(texts=(), areas=(), **limits):
    opened = Opened(Path("a.xlsx"), b"", Content.SHEET, replace(LIMITS, **limits))
    found = SheetCells(opened)
    for (row, column), text in dict(texts).items():
        found.put(row, column, ShownValue(text))
    for area in areas:
        found.merge(Area(*area))
    return found


def shape(found):
    return [[(c.text, c.row, c.column, c.colspan, c.rowspan, c.continued) for c in row] for row in found.table().rows]


def test_cells_stand_in_their_rows_from_the_left_whatever_order_they_came_in():
    found = sheet({(2, 3): "丁", (0, 1): "乙", (0, 0): "甲"})
    assert [[(c.text, c.row, c.column) for c in row] for row in found.table().rows] == [
        [("甲", 0, 0), ("乙", 0, 1)],
        [("丁", 2, 3)],
    ]


def test_an_area_is_one_cell_in_its_first_row_and_goes_on_below():
    assert shape(sheet({(0, 0): "产出", (1, 2): "乙"}, [(0, 0, 1, 1)])) == [
        [("产出", 0, 0, 2, 2, False)],
        [("", 1, 0, 2, 1, True), ("乙", 1, 2, 1, 1, False)],
    ]


def test_a_cell_below_an_area_is_not_shown_twice():
    assert shape(sheet({(0, 0): "甲", (0, 1): "藏", (1, 0): "藏"}, [(0, 0, 1, 1)])) == [
        [("甲", 0, 0, 2, 2, False)],
        [("", 1, 0, 2, 1, True)],
    ]


@pytest.mark.parametrize("area", [(-1, 0, 0, 0), (2, 0, 1, 0), (0, 3, 0, 2)])
def test_an_area_that_there_cannot_be_is_passed_over(area):
    assert sheet(areas=[area]).areas == []


def test_blank_cells_are_not_kept_but_a_stored_figure_is():
    found = sheet({(0, 0): " "})
    found.put(0, 1, ShownValue("", "0.004"))
    assert [(c.column, c.exact) for row in found.table().rows for c in row] == [(1, "0.004")]


def test_an_area_as_high_as_the_sheet_makes_no_rows():
    assert len(sheet({(0, 0): "甲"}, [(0, 0, 1_000_000, 0)]).table().rows) == 1


def test_more_cells_or_characters_than_the_limits_are_refused():
    with pytest.raises(IntakeError, match="单元格"):
        sheet({(0, 0): "甲", (0, 1): "乙", (0, 2): "丙"}, cells=2)
    with pytest.raises(IntakeError, match="字"):
        sheet({(0, 0): "甲乙丙"}, characters=2)
    assert sheet({(0, 0): "甲", (0, 1): "乙"}, cells=2).count == 2


def test_cells_that_are_announced_are_refused_before_they_are_read():
    with pytest.raises(IntakeError):
        sheet().expect(LIMITS.cells + 1)
    sheet().expect(LIMITS.cells)


def test_areas_that_cover_too_many_rows_are_refused():
    found = sheet({(n, 0): "甲" for n in range(4)}, [(0, 1, 3, 1), (0, 2, 3, 2)], cells=7)
    with pytest.raises(IntakeError, match="合并单元格"):
        found.table()


def test_the_next_sheet_counts_on_and_the_first_remarks_are_kept():
    found = sheet({(0, 0): "甲"})
    for row in range(9):
        found.remark(row, 27, "是错误值")
    after = found.next_sheet()
    assert (after.count, after.characters, after.rows) == (1, 1, {})
    assert after.notes == [f"AB{row + 1} 单元格是错误值。" for row in range(5)]


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")]
)
def test_a_column_has_the_letters_that_a_sheet_shows(column, letters):
    assert column_letters(column) == letters


def test_a_row_is_padded_with_blank_cells_up_to_its_width():
    row = [TableCell("甲", 3, 1, 2), TableCell("乙", 3, 9)]
    assert [(c.text, c.column) for c in padded(row, 5)] == [("", 0), ("甲", 1), ("", 3), ("", 4)]
    assert [c.column for c in padded([], 2)] == [0, 1]
