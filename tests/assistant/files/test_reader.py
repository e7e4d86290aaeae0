"""Any file is read by what it is; what cannot be read is refused in one line that says what to do."""

import pytest

from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.opening import open_file
from assistant.files.reader import opened_for, read_paper, reader_of
from tests.fakes.papers import ods, ods_table, pdf, written, xls

CELL = '<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>'


def refused(path, use=Use.PAPER):
    with pytest.raises(IntakeError) as caught:
        read_paper(path, use)
    assert "\n" not in str(caught.value)
    assert path.name in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.docx", "a"])
def test_an_old_sheet_is_read_whatever_its_name_says(tmp_path, name):
    assert read_paper(xls(tmp_path / name, [["甲", "乙"]]), Use.PAPER).lines == ["| 甲 | 乙 |"]


def test_an_open_sheet_and_a_pdf_are_known_by_their_bytes(tmp_path):
    assert read_paper(ods(tmp_path / "a.xlsx", ods_table("表", [CELL])), Use.PAPER).lines == ["| 甲 |"]
    assert read_paper(pdf(tmp_path / "a.docx", written(50, 600, "abc")), Use.PAPER).lines == ["abc"]


def test_a_web_page_with_the_suffix_of_a_sheet_is_a_web_page_but_not_with_that_of_a_page(tmp_path):
    for name in ("a.xls", "a.docx"):
        (tmp_path / name).write_text("<html><p>甲</p></html>", encoding="utf-8")
    assert read_paper(tmp_path / "a.xls", Use.PAPER).lines == ["甲"]
    assert "不是有效的 Word" in refused(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"plain", "另存为 .docx"),
        ("a.xlsx", b"plain", "另存为 .xlsx"),
        ("a.pdf", b"plain", "不是有效的 PDF"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", "加密"),
        ("a.docx", b"\xd0\xcf\x11\xe0".ljust(128, b"\0") + "WordDocument".encode("utf-16-le") + b"\0\0", "旧版 Word"),
        ("a.doc", b"\xd0\xcf\x11\xe0".ljust(128, b"\0") + "WordDocument".encode("utf-16-le") + b"\0\0", "旧版 Word"),
        ("a.pdf", b"%PDF-1.4 damaged", "检查文件是否完整"),
        ("a.bin", b"\x00\x01\xff", "不是能读的格式"),
    ],
)
def test_what_is_not_what_its_name_says_is_refused_with_what_to_do(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    assert words in refused(tmp_path / name)


def test_a_format_that_cannot_hold_what_is_looked_for_is_refused(tmp_path):
    path = pdf(tmp_path / "a.pdf", written(50, 600, "abc"))
    assert "不是能读的格式" in refused(path, Use.SURVEY)


def test_answers_of_a_survey_are_cut_as_lists_and_may_be_longer(tmp_path):
    (tmp_path / "a.txt").write_text("甲,乙", encoding="utf-8")
    opened = open_file(tmp_path / "a.txt")
    assert reader_of(opened, Use.PAPER) == "plain"
    (tmp_path / "a.csv").write_text("甲,乙", encoding="utf-8")
    survey, paper = opened_for(tmp_path / "a.csv", Use.SURVEY), opened_for(tmp_path / "a.csv", Use.PAPER)
    assert survey.limits.cells > paper.limits.cells
