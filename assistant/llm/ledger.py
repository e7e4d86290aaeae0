"""What the model cost, by project and model: questions, requests, tokens, seconds. No word of what was asked."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from assistant.base import Frozen
from assistant.llm.interface import Exchange

_TABLE = """create table if not exists usage (
    at text not null, project text not null, model text not null, method text not null, requests integer not null,
    prompt_tokens integer not null, completion_tokens integer not null, seconds real not null,
    cached integer not null)"""
_TOTALS = """select project, model, count(*), sum(requests), sum(prompt_tokens), sum(completion_tokens), sum(seconds),
    sum(cached) from usage group by project, model order by sum(prompt_tokens + completion_tokens) desc"""


class UsageTotal(Frozen):
    """The sums of one project and model; times in seconds."""

    project: str
    model: str
    questions: int
    requests: int
    prompt_tokens: int
    completion_tokens: int
    seconds: float
    cached: int


class UsageLedger:
    """One SQLite file; several processes may write."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, project: str, exchange: Exchange) -> None:
        """Note an exchange; a file that cannot be written costs the note, not the reply."""
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        row = (at, project, *(getattr(exchange, f) for f in _FIELDS))
        with suppress(sqlite3.Error, OSError), self._open() as database:
            database.execute("insert into usage values (?,?,?,?,?,?,?,?,?)", row)

    def totals(self) -> Sequence[UsageTotal]:
        """The dearest first; empty where nothing was noted."""
        if not self._path.is_file():
            return []
        with self._open() as database:
            return [
                UsageTotal(**dict(zip(UsageTotal.model_fields, row, strict=True))) for row in database.execute(_TOTALS)
            ]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=10)
        try:
            database.execute(_TABLE)
            with database:
                yield database
        finally:
            database.close()


_FIELDS = ("model", "method", "requests", "prompt_tokens", "completion_tokens", "seconds", "cached")
