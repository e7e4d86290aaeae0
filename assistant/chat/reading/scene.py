"""What a message is read against: the form in work, what is asked, and what was last spoken of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from assistant.chat.reading.rows import RowFinder
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.profile import Profile
from assistant.domain.question import OpenQuestion
from assistant.works.evaluation_case import EvaluationCase


@dataclass(frozen=True)
class Pending:
    """An order of which only the row is not known yet; the candidates were named to the user."""

    orders: tuple[Operation, ...]
    """The order for each candidate, in the order in which they were named."""
    are_changes: bool = False
    """Whether they are different changes, such as two readings of the same words, and not one for different rows."""


@dataclass(frozen=True)
class Focus:
    """What the conversation last spoke of."""

    rows: tuple[str, ...] = ()
    op: str = ""
    """The kind of the last order on these rows."""
    field: str = ""
    """The field of the form that the last order was about, where it was about one."""
    is_fresh: bool = False
    """Whether the same message named them, by an act before."""
    pending: Pending | None = None
    proposed: tuple[tuple[Operation, ...], ...] = ()
    """Orders that were proposed and wait for a yes, in the order in which they were shown."""


@dataclass(frozen=True)
class Scene:
    """The state of a conversation when a message comes in."""

    filing: Filing | None = None
    profile: Profile | None = None
    profiles: tuple[Profile, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    focus: Focus = Focus()
    findings: tuple[tuple[str, str], ...] = field(default=())
    """Id and text of what the check found, in the order in which it is shown."""
    evaluation: EvaluationCase | None = None
    """The evaluation under way, where the work is one."""
    can_undo: bool = False
    spare: Decimal = Decimal(0)
    """Points that earlier orders of the same message took from rows, less those that they gave."""

    @cached_property
    def finder(self) -> RowFinder:
        return RowFinder.of(self.filing)

    @property
    def rows(self) -> Sequence[Indicator]:
        return self.filing.indicators if self.filing else ()

    def row(self, row_id: str) -> Indicator | None:
        """A row by its id; in a filing without ids, by its place (#3)."""
        for i, row in enumerate(self.rows):
            if row_id in {row.id, f"#{i + 1}"}:
                return row
        return None

    def row_id(self, index: int) -> str:
        return self.finder.rows[index].id

    @property
    def year(self) -> int | None:
        return self.filing.year if self.filing else None
