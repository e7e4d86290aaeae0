"""Every column of every table is guarded, and every row. A new table is guarded or named here."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Integer, delete, insert, select, text, update

from assistant.domain.finding import Finding, Severity
from assistant.domain.operation import Operation
from assistant.domain.person import UserRole
from assistant.domain.stage import StageAction
from assistant.rules.engine import ReviewResult
from assistant.store.audit.verifying import problems
from assistant.store.schema import METADATA
from assistant.store.store import Store
from tests.fakes.accounts import BOSS, PASSWORD, accounts_of
from tests.fakes.works import CLERK, FILING, Desk

UNGUARDED = {"usage", "sessions", "wrong_passwords"}
"""The use of models, and what is over in hours."""
GUARDED = [table for name, table in sorted(METADATA.tables.items()) if name not in UNGUARDED]
_DOUBT = Finding(
    code="GEN-001",
    name="某条规则",
    severity=Severity.WARNING,
    confidence=1,
    path="",
    message="请核对。",
    advice="请改。",
)


@pytest.fixture
def kept(tmp_path, url):
    """A store with a row in every table that is guarded."""
    desk = Desk(review=lambda *_, **__: ReviewResult((_DOUBT,), ()))
    store = Store(tmp_path, desk.works, desk.now, url)
    work = store.works.create("central-2021", 2027, CLERK, filing=FILING)
    work, _ = store.works.apply_to(work, Operation(op="set_target", row="r7", value="92%"), CLERK)
    doubt = Operation(op="ignore_finding", finding=work.work.findings[0].id, reason="上级口径如此")
    work, _ = store.works.apply_to(work, doubt, CLERK)
    store.versions.name(work.work.id, 1, "送审稿", CLERK)
    store.conversations.say(work.work.id, "user", "王会计", "满意度改成92%")
    store.files.keep(work.work.id, "方案.docx", b"abcdef", "王会计")
    store.stages.move(work.work.id, StageAction.SUBMIT, work.version, "", CLERK)
    user = accounts_of(store).add("李科长", UserRole.REVIEWER, PASSWORD, BOSS, store.people.unit("民政局", BOSS))
    store.tokens.make(user.id, "汇总", 30, BOSS)
    store.sessions.begin(user, timedelta(hours=1))
    assert store.audit() == []
    yield store
    store.close()


@contextmanager
def tampering(store):
    """Statements of somebody who can write the database and passes over its references; all is taken back."""
    is_postgres = store.database.is_postgres
    off = "SET LOCAL session_replication_role = replica" if is_postgres else "PRAGMA defer_foreign_keys = ON"
    with store.database.engine.connect() as connection:
        connection.execute(text(off))
        yield connection
        connection.rollback()


def found_after(connection, statement):
    """What the chain finds wrong after a statement, which is taken back."""
    with connection.begin_nested() as nested:
        assert connection.execute(statement).rowcount != 0  # an insert may not count
        found = problems(connection)
        nested.rollback()
    return found


def other(column, value):
    """Another value that the column can hold."""
    if isinstance(value, bytes):
        return bytes([value[0] ^ 0xFF]) + value[1:]
    if isinstance(column.type, Integer):
        return (value or 0) + 1
    return "x" if not value else value[:-1] + ("y" if value[-1] == "x" else "x")


def rows_of(connection, table):
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def this(table, row):
    return [column == row[column.name] for column in table.primary_key.columns]


def test_a_change_of_any_column_of_any_table_is_found(kept):
    with tampering(kept) as connection:
        for table in GUARDED:
            row = rows_of(connection, table)[-1]
            for column in table.columns:
                changed = {column.name: other(column, row[column.name])}
                found = found_after(connection, update(table).where(*this(table, row)).values(changed))
                assert found, f"{table.name}.{column.name}"


def test_a_row_less_in_any_table_is_found(kept):
    with tampering(kept) as connection:
        for table in GUARDED:
            for row in rows_of(connection, table):
                assert found_after(connection, delete(table).where(*this(table, row))), table.name


def test_a_row_more_in_any_table_is_found(kept):
    with tampering(kept) as connection:
        for table in GUARDED:
            row = rows_of(connection, table)[-1]
            alone = [c for c in table.columns if c.primary_key or c.unique or c.name in {"digest", "hash"}]
            more = row | {c.name: other(c, row[c.name]) for c in alone}
            assert found_after(connection, insert(table).values(more)), table.name


def test_all_rows_of_any_table_gone_are_found(kept):
    with tampering(kept) as connection:
        for table in GUARDED:
            with connection.begin_nested() as nested:
                connection.execute(delete(table))
                assert problems(connection), table.name
                nested.rollback()
