"""Earlier versions of a work: every operation is one, some have a name; any two can be compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from assistant.base import Frozen
from assistant.domain.operation import Actor, AppliedOperation
from assistant.store.audit.chain import Happening, append
from assistant.store.database import Database
from assistant.store.errors import VersionNotFound
from assistant.store.packing import moment, packed, text_of, unpacked
from assistant.store.schema import operations, versions, works
from assistant.works.delta import Delta, difference, laid_over
from assistant.works.state import Step, WorkState


class WorkVersion(Frozen):
    """A version of a work: what led to it, and the name somebody gave it."""

    version: int
    done: AppliedOperation | None = None
    """None of the first."""
    label: str = ""


@dataclass(frozen=True)
class WorkVersions:
    """The versions of the works of a database."""

    database: Database
    now: Callable[[], datetime]

    def list(self, work_id: str) -> Sequence[WorkVersion]:
        """Every version, the first first."""
        with self.database.reading() as connection:
            self.database.access.to_see(connection, work_id)
            steps = _steps(connection, work_id, 0)
            named = select(versions.c.version, versions.c.label).where(versions.c.work_id == work_id)
            labels = {row.version: row.label for row in connection.execute(named)}
        first = WorkVersion(version=0, label=labels[0])
        return [first, *(WorkVersion(version=n, done=s.applied, label=labels.get(n, "")) for n, s in steps)]

    def at(self, work_id: str, version: int) -> WorkState:
        """The state of a version. Raises VersionNotFound, DamagedStore."""
        with self.database.reading() as connection:
            self.database.access.to_see(connection, work_id)
            return _state(connection, work_id, version)

    def difference(self, work_id: str, one: int, other: int) -> Delta:
        """What is different in the filing of another version. Raises VersionNotFound."""
        with self.database.reading() as connection:
            self.database.access.to_see(connection, work_id)
            states = [_state(connection, work_id, version) for version in (one, other)]
        return difference(*(s.filing.model_dump(mode="json") for s in states))

    def current_labels(self) -> dict[str, str]:
        """The names that the works' present versions have, by work."""
        query = select(versions.c.work_id, versions.c.label).join(
            works, (works.c.id == versions.c.work_id) & (works.c.version == versions.c.version)
        )
        with self.database.reading() as connection:
            named = query.where(versions.c.label != "", self.database.access.visible())
            return {row.work_id: row.label for row in connection.execute(named)}

    def name(self, work_id: str, version: int, label: str, actor: Actor) -> None:
        """Give a version a name, such as 送审稿. Raises VersionNotFound."""
        at, label = moment(self.now()), label.strip()[:200]
        mine = (versions.c.work_id == work_id) & (versions.c.version == version)
        with self.database.writing() as connection:
            self.database.access.to_keep(connection, work_id)
            state = text_of(_state(connection, work_id, version))
            if connection.execute(update(versions).where(mine).values(label=label)).rowcount == 0:
                row = {"work_id": work_id, "version": version, "who": actor.who, "at": at, "label": label}
                connection.execute(insert(versions).values(**row, body=packed(state)))
            happening = Happening(
                event="named", work=work_id, version=version, who=actor.who, at=at, data={"label": label}
            )
            append(connection, happening, (versions, work_id, version))


def _state(connection: Connection, work_id: str, version: int) -> WorkState:
    """The nearest state before that was kept, with the differences since."""
    kept = select(versions).where(versions.c.work_id == work_id, versions.c.version <= version)
    row = connection.execute(kept.order_by(versions.c.version.desc()).limit(1)).first()
    steps = _steps(connection, work_id, row.version, version) if row else []
    if row is None or row.version + len(steps) != version:
        raise VersionNotFound(f"这份工作没有第{version}版。")
    value = WorkState.model_validate_json(unpacked(row.body)).model_dump(mode="json")
    for _, step in steps:
        value = laid_over(value, step.delta)
    return WorkState.model_validate(value)


def _steps(connection: Connection, work_id: str, after: int, until: int | None = None) -> list[tuple[int, Step]]:
    query = select(operations.c.version, operations.c.body).where(
        operations.c.work_id == work_id, operations.c.version > after
    )
    if until is not None:
        query = query.where(operations.c.version <= until)
    rows = connection.execute(query.order_by(operations.c.version))
    return [(row.version, Step.model_validate_json(unpacked(row.body))) for row in rows]
