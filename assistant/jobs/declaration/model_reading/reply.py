"""What the model returns for a brief, read leniently: a word outside its list is judged by the checks, not refused."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from assistant.domain import vocabulary
from assistant.domain.ledger import NumberRole
from assistant.language.target import Operator

LEVEL2 = (
    vocabulary.QUANTITY, vocabulary.QUALITY, vocabulary.TIMELINESS, vocabulary.ECONOMIC_COST, vocabulary.SOCIAL_COST,
    vocabulary.ECOLOGICAL_COST, vocabulary.ECONOMIC, vocabulary.SOCIAL, vocabulary.ECOLOGICAL, vocabulary.SUSTAINABLE,
    vocabulary.SERVED_SATISFACTION,
)  # fmt: skip
"""Second-level classes that a number may be read into."""
FUNDS = ("fiscal", "carry_over", "special_account", "other")
OPERATORS = (
    Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN, Operator.EQUAL, Operator.RANGE,
    Operator.DATE,
)  # fmt: skip
HEAD_FIELDS = ("name", "department", "unit", "attribute", "start", "end", "beneficiary")


def _as_text(value: Any) -> Any:
    """Models write numbers where text is asked for, and null where nothing is to be said."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Text = Annotated[str, BeforeValidator(_as_text), WithJsonSchema({"type": "string"})]


def _one_of(*words: str) -> Any:
    return WithJsonSchema({"type": "string", "enum": list(words)})


def _undescribed(schema: dict[str, Any]) -> None:
    schema.pop("description", None)


class WireReply(BaseModel):
    """A shape that a model is asked for: its schema carries no English, so that rewording a docstring changes no
    question."""

    model_config = ConfigDict(json_schema_extra=_undescribed)


class ReadNumber(WireReply):
    """One number of the brief."""

    quote: Text
    value: Text = ""
    unit: Text = ""
    role: Annotated[str, BeforeValidator(_as_text), _one_of(*NumberRole)] = ""
    about: Text = ""
    name: Text = ""
    operator: Annotated[str, BeforeValidator(_as_text), _one_of(*OPERATORS, "")] = ""
    level2: Annotated[str, BeforeValidator(_as_text), _one_of(*LEVEL2, "")] = ""
    of: Text = ""
    fund: Annotated[str, BeforeValidator(_as_text), _one_of(*FUNDS, "")] = ""
    all_years: bool = False


class ReadHead(WireReply):
    """A field of the head with the words that state it."""

    field: Annotated[str, BeforeValidator(_as_text), _one_of(*HEAD_FIELDS)]
    value: Text = ""
    quote: Text = ""


class ReadMoney(WireReply):
    """This year's total, and the one place that states it or the several that make it up."""

    total: Text = ""
    unit: Text = ""
    quotes: list[Text] = Field(default_factory=list)


class ReadContradiction(WireReply):
    """What does not fit, in a sentence, and where."""

    what: Text
    quotes: list[Text] = Field(default_factory=list)


class ReadGap(WireReply):
    """What the brief leaves open."""

    field: Text
    question: Text = ""


class ReadReply(WireReply):
    """A brief as the model reads it."""

    numbers: list[ReadNumber]
    head: list[ReadHead]
    money: ReadMoney = ReadMoney()
    contradictions: list[ReadContradiction] = Field(default_factory=list)
    missing: list[ReadGap] = Field(default_factory=list)
