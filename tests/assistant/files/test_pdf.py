"""PDF: tables between drawn lines with their spans, columns by alignment, tables over pages."""

from assistant.files.formats import Use
from assistant.files.paper import PaperTable, PaperText
from assistant.files.reader import read_paper
from tests.fakes.papers import pdf, ruled, written

XS, YS = (50, 150, 250, 350), (500, 530, 560)


def read(tmp_path, *pages):
    return read_paper(pdf(tmp_path / "a.pdf", *pages, packed=True), Use.PAPER)


def shape(table):
    return [[(c.text, c.column, c.colspan, c.rowspan, c.continued) for c in row] for row in table.rows]


def test_lines_make_cells_and_cells_without_a_line_between_are_one(tmp_path):
    grid = ruled(XS, YS, without=((50, 530, 150, 530), (250, 530, 250, 560)))
    page = (
        written(50, 600, "Title above") + grid + written(60, 540, "Output") + written(160, 540, "wide one")
        + written(160, 510, "a") + written(260, 510, "b") + written(50, 450, "below")
    )  # fmt: skip
    above, table, below = read(tmp_path, page).blocks
    assert (above, below) == (PaperText("Title above"), PaperText("below"))
    assert shape(table) == [
        [("Output", 0, 1, 2, False), ("wide one", 1, 2, 1, False)],
        [("", 0, 1, 1, True), ("a", 1, 1, 1, False), ("b", 2, 1, 1, False)],
    ]


def test_a_rectangle_that_is_drawn_whole_has_four_sides(tmp_path):
    page = (
        "50 500 100 60 re S 150 500 100 60 re S 50 530 m 250 530 l S\n" + written(60, 540, "x") + written(160, 510, "y")
    )
    (table,) = read(tmp_path, page).tables
    assert [[c.text for c in row] for row in table.rows] == [["x", ""], ["", "y"]]


def test_words_that_wrap_in_a_cell_are_one_text(tmp_path):
    page = ruled(XS, YS) + written(60, 548, "rural") + written(60, 536, "road")
    assert read(tmp_path, page).tables[0].rows[0][0].text == "rural road"


def test_a_table_goes_on_over_the_page_unless_its_columns_or_a_text_part_it(tmp_path):
    page = ruled(XS, YS) + written(60, 540, "x")
    other = ruled((50, 200, 350), YS) + written(60, 540, "x")
    titled = written(50, 700, "Another table") + page
    assert [len(read(tmp_path, page, p).tables) for p in (page, other, titled)] == [1, 2, 2]


def test_columns_without_lines_are_known_by_alignment(tmp_path):
    rows = [("name", "plan", "done"), ("roads", "42", "40"), ("bridges", "17", "16")]
    text = "".join(written(50 + 100 * at, 600 - 20 * n, t) for n, row in enumerate(rows) for at, t in enumerate(row))
    (table,) = read(tmp_path, text).tables
    assert [tuple(c.text for c in row) for row in table.rows] == rows


def test_running_text_is_no_table_and_stays_as_laid_out(tmp_path):
    lines = ["One line of a text that runs on", "and another one of the same kind", "and a third one behind it"]
    paper = read(tmp_path, "".join(written(50, 600 - 15 * n, t) for n, t in enumerate(lines)))
    assert paper.tables == []
    assert paper.pages[0].text.split("\n") == lines
    assert not any(isinstance(b, PaperTable) for b in paper.blocks)
