"""The numbers a model lists go to the numbers of the text that they quote; the others are refused with a reason."""

import pytest

from assistant.jobs.declaration.ledger.features import ledger_tokens
from assistant.jobs.declaration.model_reading.pairing import agrees, can_be, paired
from assistant.jobs.declaration.model_reading.reply import ReadNumber

TEXT = "培训护理员120人，另培训护理员120人次；预算86.4万元，11月底前完成，合格率八成七，工期10-15天。"


def read(*numbers):
    tokens = ledger_tokens(TEXT)
    pairs = paired([ReadNumber(**n) for n in numbers], TEXT, tokens)
    return {tokens[at].text: n.role for at, n in pairs.stated.items()}, pairs.refused


def test_a_number_goes_to_the_place_it_quotes():
    found, refused = read({"quote": "预算86.4万元", "value": "86.4", "unit": "万元", "role": "money_total"})
    assert found == {"86.4万元": "money_total"}
    assert refused == ()


@pytest.mark.parametrize(
    ("quote", "value", "unit"),
    [
        ("86.4万元", "864000", "元"), ("11月底前", "11-30", ""), ("11月底前", "2027-11-30", ""), ("八成七", "87", "%"),
        ("10-15天", "10-15", "天"), ("120人次", "120", "人次"),
    ],
)  # fmt: skip
def test_a_value_may_be_written_otherwise(quote, value, unit):
    found, refused = read({"quote": quote, "value": value, "unit": unit, "role": "context"})
    assert refused == ()
    assert list(found) == [quote]


def test_a_quote_that_stands_twice_goes_by_order():
    first = {"quote": "培训护理员120人", "value": "120", "unit": "人", "role": "output"}
    found, _ = read(first, first | {"role": "part"})
    assert found == {"120人": "output", "120人次": "part"}


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ({"quote": "受益3721人", "value": "3721"}, "原文里没有“受益3721人”"),
        ({"quote": "86.4万元", "value": "864", "unit": "万元"}, "“86.4万元”里没有读到864"),
        ({"quote": "11月底", "value": "12-31"}, "“11月底”里没有读到12-31"),
    ],
)
def test_what_does_not_stand_there_is_refused(number, why):
    found, refused = read(number | {"role": "output"})
    assert found == {}
    assert refused[0].startswith(why)


def test_the_second_half_of_a_range_goes_with_its_range():
    whole = {"quote": "10-15天", "value": "10-15", "unit": "天", "role": "limit"}
    found, refused = read(whole, {"quote": "15天", "value": "15", "unit": "天", "role": "range_end"})
    assert (found, refused) == ({"10-15天": "limit"}, ())


def test_money_names_nothing():
    token = next(t for t in ledger_tokens(TEXT) if t.text == "86.4万元")
    assert not can_be(token, "identifier")
    assert can_be(token, "money_total")
    assert agrees(token, ReadNumber(quote="x", value="86.4", unit="万元"))
