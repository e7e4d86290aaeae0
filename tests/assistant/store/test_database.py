"""The database is brought to the newest tables, once, whoever opens it first."""

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from assistant.store.database import FILE, HEAD, Database
from assistant.store.errors import StoreUnavailable
from assistant.store.schema import METADATA

_OPENS = """
import sys
from pathlib import Path
from assistant.store.database import Database
Database.opened(Path(sys.argv[1]))
"""


def test_the_migrations_make_the_tables_that_the_code_knows(store):
    with store.database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_newest_migration_is_the_one_the_code_names(store):
    with store.database.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_opening_again_changes_nothing(store, open_store):
    assert open_store().chain() == store.chain()


def test_a_database_of_a_newer_program_is_left_alone(store, open_store):
    with store.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreUnavailable, match="更新的版本"):
        open_store()


def test_what_is_rolled_back_is_not_there(store):
    def fails():
        with store.database.writing() as connection:
            connection.execute(text("INSERT INTO units (id, name) VALUES ('u', '民政局')"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    with store.database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM units")).scalar() == 0


def test_sqlite_writes_ahead_and_every_commit_to_the_disk(tmp_path):
    database = Database.opened(tmp_path)
    with database.reading() as connection:
        modes = [connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("journal_mode", "synchronous")]
    assert modes == ["wal", 2]
    database.close()


def test_several_programs_may_open_a_new_store_at_once(tmp_path):
    code = _OPENS
    started = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(3)]
    assert [p.wait(60) for p in started] == [0, 0, 0]
    assert (tmp_path / FILE).exists()


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://", "unsinn"])
def test_another_kind_of_database_is_refused(tmp_path, url):
    with pytest.raises(StoreUnavailable, match="postgresql://"):
        Database.opened(tmp_path, url)


def test_a_server_that_does_not_answer_is_stated_so_without_its_password(tmp_path):
    with pytest.raises(StoreUnavailable) as error:
        Database.opened(tmp_path, "postgresql://me:geheim@127.0.0.1:1/x?connect_timeout=1")
    assert "geheim" not in str(error.value)


def test_a_folder_that_cannot_be_made_is_stated_so(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable, match="不能写入"):
        Database.opened(tmp_path / "file" / "data")
