"""A satisfaction survey: what was asked, what came back, the rate with its method and its limits."""

from decimal import Decimal

from assistant.domain.base import Exact, OpenFrozen, OptionalExact


class SurveyQuestion(OpenFrozen):
    """One question; ``indicator`` is the indicator it answers for. Options from best to worst with their points."""

    text: str
    indicator: str = ""
    options: tuple[tuple[str, Exact], ...] = (
        ("非常满意", Decimal(100)), ("满意", Decimal(80)), ("一般", Decimal(60)), ("不满意", Decimal(30)),
        ("非常不满意", Decimal(0)),
    )  # fmt: skip
    """Words and points; the points are this product's default and are shown in the report."""


class Questionnaire(OpenFrozen):
    """A questionnaire for one group of people."""

    title: str
    audience: str
    questions: tuple[SurveyQuestion, ...]
    open_question: str = ""


class GroupRate(OpenFrozen):
    """One group's answers. Rates in percent."""

    name: str
    weight: Exact
    """Percent of the whole; all groups add up to 100."""
    responses: int
    rate: OptionalExact = None
    margin: OptionalExact = None
    """Half width of the 95 % interval in percentage points."""


class SurveyResult(OpenFrozen):
    """The satisfaction rate of a survey, in percent, with everything needed to check it."""

    title: str = ""
    method: str
    """``satisfied_share`` (share of 非常满意 and 满意) or ``mean_points`` (mean of the options' points)."""
    rate: OptionalExact = None
    formula: str = ""
    responses: int
    invalid: int = 0
    sent: int | None = None
    population: int | None = None
    margin: OptionalExact = None
    groups: tuple[GroupRate, ...] = ()
    by_question: tuple[tuple[str, Exact], ...] = ()
    warnings: tuple[str, ...] = ()
    source: str = ""
    """File the answers came from."""
