"""The dialogues of the repository: the form is never spoilt, and no fewer turns are right than were."""

import pytest

from benchmarks.dialogues import CASES, conversations, measure

FLOORS = {"d1": 124, "d2": 73, "x1": 109, "x2": 73}
"""Turns right of each file; all were read while the reader was made (docs/chat.md has the first readings)."""


@pytest.fixture(scope="module")
def parts():
    return conversations()


@pytest.mark.parametrize("name", FLOORS)
def test_dialogues_keep_their_figures_and_spoil_nothing(parts, name):
    given, _ = measure([CASES / "dev" / f"{name}.yaml"], CASES / "filings", parts)
    assert given.corrupted == 0
    assert given.right >= FLOORS[name]
