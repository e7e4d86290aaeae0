"""The ledger of a brief: every number, rate and date once, with its role and what it speaks of."""

from decimal import Decimal, InvalidOperation
from enum import StrEnum

from pydantic import Field

from assistant.base import OpenFrozen
from assistant.language.target import Operator
from assistant.language.token_quantities import with_scale


class NumberRole(StrEnum):
    """What a number of a brief is for."""

    OUTPUT = "output"
    RESULT = "result"
    SATISFACTION = "satisfaction"
    BASELINE = "baseline"
    CONTEXT = "context"
    PRICE = "price"
    LIMIT = "limit"
    FREQUENCY = "frequency"
    MILESTONE = "milestone"
    PERIOD = "period"
    PART = "part"
    MONEY_TOTAL = "money_total"
    MONEY_OVERALL = "money_overall"
    """All years of a project that runs on."""
    MONEY_SOURCE = "money_source"
    MONEY_USE = "money_use"
    MONEY_PAST = "money_past"
    MONEY_EFFECT = "money_effect"
    """Income, saving or spending that the project brings."""
    SHARE = "share"
    DOCUMENT = "document"
    IDENTIFIER = "identifier"
    ORDER = "order"
    """Inside a text that orders the program about; never used."""
    RANGE_END = "range_end"

    @property
    def word(self) -> str:
        """The Chinese word shown to the user."""
        return _WORDS[self]

    @property
    def makes_row(self) -> bool:
        """Whether a number of this role becomes an indicator (the total and the uses of money as cost)."""
        return self in _MAKES_ROW

    @property
    def is_money(self) -> bool:
        """Whether it is a sum of money, unit prices apart."""
        return self.value.startswith("money_")


_WORDS = {
    NumberRole.OUTPUT: "产出",
    NumberRole.RESULT: "效果或质量",
    NumberRole.SATISFACTION: "满意度",
    NumberRole.BASELINE: "上年或现状值",
    NumberRole.CONTEXT: "背景情况",
    NumberRole.PRICE: "单价或标准",
    NumberRole.LIMIT: "时限或上限",
    NumberRole.FREQUENCY: "频次",
    NumberRole.MILESTONE: "完成时间",
    NumberRole.PERIOD: "起止时间",
    NumberRole.PART: "其中一部分",
    NumberRole.MONEY_TOTAL: "资金总额",
    NumberRole.MONEY_OVERALL: "各年总投资",
    NumberRole.MONEY_SOURCE: "资金来源",
    NumberRole.MONEY_USE: "资金用途",
    NumberRole.MONEY_PAST: "以前年度资金",
    NumberRole.MONEY_EFFECT: "带来的收入或节约",
    NumberRole.SHARE: "占比",
    NumberRole.DOCUMENT: "文号或条款",
    NumberRole.IDENTIFIER: "编号",
    NumberRole.ORDER: "写给程序的命令",
    NumberRole.RANGE_END: "区间的后一半",
}
_MAKES_ROW = frozenset(
    {
        NumberRole.OUTPUT,
        NumberRole.RESULT,
        NumberRole.SATISFACTION,
        NumberRole.PRICE,
        NumberRole.LIMIT,
        NumberRole.FREQUENCY,
        NumberRole.MILESTONE,
        NumberRole.MONEY_TOTAL,
        NumberRole.MONEY_USE,
        NumberRole.MONEY_EFFECT,
    }
)


class LedgerPlace(OpenFrozen):
    """Where a number stands when a brief is several papers: the file, and its page from 1 or its sheet by name."""

    file: str
    page: str = ""
    start: int = 0
    """In characters of the whole text."""


class ReadBy(StrEnum):
    """Who says what a number is for. Its value, unit and date are always read by rules."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"
    """A model and the rules, independently of each other."""

    @property
    def word(self) -> str:
        """The Chinese word shown to the user."""
        return {"rules": "规则", "model": "大模型", "both": "规则和大模型"}[self.value]


class LedgerEntry(OpenFrozen):
    """A number of the brief.

    ``start`` and ``end`` count characters of the brief as given. ``value``, ``low`` and ``high`` are exact decimals in
    plain digits counted in ``unit`` (4.2 万株), or ISO dates as far as written.
    """

    quote: str
    start: int
    end: int
    value: str
    unit: str = ""
    role: NumberRole
    unit_said: str = ""
    """The unit in full, in the words of the brief, where it proves more of it than ``unit`` has: 元/点次."""
    about: str = ""
    operator: Operator | None = None
    low: str | None = None
    high: str | None = None
    name: str = ""
    """The name of the indicator it would make; empty where the brief gives no sound one."""
    level2: str = ""
    """The second-level class of that indicator."""
    all_years: bool = False
    """Whether it is of the whole period of a project of several years, not of this year."""
    fund: str = ""
    """Of a source of money, the line of the funds it belongs to: fiscal, carry_over, special_account or other."""
    of: str = ""
    """Of a part or a share, the words of the whole."""
    read_by: ReadBy = ReadBy.RULES
    disputed: str = ""
    """Where the rules and a model read it differently: what each took it for, and which holds, in one Chinese line."""
    used: str = ""
    """``indicator:NAME``, ``money``, ``head``, ``goal``; empty where the draft has no use for it: ``why`` says why."""
    why: str = ""
    confidence: float = 1.0
    """How sure the role is, 0 to 1."""

    place: LedgerPlace | None = None
    """File and page, where the brief came as files."""
    also: tuple[LedgerPlace, ...] = ()
    """The other places that say the same number of the same thing."""

    @property
    def number(self) -> Decimal | None:
        """The value as a number; None for dates and names."""
        try:
            return Decimal(self.value)
        except InvalidOperation:
            return None

    @property
    def yuan(self) -> Decimal | None:
        """The amount in 元, where it is one."""
        number = self.number
        return with_scale(number, self.unit) if number is not None and self.unit.endswith("元") else None


class LedgerContradiction(OpenFrozen):
    """Numbers of the brief that do not fit, with the arithmetic in one Chinese line."""

    kind: str
    """``sum``, ``product``, ``share``, ``dates`` or ``totals``; ``model`` where only a model saw it."""
    text: str
    quotes: tuple[str, ...]
    starts: tuple[int, ...] = ()
    """Where the quotes stand in the brief."""


class Ledger(OpenFrozen):
    """All numbers of a brief, in the order of the text."""

    entries: tuple[LedgerEntry, ...] = ()
    contradictions: tuple[LedgerContradiction, ...] = ()
    unread: tuple[str, ...] = Field(default=())
    """Figures that are in no entry; empty by construction."""

    def of(self, *roles: NumberRole) -> tuple[LedgerEntry, ...]:
        """The entries with one of these roles."""
        return tuple(e for e in self.entries if e.role in roles)
