"""Texts and numbers from outside: what nobody can mean is refused or left out before a value is made of it."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from assistant.domain.filing import Filing
from assistant.domain.operation import Operation
from assistant.domain.outside import Count, LegalText, NotLegal, Version, legal, legal_json, legal_text


def test_control_characters_go_and_everything_else_stays():
    assert legal_text("项目\x00名\x07称\x7f\n甲\t乙 😀") == "项目名称\n甲\t乙 😀"


def test_half_a_character_is_refused_wherever_it_stands():
    for data in ("\ud800", {"a": ["b", "\udfff"]}, {"\ud800": 1}):
        with pytest.raises(NotLegal, match="残缺的字符"):
            legal(data)


def test_json_keeps_its_numbers_exactly():
    assert legal_json('{"a": [1, 465.20, "x\\u0000"], "b": null}') == {"a": [1, Decimal("465.20"), "x"], "b": None}


@pytest.mark.parametrize("text", ["1e1000000", "-1e-31", "9" * 10_000, "0." + "1" * 100])
def test_endless_numbers_are_refused_before_they_are_made(text):
    with pytest.raises(NotLegal, match="大得不合常理"):
        legal_json(text)


def test_what_is_too_deep_is_refused_before_it_is_read():
    with pytest.raises(NotLegal, match="层次超过 50 层"):
        legal_json("[" * 100_000)


@pytest.mark.parametrize("text", ["NaN", "-Infinity", "{", ""])
def test_what_is_no_json_is_none(text):
    with pytest.raises(ValueError, match=r"NaN|-Infinity|Expecting"):
        legal_json(text)


@pytest.mark.parametrize("kind", [Version, Count])
def test_a_number_that_no_database_keeps_is_none(kind):
    assert TypeAdapter(kind).validate_python(7) == 7
    for number in (-1, 10**18, 10**30):
        with pytest.raises(ValidationError):
            TypeAdapter(kind).validate_python(number)


def test_a_year_is_one_that_a_budget_can_have():
    with pytest.raises(ValidationError):
        Filing(year=10**18)


def test_operations_and_texts_of_forms_are_legal():
    assert Operation(op="set_head", field="name", value="甲\x00乙").value == "甲乙"
    assert TypeAdapter(LegalText).validate_python("甲\x01") == "甲"


@pytest.mark.parametrize("one", ["1", "{}", "[]", '{"a":1}'])
def test_more_values_than_anybody_has_are_refused_before_they_are_made(one):
    with pytest.raises(NotLegal, match="超过 1 万个值"):
        legal_json(f"[{','.join([one] * 10_001)}]", values=10_000)


def test_commas_and_brackets_inside_a_text_are_no_values():
    assert legal_json('["' + '[{,\\",' * 10_000 + '"]', values=10_000) == ['[{,",' * 10_000]
