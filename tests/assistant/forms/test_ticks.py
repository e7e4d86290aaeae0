"""Options that a form ticks are read as the value of their field, whatever the mark."""

import pytest

from assistant.domain.vocabulary import FormKind
from assistant.forms.label_reader import read_filing
from tests.fakes.grids import grid_of, printed_forms


@pytest.fixture(scope="module")
def monitoring(shared):
    """The official form with texts in the first row of its indicators, by column."""
    form = printed_forms(shared)["F05"]
    first = next(i for i, row in enumerate(grid_of(form)) if any(c.text.startswith("指标1") for c in row))
    return lambda cells: grid_of(
        form, {(first, at): text for at, text in {3: "培训人数", 4: "≥120人", **cells}.items()}
    )


def row_of(grid):
    (row,) = read_filing(grid, "（2026年度）", FormKind.MONITORING).indicators
    return row


def test_the_official_form_is_read_column_by_column(monitoring):
    cells = {5: "50人", 6: "110人", 9: "√", 12: "两人请长假", 14: "√", 16: "已补招"}
    row = row_of(monitoring(cells))
    assert (row.progress, row.forecast, row.likelihood) == ("50人", "110人", "有可能")
    assert (row.deviation_kind, row.deviation, row.remark) == ("人员保障", "两人请长假", "已补招")


@pytest.mark.parametrize("mark", ["", "×", "否", "—", "□"])
def test_a_mark_that_denies_is_no_tick(monitoring, mark):
    assert row_of(monitoring({13: mark, 14: "☑"})).likelihood == "有可能"


def test_two_ticks_are_both_kept(monitoring):
    assert row_of(monitoring({7: "√", 8: "√"})).deviation_kind == "经费保障、制度保障"


def test_the_months_stand_in_the_headings(monitoring):
    assert read_filing(monitoring({}), "（2026年度）", FormKind.MONITORING).months == 7
