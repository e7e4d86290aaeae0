"""The lines of a policy document: squeezed, none lost, and a file without text named as one."""

import docx
import pytest
from pypdf import PdfWriter

from assistant.files.document_text import read_document
from assistant.files.interface import IntakeError

LONG = "第一条 为规范项目支出绩效管理，制定本办法，请各单位遵照执行。"


def lines_of(path):
    return list(read_document(path).lines)


def text(folder, words, name="办法.txt"):
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


def test_lines_come_without_outer_and_double_spaces_and_without_empty_ones(tmp_path):
    path = text(tmp_path, f"  青财〔2024〕7号 \n\n\t\n{LONG}\n第二条　  略。\n")
    assert lines_of(path) == ["青财〔2024〕7号", LONG, "第二条 略。"]


def test_signs_that_nobody_sees_are_left_out(tmp_path):
    assert lines_of(text(tmp_path, f"\ufeff第\u200b二条 略。\n{LONG}"))[0] == "第二条 略。"


def test_a_row_of_a_table_is_one_line_of_its_cells(tmp_path):
    paper = docx.Document()
    paper.add_paragraph(LONG)
    table = paper.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("数量", "", "50分"), strict=True):
        cell.text = words
    paper.save(tmp_path / "办法.docx")
    assert lines_of(tmp_path / "办法.docx") == [LONG, "数量 50分"]


@pytest.mark.parametrize(("count", "is_read"), [(19, False), (20, True)])
def test_less_than_twenty_characters_are_no_text(tmp_path, count, is_read):
    path = text(tmp_path, "字" * count)
    if is_read:
        assert read_document(path).lines == ("字" * count,)
        return
    with pytest.raises(IntakeError, match="没有读到文字"):
        read_document(path)


def test_a_scan_is_named_as_one_with_its_pages_and_what_to_do(tmp_path):
    scan = PdfWriter()
    scan.add_blank_page(200, 200)
    scan.add_blank_page(200, 200)
    scan.write(tmp_path / "扫描.pdf")
    with pytest.raises(IntakeError, match=r"扫描件（共2页.*OCR"):
        lines_of(tmp_path / "扫描.pdf")


def test_a_file_that_is_not_there_is_noted_in_one_line(tmp_path):
    with pytest.raises((IntakeError, OSError)):
        lines_of(tmp_path / "没有.txt")
