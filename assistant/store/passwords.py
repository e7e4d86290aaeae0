"""Passwords: Argon2id by argon2-cffi, and which ones are too weak to be taken."""

from collections.abc import Callable
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST, _LONGEST = 10, 200
_FEWEST_DIFFERENT = 5
_AT_ONCE = BoundedSemaphore(2)
"""Each check takes 64 MB for a moment: more at a time would let strangers fill the memory."""


class WeakPassword(ValueError):
    """The password is not taken; the text says what it should be."""


class Passwords:
    """Makes and checks hashes."""

    def __init__(self, make: Callable[[], PasswordHasher] = PasswordHasher) -> None:
        self._hasher = make()
        self._nobody = self._hasher.hash("nobody has this one")

    def hashed(self, password: str, name: str) -> str:
        """The hash to keep for a user. Raises WeakPassword."""
        if weak := _weakness(password, name):
            raise WeakPassword(weak)
        with _AT_ONCE:
            return self._hasher.hash(password)

    def holds(self, kept: str | None, given: str) -> bool:
        """Whether a password is the one that was kept; takes as long where none is."""
        with _AT_ONCE:
            try:
                return self._hasher.verify(kept or self._nobody, given[:_LONGEST]) and kept is not None
            except (Argon2Error, InvalidHashError):
                return False


def _weakness(password: str, name: str) -> str:
    if not SHORTEST <= len(password) <= _LONGEST:
        return f"密码至少 {SHORTEST} 个字符，请再长一些，例如几个不相干的词连在一起。"
    if len(set(password)) < _FEWEST_DIFFERENT or name.lower() in password.lower():
        return "这个密码太容易猜到，请不要用姓名或重复的字符。"
    return ""
