"""Where a test keeps its works: in SQLite, or each in a schema of its own of a PostgreSQL server that is there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from secrets import token_hex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Engine

_SERVER, _SETTING = "JIXIAO_REAL_POSTGRES", "JIXIAO_DATABASE_URL"


def server() -> str | None:
    """The URL of the server that ``scripts/postgres.sh`` started; None where there is none."""
    return os.environ.get(_SERVER)


def current_url() -> str | None:
    """The database that programs and products of this test use; None for the SQLite of their folder."""
    return os.environ.get(_SETTING)


@contextmanager
def fresh_database() -> Iterator[None]:
    """Whatever is opened inside without a database of its own has a new schema, where there is a server."""
    before = current_url()
    if (url := server()) is not None:
        os.environ[_SETTING] = _with_schema(url)
    try:
        yield
    finally:
        _set(before)


@contextmanager
def sqlite() -> Iterator[None]:
    """Whatever is opened inside is the SQLite of its folder."""
    before = current_url()
    _set(None)
    try:
        yield
    finally:
        _set(before)


def _set(url: str | None) -> None:
    os.environ.pop(_SETTING, None)
    if url is not None:
        os.environ[_SETTING] = url


def _with_schema(url: str) -> str:
    from sqlalchemy import text

    name = f"t{token_hex(8)}"
    with _engine(url).begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    return f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{name}"


@lru_cache(maxsize=1)
def _engine(url: str) -> "Engine":
    from sqlalchemy import create_engine

    return create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
