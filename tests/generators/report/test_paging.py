"""Pages for the contents are reckoned by lines, notes and what keeps together."""

from generators.report.paging import PAGE, PageBlock, columns, last_page, lines_of, pages_of, room, text_pieces


def test_full_width_characters_count_one_and_latin_ones_half():
    assert columns("中文ab") == 3


def test_a_text_takes_the_lines_it_needs():
    assert lines_of("字" * 25, 27.6, 2) == 1
    assert lines_of("字" * 26, 27.6, 2) == 2


def test_twenty_two_lines_fill_a_page():
    lines = [PageBlock(28.5)] * 22
    assert last_page(lines, 2) == 2
    assert last_page([*lines, PageBlock(28.5)], 2) == 3


def test_notes_take_room_from_their_page():
    noted = text_pieces("字" * 25, ["注" * 40] * 3)
    assert noted[0].notes > 30
    assert last_page([*noted, *[PageBlock(28.5)] * 21], 1) == 2


def test_a_heading_goes_with_what_follows_it():
    heading = PageBlock(28.5, mark="h", keep=True)
    assert pages_of([*[PageBlock(28.5)] * 21, heading, PageBlock(28.5)], 1) == {"h": 2}
    assert pages_of([*[PageBlock(28.5)] * 20, heading, PageBlock(28.5)], 1) == {"h": 1}


def test_a_fresh_piece_begins_a_page_unless_it_is_at_the_top():
    assert pages_of([PageBlock(28.5), PageBlock(28.5, mark="h", fresh=True)], 4) == {"h": 5}
    assert pages_of([PageBlock(28.5, mark="h", fresh=True)], 4) == {"h": 4}


def test_what_is_higher_than_a_page_runs_on():
    assert pages_of([PageBlock(PAGE * 2.5), PageBlock(28.5, mark="h")], 1) == {"h": 3}


def test_room_is_what_the_last_page_has_left():
    assert room([PageBlock(100.0)]) == PAGE - 100
    assert room([PageBlock(600.0), PageBlock(100.0)]) == PAGE - 100
