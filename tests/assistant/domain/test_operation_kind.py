"""The closed table of operations: which change a work, and what each is called for the user."""

import re

import pytest

from assistant.domain.operation_kind import KIND_WORDS, OperationKind


@pytest.mark.parametrize("kind", OperationKind)
def test_every_operation_has_its_chinese_word(kind):
    assert re.fullmatch("[一-鿿]{2,8}", kind.word)


def test_no_two_operations_are_called_the_same():
    assert len(set(KIND_WORDS.values())) == len(OperationKind)


def test_asking_explaining_and_greeting_change_nothing():
    still = {kind.value for kind in OperationKind if not kind.changes}
    assert still == {"explain", "ask_policy", "check", "export", "greet", "unclear", "refuse"}


@pytest.mark.parametrize("kind", [OperationKind.UNDO, OperationKind.SKIP_QUESTION, OperationKind.IGNORE_FINDING])
def test_steps_back_and_decisions_are_changes_of_the_work(kind):
    assert kind.changes


def test_an_operation_is_found_by_its_name_in_json():
    assert OperationKind("set_target") is OperationKind.SET_TARGET


@pytest.mark.parametrize("name", ["", "SET_TARGET", "set_targets", "改指标值"])
def test_a_name_outside_the_table_is_no_operation(name):
    with pytest.raises(ValueError, match="is not a valid OperationKind"):
        OperationKind(name)
