"""A titled grid: the title repeats with its rows, a note closes it, small tables and sums stay together."""

import pytest
from lxml import etree

from generators.report.grids import titled_grid
from generators.report.parts import Table
from generators.word.grid import Row, label, value

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def table(count, note="", text="甲"):
    rows = (Row((label("名称"), label("数")), head=True), *(Row((value(text), value("1"))) for _ in range(count)))
    return Table("表", rows, (1000, 2000), note)


def made(*given, title="表1　资金"):
    xml, heights = titled_grid(table(*given), title)
    return list(etree.fromstring(xml).iter(f"{W}tr")), heights


def kept(rows):
    return [row.find(f".//{W}keepNext") is not None for row in rows]


def test_the_title_is_a_row_that_repeats_and_spans_the_table():
    rows, _ = made(2)
    assert "".join(rows[0].itertext()) == "表1　资金"
    assert rows[0].find(f".//{W}gridSpan").get(f"{W}val") == "2"
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False, False]


def test_a_note_closes_the_table_where_there_is_one():
    rows, heights = made(2, "注：甲。")
    assert "".join(rows[-1].itertext()) == "注：甲。"
    assert len(heights) == len(made(2)[1]) + 1


@pytest.mark.parametrize(("count", "whole"), [(8, True), (9, False)])
def test_up_to_eight_rows_stay_on_one_page(count, whole):
    rows, _ = made(count)
    assert all(kept(rows)[1:-1]) is whole
    assert not kept(rows)[-1]


def test_the_last_row_of_a_long_table_is_not_alone_and_its_head_neither():
    rows, _ = made(20)
    assert [at for at, keep in enumerate(kept(rows)) if keep] == [1, 20]


def test_rows_are_as_high_as_their_tallest_cell():
    assert made(1)[1] == [20.0, 22.0, 22.0, 10.0]
    tall = made(1, "", "甲" * 40)[1]
    assert tall[2] > 100
    assert made(1, "", "甲\n乙\n丙\n丁")[1][2] > 50


def test_markup_in_a_title_does_no_harm():
    rows, _ = made(1, title="<甲>&\x00")
    assert "".join(rows[0].itertext()) == "<甲>&"
