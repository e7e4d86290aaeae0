"""Excel: a cell reads as the sheet shows it; merged areas are spans; what stands far out costs nothing."""

import datetime as dt
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.limits import LIMITS
from assistant.files.opening import open_file
from assistant.files.reader import read_here, read_paper


def saved(tmp_path, fill):
    book = openpyxl.Workbook()
    fill(book.active)
    book.save(tmp_path / "a.xlsx")
    return read_paper(tmp_path / "a.xlsx", Use.PAPER)


def rows(paper):
    return [[c.text for c in row] for row in paper.pages[0].tables[0].rows]


def test_cells_show_their_number_format_and_keep_their_digits(tmp_path):
    def fill(sheet):
        for place, value, code in (
            ("A1", 42, '"≥"0"公里"'), ("B1", 0.9246, "0%"), ("C1", dt.date(2025, 3, 20), "yyyy/m/d"), ("D1", "x", "@"),
        ):  # fmt: skip
            sheet[place] = value
            sheet[place].number_format = code

    (row,) = saved(tmp_path, fill).tables[0].rows
    assert [c.text for c in row] == ["≥42公里", "92%", "2025/3/20", "x"]
    assert [c.figure for c in row] == ["≥42公里", "92.46%", "2025-03-20", "x"]


def test_a_merged_area_is_one_cell_with_spans_and_continues_below(tmp_path):
    def fill(sheet):
        sheet["A1"], sheet["C1"], sheet["C2"] = "产出", "甲", "乙"
        sheet.merge_cells("A1:B3")

    top, middle, last = saved(tmp_path, fill).tables[0].rows
    assert (top[0].text, top[0].colspan, top[0].rowspan, top[1].column) == ("产出", 2, 3, 2)
    assert (middle[0].continued, middle[1].text) == (True, "乙")
    assert [c.continued for c in last] == [True]


def test_what_was_typed_as_a_sign_is_text_and_a_formula_without_result_is_stated(tmp_path):
    def fill(sheet):
        sheet["A1"], sheet["A2"], sheet["A3"] = "=100%", "=300.00(场)", "=SUM(B1:B9)"

    paper = saved(tmp_path, fill)
    assert rows(paper) == [["=100%"], ["=300.00(场)"]]
    assert paper.notes == ("A3 单元格的公式没有保存计算结果，请用 Excel 或 WPS 打开后重新保存。",)


def test_an_error_value_is_stated(tmp_path):
    def fill(sheet):
        sheet["B2"] = "#REF!"
        sheet["B2"].data_type = "e"

    paper = saved(tmp_path, fill)
    assert "B2" in paper.notes[0]
    assert "#REF!" in paper.notes[0]


def test_a_stray_cell_far_out_keeps_its_place(tmp_path):
    def fill(sheet):
        sheet["A1"], sheet["XFD1048576"] = "甲", "远"

    last = saved(tmp_path, fill).tables[0].rows[-1][0]
    assert (last.text, last.row, last.column) == ("远", 1048575, 16383)


def test_hidden_sheets_are_marked(tmp_path):
    def fill(sheet):
        sheet["A1"] = "甲"
        hidden = sheet.parent.create_sheet("名单")
        hidden["A1"] = "乙"
        hidden.sheet_state = "hidden"

    assert [(p.name, p.hidden) for p in saved(tmp_path, fill).pages] == [("Sheet", False), ("名单", True)]


def test_rich_text_is_read_without_its_pronunciation_and_a_strict_file_like_any(tmp_path):
    def fill(sheet):
        sheet["A1"] = "占位"

    saved(tmp_path, fill)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        members = {n: archive.read(n) for n in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = re.sub(rb"<c .*</c>", b'<c r="A1" t="s"><v>0</v></c>', members[sheet])
    members["xl/sharedStrings.xml"] = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>东</t></r><r><t>京</t></r>'
        '<rPh sb="0" eb="1"><t>トウ</t></rPh></si></sst>'
    ).encode()
    members = {n: c.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                            b"http://purl.oclc.org/ooxml/spreadsheetml/main") for n, c in members.items()}  # fmt: skip
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    assert rows(read_paper(tmp_path / "b.xlsx", Use.PAPER)) == [["东京"]]


@pytest.mark.parametrize("reference", ["A1", "", "?"])
def test_cells_without_a_place_follow_each_other(tmp_path, reference):
    def fill(sheet):
        sheet.append([1, 2])

    saved(tmp_path, fill)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        members = {n: archive.read(n) for n in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = members[sheet].replace(b'r="A1"', f'r="{reference}"'.encode()).replace(b' r="B1"', b"")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    assert rows(read_paper(tmp_path / "b.xlsx", Use.PAPER)) == [["1", "2"]]


@pytest.mark.parametrize(
    ("limits", "word"), [({"rows": 4}, "4 行"), ({"cells": 2}, "2 块合并"), ({"sheet_columns": 3}, "3 列")]
)
def test_more_of_anything_than_a_sheet_has_is_refused(tmp_path, limits, word):
    book = openpyxl.Workbook()
    for row in range(1, 6):
        book.active.cell(row, 1).alignment = openpyxl.styles.Alignment(wrap_text=True)
        book.active.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
    for at, letter in enumerate("ABCDE", 5):
        book.active.column_dimensions[letter].width = at
    book.save(tmp_path / "a.xlsx")
    assert read_here(open_file(tmp_path / "a.xlsx"), Use.PAPER).pages
    with pytest.raises(IntakeError, match=word):
        read_here(open_file(tmp_path / "a.xlsx", replace(LIMITS, **limits)), Use.PAPER)
