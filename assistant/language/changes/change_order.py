"""What a clause of a text of changes asks for: what changes, how, and by which value."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.language.tokens import TextToken


class ChangeKind(StrEnum):
    """What becomes of the thing that the clause names."""

    SET = "set"
    """It gets the value of the clause."""
    MORE = "more"
    LESS = "less"
    TIMES = "times"
    """It is multiplied by ``factor``: 翻一番, 减半, 打八折."""
    LATER = "later"
    EARLIER = "earlier"
    KEEP = "keep"
    DROP = "drop"
    NEW = "new"
    RENAME = "rename"
    """It gets the words of ``text``: another name, another unit."""
    OPEN = "open"
    """It changes, and the clause does not say to what: 培训人数待定."""
    RECKON = "reckon"
    """It follows from others by arithmetic: 按标准乘出来."""
    PAST = "past"
    """The clause tells what was; nothing changes."""
    REMARK = "remark"
    """The clause asks for nothing."""


@dataclass(frozen=True)
class ChangeOrder:
    """One clause, or a part of it; ``start`` and ``end`` are its place in the text of changes.

    ``subject`` names what changes in the words of the clause; empty: everything that is not named elsewhere.
    """

    kind: ChangeKind
    quote: str
    start: int
    end: int
    subject: str = ""
    rows: tuple[int, ...] = ()
    """Numbers of rows that the clause names, from 1; -1 is the last."""
    value: TextToken | None = None
    old: TextToken | None = None
    """What the clause says that the value was: 由120人调到150人."""
    factor: str = ""
    """For ``TIMES``: an exact decimal."""
    bound: str = ""
    """The words around the value that may bind it: 不低于."""
    text: str = ""
    """For ``RENAME`` the new name; for ``NEW`` the words that describe it."""
    class_words: str = ""
    """For ``NEW``: the words that may say of which class it is, such as 加一条质量指标."""
    wholly: bool = False
    """For ``DROP``: whether the thing itself ends (手册不印了), so that every row about it goes."""
    may_be_new: bool = False
    """Whether it is something new where nothing of that name is there: 新增培训30人."""
    inherits: bool = False
    """Whether the clause names nothing itself and goes on about the one before."""
