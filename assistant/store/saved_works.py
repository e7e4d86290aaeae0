"""Works that are kept: begun, opened, changed by operations, listed, put in the trash and taken out again.

Every applied operation is one transaction: the state, the step, the decision and the entry of the audit chain are
written together or not at all. Whoever changes a work names the version that they saw; where it has moved on they get a
``Conflict`` with what was done meanwhile, and nothing is overwritten.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from sqlalchemy import Connection, Row, insert, or_, select, update

from assistant.base import Frozen
from assistant.domain.filing import Filing
from assistant.domain.operation import Actor, AppliedOperation, Operation
from assistant.domain.operation_kind import OperationKind
from assistant.store.audit.chain import Happening, append
from assistant.store.audit.verifying import shown_in_list
from assistant.store.database import Database
from assistant.store.errors import Conflict, WorkNotFound
from assistant.store.packing import digest, moment, packed, text_of, unpacked
from assistant.store.schema import decisions, operations, projects, states, versions, works
from assistant.works.state import Step, Work, WorkState
from assistant.works.works import Works

_DECIDES = frozenset(
    {
        OperationKind.ACCEPT_FINDING, OperationKind.IGNORE_FINDING, OperationKind.USE_NUMBER,
        OperationKind.IGNORE_NUMBER,
    }
)  # fmt: skip
KEPT_EVERY = 50
"""A whole state is kept so often beside the differences, so that old versions are near one."""


class SavedWork(Frozen):
    """A work with the version that was read."""

    work: Work
    version: int
    project_id: str


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
        at, state = moment(self.now()), text_of(work.state)
        project = project_id or work_id
        with self.database.writing() as connection:
            if not project_id:
                name = work.project[:300]
                connection.execute(insert(projects).values(id=project, name=name, created_at=at))
            row = {"project_id": project, "created_at": at, "version": 0, **_columns(work, actor.who, at)}
            connection.execute(insert(works).values(id=work_id, **row))
            connection.execute(insert(states).values(work_id=work_id, body=packed(state)))
            _keep_version(connection, work_id, 0, state, actor.who, at)
            happening = Happening(event="created", work=work_id, version=0, who=actor.who, at=at, state=digest(state))
            append(connection, happening)
        return SavedWork(work=work, version=0, project_id=project)

    def open(self, work_id: str) -> SavedWork:
        """A work as it stands, with its findings of today. Raises WorkNotFound, DamagedStore."""
        with self.database.reading() as connection:
            row = _row(connection, work_id)
            state = WorkState.model_validate_json(_state_text(connection, work_id))
            start = _version_text(connection, work_id, 0)
            steps = _steps(connection, work_id)
        work = Work(
            id=work_id, kind=state.filing.form, start=WorkState.model_validate_json(start), state=state, steps=steps
        )
        return SavedWork(work=self.works.refreshed(work), version=row.version, project_id=row.project_id)

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
        version = saved.version + 1
        with self.database.writing() as connection:
            if not _advance(connection, work, saved.version, done):
                raise self._conflict(work.id, saved.version, connection)
            _write_step(connection, work, version)
        return SavedWork(work=work, version=version, project_id=saved.project_id), done

    def _conflict(self, work_id: str, version: int, connection: Connection | None = None) -> Conflict:
        """What others did since a version. Raises WorkNotFound where the work is gone."""
        if connection is None:
            with self.database.reading() as own:
                return self._conflict(work_id, version, own)
        row = _row(connection, work_id)
        return Conflict(row.version, [s.applied for s in _steps(connection, work_id, after=version)])

    def list(
        self, *, words: str = "", trashed: bool = False, limit: int = 50, offset: int = 0
    ) -> Sequence[WorkSummary]:
        """Works, the last changed first; ``words`` stand in the title or the year."""
        query = select(works).where(works.c.trashed_at.is_not(None) if trashed else works.c.trashed_at.is_(None))
        if words.strip():
            like = works.c.title.contains(words.strip(), autoescape=True)
            query = query.where(or_(like, works.c.year == int(words)) if words.strip().isdecimal() else like)
        query = query.order_by(works.c.changed_at.desc(), works.c.id).limit(limit).offset(offset)
        with self.database.reading() as connection:
            return [_summary(row) for row in connection.execute(query)]

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
            if connection.execute(change).rowcount != 1:
                raise WorkNotFound(f"没有编号为“{work_id}”的工作。")
            version = connection.execute(select(works.c.version).where(works.c.id == work_id)).scalar_one()
            append(connection, Happening(event=event, work=work_id, version=version, who=actor.who, at=at))


def _columns(work: Work, who: str, at: str) -> dict[str, object]:
    """The columns of a work that every change writes."""
    title, profile, year, kind = shown_in_list(work.filing)
    return {
        "title": title, "profile": profile, "year": year, "kind": kind, "changed_at": at, "changed_by": who[:100],
        "open_points": len(work.questions) + sum(not f.ignored for f in work.findings),
    }  # fmt: skip


def _advance(connection: Connection, work: Work, seen: int, done: AppliedOperation) -> bool:
    """Move a work on from the version that was seen; False where it is no longer that one."""
    mine = (works.c.id == work.id) & (works.c.version == seen) & works.c.trashed_at.is_(None)
    columns = _columns(work, done.who, moment(done.when))
    return connection.execute(update(works).where(mine).values(version=seen + 1, **columns)).rowcount == 1


def _write_step(connection: Connection, work: Work, version: int) -> None:
    """The last step of a work, the state after it and the entry of the chain."""
    step = work.steps[-1]
    done, state, text = step.applied, text_of(work.state), text_of(step)
    order, at = done.operation, moment(done.when)
    signed = {"work_id": work.id, "version": version, "who": done.who, "at": at}
    connection.execute(update(states).where(states.c.work_id == work.id).values(body=packed(state)))
    connection.execute(insert(operations).values(**signed, op=order.op.value, body=packed(text)))
    if order.op in _DECIDES:
        subject = order.finding or order.number
        decided = insert(decisions).values(**signed, op=order.op.value, subject=subject, reason=order.reason)
        connection.execute(decided)
    if version % KEPT_EVERY == 0:
        _keep_version(connection, work.id, version, state, done.who, at)
    happening = Happening(
        event="operation", work=work.id, version=version, who=done.who, at=at, step=digest(text), state=digest(state),
        data={"id": done.id, "source": done.source.value, **done.as_json},
    )  # fmt: skip
    append(connection, happening)


def _keep_version(connection: Connection, work_id: str, version: int, state: str, who: str, at: str) -> None:
    row = {"work_id": work_id, "version": version, "who": who, "at": at, "body": packed(state)}
    connection.execute(insert(versions).values(**row))


def _row(connection: Connection, work_id: str) -> Row[tuple[object, ...]]:
    row = connection.execute(select(works).where(works.c.id == work_id)).first()
    if row is None:
        raise WorkNotFound(f"没有编号为“{work_id}”的工作。")
    if row.trashed_at is not None:
        raise WorkNotFound(f"“{row.title or work_id}”在回收站里，请先恢复。")
    return row


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
