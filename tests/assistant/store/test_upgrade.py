"""A database that an earlier program wrote is brought to the newest tables when it is opened, with what it holds."""

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from assistant.store import database
from assistant.store.database import FILE, HEAD, Database, revision_of

FIRST = "0001"
USER = {"id": "u1", "name": "王会计", "role": "申报人", "created_at": "2026-11-01T08:00:00+08:00"}


@pytest.fixture
def old(tmp_path):
    """A data folder with tables of the first version and one user."""
    engine = sa.create_engine(f"sqlite:///{tmp_path / FILE}")
    config = Config()
    config.set_main_option("script_location", str(database.__file__).replace("database.py", "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, FIRST)
        users = sa.Table("users", sa.MetaData(), autoload_with=connection)
        connection.execute(users.insert(), {c.name: USER.get(c.name) for c in users.columns})
    engine.dispose()
    return tmp_path


def test_an_old_database_is_upgraded_at_opening_and_keeps_what_it_holds(old):
    assert revision_of(old) == FIRST
    opened = Database.opened(old)
    with opened.reading() as connection:
        row = connection.execute(sa.text("SELECT id, name, password FROM users")).one()
    opened.close()
    assert tuple(row) == ("u1", "王会计", None)
    assert revision_of(old) == HEAD
