"""Accounts: who may sign in, in which role, and what was changed about them; every change is in the audit chain."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.base import Frozen
from assistant.domain.operation import Actor
from assistant.domain.person import Person, UserRole
from assistant.store.audit.chain import Happening, append
from assistant.store.audit.people import account_facts
from assistant.store.database import Database
from assistant.store.errors import StoreError
from assistant.store.packing import moment
from assistant.store.passwords import Passwords
from assistant.store.schema import users, works

_LONGEST_NAME = 30


class UserAccount(Frozen):
    """Somebody who may sign in."""

    id: str
    name: str
    role: UserRole
    unit_id: str | None = None
    changed_at: str = ""
    """When password, role or state last changed: a session that began before it is over."""
    disabled_at: str | None = None
    has_password: bool = False

    @property
    def person(self) -> Person:
        """The same, as somebody who acts."""
        return Person(id=self.id, name=self.name, role=self.role, unit_id=self.unit_id)

    @property
    def is_active(self) -> bool:
        return self.disabled_at is None


@dataclass(frozen=True)
class Accounts:
    """The accounts of a database."""

    database: Database
    now: Callable[[], datetime]
    passwords: Callable[[], Passwords] = field(default=Passwords)

    @cached_property
    def _passwords(self) -> Passwords:
        return self.passwords()

    def add(
        self, name: str, role: UserRole, password: str | None, actor: Actor, unit_id: str | None = None
    ) -> UserAccount:
        """A new account; without a password only a trusted proxy can sign it in. Raises StoreError, WeakPassword."""
        name = name.strip()
        if not 1 <= len(name) <= _LONGEST_NAME or not name.isprintable():
            raise StoreError(f"用户名应为 1 到 {_LONGEST_NAME} 个字，不含换行。")
        kept = None if password is None else self._passwords.hashed(password, name)
        at = moment(self.now())
        row = {"id": token_hex(6), "name": name, "role": role.value, "unit_id": unit_id, "password": kept}
        try:
            with self.database.writing() as connection:
                connection.execute(insert(users).values(**row, created_at=at, changed_at=at))
                self._note(connection, str(row["id"]), "add", actor, at)
        except IntegrityError as error:
            raise StoreError(f"已经有叫“{name}”的用户，或者没有这个单位。") from error
        return self.named(name)

    def list(self) -> Sequence[UserAccount]:
        """Everybody, by name."""
        with self.database.reading() as connection:
            return [account_of(row) for row in connection.execute(select(users).order_by(users.c.name))]

    def named(self, name: str) -> UserAccount:
        """The account with a name. Raises StoreError."""
        found = self.find(name)
        if found is None:
            raise StoreError(f"没有叫“{name}”的用户。用户名单见 jixiao user list。")
        return found

    def find(self, name: str) -> UserAccount | None:
        """The account with a name, if there is one."""
        return self._one(users.c.name == name.strip())

    def with_id(self, user_id: str) -> UserAccount | None:
        """The account with an id, if there is one."""
        return self._one(users.c.id == user_id)

    def _one(self, which: Any) -> UserAccount | None:
        with self.database.reading() as connection:
            row = connection.execute(select(users).where(which)).first()
        return account_of(row) if row is not None else None

    def signed_in(self, name: str, password: str) -> UserAccount | None:
        """The account that name and password belong to; None where they do not, or it is disabled."""
        with self.database.reading() as connection:
            row = connection.execute(select(users).where(users.c.name == name.strip())).first()
        holds = self._passwords.holds(row.password if row is not None else None, password)
        return account_of(row) if row is not None and holds and row.disabled_at is None else None

    def set_password(self, name: str, password: str, actor: Actor) -> None:
        """A new password; every session of the account is over. Raises StoreError, WeakPassword."""
        self._change(name, "password", actor, password=self._passwords.hashed(password, name))

    def set_role(self, name: str, role: UserRole, actor: Actor) -> None:
        """Another role. Raises StoreError, also where no administrator would be left."""
        self._change(name, "role", actor, role=role.value)

    def set_unit(self, name: str, unit_id: str | None, actor: Actor) -> None:
        """Another unit. Raises StoreError."""
        self._change(name, "unit", actor, unit_id=unit_id)

    def disable(self, name: str, actor: Actor) -> None:
        """Nobody can sign in with it any more; what was done stays. Raises StoreError."""
        self._change(name, "disable", actor, disabled_at=moment(self.now()))

    def enable(self, name: str, actor: Actor) -> None:
        """It may be signed in with again. Raises StoreError."""
        self._change(name, "enable", actor, disabled_at=None)

    def _change(self, name: str, what: str, actor: Actor, **columns: str | None) -> None:
        account, at = self.named(name), moment(self.now())
        try:
            with self.database.writing() as connection:
                before = _active_administrators(connection)
                connection.execute(update(users).where(users.c.id == account.id).values(**columns, changed_at=at))
                if before and not _active_administrators(connection):
                    raise StoreError("至少要留一个能登录的管理员，没有改动。")
                self._note(connection, account.id, what, actor, at)
        except IntegrityError as error:
            raise StoreError("没有这个单位，没有改动。") from error

    def _note(self, connection: Connection, user_id: str, what: str, actor: Actor, at: str) -> None:
        row = connection.execute(select(users).where(users.c.id == user_id)).one()
        data = {"change": what, "user": user_id, **account_facts(row)}
        happening = Happening(event="account", work="", version=0, who=actor.who, at=at, data=data)
        append(connection, happening, (users, user_id))

    def ownerless(self) -> int:
        """How many works were begun before there were accounts and belong to nobody."""
        with self.database.reading() as connection:
            query = select(func.count()).select_from(works).where(works.c.owner_id.is_(None))
            return connection.execute(query).scalar_one()

    def give(self, name: str, actor: Actor) -> int:
        """Make the works that belong to nobody this account's; how many. Raises StoreError."""
        account, at = self.named(name), moment(self.now())
        with self.database.writing() as connection:
            rows = connection.execute(select(works.c.id, works.c.version).where(works.c.owner_id.is_(None))).all()
            columns = {"owner_id": account.id, "unit_id": account.unit_id}
            connection.execute(update(works).where(works.c.owner_id.is_(None)).values(**columns))
            for row in rows:
                given = Happening(
                    event="given", work=row.id, version=row.version, who=actor.who, at=at,
                    data={k: v for k, v in columns.items() if v},
                )  # fmt: skip
                append(connection, given, (works, row.id))
        return len(rows)


def _active_administrators(connection: Connection) -> int:
    query = select(func.count()).select_from(users)
    active = query.where(users.c.role == UserRole.ADMIN.value, users.c.disabled_at.is_(None))
    return connection.execute(active).scalar_one()


def account_of(row: Row[Any]) -> UserAccount:
    """The account of a row of users."""
    return UserAccount(
        id=row.id, name=row.name, role=UserRole(row.role), unit_id=row.unit_id, changed_at=row.changed_at or "",
        disabled_at=row.disabled_at, has_password=row.password is not None,
    )  # fmt: skip
