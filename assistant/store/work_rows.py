"""How a work is written: its row, its state, its steps, and the entries of the chain that go with them."""

from sqlalchemy import Connection, insert, update

from assistant.domain.person import Person
from assistant.store.audit.chain import Happening, append
from assistant.store.audit.decisions import DECIDES
from assistant.store.audit.rows import Touched
from assistant.store.audit.verifying import shown_in_list
from assistant.store.packing import digest, moment, packed, text_of
from assistant.store.schema import decisions, operations, projects, states, versions, works
from assistant.works.state import Work

KEPT_EVERY = 50
"""A whole state is kept so often beside the differences, so that old versions are near one."""


def _columns(work: Work, who: str, at: str) -> dict[str, object]:
    """The columns of a work that every change writes."""
    title, profile, year, kind = shown_in_list(work.filing)
    return {
        "title": title, "profile": profile, "year": year, "kind": kind, "changed_at": at, "changed_by": who[:100],
        "open_points": len(work.questions) + sum(not f.ignored for f in work.findings),
    }  # fmt: skip


def write_first(
    connection: Connection, work: Work, project: str, who: str, at: str, owner: Person | None = None
) -> None:
    """A work as it begins, in a project of its own where none is named: project, row, state, the entry of the chain."""
    state, is_new_project = text_of(work.state), not project
    if is_new_project:
        project = work.id
        connection.execute(insert(projects).values(id=project, name=work.project[:300], created_at=at))
    row = {"project_id": project, "created_at": at, "version": 0, **_columns(work, who, at), **owned_by(owner)}
    connection.execute(insert(works).values(id=work.id, **row))
    connection.execute(insert(states).values(work_id=work.id, body=packed(state)))
    _keep_version(connection, work.id, 0, state, who, at)
    happening = Happening(
        event="created", work=work.id, version=0, who=who, at=at, state=digest(state), data=owned_by(owner)
    )
    begun: list[Touched] = [(works, work.id), (states, work.id), (versions, work.id, 0)]
    if is_new_project:
        begun.insert(0, (projects, project))
    append(connection, happening, *begun)


def owned_by(owner: Person | None) -> dict[str, str]:
    """The columns that say whose a work is; none where there are no accounts."""
    if owner is None or owner.is_alone:
        return {}
    return {"owner_id": owner.id} | ({"unit_id": owner.unit_id} if owner.unit_id else {})


def advance(connection: Connection, work: Work, seen: int, *, in_trash: bool = False) -> bool:
    """Move a work on from the version that was seen; False where it is no longer that one, or in the trash."""
    done = work.steps[-1].applied
    mine = (works.c.id == work.id) & (works.c.version == seen)
    if not in_trash:
        mine &= works.c.trashed_at.is_(None)
    columns = _columns(work, done.who, moment(done.when))
    return connection.execute(update(works).where(mine).values(version=seen + 1, **columns)).rowcount == 1


def write_step(connection: Connection, work: Work) -> None:
    """The last step of a work, the state after it and the entry of the chain."""
    step, version = work.steps[-1], len(work.steps)
    done, state, text = step.applied, text_of(work.state), text_of(step)
    order, at = done.operation, moment(done.when)
    signed = {"work_id": work.id, "version": version, "who": done.who, "at": at}
    connection.execute(update(states).where(states.c.work_id == work.id).values(body=packed(state)))
    connection.execute(insert(operations).values(**signed, op=order.op.value, body=packed(text)))
    written: list[Touched] = [(works, work.id), (states, work.id), (operations, work.id, version)]
    if order.op in DECIDES:
        subject = order.finding or order.number
        decided = insert(decisions).values(**signed, op=order.op.value, subject=subject, reason=order.reason)
        connection.execute(decided)
        written.append((decisions, work.id, version))
    if version % KEPT_EVERY == 0:
        _keep_version(connection, work.id, version, state, done.who, at)
        written.append((versions, work.id, version))
    happening = Happening(
        event="operation", work=work.id, version=version, who=done.who, at=at, step=digest(text), state=digest(state),
        data={"id": done.id, "source": done.source.value, **done.as_json},
    )  # fmt: skip
    append(connection, happening, *written)


def _keep_version(connection: Connection, work_id: str, version: int, state: str, who: str, at: str) -> None:
    row = {"work_id": work_id, "version": version, "who": who, "at": at, "body": packed(state)}
    connection.execute(insert(versions).values(**row))
