"""The dialogues of the repository: the form is never spoilt, and no fewer turns are right than were."""

import pytest

from benchmarks.dialogues import CASES, Outcome, conversations, measure, read

FLOORS = {"d1": 132, "d2": 75, "x1": 117, "x2": 79, "x3": 119}
LATER = {
    "x4": 120, "x5": 136, "x6": 115, "x7": 146, "x8": 119, "x9": 74, "x10a": 59, "x10b": 61, "x11a": 63,
    "x11b": 52, "x12": 93,
}  # fmt: skip
"""Turns right of each file, at once or after a yes; all but x12 were read while the reader was made
(docs/chat.md has the first readings)."""
SPOILT = {"x6": 1}
"""Turns that still spoil something: the name of a body with a wrong character in it."""
FEW, LEAST = 3, 0.7


@pytest.fixture(scope="module")
def parts():
    return conversations()


def test_some_dialogues_of_each_hand_spoil_nothing_and_most_turns_are_right(parts):
    some = [d for name in FLOORS for d in read(CASES / "dev" / f"{name}.yaml", FEW)]
    given, _ = measure(some, CASES / "filings", parts)
    assert given.corrupted == 0
    assert given.right >= LEAST * given.turns
    assert given.outcomes[Outcome.PROPOSED] < given.outcomes[Outcome.RIGHT]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "floor"), [*FLOORS.items(), *LATER.items()])
def test_dialogues_keep_their_figures_and_spoil_no_more_than_they_did(parts, name, floor):
    given, _ = measure(read(CASES / "dev" / f"{name}.yaml"), CASES / "filings", parts)
    assert given.corrupted <= SPOILT.get(name, 0)
    assert given.right >= floor
