"""Old Excel and WPS sheets read like new ones, whatever their suffix says."""

import shutil
from pathlib import Path

import pytest

from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.reader import read_paper

FORM = Path(__file__).parents[2] / "cases" / "formats" / "form.xls"


@pytest.mark.parametrize("name", ["表.xls", "表.et", "表.xlsx"])
def test_cells_show_their_format_and_areas_are_spans(tmp_path, name):
    shutil.copy(FORM, tmp_path / name)
    paper = read_paper(tmp_path / name, Use.FORM)
    assert [(p.name, p.hidden) for p in paper.pages] == [("自评表", False), ("格式", False), ("名单", True)]
    assert [row[0].text for row in paper.pages[1].tables[0].rows] == [
        "≥42公里", "92.4%", "1,234,567.89", "2025年11月30日", "(5.00)", "000123", "是", "文字",
    ]  # fmt: skip
    money = paper.pages[0].tables[0].rows[4][0]
    assert (money.text, money.colspan, money.rowspan) == ("项目资金\n（元）", 2, 5)


def test_a_web_page_with_the_suffix_of_a_sheet_is_read_as_one(tmp_path):
    (tmp_path / "导出.xls").write_text("<html><table><tr><td>甲</td><td>乙</td></tr></table></html>", encoding="utf-8")
    assert read_paper(tmp_path / "导出.xls", Use.FORM).lines == ["| 甲 | 乙 |"]


def test_a_damaged_one_gets_one_line(tmp_path):
    data = bytearray(FORM.read_bytes())
    data[1500:4000] = b"\xff" * 2500
    (tmp_path / "a.xls").write_bytes(data)
    with pytest.raises(IntakeError, match="打不开") as caught:
        read_paper(tmp_path / "a.xls", Use.FORM)
    assert "\n" not in str(caught.value)


def test_old_word_is_refused_with_what_to_do(tmp_path):
    data = bytearray(FORM.read_bytes())
    at = data.find("Workbook".encode("utf-16-le"))
    data[at : at + 26] = "WordDocument".encode("utf-16-le") + b"\0\0"
    (tmp_path / "a.doc").write_bytes(data)
    with pytest.raises(IntakeError, match=r"旧版 Word.*另存为 .docx"):
        read_paper(tmp_path / "a.doc", Use.FORM)
