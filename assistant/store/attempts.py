"""Wrong passwords are counted by name, whether there is such a user or not, and lock the name for a while.

Names are kept by their digest: people type passwords into the field of the name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.store.database import Database
from assistant.store.packing import digest, moment
from assistant.store.schema import wrong_passwords

LOCKED = timedelta(minutes=15)
_Count = wrong_passwords.c.count


@dataclass(frozen=True)
class Attempts:
    """The wrong passwords of late in a database."""

    database: Database
    now: Callable[[], datetime]

    def is_locked(self, name: str, most: int) -> bool:
        """Whether a name has to wait after so many wrong passwords."""
        query = select(_Count).where(wrong_passwords.c.digest == _key(name), wrong_passwords.c.at > self._earliest)
        with self.database.reading() as connection:
            return (connection.execute(query).scalar() or 0) >= most

    def wrong(self, name: str) -> None:
        """One more wrong password; what is over goes. Raises StoreUnavailable."""
        try:
            self._count(name)
        except IntegrityError:  # another process was first to count this name
            self._count(name)

    def _count(self, name: str) -> None:
        at, key = moment(self.now()), _key(name)
        with self.database.writing() as connection:
            connection.execute(delete(wrong_passwords).where(wrong_passwords.c.at <= self._earliest))
            one_more = update(wrong_passwords).where(wrong_passwords.c.digest == key).values(count=_Count + 1, at=at)
            if connection.execute(one_more).rowcount == 0:
                connection.execute(insert(wrong_passwords).values(digest=key, count=1, at=at))

    def right(self, name: str) -> None:
        """Signed in, or set free by an administrator: counted anew. Raises StoreUnavailable."""
        if self.is_locked(name, 1):
            with self.database.writing() as connection:
                connection.execute(delete(wrong_passwords).where(wrong_passwords.c.digest == _key(name)))

    @property
    def _earliest(self) -> str:
        return moment(self.now() - LOCKED)


def _key(name: str) -> str:
    return digest(name.strip()[:100])
