"""Units: whose people share their works."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from sqlalchemy import insert, select

from assistant.base import Frozen
from assistant.domain.operation import Actor
from assistant.store.audit.chain import Happening, append
from assistant.store.database import Database
from assistant.store.errors import StoreError
from assistant.store.packing import moment
from assistant.store.schema import units

_LONGEST_NAME = 100


class Unit(Frozen):
    """A unit whose people share their works."""

    id: str
    name: str


@dataclass(frozen=True)
class People:
    """The units of a database."""

    database: Database
    now: Callable[[], datetime]

    def add_unit(self, name: str, actor: Actor) -> str:
        """A unit by its name; its id. Raises StoreError."""
        unit_id, name = token_hex(6), name.strip()
        if not 1 <= len(name) <= _LONGEST_NAME:
            raise StoreError(f"单位名称应为 1 到 {_LONGEST_NAME} 个字。")
        with self.database.writing() as connection:
            connection.execute(insert(units).values(id=unit_id, name=name))
            data, at = {"unit": unit_id, "name": name}, moment(self.now())
            happening = Happening(event="unit", work="", version=0, who=actor.who, at=at, data=data)
            append(connection, happening, (units, unit_id))
        return unit_id

    def unit(self, name: str, actor: Actor) -> str:
        """The id of the unit with a name, which is added where there is none yet. Raises StoreError."""
        found = next((u.id for u in self.units() if u.name == name.strip()), None)
        return found or self.add_unit(name, actor)

    def units(self) -> Sequence[Unit]:
        """Every unit, by name."""
        with self.database.reading() as connection:
            rows = connection.execute(select(units).order_by(units.c.name)).all()
        return [Unit(id=row.id, name=row.name) for row in rows]
