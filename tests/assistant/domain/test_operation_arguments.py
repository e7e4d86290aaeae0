"""What an operation must be told, may be told besides, and what each argument means."""

import pytest

from assistant.domain.filing import Funds, Goals, Project
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.operation_arguments import (
    ARGUMENT_WORDS,
    GOAL_FIELDS,
    HEAD_FIELDS,
    MONEY_FIELDS,
    NEEDED,
    OPTIONAL,
    TEXT_FIELDS,
    fields_of,
)
from assistant.domain.operation_kind import OperationKind


@pytest.mark.parametrize("kind", OperationKind)
def test_every_argument_of_an_operation_has_its_meaning(kind):
    arguments = (*NEEDED.get(kind, ()), *OPTIONAL.get(kind, ()))
    assert set(arguments) <= ARGUMENT_WORDS.keys() & Operation.model_fields.keys()


@pytest.mark.parametrize("kind", OperationKind)
def test_what_is_needed_is_not_optional_too(kind):
    assert not set(NEEDED.get(kind, ())) & set(OPTIONAL.get(kind, ()))


def test_no_meaning_is_given_of_an_argument_that_nothing_takes():
    taken = {a for table in (NEEDED, OPTIONAL) for arguments in table.values() for a in arguments}
    assert set(ARGUMENT_WORDS) == taken


@pytest.mark.parametrize("kind", OperationKind)
def test_an_operation_has_a_list_of_fields_exactly_where_it_takes_a_field(kind):
    assert bool(fields_of(kind)) == ("field" in NEEDED.get(kind, ()))


@pytest.mark.parametrize(
    ("fields", "owner"),
    [(TEXT_FIELDS, Indicator), (GOAL_FIELDS, Goals), (HEAD_FIELDS, Project), (MONEY_FIELDS, Funds)],
)
def test_the_fields_are_those_of_the_form(fields, owner):
    assert set(fields) <= set(owner.model_fields)


@pytest.mark.parametrize("fields", [TEXT_FIELDS, HEAD_FIELDS, MONEY_FIELDS, GOAL_FIELDS])
def test_no_two_fields_of_an_operation_have_the_same_chinese_name(fields):
    assert len(set(fields.values())) == len(fields)


def test_a_target_and_a_weight_are_no_texts_of_a_row():
    assert not {"target", "weight", "name"} & set(fields_of(OperationKind.SET_TEXT))
