"""Keys with which programs act for a user. A key is shown once; what is kept is its digest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex, token_urlsafe

from sqlalchemy import insert, select, update

from assistant.base import Frozen
from assistant.domain.operation import Actor
from assistant.store.audit.chain import Happening, append
from assistant.store.database import Database
from assistant.store.errors import StoreError
from assistant.store.packing import digest, moment
from assistant.store.schema import tokens

PREFIX = "jx_"
"""How a key begins, so that one that leaked into a file is recognised."""


class ApiToken(Frozen):
    """A key as a list shows it."""

    id: str
    user_id: str
    name: str
    created_at: str
    expires_at: str
    revoked_at: str | None = None


@dataclass(frozen=True)
class Tokens:
    """The keys of a database."""

    database: Database
    now: Callable[[], datetime]

    def make(self, user_id: str, name: str, days: int, actor: Actor) -> str:
        """A new key for a user, shown here and never again."""
        secret, now = PREFIX + token_urlsafe(32), self.now()
        row = {"id": token_hex(6), "user_id": user_id, "name": name.strip()[:100], "created_at": moment(now)}
        ends = moment(now + timedelta(days=days))
        with self.database.writing() as connection:
            connection.execute(insert(tokens).values(**row, digest=digest(secret), expires_at=ends))
            data = {"change": "add", "token": row["id"], "of": user_id, "name": row["name"], "expires": ends}
            noted = Happening(event="token", work="", version=0, who=actor.who, at=moment(now), data=data)
            append(connection, noted, (tokens, row["id"]))
        return secret

    def owner(self, secret: str) -> str | None:
        """The id of the user whose key this is; None where it is nobody's, revoked or over."""
        if not secret.startswith(PREFIX) or len(secret) > 100:
            return None
        valid = (tokens.c.digest == digest(secret)) & tokens.c.revoked_at.is_(None)
        query = select(tokens.c.user_id).where(valid, tokens.c.expires_at > moment(self.now()))
        with self.database.reading() as connection:
            return connection.execute(query).scalar()

    def of(self, user_id: str) -> Sequence[ApiToken]:
        """The keys of a user, the newest first."""
        query = select(tokens).where(tokens.c.user_id == user_id).order_by(tokens.c.created_at.desc())
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        return [ApiToken.model_validate({f: getattr(row, f) for f in ApiToken.model_fields}) for row in rows]

    def revoke(self, token_id: str, actor: Actor) -> None:
        """End a key. Raises StoreError where there is none that is in use."""
        at = moment(self.now())
        mine = (tokens.c.id == token_id) & tokens.c.revoked_at.is_(None)
        with self.database.writing() as connection:
            if connection.execute(update(tokens).where(mine).values(revoked_at=at)).rowcount != 1:
                raise StoreError(f"没有编号为“{token_id}”、还在使用的接口密钥。")
            data = {"change": "revoke", "token": token_id}
            noted = Happening(event="token", work="", version=0, who=actor.who, at=at, data=data)
            append(connection, noted, (tokens, token_id))
