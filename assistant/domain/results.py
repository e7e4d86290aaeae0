"""What a year brought: money spent, actual values, causes of deviations. Results are joined with the approved goals."""

from enum import StrEnum

from assistant.base import OpenFrozen, OptionalExact
from assistant.domain.filing import Filing, FundLine
from assistant.domain.source import Source
from assistant.language.unread import UnreadFigure


class CauseKind(StrEnum):
    """The five kinds of cause that the monitoring form offers (偏差原因分析; 财预〔2019〕136号 form)."""

    FUNDING = "经费保障"
    RULES = "制度保障"
    STAFF = "人员保障"
    HARDWARE = "硬件条件保障"
    OTHER = "其他"


class Deviation(OpenFrozen):
    """Why a target was missed or far exceeded, and what is done about it. Both in the unit's own words."""

    kind: CauseKind | None = None
    cause: str = ""
    remedy: str = ""

    @property
    def text(self) -> str:
        """As the form's column 偏差原因分析及改进措施 shows it; empty where nothing was said."""
        kind = f"（{self.kind}）" if self.kind else ""
        parts = (f"原因{kind}：{self.cause}" if self.cause else "", f"改进措施：{self.remedy}" if self.remedy else "")
        return "；".join(p for p in parts if p)


class Result(OpenFrozen):
    """What became of one indicator. ``share`` and ``reason`` decide a text target: percent of the weight, and why."""

    name: str
    level1: str = ""
    level2: str = ""
    actual: str = ""
    share: OptionalExact = None
    reason: str = ""
    deviation: Deviation = Deviation()
    evidence: str = ""
    source: Source | None = None


class Results(OpenFrozen):
    """All that was read of a year's results, before it is joined with the declaration. Amounts in ``unit``."""

    unit: str = "万元"
    initial: OptionalExact = None
    adjusted: OptionalExact = None
    executed: OptionalExact = None
    lines: tuple[FundLine, ...] = ()
    """The same by source of money."""
    items: tuple[Result, ...] = ()
    goal_actual: str = ""
    completed: bool | None = None
    """Whether the project is finished: 101号 counts the execution rate by it."""
    process: str = ""
    """What was done, step by step, where the form asks for it."""
    execution_reason: str = ""
    """Why the money was not spent as planned."""
    conclusion: str = ""
    problems: str = ""
    measures: str = ""
    organisation: str = ""
    lessons: str = ""
    use: str = ""
    """These three only the 自评报告 shows: how the unit evaluated itself, what it learned, what comes of it."""
    note: str = ""
    """What else the reader of the papers should know."""
    notes: tuple[str, ...] = ()
    """Remarks of the reader, in Chinese."""
    unread: tuple[UnreadFigure, ...] = ()
    """The figures of a text of results that ended in no value and no explanation."""


class Paired(OpenFrozen):
    """The declaration with its results laid over it, and what could not be paired; nothing is paired by position."""

    filing: Filing
    """A self-evaluation: actual values, deviations, money; scores are still to be computed."""
    unknown: tuple[Result, ...] = ()
    """Results that fit no approved indicator."""
    missing: tuple[str, ...] = ()
    """Names of approved indicators that no result was given for."""
    notes: tuple[str, ...] = ()
    """How a result found its indicator where the names differ, in Chinese."""
    unread: tuple[UnreadFigure, ...] = ()
    """The figures of a text of results that ended nowhere."""
