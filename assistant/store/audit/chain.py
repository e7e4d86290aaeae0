"""The audit chain: everything that happened to works, each entry with the hash of the one before.

An entry is canonical JSON; its hash is the SHA-256 of that text. It says who did what when, and holds the digests of
the step, of the state after it and of every row that was written with it, so that what is kept elsewhere can be held
to it.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import Field
from sqlalchemy import Connection, insert, select, update

from assistant.base import Frozen
from assistant.store.audit.rows import ChainedRow, Touched, chained_row
from assistant.store.packing import canonical, digest
from assistant.store.schema import audit, audit_head

FIRST = "0" * 64
"""What stands for the hash before the first entry."""


class Happening(Frozen):
    """Something that happened to a work."""

    event: str
    """``created``, ``operation``, ``message``, ``file``, ``named``, ``trashed``, ``restored``, ``stage``, ``given`` or
    ``upgraded`` of a work; ``account``, ``unit``, ``token``, ``original`` and ``taken_in`` of none."""
    work: str
    version: int
    who: str
    at: str
    data: dict[str, Any] = Field(default_factory=dict)
    step: str = ""
    """Digest of the step, of an operation."""
    state: str = ""
    """Digest of the state after it, where it has one."""
    rows: tuple[ChainedRow, ...] = ()
    """The rows that were written, as they stand after it."""


class Entry(Frozen):
    """An entry of the chain as it is kept."""

    sequence: int
    work: str
    version: int
    body: str
    hash: str

    @property
    def values(self) -> dict[str, Any]:
        """What the entry says. Raises ValueError where the text is no JSON object."""
        found = json.loads(self.body)
        if not isinstance(found, dict):
            raise ValueError("记录不是一个对象")
        return found


def begin(connection: Connection) -> None:
    """Write the head of an empty chain, where there is none."""
    if connection.execute(select(audit_head.c.id)).first() is None:
        connection.execute(insert(audit_head).values(id=1, size=0, hash=FIRST))


def append(connection: Connection, happening: Happening, *touched: Touched) -> Entry:
    """The next entry, with the rows that were written in this transaction."""
    return append_rows(connection, happening, [chained_row(connection, *place) for place in touched])


def append_rows(connection: Connection, happening: Happening, rows: Sequence[ChainedRow]) -> Entry:
    """The next entry. The head is held until the transaction ends, so that no two entries follow the same one."""
    happening = happening.model_copy(update={"rows": tuple(rows)})
    head = connection.execute(select(audit_head).with_for_update()).one()
    body = canonical({"sequence": head.size, "previous": head.hash, **happening.model_dump(mode="json")})
    entry = Entry(sequence=head.size, work=happening.work, version=happening.version, body=body, hash=digest(body))
    connection.execute(
        insert(audit).values(
            sequence=entry.sequence, work_id=entry.work, version=entry.version, body=body, hash=entry.hash
        )
    )
    connection.execute(update(audit_head).values(size=head.size + 1, hash=entry.hash))
    return entry


def entries(connection: Connection) -> Iterator[Entry]:
    """The whole chain in order."""
    for row in connection.execute(select(audit).order_by(audit.c.sequence)):
        yield Entry(sequence=row.sequence, work=row.work_id, version=row.version, body=row.body, hash=row.hash)
