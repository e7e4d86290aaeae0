"""A saved web page gives headings, paragraphs and tables; what only lays it out is no table."""

from dataclasses import replace

import pytest

from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.limits import LIMITS
from assistant.files.opening import open_file
from assistant.files.paper import PaperHeading, PaperTable, PaperText
from assistant.files.reader import read_paper
from assistant.files.web import read


def blocks(tmp_path, body):
    (tmp_path / "a.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return read_paper(tmp_path / "a.html", Use.PAPER).blocks


def test_a_web_page_gives_headings_paragraphs_and_tables_with_spans(tmp_path):
    (tmp_path / "a.html").write_text(
        "<html><head><title>x</title></head><body><script>1</script><h2>标题</h2><div>一段<b>话</b></div>"
        "<table><tr><th rowspan=2>产出</th><td colspan=2>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>"
        "<table><tr><td><p>排版用的表</p></td></tr></table></body></html>",
        encoding="utf-8",
    )
    heading, text, table, layout = read_paper(tmp_path / "a.html", Use.PAPER).blocks
    assert (heading, text, layout) == (PaperHeading("标题", 2), PaperText("一段话"), PaperText("排版用的表"))
    assert isinstance(table, PaperTable)
    assert [[(c.text, c.column, c.continued) for c in row] for row in table.rows] == [
        [("产出", 0, False), ("甲", 1, False)], [("", 0, True), ("乙", 1, False), ("丙", 2, False)],
    ]  # fmt: skip


def test_a_web_page_is_read_in_the_encoding_that_it_declares(tmp_path):
    page = '<html><meta charset="big5"><body>計畫名稱</body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("big5"))
    assert read_paper(tmp_path / "a.html", Use.PAPER).lines == ["計畫名稱"]


def test_paragraphs_end_at_blocks_and_not_at_marks_in_a_line(tmp_path):
    assert blocks(tmp_path, "头<p>一<b>二</b>\n 三</p>尾<br>末") == tuple(map(PaperText, ("头", "一二 三", "尾", "末")))


def test_what_a_reader_does_not_see_is_left_out_and_what_follows_it_stays(tmp_path):
    assert blocks(tmp_path, "<script>x</script>一<style>y</style>二<!-- z --><nav>w</nav>") == (PaperText("一二"),)


def test_a_cell_that_reaches_down_and_across_keeps_the_columns_below(tmp_path):
    body = (
        "<table><tr><td rowspan=3 colspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr><tr><td>丁</td></tr>"
        "<tr><td>戊</td><td>己</td></tr></table>"
    )
    (table,) = blocks(tmp_path, body)
    shown = [[(c.text, c.column, c.continued) for c in row] for row in table.rows]
    assert shown == [
        [("甲", 0, False), ("乙", 2, False)],
        [("", 0, True), ("丙", 2, False)],
        [("", 0, True), ("丁", 2, False)],
        [("戊", 0, False), ("己", 1, False)],
    ]


@pytest.mark.parametrize(("span", "width"), [("3", 3), ("0", 1), ("-2", 1), ("x", 1), ("", 1), ("99999", 200)])
def test_a_span_is_kept_to_what_a_table_can_have(tmp_path, span, width):
    (table,) = blocks(tmp_path, f'<table><tr><td colspan="{span}">甲</td><td>乙</td></tr></table>')
    assert table.rows[0][0].colspan == width


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
        "<table><tr><td>甲</td><td><table><tr><td>乙</td></tr></table></td></tr></table>",
        f"<table><tr><td><p>{'甲' * 300}</p><p>{'乙' * 300}</p></td><td>丙</td></tr></table>",
    ],
)
def test_a_table_that_only_lays_out_the_page_is_text(tmp_path, body):
    assert all(isinstance(block, PaperText) for block in blocks(tmp_path, body))


def test_a_page_without_words_has_no_blocks(tmp_path):
    assert blocks(tmp_path, "<div> </div>") == ()


def test_more_text_than_the_limit_is_refused(tmp_path):
    (tmp_path / "a.html").write_text("<html>" + "甲" * 50, encoding="utf-8")
    with pytest.raises(IntakeError, match="拆分"):
        read(open_file(tmp_path / "a.html", replace(LIMITS, characters=20)))


@pytest.mark.parametrize("table", ["<TR><TD>甲" * 30, "<tr>" + "<td>甲</td>" * 30])
def test_a_table_of_more_than_any_page_has_is_refused(tmp_path, table):
    (tmp_path / "a.html").write_text(f"<html><table>{table}</table>", encoding="utf-8")
    assert read(open_file(tmp_path / "a.html", replace(LIMITS, rows=30))).pages
    with pytest.raises(IntakeError, match="的表格过大"):
        read(open_file(tmp_path / "a.html", replace(LIMITS, rows=29, cells=29)))
