"""Every request as one line of the journal."""

import time
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.domain.person import Person
from assistant.journal import Done, Journal, since
from assistant.web.doors.gate import ROOMS

_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})


@dataclass
class _Answered:
    """What is known of an answer once it went out."""

    status: int = 500
    error: str = ""
    began: float = field(default_factory=time.perf_counter)


class Requests:
    """Stands before the gate, so that what is turned away has its line too."""

    def __init__(self, app: ASGIApp, journal: Journal) -> None:
        self._app, self._journal = app, journal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answered = _Answered()

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered.status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            answered.status, answered.error = 500, type(error).__name__
            raise
        finally:
            self._journal.write(_line(scope, answered))


def _line(scope: Scope, answered: _Answered) -> Done:
    status = answered.status
    level = "error" if status >= 500 else "warning" if status >= 400 else "info"
    person = scope.get("state", {}).get("person")
    who = person.id if isinstance(person, Person) else ""
    method = scope["method"] if scope["method"] in _METHODS else "-"
    return Done(f"{method} {_pattern(scope)}", status, since(answered.began), level, who, answered.error)


def _pattern(scope: Scope) -> str:
    """The route as it was written down; a path may hold names, and one that leads nowhere may hold anything."""
    if scope["path"] == ROOMS or scope["path"].startswith(f"{ROOMS}/"):
        return ROOMS
    return str(getattr(scope.get("route"), "path", "-"))
