"""Headings of several rows are read by their spans; a row of values is never taken for one."""

import openpyxl
import pytest

from assistant.domain.filing_kind import FormPart
from assistant.forms.grid import GridCell
from assistant.forms.headings import headings_at
from assistant.forms.indicator_rows import head_row, read_indicators
from assistant.forms.kind import recognise
from assistant.forms.reader import read_filings
from tests.fakes.grids import rows


def cells(*parts):
    """A row from texts, (text, width) and None for a cell that goes on from above."""
    made, column = [], 0
    for part in parts:
        text, width = part if isinstance(part, tuple) else (part, 1)
        made.append(GridCell(text or "", column, width, continued=text is None))
        column += width
    return made


TARGETS_BELOW = [
    cells("一级指标", "二级指标", "三级指标", ("指标情况", 2), "分值", "得分"),
    cells(None, None, None, "年度指标值", "全年完成值", None, None),
]
NAMES_BELOW = [
    cells(("绩效指标", 3), "指标值", ("完成情况", 2), "分值", "得分"),
    cells("一级指标", "二级指标", "三级指标", None, "上半年", "全年实际值", None, None),
]
NOT_MERGED = [
    cells("一级指标", "二级指标", "三级指标", ("指标值", 2), "分值", "得分"),
    cells("", "", "", "年初目标值", "全年完成值", "", ""),
]
THREE_ROWS = [
    cells("一级指标", "二级指标", "三级指标", ("指标值", 3), "分值"),
    cells(None, None, None, "年度指标值", ("完成值", 2), None),
    cells(None, None, None, None, "上半年", "全年", None),
]


def value_row(*texts):
    return cells("产出指标", "数量指标", "培训人数", *texts)


@pytest.mark.parametrize(
    ("head", "values", "target", "actual", "weight"),
    [
        (TARGETS_BELOW, ("≥120人", "125人", "20", "20"), "≥120人", "125人", 20),
        (NAMES_BELOW, ("≥120人", "60人", "125人", "20", "20"), "≥120人", "125人", 20),
        (NOT_MERGED, ("≥120人", "125人", "20", "20"), "≥120人", "125人", 20),
        (THREE_ROWS, ("≥120人", "60人", "125人", "20"), "≥120人", "125人", 20),
    ],
)
def test_indicators_below_a_heading_of_several_rows_are_read(head, values, target, actual, weight):
    grid = [*head, value_row(*values)]
    first = head_row(grid)
    assert first == 0
    (row,) = read_indicators(grid, first, None, (FormPart.RESULTS,)).annual
    assert (row.level1, row.level2, row.name) == ("产出指标", "数量指标", "培训人数")
    assert (row.target, row.actual, row.weight) == (target, actual, weight)


def test_headings_of_several_rows_that_stand_again_on_a_further_page_are_no_indicator():
    one, two = value_row("≥120人", "125人", "20", "20"), cells("", "质量指标", "合格率", "≥95%", "96%", "10", "10")
    grid = [*TARGETS_BELOW, one, *TARGETS_BELOW, two]
    assert [r.name for r in read_indicators(grid, 0, None, (FormPart.RESULTS,)).annual] == ["培训人数", "合格率"]


def test_the_parts_of_a_heading_tell_the_kind_of_the_form():
    grid = [cells("项目名称", ("护理员培训", 6)), *TARGETS_BELOW, value_row("≥120人", "125人", "20", "20")]
    assert recognise(grid).form == "self_evaluation"


@pytest.mark.parametrize(
    "below",
    [
        value_row("≥120人", "125人", "20", "20"),
        value_row(("≥120人", 2), "20", "20"),
        cells(None, None, "培训人数", ("≥120人", 2), "20", "20"),
        cells("", "", "", "", "", "", ""),
    ],
)
def test_a_row_of_values_is_no_heading_also_below_a_spanning_one(below):
    assert headings_at([TARGETS_BELOW[0], below], 0).rows == 1


def test_a_title_over_the_whole_width_is_no_heading_of_the_row_below():
    grid = [cells(("年度绩效指标", 7)), cells("一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分")]
    assert headings_at(grid, 0).rows == 1
    assert head_row(grid) == 1


def test_headings_of_one_row_stay_as_they_are():
    grid = rows(["一级指标", "三级指标", "指标值"], ["产出指标", "培训人数", "≥120人"])
    assert [c.text for c in headings_at(grid, 0).cells] == ["一级指标", "三级指标", "指标值"]


def test_an_excel_form_with_a_heading_of_two_rows_is_read(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["项目支出绩效自评表（2025年度）"], ["项目名称", "护理员培训"],
        ["一级指标", "二级指标", "三级指标", "绩效指标值", None, "分值", "得分"],
        [None, None, None, "年度指标值", "全年完成值"],
        ["产出指标", "数量指标", "培训人数", "≥120人", "125人", 20, 20],
    ):  # fmt: skip
        sheet.append(row)
    for area in ("A1:G1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4", "G3:G4"):
        sheet.merge_cells(area)
    path = tmp_path / "自评表.xlsx"
    book.save(path)
    (item,) = read_filings(path)
    assert item.filing.form == "self_evaluation"
    (row,) = item.filing.indicators
    assert (row.target, row.actual, row.weight, row.score) == ("≥120人", "125人", 20, 20)
