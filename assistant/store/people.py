"""Units, users, and what was used: the plain records of a shared installation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from assistant.base import Frozen
from assistant.store.database import Database
from assistant.store.errors import StoreError
from assistant.store.packing import moment
from assistant.store.schema import units, usage, users


class User(Frozen):
    """Somebody who works here."""

    id: str
    name: str
    unit_id: str | None = None
    role: str = "clerk"


@dataclass(frozen=True)
class People:
    """Units and users of a database, and their use of it."""

    database: Database
    now: Callable[[], datetime]

    def add_unit(self, name: str) -> str:
        """A unit by its name; its id."""
        unit_id = token_hex(6)
        with self.database.writing() as connection:
            connection.execute(insert(units).values(id=unit_id, name=name))
        return unit_id

    def add_user(self, name: str, unit_id: str | None = None, role: str = "clerk") -> User:
        """A user with a name that nobody has yet. Raises StoreError."""
        user = User(id=token_hex(6), name=name, unit_id=unit_id, role=role)
        try:
            with self.database.writing() as connection:
                connection.execute(insert(users).values(**user.model_dump(), created_at=moment(self.now())))
        except IntegrityError as error:
            raise StoreError(f"已经有叫“{name}”的用户，或者没有这个单位。") from error
        return user

    def users(self) -> Sequence[User]:
        """Everybody, by name."""
        with self.database.reading() as connection:
            rows = connection.execute(select(users).order_by(users.c.name)).all()
        return [User.model_validate({f: getattr(row, f) for f in User.model_fields}) for row in rows]

    def note_use(self, who: str, what: str, amount: int = 1, work_id: str | None = None) -> None:
        """That something was used, such as tokens of a model."""
        row = {"id": token_hex(8), "at": moment(self.now()), "who": who, "what": what, "amount": amount}
        with self.database.writing() as connection:
            connection.execute(insert(usage).values(**row, work_id=work_id))

    def used(self) -> dict[str, int]:
        """How much of each thing was used in all."""
        query = select(usage.c.what, func.sum(usage.c.amount)).group_by(usage.c.what)
        with self.database.reading() as connection:
            return {what: int(amount) for what, amount in connection.execute(query)}
