"""What the model returns when it designs: indicators with what each rests on, goals tied to them, questions."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from assistant.jobs.declaration.model_reading.reply import Text, WireReply

LEAST_IMPORTANT, MOST_IMPORTANT = 1, 5


def _as_importance(value: Any) -> Any:
    """1 to 5, whatever was written; 3 where nothing can be read."""
    try:
        return min(max(round(float(value)), LEAST_IMPORTANT), MOST_IMPORTANT)
    except (TypeError, ValueError, OverflowError):
        return 3


class DesignedRow(WireReply):
    """An indicator as the model writes it."""

    id: Text
    rests_on: list[Text] = Field(default_factory=list)
    reckoning: Text = ""
    level1: Text
    level2: Text
    name: Text
    target: Text = ""
    definition: Text = ""
    formula: Text = ""
    data_source: Text = ""
    evidence: Text = ""
    value_basis: Text = ""
    importance: Annotated[int, BeforeValidator(_as_importance), WithJsonSchema({"type": "integer"})] = 3


class DesignedGoal(WireReply):
    """A sentence of the goals, and the rows it speaks of."""

    text: Text
    rows: list[Text] = Field(default_factory=list)


class DesignedQuestion(WireReply):
    """What the model would ask the user."""

    field: Text
    question: Text


class LeftOut(WireReply):
    """A planned number that makes no row, and why."""

    token: Text
    why: Text = ""


class DesignReply(WireReply):
    """A design. No weights: they are shared out by the profile."""

    indicators: list[DesignedRow]
    goals: list[DesignedGoal]
    overall_goals: list[DesignedGoal] = Field(default_factory=list)
    questions: list[DesignedQuestion] = Field(default_factory=list)
    left_out: list[LeftOut] = Field(default_factory=list)


class DroppedRow(WireReply):
    """A row that a reviewer takes out, and why."""

    id: Text
    why: Text = ""


class ReviewReply(WireReply):
    """What a reviewer changes of a draft; what is empty stays as it is."""

    remarks: list[Text] = Field(default_factory=list)
    drop: list[DroppedRow] = Field(default_factory=list)
    indicators: list[DesignedRow] = Field(default_factory=list)
    goals: list[DesignedGoal] = Field(default_factory=list)
    overall_goals: list[DesignedGoal] = Field(default_factory=list)
    questions: list[DesignedQuestion] = Field(default_factory=list)
    left_out: list[LeftOut] = Field(default_factory=list)
