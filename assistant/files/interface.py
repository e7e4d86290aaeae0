"""What intake gives and how it fails.

IntakeError (a file that cannot be read)
└── BriefError (a text that is no brief)
"""

from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.filing import Filing


class IntakeError(ValueError):
    """The input cannot be read; the text is one Chinese line that says what to do."""


class BadFiling(IntakeError):
    """A filing with values that no filing can have: it is never read as anything else."""


class BriefError(IntakeError):
    """The text is not a project brief that can be worked with."""


@dataclass(frozen=True)
class UnreadCell:
    """A cell of a form that ended nowhere: its text, its row and column from 1, and the label or heading it has."""

    text: str
    row: int
    column: int
    label: str = ""


@dataclass(frozen=True)
class UnsureField:
    """A field of a filing that was read, or left open, without certainty: its path, what stands there, and why."""

    path: str
    text: str
    why: str
    """A Chinese line."""


@dataclass(frozen=True)
class ReadFiling:
    """A filing found in a file, where it was found, and remarks of the reader."""

    filing: Filing
    source: str
    notes: tuple[str, ...] = ()
    confidence: Decimal = Decimal(1)
    """How sure it is that the filing is of the kind ``filing.form``, 0 to 1; 0 where the kind is unknown."""
    form_reason: str = ""
    """Why it is taken for that kind, or why its kind is unknown and what to do, as a Chinese line."""
    unread: tuple[UnreadCell, ...] = ()
    unsure: tuple[UnsureField, ...] = ()
