"""Text and Markdown are pages of lines, headings and tables."""

import pytest

from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.paper import PaperHeading, PaperText
from assistant.files.reader import read_paper


def paper(tmp_path, name, text):
    (tmp_path / name).write_bytes(text.encode())
    return read_paper(tmp_path / name, Use.PAPER)


def test_a_table_of_markdown_that_runs_over_a_page_is_one(tmp_path):
    rows = "\n".join(f"| {n} | 值 |" for n in range(70))
    (tmp_path / "a.md").write_text(f"## 标题\n\n正文\n\n| 序 | 值 |\n|---|---|\n{rows}\n尾", encoding="utf-8")
    paper = read_paper(tmp_path / "a.md", Use.PAPER)
    assert paper.blocks[0] == PaperHeading("标题", 2)
    assert [len(t.rows) for t in paper.tables] == [71]
    assert len(paper.pages) == 2


def test_form_feeds_part_pages_where_a_file_has_them(tmp_path):
    pages = paper(tmp_path, "a.txt", "一\n二\f三\f").pages
    assert [p.text for p in pages] == ["一\n二", "三"]


def test_without_form_feeds_a_page_has_sixty_lines(tmp_path):
    pages = paper(tmp_path, "a.txt", "\n".join(f"第{n}行" for n in range(61))).pages
    assert [len(p.lines) for p in pages] == [60, 1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(tmp_path, end):
    assert paper(tmp_path, "a.txt", f"一{end}二").lines == ["一", "二"]


def test_marks_of_markdown_are_marks_only_in_markdown(tmp_path):
    text = "# 标题\n**粗**字"
    assert paper(tmp_path, "a.md", text).blocks == (PaperHeading("标题", 1), PaperText("粗字"))
    assert paper(tmp_path, "a.txt", text).lines == ["# 标题", "**粗**字"]


def test_the_ruler_below_the_head_of_a_table_goes_and_a_dash_in_a_cell_stays(tmp_path):
    (table,) = paper(tmp_path, "a.md", "|甲|乙|\n|:--|--:|\n|-|3|").tables
    assert [[c.text for c in row] for row in table.rows] == [["甲", "乙"], ["-", "3"]]


def test_tables_with_a_text_between_stay_apart(tmp_path):
    assert len(paper(tmp_path, "a.md", "|甲|乙|\n中\n|丙|丁|").tables) == 2


def test_a_line_of_countless_bars_is_no_row(tmp_path):
    assert paper(tmp_path, "a.md", "|" * 600).tables == []


def test_bytes_that_are_no_text_get_one_line(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\xff" * 40)
    with pytest.raises(IntakeError, match="认不出来"):
        read_paper(tmp_path / "a.txt", Use.PAPER)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f"])
def test_more_lines_than_a_paper_has_are_refused(tmp_path, end):
    assert len(paper(tmp_path, "a.txt", "字" + end * 3000).lines) == 1
    with pytest.raises(IntakeError, match="30 万行"):
        paper(tmp_path, "a.txt", "字" + end * 300_001)


def test_more_rows_or_cells_than_a_table_has_are_refused(tmp_path):
    assert len(paper(tmp_path, "a.md", "字\n" + "|甲|乙|\n" * 5000).tables[0].rows) == 5000
    for rows in ("|甲|乙|\n" * 50_001, f"|{'甲|' * 400}\n" * 1001):
        with pytest.raises(IntakeError, match="5 万行或 20 万格"):
            paper(tmp_path, "a.md", f"字\n{rows}")
