"""Rows that the chain answers for: whoever writes one notes its digest in the entry of the same transaction.

So every column of every such table is guarded, also one that a later migration adds, and a row too few or too many
shows. Empty columns count for nothing in a digest: a new column that may be empty leaves the digests of old rows as
they are. A migration that changes what rows hold takes them in anew (``taking_in``).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from assistant.base import Frozen
from assistant.store.packing import canonical, digest
from assistant.store.schema import CHAINED

Touched = tuple[Table, str] | tuple[Table, str, int]
"""A row that was written: its table and its key."""
RowKey = tuple[str, tuple[str | int, ...]]
_WORDS = {
    "units": "单位", "users": "账号", "projects": "项目", "works": "工作", "states": "工作内容", "operations": "操作",
    "versions": "版本", "messages": "对话", "files": "文件", "file_links": "附件", "decisions": "决定",
    "stages": "流转", "tokens": "接口密钥",
}  # fmt: skip


class ChainedRow(Frozen):
    """A row as the chain knows it."""

    table: str
    key: tuple[str | int, ...]
    digest: str


def chained_row(connection: Connection, table: Table, *key: str | int) -> ChainedRow:
    """A row as it stands now in this transaction. Raises NoResultFound."""
    mine = (column == value for column, value in zip(table.primary_key.columns, key, strict=True))
    return _chained(table, connection.execute(select(table).where(*mine)).mappings().one())


def chained_rows(connection: Connection, table: Table) -> Iterator[ChainedRow]:
    """Every row of a table, in the order of its key."""
    for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings():
        yield _chained(table, row)


def _chained(table: Table, row: Mapping[Any, Any]) -> ChainedRow:
    key = tuple(row[column.name] for column in table.primary_key.columns)
    return ChainedRow(table=table.name, key=key, digest=row_digest(row))


def row_digest(row: Mapping[Any, Any]) -> str:
    """The digest of what stands in a row, the same for both databases."""
    shown = {str(k): v.hex() if isinstance(v, bytes) else v for k, v in row.items() if v is not None}
    return digest(canonical(shown))


def of_rows(connection: Connection, stated: Mapping[RowKey, str]) -> Iterator[str]:
    """Rows that were changed, that the chain does not know, or that are gone."""
    seen: set[RowKey] = set()
    for table in CHAINED:
        for row in chained_rows(connection, table):
            seen.add((row.table, row.key))
            due = stated.get((row.table, row.key))
            if due is None:
                yield f"{_place(row.table, row.key)}在审计链里没有记录。"
            elif due != row.digest:
                yield f"{_place(row.table, row.key)}被改过：和审计链不符。"
    yield from (f"{_place(*gone)}不见了。" for gone in stated.keys() - seen)


def _place(table: str, key: tuple[str | int, ...]) -> str:
    return f"{_WORDS.get(table, '数据')}表的“{'、'.join(str(part) for part in key)}”一行"
