"""What models cost, by user, project and model: questions, requests, tokens, seconds. No word of what was asked."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import func, insert, select

from assistant.base import Frozen
from assistant.domain.operation import Actor
from assistant.llm.interface import Exchange
from assistant.store.database import Database
from assistant.store.packing import canonical, digest, moment
from assistant.store.schema import usage

_COSTS = ("model", "method", "requests", "prompt_tokens", "completion_tokens", "seconds", "cached")
_OLD = (
    "select rowid, at, project, model, method, requests, prompt_tokens, completion_tokens, seconds, cached from usage"
)
_TAKEN = ".taken"
_LONGEST = 300


class UsageTotal(Frozen):
    """The sums of one user, project and model; times in seconds."""

    who: str
    """Empty where it was noted before users were."""
    project: str
    model: str
    questions: int
    requests: int
    prompt_tokens: int
    completion_tokens: int
    seconds: float
    cached: int


@dataclass(frozen=True)
class ModelUsage:
    """The use of models of a database. It is kept and copied, but the audit chain does not answer for it."""

    database: Database
    now: Callable[[], datetime]

    def add(self, project: str, exchange: Exchange) -> None:
        """Note what a question of the acting person cost. Raises StoreUnavailable."""
        person = self.database.access.person
        row = {name: getattr(exchange, name) for name in _COSTS} | {"cached": int(exchange.cached)}
        row |= {"id": token_hex(8), "at": moment(self.now()), "project": project[:_LONGEST]}
        row["model"] = exchange.model[:_LONGEST]
        with self.database.writing() as connection:
            connection.execute(insert(usage).values(**row, who=person.name if person else Actor().who))

    def totals(self) -> Sequence[UsageTotal]:
        """The dearest first; empty where nothing was noted."""
        summed = [usage.c[name] for name in ("requests", "prompt_tokens", "completion_tokens", "seconds", "cached")]
        sums = [func.count().label("questions"), *(func.sum(column).label(column.name) for column in summed)]
        query = select(usage.c.who, usage.c.project, usage.c.model, *sums)
        query = query.group_by(usage.c.who, usage.c.project, usage.c.model)
        dearest = func.sum(usage.c.prompt_tokens + usage.c.completion_tokens).desc()
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(dearest, usage.c.who, usage.c.project)).mappings()
            return [UsageTotal.model_validate(dict(row)) for row in rows]

    def take_over(self, file: Path) -> None:
        """What an earlier program noted in a file of its own, once; what cannot be read stays there."""
        if not file.is_file():
            return
        try:
            rows = list(_old_rows(file))
        except sqlite3.Error:
            return
        with self.database.writing() as connection:
            there = set(connection.execute(select(usage.c.id).where(usage.c.id.startswith("old-"))).scalars())
            for row in rows:
                if row["id"] not in there:
                    connection.execute(insert(usage).values(row))
        with suppress(OSError):  # its rows are known by their ids
            file.replace(file.with_name(file.name + _TAKEN))


def _old_rows(file: Path) -> Iterator[dict[str, Any]]:
    """The notes of the file; their ids are always the same, so that none is taken over twice."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        for found in database.execute(_OLD):
            row = dict(found)
            at = moment(datetime.fromisoformat(row["at"]))
            key = f"old-{digest(canonical(row))[:32]}"
            del row["rowid"]
            yield {
                **row,
                "id": key,
                "at": at,
                "who": "",
                "project": row["project"][:_LONGEST],
                "model": row["model"][:_LONGEST],
            }
