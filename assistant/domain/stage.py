"""The way of a form: 草稿 → 已提交 → 退回 or 通过 → 自评 → 评价, and the named steps that lead along it."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.person import UserRole


class WorkStage(StrEnum):
    """Where a form is on its way."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    SELF_EVALUATED = "self_evaluated"
    EVALUATED = "evaluated"

    @property
    def word(self) -> str:
        return _WORDS[self]

    @property
    def is_open(self) -> bool:
        """Whether the form may be edited."""
        return self in {WorkStage.DRAFT, WorkStage.RETURNED}


_WORDS = {
    WorkStage.DRAFT: "草稿", WorkStage.SUBMITTED: "已提交", WorkStage.RETURNED: "退回", WorkStage.APPROVED: "通过",
    WorkStage.SELF_EVALUATED: "已自评", WorkStage.EVALUATED: "已评价",
}  # fmt: skip


class StageAction(StrEnum):
    """A step on the way."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RETURN = "return"
    APPROVE = "approve"
    SELF_EVALUATE = "self_evaluate"
    EVALUATE = "evaluate"

    @property
    def word(self) -> str:
        return STEPS[self].word


@dataclass(frozen=True)
class StageStep:
    """What a step is called, between which stages it leads, and whose it is."""

    word: str
    before: frozenset[WorkStage]
    after: WorkStage
    role: UserRole | None = None
    """None: the owner's."""
    needs_remark: bool = False


STEPS = {
    StageAction.SUBMIT: StageStep("提交审核", frozenset({WorkStage.DRAFT, WorkStage.RETURNED}), WorkStage.SUBMITTED),
    StageAction.WITHDRAW: StageStep("撤回", frozenset({WorkStage.SUBMITTED}), WorkStage.DRAFT),
    StageAction.RETURN: StageStep(
        "退回",
        frozenset({WorkStage.SUBMITTED, WorkStage.APPROVED}),
        WorkStage.RETURNED,
        UserRole.REVIEWER,
        needs_remark=True,
    ),
    StageAction.APPROVE: StageStep("通过", frozenset({WorkStage.SUBMITTED}), WorkStage.APPROVED, UserRole.REVIEWER),
    StageAction.SELF_EVALUATE: StageStep("完成自评", frozenset({WorkStage.APPROVED}), WorkStage.SELF_EVALUATED),
    StageAction.EVALUATE: StageStep(
        "完成评价", frozenset({WorkStage.SELF_EVALUATED}), WorkStage.EVALUATED, UserRole.EVALUATOR
    ),
}  # fmt: skip
