"""A paper gives its text, lines and tables whatever file it came from."""

from assistant.files.paper import PaperHeading, PaperPage, PaperTable, PaperText, ReadPaper, TableCell, with_rowspans


def cells(row, *texts):
    return tuple(TableCell(t, row, at) for at, t in enumerate(texts))


def test_a_table_over_two_pages_is_one_table_where_it_begins_and_two_parts_on_the_pages():
    first = PaperPage((PaperText("前言"), PaperTable((cells(0, "甲", "乙"),))))
    second = PaperPage((PaperTable((cells(0, "丙", "丁"),), continues=True), PaperHeading("后记", 1)))
    paper = ReadPaper((first, second))
    assert [len(p.tables) for p in paper.pages] == [1, 1]
    (table,) = paper.tables
    assert [[c.text for c in row] for row in table.rows] == [["甲", "乙"], ["丙", "丁"]]
    assert [row[0].row for row in table.rows] == [0, 1]
    assert paper.lines == ["前言", "| 甲 | 乙 |", "| 丙 | 丁 |", "后记"]


def test_tables_that_do_not_continue_stay_apart():
    page = PaperPage((PaperTable((cells(0, "甲"),)), PaperTable((cells(0, "乙"),))))
    assert len(ReadPaper((page,)).tables) == 2


def test_a_merged_cell_counts_its_rows_and_fills_them():
    top = (TableCell("产出", 0, 0), TableCell("a", 0, 1))
    below = [(TableCell("", n, 0, continued=True), TableCell("b", n, 1)) for n in (1, 2)]
    rows = with_rowspans([top, *below])
    assert [r[0].rowspan for r in rows] == [3, 1, 1]
    assert list(PaperTable(rows).filled()) == [["产出", "a"], ["产出", "b"], ["产出", "b"]]


def test_blank_columns_show_but_not_a_thousand_of_them():
    near, far = (TableCell("甲", 0, 0), TableCell("乙", 0, 2)), (TableCell("甲", 0, 0), TableCell("乙", 0, 16_000))
    assert list(PaperTable((near, far)).lines) == ["| 甲 |  | 乙 |", "| 甲 | 乙 |"]


def test_the_lines_of_a_page_that_was_laid_out_are_kept():
    assert PaperPage((PaperText("甲乙"),), printed="甲\n乙").text == "甲\n乙"
