"""Sheets to fill in: text stays text, lists refuse other words, the same content gives the same bytes."""

import pytest

from generators.excel import sheet_look as look


def sheet():
    return look.new_book("表", [10, 20])[1]


@pytest.mark.parametrize("text", ["=100%", "+5", "-3", "@甲", "=SUM(A1:A9)"])
def test_text_that_looks_like_a_formula_stays_text(text):
    made = sheet()
    look.put(made, (1, 1, 1, 1), text, look.OPEN)
    assert (made["A1"].value, made["A1"].data_type) == (text, "s")


def test_signs_that_no_file_may_hold_are_left_out_and_nothing_stays_nothing():
    made = sheet()
    look.put(made, (1, 1, 1, 1), "甲\x00\x0b乙\n丙", look.OPEN)
    look.put(made, (2, 1, 2, 1), "\x01", look.OPEN)
    look.put(made, (3, 1, 3, 1), None, look.OPEN)
    look.put(made, (4, 1, 4, 1), 0, look.MONEY)
    assert [made.cell(n, 1).value for n in (1, 2, 3, 4)] == ["甲乙\n丙", None, None, 0]


def test_an_area_is_merged_and_dressed_to_its_edges():
    made = sheet()
    look.put(made, (1, 1, 2, 2), "甲", look.HEAD)
    assert [str(r) for r in made.merged_cells.ranges] == ["A1:B2"]
    assert made["B2"].border.right.style == "thin"


@pytest.mark.parametrize(("style", "locked"), [(look.KNOWN, True), (look.OPEN, False), (look.CHOICE, False)])
def test_only_what_is_to_be_filled_in_is_open_in_a_protected_sheet(style, locked):
    made = sheet()
    look.put(made, (1, 1, 1, 1), "", style)
    assert made.protection.sheet
    assert made["A1"].protection.locked is locked


def test_lists_of_the_same_words_are_one_rule():
    made = sheet()
    for row in (1, 2):
        look.choose(made, row, 1, ["是", "否"])
        look.only_shares(made, row, 2)
        look.only_amounts(made, row, 3)
    rules = made.data_validations.dataValidation
    assert [str(r.sqref) for r in rules] == ["A1 A2", "B1 B2", "C1 C2"]
    assert (rules[1].formula1, rules[1].formula2, rules[2].operator) == ("0", "100", "greaterThanOrEqual")
    assert all(r.showErrorMessage and r.error for r in rules)


def test_rows_grow_with_their_lines_and_never_shrink():
    made = sheet()
    look.height(made, range(1, 3), 10)
    tall = made.row_dimensions[1].height
    look.height(made, range(1, 3), 1)
    assert made.row_dimensions[1].height == made.row_dimensions[2].height == tall == 78


def test_the_page_is_as_wide_as_the_paper_and_repeats_its_head():
    made = sheet()
    look.put(made, (1, 1, 9, 2), "甲", look.HEAD)
    look.page(made, header_row=3, last_column=2)
    assert (made.freeze_panes, made.print_title_rows, made.page_setup.orientation) == ("D4", "$3:$3", "landscape")
    assert (made.page_setup.fitToWidth, made.page_setup.fitToHeight) == (1, 0)


def test_the_same_content_gives_the_same_bytes():
    first, second = (look.to_bytes(look.new_book("表", [10])[0], "题") for _ in range(2))
    assert first == second
