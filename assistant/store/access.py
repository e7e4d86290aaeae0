"""Whose works these are, asked in one place: every part of the store that opens a work comes here first.

Who acts is known by the request that is being answered (``acting``), so that no caller can forget to say it; work on a
thread of its own takes it along with its context. A store that is guarded and is not told who acts shows nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, false, or_, select, true

from assistant.domain.person import Person, UserRole
from assistant.domain.stage import WorkStage
from assistant.store.errors import NotAllowed, WorkNotFound
from assistant.store.schema import works

_acting: ContextVar[Person | None] = ContextVar("acting", default=None)
_SEEN_BY = {
    UserRole.REVIEWER: [s.value for s in WorkStage if s is not WorkStage.DRAFT],
    UserRole.EVALUATOR: [WorkStage.APPROVED.value, WorkStage.SELF_EVALUATED.value, WorkStage.EVALUATED.value],
}
NOT_YOURS = "这份表不是您的，您只能查看。"


@contextmanager
def acting(person: Person) -> Iterator[None]:
    """Everything inside is done by this person."""
    token = _acting.set(person)
    try:
        yield
    finally:
        _acting.reset(token)


@dataclass
class Access:
    """Who may see and change which works."""

    is_guarded: bool = False
    """Whether people are told apart; where they are not, whoever reaches the store may do everything."""

    @property
    def person(self) -> Person | None:
        """Who acts; None where nobody was named."""
        return _acting.get()

    @property
    def is_free(self) -> bool:
        """Whether everything may be done: there are no accounts, or it is the one user."""
        return not self.is_guarded or (self.person is not None and self.person.is_alone)

    def visible(self) -> ColumnElement[bool]:
        """The works that the acting person may see."""
        person = self.person
        if self.is_free:
            return true()
        if person is None:
            return false()
        stages = _SEEN_BY.get(person.role)
        return or_(_own(person), works.c.stage.in_(stages)) if stages else _own(person)

    def own(self) -> ColumnElement[bool]:
        """The works that are the acting person's."""
        if self.is_free:
            return true()
        return _own(self.person) if self.person is not None else false()

    def is_own(self, connection: Connection, work_id: str) -> bool:
        """Whether a work is the acting person's to change."""
        return connection.execute(select(works.c.id).where(works.c.id == work_id, self.own())).first() is not None

    def to_see(self, connection: Connection, work_id: str) -> Row[tuple[object, ...]]:
        """The row of a work that may be seen, in the trash or not. Raises WorkNotFound for any other."""
        row = connection.execute(select(works).where(works.c.id == work_id, self.visible())).first()
        if row is None:
            raise WorkNotFound(f"没有编号为“{work_id}”的工作。")
        return row

    def to_keep(self, connection: Connection, work_id: str) -> Row[tuple[object, ...]]:
        """The row of a work that is the acting person's, whatever its stage. Raises WorkNotFound, NotAllowed."""
        row = self.to_see(connection, work_id)
        if not self.is_own(connection, work_id):
            raise NotAllowed(NOT_YOURS)
        return row

    def to_change(self, connection: Connection, work_id: str) -> Row[tuple[object, ...]]:
        """The same of a work that is open for changes. Raises NotAllowed while it is under review, and after."""
        row = self.to_keep(connection, work_id)
        stage = WorkStage(str(row.stage))
        if not stage.is_open:
            raise NotAllowed(f"这份表{stage.word}，不能再改。{_way_out(stage)}")
        return row


def _own(person: Person) -> ColumnElement[bool]:
    """A clerk's are those of the unit, everybody's those they began."""
    mine = works.c.owner_id == person.id
    if person.role is UserRole.CLERK and person.unit_id:
        return or_(mine, works.c.unit_id == person.unit_id)
    return mine


def _way_out(stage: WorkStage) -> str:
    return "要改请先撤回。" if stage is WorkStage.SUBMITTED else "要改请审核人退回。"
