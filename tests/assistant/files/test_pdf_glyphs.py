"""What a page of a PDF draws: characters with their places, and straight lines."""

import pypdfium2
import pytest

from assistant.files.pdf_glyphs import Glyph, glyphs_of, rulings_of
from tests.fakes.papers import pdf, written


@pytest.fixture
def page(tmp_path):
    opened = []

    def of(content):
        opened.append(pypdfium2.PdfDocument(pdf(tmp_path / "a.pdf", content)))
        opened.append(opened[-1][0])
        return opened[-1]

    yield of
    for one in reversed(opened):
        one.close()


def drawn(page, content):
    return sorted((r.is_vertical, round(r.at), round(r.start), round(r.end)) for r in rulings_of(page(content)))


def test_characters_have_their_places_in_the_order_of_the_text(page):
    text = page(written(100, 700, "ab")).get_textpage()
    first, second = glyphs_of(text)
    text.close()
    assert (first.text, second.text) == ("a", "b")
    assert 100 <= first.left < first.right <= second.right
    assert 695 < first.y < 710


def test_a_new_line_is_a_character_without_a_box(page):
    text = page(written(100, 700, "one") + written(100, 650, "two")).get_textpage()
    assert [(g.text, g.right > 0) for g in glyphs_of(text)][2:5] == [("e", True), ("\n", False), ("t", True)]
    text.close()


def test_a_page_without_text_has_no_characters(page):
    text = page("").get_textpage()
    assert glyphs_of(text) == []
    text.close()


def test_the_middle_of_a_character_is_between_its_sides():
    assert (Glyph("a", 10, 20, 4, 8).x, Glyph("a", 10, 20, 4, 8).y) == (15, 6)


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("100 500 m 100 600 l S", [(True, 100, 500, 600)]),
        ("100 500 m 200 500 l S", [(False, 500, 100, 200)]),
        ("100 500 1 80 re f", [(True, 100, 500, 580)]),
        ("100 500 80 1 re f", [(False, 500, 100, 180)]),
    ],
)
def test_a_line_and_a_thin_box_are_lines(page, content, lines):
    found = drawn(page, content)
    assert [line[0] for line in found] == [line[0] for line in lines]
    assert all(
        abs(a - b) <= 2 for got, want in zip(found, lines, strict=True) for a, b in zip(got[1:], want[1:], strict=True)
    )


def test_a_box_that_is_drawn_has_four_sides_and_one_that_is_filled_has_none(page):
    sides = [(False, 500, 100, 200), (False, 560, 100, 200), (True, 100, 500, 560), (True, 200, 500, 560)]
    assert drawn(page, "100 500 100 60 re S") == sides
    assert drawn(page, "100 500 100 60 re f") == []


def test_a_slanting_line_is_none(page):
    assert drawn(page, "100 500 m 200 600 l S") == []


def test_lines_stand_where_the_page_moves_them(page):
    assert drawn(page, "1 0 0 1 50 20 cm 100 500 100 60 re S")[0] == (False, 520, 150, 250)


def test_a_drawing_of_very_many_lines_has_none(page):
    content = "".join(f"10 {n % 700} m 90 {n % 700} l S\n" for n in range(5001))
    assert rulings_of(page(content)) == []
