"""ODF sheets: the file holds what each cell shows, and that is read."""

from assistant.files.formats import Use
from assistant.files.reader import read_paper
from tests.fakes.papers import ods, ods_table


def cell(text, more=""):
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def read(tmp_path, *sheets):
    return read_paper(ods(tmp_path / "a.ods", *sheets), Use.FORM)


def test_what_the_sheet_shows_is_read_and_every_stored_digit_kept(tmp_path):
    row = (
        cell("≥42公里", 'office:value-type="float" office:value="42"')
        + cell("12.35", 'office:value-type="float" office:value="12.3456"')
        + cell("92%", 'office:value-type="percentage" office:value="0.9246"')
        + cell("2025年11月30日", 'office:value-type="date" office:date-value="2025-11-30T00:00:00"')
    )
    (cells,) = read(tmp_path, ods_table("表", [row])).tables[0].rows
    assert [c.text for c in cells] == ["≥42公里", "12.35", "92%", "2025年11月30日"]
    assert [c.figure for c in cells] == ["≥42公里", "12.3456", "92.46%", "2025-11-30"]


def test_repeated_and_spanning_cells_stand_in_their_columns(tmp_path):
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    first = cell("产出", 'table:number-rows-spanned="2" table:number-columns-spanned="2"')
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    far = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    rows = [first + "<table:covered-table-cell/>" + blank + cell("甲"), covered + cell("乙"), far]
    top, below = read(tmp_path, ods_table("表", rows)).tables[0].rows
    assert [(c.text, c.column, c.colspan, c.rowspan) for c in top] == [("产出", 0, 2, 2), ("甲", 4, 1, 1)]
    assert [(c.text, c.column, c.continued) for c in below] == [("", 0, True), ("乙", 2, False)]


def test_hidden_sheets_are_marked(tmp_path):
    pages = read(tmp_path, ods_table("看", [cell("甲")]), ods_table("藏", [cell("乙")], "hid")).pages
    assert [(p.name, p.hidden) for p in pages] == [("看", False), ("藏", True)]
