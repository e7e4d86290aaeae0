"""The body while it is written: numbers in order, marks as notes, open places highlighted, headings for contents."""

import docx
import pytest

from generators.report.parts import Table
from generators.report.writing import Writing
from generators.word.grid import Row, value
from tests.fakes.evaluations import sample_evaluation


@pytest.fixture
def writing():
    return Writing(docx.Document(), sample_evaluation(), ["48"])


def paragraphs(writing):
    return [p for p in writing.document.paragraphs if p.text]


def test_evidence_marks_become_notes_and_leave_the_text(writing):
    writing.text("支付465.2万元〔E4〕，到位480万元〔E3〕，另有〔E99〕。")
    assert [p.text for p in paragraphs(writing)] == ["支付465.2万元，到位480万元，另有。"]
    assert [note[-4:] for note in writing.notes.texts] == ["（E4）", "（E3）"]


def test_a_paragraph_a_line_and_none_for_empty_ones(writing):
    writing.text(" 甲\n\n 　\n乙 ")
    assert [p.text for p in paragraphs(writing)] == ["甲", "乙"]


def test_open_places_and_figures_without_source_are_highlighted(writing):
    writing.text("共【待补充：人数】人，48次。")
    runs = [r.text for p in paragraphs(writing) for r in p.runs if r.font.highlight_color is not None]
    assert runs == ["【待补充：人数】", "48"]


def test_the_first_two_levels_stand_in_the_contents(writing):
    for level, text in ((1, "一、概况〔E1〕"), (2, "（一）内容"), (3, "1.教室"), (9, "2.灯具")):
        writing.heading(level, text)
    writing.heading(1, "附件", listed=False)
    assert [(level, text) for level, text, _ in writing.headings] == [(1, "一、概况"), (2, "（一）内容")]
    assert len({mark for _, _, mark in writing.headings}) == 2
    assert writing.notes.texts == []


def test_tables_are_numbered_in_order_and_those_of_annexes_are_not(writing):
    table = Table("资金", (Row((value("甲"),)),), (1000,))
    for numbered in (True, False, True):
        writing.table(table, numbered=numbered)
    assert [t.rows[0].cells[0].text for t in writing.document.tables] == ["表1　资金", "资金", "表2　资金"]


def test_what_follows_a_page_break_begins_a_page_and_only_that(writing):
    writing.page_break()
    writing.text("甲\n乙")
    assert [p.paragraph_format.page_break_before for p in paragraphs(writing)] == [True, None]
    assert [piece.fresh for piece in writing.pieces if piece.fresh] == [True]


def test_text_may_be_kept_with_what_follows(writing):
    writing.text("甲", keep=True)
    writing.text("乙")
    assert [p.paragraph_format.keep_with_next for p in paragraphs(writing)] == [True, None]
