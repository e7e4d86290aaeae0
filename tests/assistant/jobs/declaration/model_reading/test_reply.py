"""Replies are read leniently, and asked for strictly."""

import json

import pytest
from pydantic import ValidationError

from assistant.jobs.declaration.model_reading.reply import ReadReply
from assistant.jobs.declaration.writers.model_based.reply import DesignReply
from assistant.llm.wire import wire_schema


def test_numbers_and_nulls_are_taken_as_text():
    reply = ReadReply.model_validate(
        {"numbers": [{"quote": "120人", "value": 120, "unit": None, "role": "其他"}], "head": []}
    )
    assert (reply.numbers[0].value, reply.numbers[0].unit, reply.numbers[0].role) == ("120", "", "其他")


def test_an_object_that_is_no_reading_is_none():
    with pytest.raises(ValidationError):
        ReadReply.model_validate({})


@pytest.mark.parametrize(("stated", "taken"), [(9, 5), ("2", 2), (None, 3), ("高", 3), (0, 1)])
def test_importance_is_one_to_five(stated, taken):
    row = {"id": "R1", "level1": "产出指标", "level2": "数量指标", "name": "培训人数", "importance": stated}
    assert DesignReply.model_validate({"indicators": [row], "goals": []}).indicators[0].importance == taken


@pytest.mark.parametrize("shape", [ReadReply, DesignReply])
def test_the_schema_names_the_roles_and_carries_no_words_of_the_code(shape):
    schema = json.dumps(wire_schema(shape), ensure_ascii=False)
    assert "description" not in schema
    assert ("money_total" in schema) is (shape is ReadReply)
