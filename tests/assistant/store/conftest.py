"""A store to write into: in SQLite always, in PostgreSQL where ``make test-postgres`` has started a server."""

import os

import pytest
from sqlalchemy import create_engine, text

from assistant.store.store import Store
from tests.fakes.works import CLERK, FILING, Desk

_URL = "JIXIAO_REAL_POSTGRES"


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))]  # one server for all
)
def url(request):
    """The database of a test: None for SQLite."""
    if request.param == "sqlite":
        return None
    found = os.environ.get(_URL)
    if not found:
        pytest.skip("没有 PostgreSQL 服务器：make test-postgres 会起一个临时的")
    engine = create_engine(found.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return found


@pytest.fixture
def open_store(tmp_path, url):
    """Opens the same store again and again, as several programs would."""
    opened = []

    def opener(folder=tmp_path):
        desk = Desk()
        opened.append(Store(folder, desk.works, desk.now, url))
        return opened[-1]

    yield opener
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store):
    return open_store()


@pytest.fixture
def saved(store):
    """A work of seven rows."""
    return store.works.create("central-2021", 2027, CLERK, filing=FILING)
