"""Wrong passwords are counted by name, whether there is such a user or not, and lock the name for a while."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

LOCKED_SECONDS = 900.0
_MOST = 10_000


@dataclass
class Attempts:
    """The wrong passwords of late."""

    most: int
    clock: Callable[[], float] = time.monotonic
    _wrong: OrderedDict[str, tuple[int, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def is_locked(self, name: str) -> bool:
        """Whether a name has to wait."""
        count, at = self._wrong.get(_key(name), (0, 0.0))
        return count >= self.most and self.clock() - at < LOCKED_SECONDS

    def wrong(self, name: str) -> None:
        """One more wrong password."""
        with self._lock:
            count, at = self._wrong.pop(_key(name), (0, 0.0))
            fresh = self.clock() - at < LOCKED_SECONDS
            self._wrong[_key(name)] = (count + 1 if fresh else 1, self.clock())
            while len(self._wrong) > _MOST:
                self._wrong.popitem(last=False)

    def right(self, name: str) -> None:
        """Signed in, or set free by an administrator: counted anew."""
        with self._lock:
            self._wrong.pop(_key(name), None)


def _key(name: str) -> str:
    return name.strip()[:100]
