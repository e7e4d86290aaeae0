"""The schema sent to servers holds nothing that strict modes refuse."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, Field

from assistant.llm.wire import wire_schema


class Kind(StrEnum):
    OUTPUT = "产出指标"


class Part(BaseModel):
    kind: Kind
    weight: int | None = Field(default=None, ge=0, le=100)


class Whole(BaseModel):
    unit: Literal["%"] = "%"
    parts: list[Part] = Field(default_factory=list, max_length=9, description="各指标")


def test_objects_are_closed_whole_and_without_references_ranges_and_defaults():
    part = {
        "type": "object",
        "properties": {
            "kind": {"type": "string", "enum": ["产出指标"]},
            "weight": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        },
        "required": ["kind", "weight"],
        "additionalProperties": False,
    }
    assert wire_schema(Whole) == {
        "type": "object",
        "properties": {
            "unit": {"type": "string", "enum": ["%"]},
            "parts": {"type": "array", "description": "各指标", "items": part},
        },
        "required": ["unit", "parts"],
        "additionalProperties": False,
    }
