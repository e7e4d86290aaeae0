"""Sessions: a random key in a cookie, known here by its digest, over after hours without a request."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_urlsafe
from threading import Lock

from assistant.domain.person import Person
from assistant.store.accounts import Accounts, UserAccount

COOKIE = "jixiao_session"
_LONGEST_DAYS = 7
_MOST = 20_000


@dataclass
class _Session:
    user_id: str
    changed_at: str
    begun: float
    seen: float


@dataclass
class Sessions:
    """Everybody who is signed in. They are forgotten when the program ends."""

    accounts: Callable[[], Accounts]
    idle_seconds: float
    clock: Callable[[], float] = time.monotonic
    _open: dict[str, _Session] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, account: UserAccount) -> str:
        """A new key for somebody who has just signed in."""
        key, now = token_urlsafe(32), self.clock()
        with self._lock:
            self._open[_digest(key)] = _Session(account.id, account.changed_at, now, now)
            while len(self._open) > _MOST:
                self._open.pop(next(iter(self._open)))
        return key

    def person(self, key: str) -> Person | None:
        """Whose key this is; None where it is over, or the account was changed since."""
        session = self._open.get(_digest(key)) if key else None
        if session is None:
            return None
        account = self.accounts().with_id(session.user_id)
        is_same = account is not None and account.is_active and account.changed_at == session.changed_at
        if account is None or not is_same or self._is_over(session):
            self.end(key)
            return None
        session.seen = self.clock()
        return account.person

    def _is_over(self, session: _Session) -> bool:
        now = self.clock()
        return now - session.seen > self.idle_seconds or now - session.begun > _LONGEST_DAYS * 86_400

    def end(self, key: str) -> None:
        """Sign out."""
        with self._lock:
            self._open.pop(_digest(key), None)


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "replace")).hexdigest()
