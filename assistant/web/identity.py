"""Who is at the page, and what a visitor chose that is never saved.

Where there are accounts a visitor is who has signed in (the gate knows). Where only this machine reaches the page there
is one user, and a random name in a cookie tells their windows apart.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex
from threading import Lock

from fastapi import Request

from assistant.domain.operation import Actor, OperationSource
from assistant.domain.person import ALONE, Person
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
    person: Person = ALONE
    model: ModelChoice | None = None
    problem: str = ""
    """Why the model of the settings is not used, as a Chinese line."""
    source: OperationSource = OperationSource.PAGE
    """Where the orders come from, where nothing else is said."""

    def actor(self, source: OperationSource | None = None) -> Actor:
        """The same, as the operations name who ordered them."""
        return Actor(who=self.name, source=source or self.source)


@dataclass
class Visitors:
    """Everybody who was here since the program began."""

    first_model: Callable[[], tuple[ModelChoice | None, str]]
    _common: tuple[ModelChoice | None, str] | None = None
    _known: dict[str, Visitor] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, request: Request) -> Visitor:
        """The visitor of a request that the gate let in; a new one where the cookie names none."""
        person: Person = request.state.person
        if person.is_alone:
            return self.named(request.cookies.get(COOKIE, ""))
        visitor = self._known_as(f"user {person.id}")
        visitor.name, visitor.person = person.name, person
        return visitor

    def named(self, name: str) -> Visitor:
        """The visitor with this cookie; one more where nobody could have it."""
        well_formed = len(name) == _LENGTH and name.isalnum() and name.isascii()
        key = name if well_formed else token_hex(_LENGTH // 2)
        return self._known_as(key)

    def _known_as(self, key: str) -> Visitor:
        with self._lock:
            if key not in self._known:
                choice, problem = self._common or self.first_model()
                self._known[key] = Visitor(key, model=choice, problem=problem)
                while len(self._known) > _MOST:
                    self._known.pop(next(iter(self._known)))
            return self._known[key]

    def choose(self, visitor: Visitor, model: ModelChoice | None) -> None:
        """Write with this model from now on; where there are accounts, everybody does."""
        with self._lock:
            if not visitor.person.is_alone:
                self._common = model, ""
            for one in [visitor] if visitor.person.is_alone else self._known.values():
                one.model, one.problem = model, ""
