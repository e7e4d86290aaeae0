"""A satisfaction survey: what was asked, what came back, the rate with its method and its limits."""

from decimal import Decimal

from assistant.base import Exact, OpenFrozen, OptionalExact, show
from assistant.domain.outside import Count


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
    greeting: str = ""
    background: str = ""
    """The question that sorts answers into groups; empty where there is one group."""
    background_options: tuple[str, ...] = ()


class AnswerGroup(OpenFrozen):
    """The counted answers of one group: ``counts`` has a row a question, a number an option, best to worst."""

    name: str = ""
    responses: Count
    """Valid questionnaires: at least one answer that is an option."""
    counts: tuple[tuple[Count, ...], ...]


class SurveyAnswers(OpenFrozen):
    """Answers as counted from a file. Nothing in it leads to a person."""

    title: str = ""
    questions: tuple[SurveyQuestion, ...]
    groups: tuple[AnswerGroup, ...]
    invalid: Count = 0
    """Questionnaires that count for nothing: blank, doubled, or without a single option."""
    notes: tuple[str, ...] = ()
    """What the reader left out or took for granted, a line each."""
    source: str = ""


class GroupRate(OpenFrozen):
    """One group's answers. Rates in percent."""

    name: str
    weight: Exact
    """Percent of the whole; all groups add up to 100."""
    weighted: bool = True
    """Whether somebody gave the weight; else it is the group's share of the questionnaires and weighs nothing."""
    responses: Count
    rate: OptionalExact = None
    margin: OptionalExact = None
    """Half width of the 95 % interval in percentage points."""
    formula: str = ""
    population: Count | None = None

    @property
    def share(self) -> str:
        """How large a part of the whole the group is, in Chinese."""
        return f"{'权重' if self.weighted else '占有效问卷'}{show(self.weight)}%"


METHOD_NAMES = {
    "satisfied_share": "满意率法（“非常满意”和“满意”的答案占有效答案的比例）",
    "mean_points": "赋分平均法（各选项按分值求平均）",
}
"""The methods of ``SurveyResult`` as papers name them."""


class SurveyResult(OpenFrozen):
    """The satisfaction rate of a survey, in percent or points, with everything needed to check it."""

    title: str = ""
    method: str
    """``satisfied_share`` (share of 非常满意 and 满意) or ``mean_points`` (mean of the options' points)."""
    rate: OptionalExact = None
    formula: str = ""
    responses: Count
    invalid: Count = 0
    sent: Count | None = None
    population: Count | None = None
    margin: OptionalExact = None
    margin_formula: str = ""
    recommended: Count | None = None
    """Questionnaires for ±5 percentage points at 95 %."""
    groups: tuple[GroupRate, ...] = ()
    by_question: tuple[tuple[str, Exact], ...] = ()
    warnings: tuple[str, ...] = ()
    source: str = ""
    """File the answers came from."""

    @property
    def method_name(self) -> str:
        """The method in words."""
        return METHOD_NAMES.get(self.method, self.method)

    @property
    def unit(self) -> str:
        """The unit of rates: percent of answers, or points of 100."""
        return "分" if self.method == "mean_points" else "%"

    @property
    def margin_unit(self) -> str:
        """The unit of margins."""
        return "分" if self.method == "mean_points" else "个百分点"
