"""What came of rolling a form on: the new form, each change with its words, what is asked, the account of numbers."""

from assistant.base import OpenFrozen
from assistant.domain.applied_change import AppliedChange
from assistant.domain.facts import Question
from assistant.domain.filing import Filing
from assistant.domain.ledger import Ledger
from assistant.language.unread import UnreadFigure


class RolledForm(OpenFrozen):
    """Last year's form as this year's."""

    filing: Filing
    changes: tuple[AppliedChange, ...] = ()
    questions: tuple[Question, ...] = ()
    ledger: Ledger = Ledger()
    """The numbers of the text of changes, each with what became of it."""
    unread: tuple[UnreadFigure, ...] = ()
    """The figures of the text of changes that ended nowhere."""
    text: str = ""
    """The text of changes, then last year's form as text: what every figure of the new form can be traced to."""
