"""An evaluation: indicators with review points, evidence for and against, scores with deductions, problems, advice.

Everything that a report, its tables and its charts say is read from this one value, so that they cannot disagree.
"""

from decimal import Decimal
from enum import StrEnum

from assistant.base import Exact, OpenFrozen, OptionalExact
from assistant.domain.dossier import Contradiction, Paper, Quote, SkippedPaper
from assistant.domain.filing import Goals, Project
from assistant.domain.framework import Stage
from assistant.domain.outside import Year
from assistant.domain.rates import percent
from assistant.domain.survey import SurveyResult


class Evidence(Quote):
    """A quote with the number it is referred to by (E1, E2 …), in the order of the evidence list."""

    id: str


class Verdict(StrEnum):
    """What the papers say of a review point."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NO_EVIDENCE = "no_evidence"

    @property
    def word(self) -> str:
        """The Chinese word shown to the user."""
        return {"met": "符合", "partly": "部分符合", "not_met": "不符合", "no_evidence": "未见佐证"}[self.value]


class PointFinding(OpenFrozen):
    """One review point held to the papers; evidence by id."""

    text: str
    verdict: Verdict
    weight: Exact
    """Points (分) that hang on it."""
    found: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    missing: str = ""
    """What paper would answer it, where none was found."""


class Deduction(OpenFrozen):
    """Points taken off one indicator, why, and on what evidence."""

    id: str
    """D1, D2 … in the order of the score sheet."""
    points: Exact
    reason: str
    evidence: tuple[str, ...] = ()


class Assessed(OpenFrozen):
    """A third-level indicator of the evaluation with its proposed score."""

    id: str
    """Stable within the evaluation, such as A1 … in the order of the score sheet."""
    level1: str
    level2: str
    name: str
    definition: str = ""
    standard: str = ""
    """评分标准 as the score sheet prints it."""
    weight: Exact
    target: str = ""
    actual: str = ""
    completion: OptionalExact = None
    """Completion rate in percent, where one can be computed."""
    points: tuple[PointFinding, ...] = ()
    score: OptionalExact = None
    """None where it cannot be proposed: ``missing`` says why."""
    formula: str = ""
    """How the score came about, numbers in it."""
    missing: str = ""
    deductions: tuple[Deduction, ...] = ()
    evidence: tuple[str, ...] = ()
    edited: bool = False
    """Whether a person changed the score; ``formula`` then gives the person's reason."""


class FundFlow(OpenFrozen):
    """The money of one source, in the unit of the evaluation."""

    source: str
    budget: OptionalExact = None
    arrived: OptionalExact = None
    spent: OptionalExact = None
    evidence: tuple[str, ...] = ()


class EvaluationFunds(OpenFrozen):
    """The money of the project: the whole, and by source. Rates are computed in percent, two decimals."""

    unit: str = "万元"
    total: FundFlow = FundFlow(source="合计")
    lines: tuple[FundFlow, ...] = ()
    arrival_rate: OptionalExact = None
    """资金到位率 = 实际到位÷预算 (10号附2)."""
    execution_rate: OptionalExact = None
    """预算执行率 = 实际支出÷实际到位 (10号附2)."""


class Problem(OpenFrozen):
    """A problem: tied to at least one deduction, with its cause in the unit's words or still to be filled in."""

    id: str
    text: str
    cause: str = ""
    indicators: tuple[str, ...] = ()
    deductions: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


class Suggestion(OpenFrozen):
    """Advice that answers a problem and names who is to act."""

    id: str
    problem: str
    addressee: str
    text: str


class ClassTotal(OpenFrozen):
    """The sum of a first-level class."""

    level1: str
    weight: Exact
    score: OptionalExact

    @property
    def rate(self) -> Decimal | None:
        """得分率 in percent, two decimals; None where a score is missing."""
        if self.score is None or not self.weight:
            return None
        return percent(self.score, self.weight)


class Evaluation(OpenFrozen):
    """A first-pass evaluation of a project. All references inside are ids of this value."""

    project: Project
    year: Year | None = None
    profile: str = ""
    framework: str
    """Id of the framework."""
    framework_title: str = ""
    stage: Stage
    by: str = "部门评价"
    """财政评价, 部门评价 or 单位自评 (10号 第四条)."""
    goals: Goals = Goals()
    funds: EvaluationFunds = EvaluationFunds()
    indicators: tuple[Assessed, ...] = ()
    classes: tuple[ClassTotal, ...] = ()
    total: OptionalExact = None
    """None as long as a score is missing."""
    grade: str | None = None
    evidence: tuple[Evidence, ...] = ()
    papers: tuple[Paper, ...] = ()
    skipped: tuple[SkippedPaper, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    problems: tuple[Problem, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    survey: SurveyResult | None = None

    def quote(self, evidence_id: str) -> Evidence | None:
        """The evidence of an id; None for an unknown one."""
        return next((e for e in self.evidence if e.id == evidence_id), None)
