"""A profile: the rule set of one region or document, as data. Values carry their source and the day they hold from."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from assistant.base import Exact, Frozen
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.layout import GridLayout
from assistant.domain.vocabulary import is_cost, read_level2


class Level2Class(Frozen):
    """A second-level class of a profile, such as 数量指标."""

    name: str
    required: bool = False
    note: str = ""


class Level1Class(Frozen):
    """A first-level class with its second-level classes, in the order of the form."""

    name: str
    level2: tuple[Level2Class, ...]
    required: bool = False


class WeightScheme(Frozen):
    """First-level weights under a condition, such as 101号 with and without cost indicators.

    ``cost``/``satisfaction``: whether the filing has such rows; None means the scheme does not care.
    """

    weights: dict[str, Exact]
    cost: bool | None = None
    satisfaction: bool | None = None
    basis: tuple[Citation, ...] = ()
    derived: bool = False
    """True where the value follows from the document but is not printed in it."""

    def fits(self, *, cost: bool, satisfaction: bool) -> bool:
        return self.cost in (None, cost) and self.satisfaction in (None, satisfaction)


class GradeBand(Frozen):
    """A grade word and the score from which it holds (inclusive)."""

    word: str
    from_score: Exact


class CurveStep(Frozen):
    """From this completion rate (percent, inclusive) the score is this share (percent) of the weight."""

    from_rate: Exact
    share: Exact


class QualitativeBand(Frozen):
    """A band for text targets: a person chooses a point from ``low`` (inclusive) to ``high`` percent of the weight."""

    word: str
    low: Exact
    high: Exact


class Curves(Frozen):
    """How scores are computed (used by self-evaluation)."""

    quantitative: str
    """``linear_capped`` (10号 第十六条) or ``threshold_linear`` (101号 三（七）2)."""
    threshold: Exact = Decimal(0)
    execution: str = "linear"
    """``linear`` or ``steps``."""
    execution_steps: tuple[CurveStep, ...] = ()
    execution_full_when_completed: bool = False
    """Whether a completed project within its budget has all points, whatever the rate (101号 三（七）)."""
    satisfaction: str = "linear"
    satisfaction_steps: tuple[CurveStep, ...] = ()
    qualitative_bands: tuple[QualitativeBand, ...] = ()
    """From the best band down; empty where the document names none: then text targets cannot be scored."""
    late_per_day: Exact | None = None
    """Percent of the weight taken off for every day late, where a unit has such a rule; None: late is missed, no points
    (no document gives a proportion for dates)."""
    basis: tuple[Citation, ...] = ()


class Profile(Frozen):
    """One rule set: classes, weights, grades, forms, required fields and severities."""

    id: str
    title: str
    region: str | None = None
    holds_from: date
    holds_until: date | None = None
    basis: tuple[Citation, ...] = ()
    money_unit: str = "万元"
    level1: tuple[Level1Class, ...]
    weight_schemes: tuple[WeightScheme, ...] = ()
    """Empty where the region's form has no weights (shanghai)."""
    declaration_total: Exact | None = None
    """What the weights of a declaration add up to; None where the form has none."""
    execution_weight: Exact | None = None
    weights_shown: bool = True
    weights_fixed: bool = False
    """True where the document leaves no room for other first-level weights."""
    forms: dict[str, str]
    """Layout by form, such as ``goal_declaration: F09``."""
    form_titles: dict[str, str] = Field(default_factory=dict)
    """Titles by form where those of the region differ from the layout's."""
    own_layouts: dict[str, GridLayout] = Field(default_factory=dict, exclude=True)
    """Layouts that stand as files beside the profile, by id; filled in when the profile is loaded."""
    required_fields: tuple[str, ...] = ()
    """Paths such as ``project.name`` that the form must carry."""
    required_metadata: tuple[str, ...] = ()
    """Fields of an indicator that the form asks for, such as ``definition``."""
    grades: tuple[GradeBand, ...] = ()
    curves: Curves | None = None
    severities: dict[str, Severity] = Field(default_factory=dict)
    """Rule severities that differ from the default, by code."""
    satisfaction_floor: Exact = Decimal(85)
    """A satisfaction or pass rate below this is asked about (practice, not a rule of a document)."""
    explain_execution_below: Exact | None = None
    """The execution rate (percent) below which the form itself asks for a reason; None where no document gives one."""
    doubtful: tuple[str, ...] = ()
    """What of this profile could not be held to a document, a sentence each, for the user to read."""

    def scheme(self, *, cost: bool, satisfaction: bool) -> WeightScheme | None:
        """The first weight scheme that fits; None where the profile has no weights."""
        return next((s for s in self.weight_schemes if s.fits(cost=cost, satisfaction=satisfaction)), None)

    def place(self, level1: str, level2: str) -> tuple[str, str] | None:
        """Where this profile's form has a class (101号 经济成本 goes below 产出 in the 2015 form); None if nowhere."""
        if is_cost(level1, level2):
            return self._place_cost(level2)
        want = read_level2(level2)
        for cls in self.level1:
            for sub in cls.level2:
                if read_level2(sub.name) == want:
                    return cls.name, sub.name
        return self._fallback(want)

    def _place_cost(self, level2: str) -> tuple[str, str] | None:
        options = [(c.name, s.name) for c in self.level1 for s in c.level2 if is_cost(c.name, s.name)]
        want = read_level2(level2)
        return next((o for o in options if read_level2(o[1]) == want), options[0] if options else None)

    def _fallback(self, want: str | None) -> tuple[str, str] | None:
        # 101号 has no 可持续影响 class of its own: later years' effects are filed under the benefit they belong to.
        if want != "可持续影响指标":
            return None
        return next(
            ((c.name, s.name) for c in self.level1 for s in c.level2 if read_level2(s.name) == "社会效益指标"), None
        )
