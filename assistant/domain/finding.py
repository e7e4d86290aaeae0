"""What a rule found wrong. Findings are values; failures are exceptions."""

from collections.abc import Iterable
from enum import StrEnum

from assistant.base import Exact, OpenFrozen
from assistant.domain.citation import Citation


class Severity(StrEnum):
    """How much a finding weighs. A fatal one blocks a final filing."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)

    @property
    def word(self) -> str:
        """The Chinese word shown to the user."""
        return {"fatal": "必改", "error": "错误", "warning": "提醒", "info": "提示"}[self.value]


class Finding(OpenFrozen):
    """One defect of one filing: what, where, how sure, what to do, on what basis, and what was seen."""

    code: str
    name: str
    severity: Severity
    confidence: Exact
    """0 to 1."""
    path: str
    """Where in the filing, such as ``indicators[3].target`` or ``funds.total``."""
    row: int | None = None
    """Index into ``filing.indicators``; None where the finding is not about one row."""
    message: str
    advice: str
    basis: tuple[Citation, ...] = ()
    evidence: str = ""
    """The words of the filing that the rule saw."""


UNTRACED = "NUM001"
"""The code of a figure without a source; the rule and those who mark such figures share it."""


def untraced_figures(found: Iterable[Finding]) -> list[str]:
    """The figures that the rules could not trace, as written."""
    return [f.evidence for f in found if f.code == UNTRACED]


class SkippedRule(OpenFrozen):
    """A rule that did not judge, and why: a value, not a log line."""

    code: str
    name: str
    reason: str
    status: str = "insufficient_data"
