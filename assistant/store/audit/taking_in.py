"""What stood in a database before the chain answered for rows: taken in as it is, from here on guarded.

What was changed in such rows before cannot be seen from their digests; the older checks of steps, states, messages and
accounts against the chain go on for them.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from sqlalchemy import Connection, Table

from assistant.store.audit.chain import Happening, append_rows, begin
from assistant.store.audit.rows import ChainedRow, chained_rows

TAKEN_IN = "taken_in"
_BY = "程序升级"
_BATCH = 500
"""Rows of one entry."""


def take_in(connection: Connection, tables: Iterable[Table], at: str) -> None:
    """Entries that hold the digest of every row of these tables; none where there is no row."""
    rows = chain.from_iterable(chained_rows(connection, table) for table in tables)
    begin(connection)
    for batch in _batches(rows):
        data = {"rows": len(batch)}
        append_rows(connection, Happening(event=TAKEN_IN, work="", version=0, who=_BY, at=at, data=data), batch)


def _batches(rows: Iterator[ChainedRow]) -> Iterator[tuple[ChainedRow, ...]]:
    while batch := tuple(islice(rows, _BATCH)):
        yield batch
