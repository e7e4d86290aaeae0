"""A kind of filing as data: by which words of its title and which of its columns it is known."""

from enum import StrEnum

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


class FilingKind(Frozen):
    """How one kind is known. A group of marks is met where at least one of them is there."""

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
    results: bool = False
    """Whether its cells hold what the whole year came to: 实际完成值, 全年执行数, 得分."""
    use: str = ""
    """What to do with a paper of this kind instead of reviewing it, as a Chinese sentence."""
