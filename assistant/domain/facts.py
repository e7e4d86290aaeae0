"""What a project brief states, each fact with the words it was read from. Nothing here is a guess."""

from assistant.base import Exact, OpenFrozen, OptionalExact
from assistant.domain.ledger import Ledger
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


class DateFact(OpenFrozen):
    """The first or the last day of the project, ISO."""

    date: str
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
    """Id of the kind or sector."""
    name: str = ""
    """Its Chinese name; empty where a model read it or a work is of before."""
    weight: Exact
    span: Span


class Facts(OpenFrozen):
    """All that was read from a brief. A field is None or empty where the brief does not state it."""

    text: str = ""
    text_without_orders: str = ""
    """The text with blanks for what orders the program; all that is chosen by words is chosen by these."""
    name: TextFact | None = None
    department: TextFact | None = None
    unit: TextFact | None = None
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
    ledger: Ledger = Ledger()
    """Every number of the brief with its role."""
    beneficiaries: tuple[BeneficiaryFact, ...] = ()


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
