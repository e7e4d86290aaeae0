"""A design is read leniently: numbers where text is asked for, nulls, importance of any shape; no English in it."""

import pytest
from pydantic import ValidationError

from assistant.jobs.declaration.writers.model_based.reply import DesignedRow, DesignReply

ROW = {"id": "R1", "level1": "产出指标", "level2": "数量指标", "name": "培训人数"}


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        (1, 1),
        (5, 5),
        ("4", 4),
        (2.6, 3),
        (99, 5),
        (-3, 1),
        (0, 1),
        (None, 3),
        ("很重要", 3),
        ([], 3),
        ("inf", 3),
        ("nan", 3),
    ],
)
def test_importance_is_one_to_five_whatever_is_written(stated, read):
    assert DesignedRow.model_validate(ROW | {"importance": stated}).importance == read


def test_nulls_are_empty_and_numbers_are_text():
    row = DesignedRow.model_validate(ROW | {"id": 7, "target": 120, "formula": None, "rests_on": ["N1", 2]})
    assert (row.id, row.target, row.formula, row.rests_on) == ("7", "120", "", ["N1", "2"])


def test_a_row_needs_no_more_than_its_name_and_class():
    row = DesignedRow.model_validate(ROW)
    assert (row.rests_on, row.target, row.importance) == ([], "", 3)


@pytest.mark.parametrize("missing", ["id", "name", "level1", "level2"])
def test_a_row_without_name_or_class_is_none(missing):
    with pytest.raises(ValidationError):
        DesignedRow.model_validate({k: v for k, v in ROW.items() if k != missing})


def test_a_design_is_indicators_and_goals_the_rest_may_be_missing():
    reply = DesignReply.model_validate({"indicators": [ROW], "goals": [{"text": "培训护理员", "rows": ["R1"]}]})
    assert (reply.overall_goals, reply.questions, reply.left_out) == ([], [], [])
    with pytest.raises(ValidationError):
        DesignReply.model_validate({"indicators": [ROW]})


def test_a_weight_is_not_asked_for_and_not_taken():
    assert "weight" not in DesignReply.model_json_schema()["$defs"]["DesignedRow"]["properties"]
    assert "weight" not in DesignedRow.model_validate(ROW | {"weight": 110}).model_dump()


def test_the_question_carries_no_description_that_a_rewording_would_change():
    schema = DesignReply.model_json_schema()
    assert "description" not in schema
    assert not [name for name, shape in schema["$defs"].items() if "description" in shape]
