"""How much one user may send: so many requests a minute, so many bytes a request."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from fastapi import HTTPException
from starlette.types import Message, Receive

_MOST_KEYS = 10_000
JSON_BYTES = 1024 * 1024
TOO_LARGE = "内容太大（一次最多 {} MB），请分几次上传或发送。"
TOO_OFTEN = "操作太频繁，请过一分钟再试。"


@dataclass
class RequestRates:
    """Buckets that fill again evenly; the oldest are forgotten."""

    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def take(self, key: str, a_minute: int) -> bool:
        """One more of these; False where a minute's worth is used up."""
        now = self.clock()
        with self._lock:
            left, at = self._left.pop(key, (float(a_minute), now))
            left = min(float(a_minute), left + (now - at) * a_minute / 60)
            self._left[key] = (left - 1 if left >= 1 else left, now)
            while len(self._left) > _MOST_KEYS:
                self._left.popitem(last=False)
        return left >= 1


def too_large(most: int) -> str:
    """The line for a body of more bytes than this."""
    return TOO_LARGE.format(max(1, most // 1024**2))


def bounded(receive: Receive, most: int) -> Receive:
    """The body of a request up to so many bytes, whatever its head claims. Raises HTTPException (413)."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413, too_large(most))
        return message

    return receiving
