"""What a reviewer decides of one filing: each finding taken or not, points, own words, a conclusion. Only values."""

from collections.abc import Mapping
from enum import StrEnum

from assistant.base import Exact, Frozen
from assistant.domain.finding import Finding, Severity
from assistant.domain.vocabulary import FormKind


class Conclusion(StrEnum):
    """What becomes of a filing (88号第二十五条)."""

    APPROVE = "通过"
    AFTER_MENDING = "完善后通过"
    RETURN = "退回修改"
    REFUSE = "不予通过"


class FindingVerdict(Frozen):
    """Whether a finding is taken, by whom and when; one that is not says why."""

    adopted: bool
    reason: str = ""
    who: str = ""
    at: str = ""


class NamedFinding(Frozen):
    """A finding with its name in the review."""

    id: str
    finding: Finding


class ReviewRecord(Frozen):
    """A filing under review: how it was read, what was found, what a person decided."""

    source: str
    """The file as the reviewer knows it, with the place in it."""
    form: FormKind = FormKind.UNKNOWN
    title: str = ""
    """What the filing is called in lists."""
    unit: str = ""
    form_reason: str = ""
    notes: tuple[str, ...] = ()
    unchecked: str = ""
    findings: tuple[NamedFinding, ...] = ()
    verdicts: Mapping[str, FindingVerdict] = {}
    remark: str = ""
    points: Mapping[str, Exact] = {}
    """Scores that a person gave, by point of the 审核表."""
    conclusion: Conclusion | None = None
    who: str = ""
    at: str = ""
    revision: int = 0

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that nobody has refused."""
        return tuple(n.finding for n in self.findings if self.is_standing(n.id))

    @property
    def undecided(self) -> int:
        return sum(n.id not in self.verdicts for n in self.findings)

    def is_standing(self, name: str) -> bool:
        return name not in self.verdicts or self.verdicts[name].adopted

    def count(self, *severities: Severity) -> int:
        """How many findings of these severities stand."""
        return sum(f.severity in severities for f in self.standing)

    @property
    def proposal(self) -> Conclusion | None:
        """What the findings that stand suggest; None where the filing was not checked."""
        if self.unchecked:
            return None
        if self.count(Severity.FATAL, Severity.ERROR):
            return Conclusion.RETURN
        return Conclusion.AFTER_MENDING if self.count(Severity.WARNING) else Conclusion.APPROVE
