"""A kind of filing as data: how it is known, what it holds, what it is checked by, what report goes with it."""

from enum import StrEnum

from pydantic import Field

from assistant.base import Frozen
from assistant.domain.vocabulary import FormKind


class KindScope(StrEnum):
    """Whose money a filing is about."""

    PROJECT = "project"
    DEPARTMENT = "department"


class Mark(StrEnum):
    """What the columns and labels of a table can show of its kind."""

    TARGET = "target"
    ACTUAL = "actual"
    PROGRESS = "progress"
    FORECAST = "forecast"
    LIKELIHOOD = "likelihood"
    SCORE = "score"
    EXECUTED = "executed"
    SHARE = "share"
    CAUSE_KIND = "cause_kind"
    REVIEW = "review"
    PROCESS_CLASS = "process_class"
    PROJECT = "project"
    DEPARTMENT = "department"

    @property
    def word(self) -> str:
        """As the user knows it."""
        return _WORDS[self]


_WORDS = {
    Mark.TARGET: "指标值", Mark.ACTUAL: "实际完成值", Mark.PROGRESS: "年中执行情况", Mark.FORECAST: "全年预计完成情况",
    Mark.LIKELIHOOD: "完成目标可能性", Mark.SCORE: "得分", Mark.EXECUTED: "全年执行数",
    Mark.SHARE: "定性取值", Mark.CAUSE_KIND: "偏差原因类别",
    Mark.REVIEW: "审核要点",
    Mark.PROCESS_CLASS: "决策、过程指标", Mark.PROJECT: "项目名称", Mark.DEPARTMENT: "部门（单位）名称",
}  # fmt: skip


class FormPart(StrEnum):
    """What a form of some kinds has beside goals, indicators and targets."""

    RESULTS = "results"
    """What the whole year came to: 实际完成值, 全年执行数, 得分."""
    PROGRESS = "progress"
    """What the year came to so far, what is expected of it, and whether targets will be reached."""
    TASKS = "tasks"
    """The main tasks of a department's year."""


class RuleGroup(StrEnum):
    """Rules that apply to the same papers; a rule names its groups, a kind the groups that it is checked by."""

    GOALS = "goals"
    """Goals and targets, of a project or of a whole department."""
    PROJECT = "project"
    """Classes, weights and money of a project."""
    REQUIRED = "required"
    """Fields that must be filled."""
    DECLARATION = "declaration"
    """What is asked for before the year."""
    SELF_EVALUATION = "self_evaluation"
    """Actual values and scores."""
    REPORT = "report"
    """Running text of an evaluation."""
    CITATIONS = "citations"
    """Documents cited, and figures that differ between papers."""


class KindSection(Frozen):
    """A section of the report that goes with a kind: the key of its instruction, its level and its heading.

    A section that stands once for each of something (``each``) has a ``*`` in its key, and ``{序}`` (一, 二),
    ``{号}`` (1, 2) and ``{名}`` in its heading; deeper sections right behind it stand within each of them.
    """

    key: str
    level: int = Field(ge=1, le=3)
    title: str
    each: str = ""
    optional: bool = False
    """Whether it is left out, heading and all, where there is nothing to write."""


class FilingKind(Frozen):
    """One kind. A group of marks is met where at least one of them is there."""

    form: FormKind
    scope: KindScope | None = None
    """None where projects and departments use the same kind."""
    titles: tuple[str, ...]
    """Words that name the kind in a title; of several kinds named, the one named last is meant (绩效目标自评表)."""
    needs: tuple[tuple[Mark, ...], ...]
    """Groups that must be met beside the title."""
    excludes: tuple[Mark, ...] = ()
    """Marks that speak against the kind."""
    alone: tuple[tuple[Mark, ...], ...] = ()
    """Groups that make the kind known without any title; empty where columns alone never do."""
    parts: tuple[FormPart, ...] = ()
    rules: tuple[RuleGroup, ...] = ()
    """Empty for a kind that is read and not checked."""
    required_fields: tuple[str, ...] = ()
    """Paths that must be filled, ``indicators.progress`` in every row; empty: those that the profile requires."""
    lacks: tuple[str, ...] = ()
    """Fields that a profile requires and the form has no place for."""
    is_scored: bool = False
    """Whether it holds the indicators of a project that are scored when the year is over."""
    made_from: tuple[FormKind, ...] = ()
    """Kinds that a new form of this one is filled from (``jixiao form``)."""
    sections: tuple[KindSection, ...] = ()
    """The report that goes with it; the instructions stand in ``prompts/sections`` under the name of the kind."""
    use: str = ""
    """What to do with a paper of this kind instead of reviewing it, as a Chinese sentence."""

    @property
    def has_results(self) -> bool:
        """Whether its cells hold what the whole year came to."""
        return FormPart.RESULTS in self.parts
