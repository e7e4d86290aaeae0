"""Who is signed in: a random key in a cookie, kept here by its digest, over after hours without a request.

They stand in the database, so that a restart signs nobody out and all processes of an installation agree.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from assistant.domain.person import Person
from assistant.store.accounts import UserAccount, account_of
from assistant.store.database import Database
from assistant.store.errors import StoreUnavailable
from assistant.store.packing import digest, moment
from assistant.store.schema import sessions, users

_LONGEST = timedelta(days=7)
_MOST = 20
"""Sessions of one user; the oldest end first."""
_changed = func.coalesce(users.c.changed_at, "")
_NOTED = timedelta(minutes=1)
"""How fresh the note of the last request is: not every request need write."""


@dataclass(frozen=True)
class Sessions:
    """The sessions of a database."""

    database: Database
    now: Callable[[], datetime]

    def begin(self, account: UserAccount, idle: timedelta) -> str:
        """A new key for somebody who has just signed in; what is over goes. Raises StoreUnavailable."""
        key, at = token_urlsafe(32), moment(self.now())
        row = {"user_id": account.id, "changed_at": account.changed_at, "begun_at": at, "seen_at": at}
        with self.database.writing() as connection:
            connection.execute(delete(sessions).where(self._is_over(idle)))
            connection.execute(insert(sessions).values(digest=digest(key), **row))
            _end_oldest(connection, account.id)
        return key

    def person(self, key: str, idle: timedelta) -> Person | None:
        """Whose key this is; None where it is over, or the account was changed since."""
        if not key or not key.isascii():
            return None
        mine = (sessions.c.digest == digest(key)) & ~self._is_over(idle)
        query = select(users, sessions.c.seen_at).join_from(sessions, users).where(mine)
        with self.database.reading() as connection:
            row = connection.execute(query.where(_changed == sessions.c.changed_at)).first()
        account = account_of(row) if row is not None else None
        if row is None or account is None or not account.is_active:
            return None
        if row.seen_at < moment(self.now() - min(_NOTED, idle / 10)):
            self._note(key)
        return account.person

    def end(self, key: str) -> None:
        """Sign out. Raises StoreUnavailable."""
        with self.database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest(key)))

    def _note(self, key: str) -> None:
        """That there was a request; a database that cannot be written to signs nobody out for it."""
        with suppress(StoreUnavailable), self.database.writing() as connection:
            connection.execute(
                update(sessions).where(sessions.c.digest == digest(key)).values(seen_at=moment(self.now()))
            )

    def _is_over(self, idle: timedelta) -> ColumnElement[bool]:
        now = self.now()
        return or_(sessions.c.seen_at < moment(now - idle), sessions.c.begun_at < moment(now - _LONGEST))


def _end_oldest(connection: Connection, user_id: str) -> None:
    mine = select(sessions.c.digest).where(sessions.c.user_id == user_id)
    old = connection.execute(mine.order_by(sessions.c.begun_at.desc()).offset(_MOST)).scalars().all()
    if old:
        connection.execute(delete(sessions).where(sessions.c.digest.in_(old)))
