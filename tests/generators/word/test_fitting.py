"""A form that runs a little over its page is drawn together; a short one and a long one look as usual."""

from assistant.domain.layout import GridLayout
from generators.layouts.catalog import shipped_layouts
from generators.word.fitting import fitted
from generators.word.grid import LOOSE, Row, value

F09: GridLayout = shipped_layouts()["F09"]


def grid(count, text="≥90%"):
    one = tuple(value(text) for _ in F09.widths)
    return [Row(one) for _ in range(count)]


def test_a_short_form_has_the_usual_look():
    assert fitted(grid(20), F09).least == LOOSE.least


def test_a_form_that_is_a_row_too_long_is_drawn_together():
    look = fitted(grid(31), F09)
    assert LOOSE.least > look.least
    assert look.size >= F09.size - 3


def test_a_form_of_two_pages_is_not_made_small():
    assert fitted(grid(70), F09).least == LOOSE.least
