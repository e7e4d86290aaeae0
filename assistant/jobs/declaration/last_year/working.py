"""The form while it is being changed: rows with what they were, money, and what is open. Private to this folder."""

from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.applied_change import AppliedChange
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import NumberRole
from assistant.language.changes.change_order import ChangeOrder
from assistant.language.tokens import TextToken


@dataclass
class WorkingRow:
    """A row on its way: ``last`` as it stood last year (None for a new one), ``rolled`` the same in the new year."""

    row: Indicator
    last: Indicator | None = None
    rolled: Indicator | None = None
    gone: bool = False
    by: ChangeOrder | None = None
    """The order that changed its value."""
    formula: str = ""
    past: str = ""
    """What the changes say that was reached last year."""
    follows: str = ""
    """Why the value follows from another, where no order names the row."""

    @property
    def changed(self) -> bool:
        """Whether its value is no longer that of last year, the year apart."""
        return self.rolled is not None and self.row.target != self.rolled.target


@dataclass(frozen=True)
class NumberUse:
    """What a number of the changes became."""

    token: TextToken
    role: NumberRole
    about: str = ""
    used: str = ""
    why: str = ""


@dataclass(frozen=True)
class OpenPoint:
    """Something to ask: the id of the question in questions.yaml, and the words to fill in."""

    code: str
    words: dict[str, str]
    order: ChangeOrder | None = None
    options: tuple[str, ...] = ()


@dataclass
class WorkingForm:
    """All parts of the form; ``last`` is last year's, ``filing`` the one that is rolled on."""

    last: Filing
    filing: Filing
    last_year: int
    year: int
    rows: list[WorkingRow]
    money: dict[str, Decimal] = field(default_factory=dict)
    """Amounts that the changes state, in the unit of the filing."""
    money_orders: dict[str, ChangeOrder] = field(default_factory=dict)
    money_kept: set[str] = field(default_factory=set)
    money_formulas: dict[str, str] = field(default_factory=dict)
    changes: list[AppliedChange] = field(default_factory=list)
    open: list[OpenPoint] = field(default_factory=list)
    uses: list[NumberUse] = field(default_factory=list)

    def live(self) -> list[WorkingRow]:
        """The rows that stand."""
        return [row for row in self.rows if not row.gone]

    def ask(self, code: str, order: ChangeOrder | None = None, options: tuple[str, ...] = (), **words: str) -> None:
        """Note an open point, once."""
        point = OpenPoint(code, words, order, options)
        if not any((p.code, p.words) == (code, words) for p in self.open):
            self.open.append(point)

    def use(self, token: TextToken | None, role: NumberRole, about: str, used: str = "", why: str = "") -> None:
        """Note what a number became; the first use counts."""
        if token is not None and not any(u.token.start == token.start for u in self.uses):
            self.uses.append(NumberUse(token, role, about, used, why))
