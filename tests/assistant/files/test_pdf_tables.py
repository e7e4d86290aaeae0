"""Cells stand between drawn lines, and are one where no line parts them; columns are known by alignment."""

from itertools import pairwise

from assistant.files.pdf_glyphs import Glyph, Ruling
from assistant.files.pdf_tables import aligned_tables, ruled_tables

XS, YS = (0, 100, 200), (0, 30, 60)


def grid(xs=XS, ys=YS, without=()):
    """The sides of cells; ``without`` are (is_vertical, at, start)."""
    upright = [(True, x, a, b) for x in xs for a, b in pairwise(ys)]
    level = [(False, y, a, b) for y in ys for a, b in pairwise(xs)]
    return [Ruling(*side) for side in (*upright, *level) if side[:3] not in without]


def word(text, x, y):
    return [Glyph(c, x + 10 * n, x + 10 * n + 8, y, y + 8) for n, c in enumerate(text)]


def shape(found):
    return [[(c.text, c.column, c.colspan, c.rowspan, c.continued) for c in row] for row in found.table.rows]


def test_every_character_stands_in_the_cell_around_it_from_the_top():
    glyphs = [*word("甲", 10, 40), *word("乙", 110, 40), *word("丁", 110, 10)]
    (found,) = ruled_tables(glyphs, grid())
    assert [[c.text for c in row] for row in found.table.rows] == [["甲", "乙"], ["", "丁"]]
    assert (found.edges, found.glyphs) == ((0, 100, 200), {0, 1, 2})


def test_cells_without_a_line_between_are_one_across_and_down():
    glyphs = [*word("甲", 10, 40), *word("乙", 110, 40)]
    (across,) = ruled_tables(glyphs[:1], grid(without={(True, 100, 30)}))
    assert shape(across)[0] == [("甲", 0, 2, 1, False)]
    (down,) = ruled_tables(glyphs, grid(without={(False, 30, 0)}))
    assert shape(down) == [
        [("甲", 0, 1, 2, False), ("乙", 1, 1, 1, False)],
        [("", 0, 1, 1, True), ("", 1, 1, 1, False)],
    ]


def test_lines_that_nearly_meet_are_one():
    shifted = [Ruling(r.is_vertical, r.at + 2, r.start, r.end) for r in grid()]
    (found,) = ruled_tables(word("甲", 10, 40), [*grid(), *shifted])
    assert len(found.table.rows) == 2
    assert len(found.edges) == 3


def test_what_stands_outside_is_not_of_the_table():
    glyphs = [*word("外", 10, 80), *word("甲", 10, 40), Glyph("\n")]
    (found,) = ruled_tables(glyphs, grid())
    assert found.glyphs == {1}


def test_a_box_alone_and_an_empty_grid_are_no_tables():
    assert ruled_tables(word("甲", 10, 10), grid((0, 100), (0, 60))) == []
    assert ruled_tables([], grid()) == []
    assert ruled_tables(word("甲", 10, 40), []) == []


def test_two_grids_with_a_gap_are_two_tables_from_the_top():
    lower = [Ruling(r.is_vertical, r.at - (0 if r.is_vertical else 200), *ends(r)) for r in grid()]
    glyphs = [*word("下", 10, -160), *word("上", 10, 40)]
    assert [t.table.rows[0][0].text for t in ruled_tables(glyphs, [*lower, *grid()])] == ["上", "下"]


def ends(line):
    return (line.start - 200, line.end - 200) if line.is_vertical else (line.start, line.end)


def test_words_of_letters_that_wrap_keep_a_space_and_chinese_does_not():
    (found,) = ruled_tables([*word("ab", 10, 48), *word("cd", 10, 34)], grid())
    assert found.table.rows[0][0].text == "ab cd"
    (found,) = ruled_tables([*word("道路", 10, 48), *word("养护", 10, 34)], grid())
    assert found.table.rows[0][0].text == "道路养护"


def lines(*rows):
    found = []
    for n, row in enumerate(rows):
        for at, text in enumerate(row):
            found += word(text, 100 * at, 300 - 20 * n)
        found.append(Glyph("\n"))
    return found


def test_three_rows_with_columns_above_each_other_are_a_table():
    (found,) = aligned_tables(lines(("名称", "计划"), ("道路", "42"), ("桥", "17")))
    assert [[c.text for c in row] for row in found.table.rows] == [["名称", "计划"], ["道路", "42"], ["桥", "17"]]
    assert found.edges == (0, 100)


def test_two_rows_or_rows_of_other_columns_are_none():
    assert aligned_tables(lines(("名称", "计划"), ("道路", "42"))) == []
    assert aligned_tables(lines(("甲", "乙"), ("甲", "乙", "丙"), ("甲", "乙"))) == []
    assert aligned_tables([]) == []


def test_a_line_of_text_ends_a_table():
    found = aligned_tables(lines(("a", "b"), ("c", "d"), ("e", "f"), ("text",), ("g", "h"), ("i", "j"), ("k", "l")))
    assert [len(t.table.rows) for t in found] == [3, 3]
