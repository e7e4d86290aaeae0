"""What a project brief states, each fact with the words it was read from. Nothing here is a guess."""

from enum import StrEnum

from assistant.base import Exact, OpenFrozen, OptionalExact
from assistant.language.money import Money
from assistant.language.target import Operator
from assistant.language.unread import UnreadFigure


class Span(OpenFrozen):
    """A piece of the brief: characters ``start`` to ``end`` of ``document``, and the words."""

    start: int
    end: int
    text: str
    document: str = "项目简介"


class TextFact(OpenFrozen):
    """A stated name or word, such as the department."""

    value: str
    span: Span


class MoneyRole(StrEnum):
    """What a sum of money is in the brief."""

    TOTAL = "total"  # 年度资金总额
    FISCAL = "fiscal"  # 当年财政拨款
    CARRY_OVER = "carry_over"  # 上年结转
    SPECIAL_ACCOUNT = "special_account"  # 财政专户管理资金
    OTHER = "other"  # 其他资金
    OVERALL = "overall"  # 项目总投资, all years
    ITEM = "item"  # 用于…的部分
    UNIT_PRICE = "unit_price"  # 每人500元, ``per`` says per what
    BASELINE = "baseline"  # last year's figure, for comparison only


class MoneyFact(OpenFrozen):
    """A sum with its role; ``purpose`` says what it buys, ``per`` the unit of a unit price such as 人 or 公里."""

    money: Money
    role: MoneyRole
    purpose: str = ""
    per: str = ""
    level: str = ""
    """Whose fiscal money it is, 中央 or 县, where the words before it say so."""
    operator: Operator = Operator.EQUAL
    span: Span


class QuantityFact(OpenFrozen):
    """A stated amount of work or result: 培训(verb) 护理员(object) 120(number) 人(unit)."""

    verb: str = ""
    object: str
    number: Exact
    unit: str
    operator: Operator = Operator.EQUAL
    per: str = ""
    """"每年", "每月", "每个" … where the number is a rate; "" where it is a total."""
    overall: bool = False
    """True where the number is of the whole multi-year period."""
    baseline: bool = False
    """True where it only describes the present or an earlier year."""
    span: Span


class RateFact(OpenFrozen):
    """A stated rate with its name: 验收合格率 ≥ 95 %."""

    name: str
    operator: Operator
    value: Exact
    high: OptionalExact = None
    unit: str = "%"
    relative: bool = False
    """True for a change against a base (较上年提高10%); ``base`` holds its words."""
    base: str = ""
    baseline: bool = False
    span: Span


class DateRole(StrEnum):
    """What a date is in the brief."""

    START = "start"
    END = "end"
    DEADLINE = "deadline"  # a piece of work is due: ``what`` names it
    MENTION = "mention"  # a date of a document or of the past


class DateFact(OpenFrozen):
    """A stated date, ISO; month and year alone are given as the last day they allow (start: the first)."""

    date: str
    role: DateRole
    what: str = ""
    span: Span


class BeneficiaryFact(OpenFrozen):
    """Who benefits, and how many where stated."""

    name: str
    number: OptionalExact = None
    unit: str = ""
    span: Span


class KindFact(OpenFrozen):
    """A kind of activity that the brief shows, strongest first."""

    kind: str
    weight: Exact
    span: Span


class Facts(OpenFrozen):
    """All that was read from a brief. A field is None or empty where the brief does not state it."""

    text: str = ""
    name: TextFact | None = None
    department: TextFact | None = None
    unit: TextFact | None = None
    year: int | None = None
    year_span: Span | None = None
    attribute: TextFact | None = None
    category: TextFact | None = None
    content: TextFact | None = None
    goal: TextFact | None = None
    """A goal in the user's own words, where the brief gives one."""
    basis: tuple[TextFact, ...] = ()
    """立项依据: documents the brief names, as written."""
    start: DateFact | None = None
    end: DateFact | None = None
    kinds: tuple[KindFact, ...] = ()
    sectors: tuple[KindFact, ...] = ()
    money: tuple[MoneyFact, ...] = ()
    quantities: tuple[QuantityFact, ...] = ()
    rates: tuple[RateFact, ...] = ()
    dates: tuple[DateFact, ...] = ()
    places: tuple[TextFact, ...] = ()
    beneficiaries: tuple[BeneficiaryFact, ...] = ()

    def sums(self, *roles: MoneyRole) -> tuple[MoneyFact, ...]:
        """The stated sums with one of these roles, in the order of the brief."""
        return tuple(fact for fact in self.money if fact.role in roles)

    def fiscal(self) -> tuple[MoneyFact, ...]:
        """The sums that make up 当年财政拨款: one that says it whole, else those of each level; the last said counts.

        Where both are said, the levels are parts of the whole, so that the larger counts.
        """
        said = self.sums(MoneyRole.FISCAL)
        whole = [fact for fact in said if not fact.level][-1:]
        levels = list({fact.level: fact for fact in said if fact.level}.values())
        parts = sum(fact.money.yuan for fact in levels)
        return tuple(whole if whole and whole[0].money.yuan >= parts else levels)


class Question(OpenFrozen):
    """Something the user should say, because the brief leaves it open or contradicts itself."""

    code: str
    """Stable, such as ``money.total`` or ``contradiction.money.total``."""
    field: str
    """The label a written answer gets, such as 主管部门: “主管部门：青溪县民政局” is a line the reader understands."""
    text: str
    why: str = ""
    options: tuple[str, ...] = ()
    priority: int = 50
    """Smaller is asked first."""
    spans: tuple[Span, ...] = ()


class BriefReading(OpenFrozen):
    """A brief as facts, with the questions that remain, most important first."""

    facts: Facts
    questions: tuple[Question, ...] = ()
    unread: tuple[UnreadFigure, ...] = ()
    """The figures of the brief that ended in no fact."""
