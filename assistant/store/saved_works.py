"""Works that are kept: begun, opened, changed by operations, listed, put in the trash and taken out again.

Every applied operation is one transaction: the state, the step, the decision and the entry of the audit chain are
written together or not at all. Whoever changes a work names the version that they saw; where it has moved on they get a
``Conflict`` with what was done meanwhile, and nothing is overwritten.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from sqlalchemy import Connection, Row, or_, select, update

from assistant.base import Frozen
from assistant.domain.filing import Filing
from assistant.domain.operation import Actor, AppliedOperation, Operation
from assistant.domain.stage import WorkStage
from assistant.store.audit.chain import Happening, append
from assistant.store.database import Database
from assistant.store.errors import Conflict, StoreError, WorkNotFound
from assistant.store.packing import moment, unpacked
from assistant.store.schema import operations, states, versions, works
from assistant.store.work_rows import advance, write_first, write_step
from assistant.works.state import Step, Work, WorkState
from assistant.works.works import Works


class SavedWork(Frozen):
    """A work with the version that was read."""

    work: Work
    version: int
    project_id: str
    stage: WorkStage = WorkStage.DRAFT
    is_own: bool = True
    """Whether the acting person may change it."""


class WorkSummary(Frozen):
    """A work as a list shows it."""

    id: str
    title: str
    kind: str
    profile: str
    year: int | None
    stage: str
    version: int
    open_points: int
    changed_at: str
    changed_by: str
    trashed_at: str | None = None
    project_id: str = ""
    owner_id: str | None = None


@dataclass(frozen=True)
class SavedWorks:
    """The works of a database."""

    database: Database
    works: Works
    now: Callable[[], datetime]
    new_id: Callable[[], str] = lambda: token_hex(6)

    def create(
        self, profile: str, year: int, actor: Actor, *, filing: Filing | None = None, project_id: str = ""
    ) -> SavedWork:
        """A new work, empty or with a filing to go on from; in a project of its own where none is named."""
        work_id = self.new_id()
        work = self.works.opened(work_id, filing) if filing else self.works.new(work_id, profile, year)
        return self.keep(work, actor, project_id)

    def keep(self, work: Work, actor: Actor, project_id: str = "") -> SavedWork:
        """A work that has just begun, kept from here on. Raises StoreError where its id is taken."""
        at = moment(self.now())
        with self.database.writing() as connection:
            if connection.execute(select(works.c.id).where(works.c.id == work.id)).first() is not None:
                raise StoreError(f"编号“{work.id}”已经用过了，请换一个。")
            write_first(connection, work, project_id, actor.who, at, self.database.access.person)
        return SavedWork(work=work, version=0, project_id=project_id or work.id)

    def open(self, work_id: str) -> SavedWork:
        """A work as it stands, with its findings of today. Raises WorkNotFound, DamagedStore."""
        with self.database.reading() as connection:
            row = self._row(connection, work_id)
            work = _work(connection, work_id)
            is_own = self.database.access.is_own(connection, work_id)
        return SavedWork(
            work=self.works.refreshed(work), version=row.version, project_id=row.project_id, stage=WorkStage(row.stage),
            is_own=is_own,
        )  # fmt: skip

    def open_kept(self, work_id: str) -> Work:
        """A work as it is kept, also one in the trash, without findings. Raises WorkNotFound, DamagedStore."""
        with self.database.reading() as connection:
            self.database.access.to_see(connection, work_id)
            return _work(connection, work_id)

    def apply(
        self, work_id: str, version: int, operation: Operation, actor: Actor
    ) -> tuple[SavedWork, AppliedOperation]:
        """The operation on the version that the caller saw, saved at once. Raises Conflict, WorkNotFound.

        What cannot be done comes back with ``applied`` false and is not saved.
        """
        saved = self.open(work_id)
        if saved.version != version:
            raise self._conflict(work_id, version)
        return self.apply_to(saved, operation, actor)

    def apply_to(self, saved: SavedWork, operation: Operation, actor: Actor) -> tuple[SavedWork, AppliedOperation]:
        """The same on a work that is in hand. Raises Conflict where it has moved on in the store."""
        work, done = self.works.apply(saved.work, operation, actor)
        if not done.applied:
            return saved, done
        self.commit(work)
        return saved.model_copy(update={"work": work, "version": len(work.steps)}), done

    def commit(self, work: Work) -> None:
        """A work with one step more than is kept.

        Raises Conflict where somebody else was first, WorkNotFound, NotAllowed.
        """
        seen = len(work.steps) - 1
        with self.database.writing() as connection:
            self.database.access.to_change(connection, work.id)
            if not advance(connection, work, seen):
                raise self._conflict(work.id, seen, connection)
            write_step(connection, work)

    def _conflict(self, work_id: str, version: int, connection: Connection | None = None) -> Conflict:
        """What others did since a version. Raises WorkNotFound where the work is gone."""
        if connection is None:
            with self.database.reading() as own:
                return self._conflict(work_id, version, own)
        row = self._row(connection, work_id)
        return Conflict(row.version, [s.applied for s in _steps(connection, work_id, after=version)])

    def _row(self, connection: Connection, work_id: str) -> Row[tuple[object, ...]]:
        row = self.database.access.to_see(connection, work_id)
        if row.trashed_at is not None:
            raise WorkNotFound(f"“{row.title or work_id}”在回收站里，请先恢复。")
        return row

    def list(
        self, *, words: str = "", trashed: bool = False, limit: int = 50, offset: int = 0, begun: str = "",
        not_begun: str = "",
    ) -> Sequence[WorkSummary]:  # fmt: skip
        """The acting person's works, the last changed first.

        ``words`` stand in title or year; ids begin with ``begun`` and not with ``not_begun``.
        """
        query = select(works).where(works.c.trashed_at.is_not(None) if trashed else works.c.trashed_at.is_(None))
        query = query.where(self.database.access.own())
        if words.strip():
            like = works.c.title.contains(words.strip(), autoescape=True)
            query = query.where(or_(like, works.c.year == int(words)) if words.strip().isdecimal() else like)
        if begun:
            query = query.where(works.c.id.startswith(begun, autoescape=True))
        if not_begun:
            query = query.where(~works.c.id.startswith(not_begun, autoescape=True))
        query = query.order_by(works.c.changed_at.desc(), works.c.id).limit(limit).offset(offset)
        with self.database.reading() as connection:
            return [_summary(row) for row in connection.execute(query)]

    def in_stages(self, stages: Collection[WorkStage], limit: int = 500) -> Sequence[WorkSummary]:
        """Works at these stages that the acting person may see, also others', the last changed first."""
        query = select(works).where(works.c.stage.in_([s.value for s in stages]), works.c.trashed_at.is_(None))
        query = query.where(self.database.access.visible()).order_by(works.c.changed_at.desc(), works.c.id)
        with self.database.reading() as connection:
            return [_summary(row) for row in connection.execute(query.limit(limit))]

    def is_kept(self, work_id: str) -> bool:
        """Whether there is such a work, in the trash or not."""
        with self.database.reading() as connection:
            return connection.execute(select(works.c.id).where(works.c.id == work_id)).first() is not None

    def require_visible(self, work_id: str) -> None:
        """Raises WorkNotFound where the acting person may not see such a work, or there is none."""
        with self.database.reading() as connection:
            self.database.access.to_see(connection, work_id)

    def trash(self, work_id: str, actor: Actor) -> None:
        """Out of the lists; nothing is deleted. Raises WorkNotFound."""
        self._put(work_id, actor, "trashed")

    def restore(self, work_id: str, actor: Actor) -> None:
        """Out of the trash again. Raises WorkNotFound."""
        self._put(work_id, actor, "restored")

    def _put(self, work_id: str, actor: Actor, event: str) -> None:
        at = moment(self.now())
        is_in = works.c.trashed_at.is_not(None) if event == "restored" else works.c.trashed_at.is_(None)
        change = update(works).where(works.c.id == work_id, is_in).values(trashed_at=at if event == "trashed" else None)
        with self.database.writing() as connection:
            self.database.access.to_change(connection, work_id)
            if connection.execute(change).rowcount != 1:
                raise WorkNotFound(f"没有编号为“{work_id}”的工作。")
            version = connection.execute(select(works.c.version).where(works.c.id == work_id)).scalar_one()
            happening = Happening(event=event, work=work_id, version=version, who=actor.who, at=at)
            append(connection, happening, (works, work_id))


def _work(connection: Connection, work_id: str) -> Work:
    state = WorkState.model_validate_json(_state_text(connection, work_id))
    start = WorkState.model_validate_json(_version_text(connection, work_id, 0))
    return Work(id=work_id, kind=state.filing.form, start=start, state=state, steps=_steps(connection, work_id))


def _state_text(connection: Connection, work_id: str) -> str:
    return unpacked(connection.execute(select(states.c.body).where(states.c.work_id == work_id)).scalar_one())


def _version_text(connection: Connection, work_id: str, version: int) -> str:
    kept = select(versions.c.body).where(versions.c.work_id == work_id, versions.c.version == version)
    return unpacked(connection.execute(kept).scalar_one())


def _steps(connection: Connection, work_id: str, after: int = 0) -> tuple[Step, ...]:
    query = select(operations.c.body).where(operations.c.work_id == work_id, operations.c.version > after)
    rows = connection.execute(query.order_by(operations.c.version)).scalars()
    return tuple(Step.model_validate_json(unpacked(body)) for body in rows)


def _summary(row: Row[tuple[object, ...]]) -> WorkSummary:
    return WorkSummary.model_validate({f: getattr(row, f) for f in WorkSummary.model_fields})
