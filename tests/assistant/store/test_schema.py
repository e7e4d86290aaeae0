"""The tables hold what they promise: nothing refers to what is not there, nothing stands twice."""

import pytest
from sqlalchemy import create_engine, event, insert
from sqlalchemy.exc import IntegrityError

from assistant.store.schema import IN_ORDER, METADATA, PASSING, audit, files, operations, projects, users, works

AT = "2027-01-01T00:00:00+00:00"
PROJECT = {"id": "p", "name": "护理员培训", "created_at": AT}
WORK = {
    "id": "w", "project_id": "p", "kind": "goal_declaration", "profile": "central-2021", "version": 0,
    "created_at": AT, "changed_at": AT, "changed_by": "王会计",
}  # fmt: skip
STEP = {"work_id": "w", "version": 1, "op": "undo", "who": "王会计", "at": AT, "body": b"x"}


@pytest.fixture
def connection():
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=ON"))
    METADATA.create_all(engine)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def kept(connection):
    connection.execute(insert(projects).values(PROJECT))
    connection.execute(insert(works).values(WORK))


def test_every_table_is_listed_once_behind_those_it_refers_to():
    assert sorted(t.name for t in (*IN_ORDER, *PASSING)) == sorted(METADATA.tables)
    before = set()
    for table in IN_ORDER:
        assert {key.column.table.name for key in table.foreign_keys} <= before
        before.add(table.name)


def test_a_work_begins_as_a_draft_without_a_title_or_open_points(connection):
    kept(connection)
    row = connection.execute(works.select()).one()
    assert (row.stage, row.title, row.open_points, row.trashed_at, row.year) == ("draft", "", 0, None, None)


@pytest.mark.parametrize(("table", "row"), [(works, WORK), (operations, STEP)], ids=["work", "step"])
def test_nothing_refers_to_what_is_not_there(connection, table, row):
    with pytest.raises(IntegrityError):
        connection.execute(insert(table).values(row))


def test_a_version_of_a_work_is_written_once(connection):
    kept(connection)
    connection.execute(insert(operations).values(STEP))
    with pytest.raises(IntegrityError):
        connection.execute(insert(operations).values(STEP))


def test_two_users_of_one_name_and_two_entries_of_one_hash_are_refused(connection):
    entry = {"sequence": 0, "work_id": "w", "version": 0, "body": "{}", "hash": "0" * 64}
    user = {"id": "u1", "name": "王会计", "created_at": AT}
    connection.execute(insert(users).values(user))
    connection.execute(insert(audit).values(entry))
    with pytest.raises(IntegrityError):
        connection.execute(insert(users).values(user | {"id": "u2"}))
    with pytest.raises(IntegrityError):
        connection.execute(insert(audit).values(entry | {"sequence": 1}))


def test_a_file_may_be_larger_than_four_gigabytes(connection):
    connection.execute(insert(files).values(sha256="a" * 64, size=2**40, created_at=AT))
    assert connection.execute(files.select()).one().size == 2**40
    assert files.c.size.type.__visit_name__ == "big_integer"


def test_indexes_and_keys_have_names_that_do_not_depend_on_the_database():
    named = {c.name for t in IN_ORDER for c in (*t.constraints, *t.indexes)}
    assert {"pk_works", "fk_works_project_id", "uq_audit_hash", "ix_works_trashed_at_changed_at"} <= named
