"""Who is at the page: a random name in a cookie, and with it what a visitor chose that is never saved.

This tells visitors apart, it keeps nobody out: whoever reaches the address may use the page.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex
from threading import Lock
from urllib.parse import urlsplit

from fastapi import Request

from assistant.domain.operation import Actor, OperationSource
from assistant.llm.connection import ModelChoice

COOKIE = "jixiao_visitor"
_LENGTH = 32
_MOST = 5_000
"""Visitors that are remembered; the first ones are forgotten first."""


@dataclass
class Visitor:
    """Somebody at the page, and the model they write with."""

    id: str
    name: str = Actor().who
    model: ModelChoice | None = None
    problem: str = ""
    """Why the model of the settings is not used, as a Chinese line."""

    def actor(self, source: OperationSource = OperationSource.PAGE) -> Actor:
        """The same, as the operations name who ordered them."""
        return Actor(who=self.name, source=source)


@dataclass
class Visitors:
    """Everybody who was here since the program began."""

    first_model: Callable[[], tuple[ModelChoice | None, str]]
    _known: dict[str, Visitor] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, request: Request) -> Visitor:
        """The visitor of a request; a new one where the cookie names none."""
        return self.named(request.cookies.get(COOKIE, ""))

    def named(self, name: str) -> Visitor:
        """The visitor with this cookie; one more where nobody could have it."""
        well_formed = len(name) == _LENGTH and name.isalnum() and name.isascii()
        key = name if well_formed else token_hex(_LENGTH // 2)
        with self._lock:
            if key not in self._known:
                choice, problem = self.first_model()
                self._known[key] = Visitor(key, model=choice, problem=problem)
                while len(self._known) > _MOST:
                    self._known.pop(next(iter(self._known)))
            return self._known[key]


def is_from_here(request: Request) -> bool:
    """Whether a request that changes something comes from the page itself, and not from another site's script."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
