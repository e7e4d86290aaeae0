"""A grid of cells as a Word table: spans, repeated heads, open places marked, and nothing that breaks XML."""

import re

import pytest
from lxml import etree

from generators.word.grid import Cell, Row, clean, label, marked_runs, open_marks, run_xml, table_xml, value

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parsed(*rows, widths=(100, 200, 300), doubtful=()):
    return etree.fromstring(
        table_xml([Row(tuple(r)) if isinstance(r, list) else r for r in rows], widths, 21, doubtful)
    )


def merges(table):
    return [
        [(c.find(f"{W}tcPr/{W}vMerge") is not None and c.find(f"{W}tcPr/{W}vMerge").get(f"{W}val")) or "" for c in row]
        for row in ([*r.iter(f"{W}tc")] for r in table.iter(f"{W}tr"))
    ]


def test_a_cell_over_columns_is_as_wide_as_they_are():
    cells = list(parsed([label("甲", 2), value("乙")]).iter(f"{W}tc"))
    assert [c.find(f"{W}tcPr/{W}tcW").get(f"{W}w") for c in cells] == ["300", "300"]
    assert cells[0].find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") == "2"


def test_a_cell_over_rows_goes_on_without_its_text():
    table = parsed([label("甲", 1, 3), value("1", 2)], [value("2", 2)], [value("3", 2)], [value("完", 3)])
    assert merges(table) == [["restart", ""], ["continue", ""], ["continue", ""], [""]]
    assert "".join(table.itertext()).count("甲") == 1


def test_a_head_repeats_and_no_row_splits():
    table = parsed(Row((label("甲", 3),), head=True), [value("乙", 3)])
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")] == [True, False]
    assert len(list(table.iter(f"{W}cantSplit"))) == 2


def test_lines_of_a_cell_are_paragraphs():
    assert len(list(parsed([value("甲\n乙\n\n丙", 3)]).iter(f"{W}p"))) == 4


@pytest.mark.parametrize("text", ["<甲>&乙", "a\x00b\x0b", "\ud800x", "]]>", '"'])
def test_no_text_breaks_the_file(text):
    assert "".join(parsed([value(text, 3)]).itertext()) == clean(text)


def test_clean_text_keeps_lines_tabs_and_rare_signs():
    assert clean("甲\t乙\n丙𠮷\x1f￾") == "甲\t乙\n丙𠮷"


def runs(text, *doubtful):
    xml = marked_runs(text, "仿宋", 21, open_marks(doubtful))
    return [
        (re.search("<w:t [^>]*>(.*?)</w:t>", r)[1], "highlight" in r, "C00000" in r) for r in xml.split("</w:r>") if r
    ]


def test_open_places_are_highlighted_and_figures_without_source_red_too():
    assert runs("共【待补充：人数】人，48次。", "48") == [
        ("共", False, False), ("【待补充：人数】", True, False), ("人，", False, False), ("48", True, True),
        ("次。", False, False),
    ]  # fmt: skip


def test_a_figure_within_a_longer_number_is_not_meant():
    assert runs("148次和480次", "48") == [("148次和480次", False, False)]


def test_an_empty_figure_marks_nothing():
    assert runs("甲乙", "") == [("甲乙", False, False)]
    assert marked_runs("", "仿宋", 21, open_marks(())) == ""


def test_labels_are_never_marked():
    assert "highlight" not in table_xml([Row((Cell("【待补充】", 1, label=True),))], (100,))


def test_a_run_sets_its_font_for_every_script():
    assert run_xml("甲", "黑体", 32).count('"黑体"') == 4
