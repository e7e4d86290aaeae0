"""What a model is asked for: operations by name, rows by number, words copied from the message."""

from pydantic import BaseModel, Field

MOST = 12


class ModelOperation(BaseModel):
    """One operation as a model names it. What is not needed stays empty."""

    op: str = Field(max_length=30)
    quote: str = Field(default="", max_length=400)
    """The part of the message that orders it, copied."""
    rows: list[int] = Field(default_factory=list, max_length=30)
    before: int = 0
    into: int = 0
    field: str = Field(default="", max_length=30)
    sentence: int = 0
    lead: str = Field(default="", max_length=60)
    """Copied words before the value that change the old one: 提高, 再加, 减."""
    value: str = Field(default="", max_length=2000)
    """Copied words of the value or the text."""
    result: str = Field(default="", max_length=2000)
    """A value that had to be worked out and does not stand in the message; it is always shown first."""
    name: str = Field(default="", max_length=100)
    level2: str = Field(default="", max_length=30)
    scope: str = Field(default="", max_length=30)
    toward: str = Field(default="", max_length=30)
    number: int = 0
    """Which open question or finding, from 1."""
    reason: str = Field(default="", max_length=200)


class ModelReading(BaseModel):
    """The operations of a message, in order."""

    operations: list[ModelOperation] = Field(max_length=MOST)
