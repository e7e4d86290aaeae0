"""Pages come out of every format as lines, a table row as one line of cells."""

import datetime as dt

import docx
import openpyxl
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement

from assistant.files.interface import IntakeError
from assistant.files.pages import read_pages


def test_a_text_without_form_feeds_has_sixty_lines_a_page(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\n".join(f"第{n}行的内容" for n in range(1, 131)), encoding="gb18030")
    pages = read_pages(path)
    assert len(pages) == 3
    assert pages[1].startswith("第61行的内容")


def test_marks_of_markdown_go_and_its_tables_stay(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("# 工作总结标题\n\n| 内容 | 完成 |\n|---|---|\n| **培训** | 1180人次 |\n", encoding="utf-8")
    assert [line for line in read_pages(path)[0].split("\n") if line] == [
        "工作总结标题", "| 内容 | 完成 |", "| 培训 | 1180人次 |",
    ]  # fmt: skip


def test_cells_of_a_workbook_read_as_they_are_shown(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["日期", "比率", "金额", "是否完成"])
    sheet.append([dt.date(2025, 3, 20), 0.924, 72.661, True])
    sheet["B2"].number_format = "0.0%"
    book.create_sheet("空表")
    book.save(tmp_path / "a.xlsx")
    assert read_pages(tmp_path / "a.xlsx") == [
        "| 日期 | 比率 | 金额 | 是否完成 |\n| 2025-03-20 | 92.4% | 72.661 | 是 |",
        "",
    ]


def test_word_tables_keep_their_columns_under_merged_cells_and_tables_inside_cells_follow(tmp_path):
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "名称"
    table.cell(0, 2).text = "金额"
    table.cell(1, 0).text = "外层"
    inner = table.cell(1, 2).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "里层", "5万元"
    document.save(str(tmp_path / "a.docx"))
    assert read_pages(tmp_path / "a.docx")[0].split("\n") == ["| 名称 |  | 金额 |", "| 外层 |", "| 里层 | 5万元 |"]


def test_marks_of_the_last_layout_are_pages_and_count_a_break_once(tmp_path):
    document = docx.Document()
    first = document.add_paragraph("第一页的内容文字").add_run()
    first.add_break(WD_BREAK.PAGE)
    run = document.add_paragraph().add_run()
    run._r.append(OxmlElement("w:lastRenderedPageBreak"))
    run.add_text("第二页的内容文字")
    document.save(str(tmp_path / "a.docx"))
    assert read_pages(tmp_path / "a.docx") == ["第一页的内容文字", "第二页的内容文字"]


def test_a_cell_broken_over_lines_is_one_word(tmp_path):
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "合同总金额\n（万元）以上"
    document.save(str(tmp_path / "a.docx"))
    assert read_pages(tmp_path / "a.docx") == ["| 合同总金额（万元）以上 |"]


def test_a_file_without_words_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(" \n \n", encoding="utf-8")
    with pytest.raises(IntakeError, match="没有读到文字"):
        read_pages(path)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x00\x01" * 50)
    with pytest.raises(IntakeError, match="编码"):
        read_pages(path)
