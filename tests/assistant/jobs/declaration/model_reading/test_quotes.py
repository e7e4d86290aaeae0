"""A quote stands where its words stand, whatever the blanks and widths; else it stands nowhere."""

import pytest

from assistant.jobs.declaration.model_reading.quotes import places_of

TEXT = "培训护理员１２０人，\n其中 新招 40 人；培训护理员“骨干”20人。"


def stated(quote):
    return [TEXT[start:end] for start, end in places_of(TEXT, quote)]


def test_every_place_is_found():
    assert stated("培训护理员") == ["培训护理员", "培训护理员"]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("120人", "１２０人"),
        ("新招40人", "新招 40 人"),
        ('护理员"骨干"20人', "护理员“骨干”20人"),
        ("人，其中", "人，\n其中"),
    ],
)
def test_blanks_widths_and_quotation_marks_may_differ(quote, words):
    assert stated(quote) == [words]


@pytest.mark.parametrize("quote", ["", "  ", "130人", "培训护理师"])
def test_what_stands_nowhere_has_no_place(quote):
    assert stated(quote) == []
