"""Who works here and what they may do. Duties are kept apart: a person has one role."""

from enum import StrEnum
from typing import Self

from assistant.base import Frozen


class UserRole(StrEnum):
    """What an account is for."""

    CLERK = "clerk"
    REVIEWER = "reviewer"
    EVALUATOR = "evaluator"
    ADMIN = "admin"

    @property
    def word(self) -> str:
        return _WORDS[self]

    @classmethod
    def read(cls, stated: str) -> Self:
        """A role by its Chinese word or its name. Raises ValueError with the words there are."""
        found = next((r for r in cls if stated.strip() in {r.word, r.value}), None)
        if found is None:
            raise ValueError(f"没有“{stated}”这个角色，只有：{'、'.join(r.word for r in cls)}。")
        return found


_WORDS = {UserRole.CLERK: "申报人", UserRole.REVIEWER: "审核人", UserRole.EVALUATOR: "评价人", UserRole.ADMIN: "管理员"}


class Person(Frozen):
    """Somebody who works here."""

    id: str
    name: str
    role: UserRole = UserRole.CLERK
    unit_id: str | None = None
    is_alone: bool = False
    """The one user of an installation that only this machine reaches: there are no accounts, and all is theirs."""

    def has(self, role: UserRole) -> bool:
        """Whether the duties of a role are this person's."""
        return self.is_alone or self.role is role


ALONE = Person(id="", name="本机用户", role=UserRole.ADMIN, is_alone=True)
