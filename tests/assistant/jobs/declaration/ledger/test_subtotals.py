"""A sum of the amounts right before it is no amount of its own."""

from decimal import Decimal

import pytest

from assistant.jobs.declaration.ledger.subtotals import without_subtotals


@pytest.mark.parametrize(
    ("amounts", "kept"),
    [
        ([], []),
        ([30, 20, 50, 10], [0, 1, 3]),
        ([30, 20, 50, 7, 3, 10], [0, 1, 3, 4]),
        ([30, 30, 10], [0, 1, 2]),
        ([5, 30, 20, 50], [0, 1, 2]),
        ([30, 20, 49], [0, 1, 2]),
    ],
)
def test_what_two_or_more_right_before_it_make_up_is_left_out(amounts, kept):
    assert without_subtotals([Decimal(a) for a in amounts]) == kept
