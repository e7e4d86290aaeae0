"""The way of a form: 草稿 → 已提交 → 退回 or 通过 → 自评 → 评价, and the named steps that lead along it."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.person import Role


class Stage(StrEnum):
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
        return self in {Stage.DRAFT, Stage.RETURNED}


_WORDS = {
    Stage.DRAFT: "草稿", Stage.SUBMITTED: "已提交", Stage.RETURNED: "退回", Stage.APPROVED: "通过",
    Stage.SELF_EVALUATED: "已自评", Stage.EVALUATED: "已评价",
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
    before: frozenset[Stage]
    after: Stage
    role: Role | None = None
    """None: the owner's."""
    needs_remark: bool = False


STEPS = {
    StageAction.SUBMIT: StageStep("提交审核", frozenset({Stage.DRAFT, Stage.RETURNED}), Stage.SUBMITTED),
    StageAction.WITHDRAW: StageStep("撤回", frozenset({Stage.SUBMITTED}), Stage.DRAFT),
    StageAction.RETURN: StageStep(
        "退回", frozenset({Stage.SUBMITTED, Stage.APPROVED}), Stage.RETURNED, Role.REVIEWER, needs_remark=True
    ),
    StageAction.APPROVE: StageStep("通过", frozenset({Stage.SUBMITTED}), Stage.APPROVED, Role.REVIEWER),
    StageAction.SELF_EVALUATE: StageStep("完成自评", frozenset({Stage.APPROVED}), Stage.SELF_EVALUATED),
    StageAction.EVALUATE: StageStep(
        "完成评价", frozenset({Stage.SELF_EVALUATED}), Stage.EVALUATED, Role.EVALUATOR
    ),
}  # fmt: skip
