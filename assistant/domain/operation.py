"""Operations: what a message, a click or a call may do to a work, as values (DESIGN §7).

The conversation turns a message into ``Operation`` values and hands each to the works room, which checks and applies it
and gives back an ``AppliedOperation``: ``applied`` with ``before`` and ``after`` for a card, or not applied with
``why`` in one Chinese sentence that can be said as it stands. Nothing else writes a filing. Operations that change
nothing (``OperationKind.changes`` is False) never enter a work: the conversation answers them itself.

Rows are named by ``Indicator.id``, questions by ``OpenQuestion.id``, numbers of the brief by ``number_id``, findings by
the id that the work gives them. ``operation_arguments`` says which arguments an operation takes and what each means,
for the schema of a tool and for docs/operations.md.
"""

from datetime import datetime
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from assistant.base import Frozen, OptionalExact, show
from assistant.domain.ledger import LedgerEntry
from assistant.domain.operation_arguments import ARGUMENT_WORDS, NEEDED, OPTIONAL, fields_of
from assistant.domain.operation_kind import OperationKind
from assistant.domain.outside import Count, legal

_K = OperationKind
_PLACE = (
    "row",
    "rows",
    "into",
    "before",
    "field",
    "sentence",
    "question",
    "number",
    "finding",
    "scope",
    "toward",
    "cell",
    "policy",
    "article",
    "deduction",
    "problem",
    "section",
)


class Operation(Frozen):
    """One order, whole: what is to be done and to what. Raises ValueError where an argument is missing or not its own.

    A value is kept as it was said; the works room reads it (“92%” on a row “≥90%” becomes “≥92%”).
    """

    op: OperationKind
    row: str = ""
    rows: tuple[str, ...] = ()
    into: str = ""
    before: str = ""
    value: str = ""
    field: str = ""
    reason: str = ""
    level1: str = ""
    level2: str = ""
    name: str = ""
    target: str = ""
    scope: str = ""
    toward: str = ""
    sentence: Count = 0
    amount: OptionalExact = None
    unit: str = ""
    number: str = ""
    role: str = ""
    question: str = ""
    finding: str = ""
    file: str = ""
    files: tuple[str, ...] = ()
    policy: str = ""
    article: str = ""
    deduction: str = ""
    problem: str = ""
    section: str = ""
    about: str = ""
    entry: str = ""
    cell: str = ""

    @model_validator(mode="before")
    @classmethod
    def _is_legal(cls, given: object) -> object:
        return legal(given)

    @model_validator(mode="after")
    def _has_its_arguments(self) -> Self:
        given, needed = self.arguments, NEEDED.get(self.op, ())
        missing = [name for name in needed if name not in given and not (name == "value" and self._may_clear)]
        if missing:
            raise ValueError(f"“{self.op.word}”还缺：{'、'.join(ARGUMENT_WORDS[name] for name in missing)}")
        foreign = [name for name in given if name not in (*needed, *OPTIONAL.get(self.op, ()))]
        if foreign:
            raise ValueError(f"“{self.op.word}”没有这些内容：{'、'.join(foreign)}")
        allowed = fields_of(self.op)
        if allowed and self.field not in allowed:
            raise ValueError(f"“{self.op.word}”没有“{self.field}”这一项，只有：{'、'.join(allowed)}")
        return self

    @property
    def _may_clear(self) -> bool:
        return self.op in {_K.SET_TEXT, _K.SET_HEAD, _K.SET_ACTUAL, _K.SET_ACCOUNT, _K.SET_EVALUATION}

    @property
    def arguments(self) -> dict[str, object]:
        """The arguments that were given, in JSON values."""
        given = self.model_dump(mode="json", exclude={"op"}, exclude_defaults=True)
        return {name: value for name, value in given.items() if value not in ("", None, [])}

    @property
    def as_json(self) -> dict[str, object]:
        """The order as it is kept and sent: ``op`` and the arguments that were given."""
        return {"op": self.op.value, **self.arguments}


class OperationSource(StrEnum):
    """Through which door an operation came in."""

    CHAT = "chat"
    PAGE = "page"
    API = "api"
    FILE = "file"
    MODEL = "model"


class Actor(Frozen):
    """Who orders, and through which door."""

    who: str = "本机用户"
    source: OperationSource = OperationSource.CHAT


class AppliedOperation(Frozen):
    """An operation with what became of it. What was not applied changed nothing, and ``why`` says why."""

    id: str = ""
    """Unique in its work and counted up: ``o12``. Empty where it was not applied."""
    operation: Operation
    who: str
    when: datetime
    source: OperationSource
    place: str = ""
    """What was changed, in the user's words: a row's name, 主管部门, 年度目标第2条."""
    before: str = ""
    after: str = ""
    """What stands now; several changes of one operation are told here, joined with “；”."""
    applied: bool
    why: str = ""

    @property
    def as_json(self) -> dict[str, object]:
        """The JSON of ``jixiao chat`` (DESIGN §7): op, where, value, before, after, applied, why."""
        given = self.operation.arguments
        value = given.get("value") or given.get("target") or self._money
        where = {name: given[name] for name in _PLACE if name in given}
        return {
            "op": self.operation.op.value, "where": {**where, "name": self.place}, "value": value,
            "before": self.before, "after": self.after, "applied": self.applied, "why": self.why,
        }  # fmt: skip

    @property
    def _money(self) -> str:
        amount = self.operation.amount
        return "" if amount is None else f"{show(amount)}{self.operation.unit}"


def number_id(entry: LedgerEntry) -> str:
    """The name of a number of the brief: where it stands, and where it ends; stable while the brief only grows."""
    return f"n{entry.start}-{entry.end}"
