"""Parts that fail as databases, disks, indexes and processes do."""

import errno
import sqlite3
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, OperationalError

FAILURES = {
    "locked": lambda: OperationalError("UPDATE works SET x", {}, sqlite3.OperationalError("database is locked")),
    "damaged": lambda: DatabaseError("SELECT", {}, sqlite3.DatabaseError("database disk image is malformed")),
    "full": lambda: OSError(errno.ENOSPC, "No space left on device", "/data/jixiao.sqlite"),
    "read-only": lambda: PermissionError(errno.EACCES, "Permission denied", "/data/jixiao.sqlite"),
    "broken": lambda: OSError(errno.EIO, "Input/output error", "/data/jixiao.sqlite"),
}


class BrokenEngine:
    """An engine of which every transaction fails, or every one that writes."""

    def __init__(self, engine, error, *, reads):
        self.dialect, self.url = engine.dialect, engine.url
        self._engine, self._error, self._reads = engine, error, reads

    def execution_options(self, **options):
        return self._engine.execution_options(**options) if self._reads else self

    @contextmanager
    def begin(self):
        raise self._error()
        yield


@contextmanager
def broken(store, error, *, reads=False):
    """The store as long as its database fails, or takes no more, and its folder of files with it."""
    engine, folder = store.database.engine, store.files.folder
    store.database.engine = BrokenEngine(engine, error, reads=reads)
    object.__setattr__(store.files, "folder", store.folder / "nowhere.txt" / "files")
    (store.folder / "nowhere.txt").touch()
    try:
        yield
    finally:
        store.database.engine = engine
        object.__setattr__(store.files, "folder", folder)


class Failing:
    """Anything whose every use fails."""

    def __init__(self, error):
        self._error = error

    def __getattr__(self, _name):
        raise self._error
