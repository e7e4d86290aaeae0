"""The rules on real filings: right ones pass, places known to be fine raise nothing."""

import pytest

from benchmarks import review_real_filings as measure

MIN_RECALL, MAX_FALSE_ALARMS = 0.85, 3


@pytest.fixture(scope="module")
def result(shared):
    return measure.measure(shared / "real_filings", verbose=False)


def test_filings_that_are_right_raise_nothing(result):
    assert not result["clean"]


def test_no_trap_is_sprung(result):
    assert result["traps"] == 0


def test_defects_that_are_sure_are_found_without_crying_wolf(result):
    assert sum(result["hit"].values()) >= MIN_RECALL * sum(result["sure"].values())
    assert sum(result["false"].values()) <= MAX_FALSE_ALARMS
