"""What the interface for programs takes and gives; the words are for the people who read its description."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain.stage import StageAction, WorkStage

WorkId = Annotated[str, Field(max_length=60, pattern=r"^[A-Za-z0-9_-]+$", description="工作编号")]


class ApiProblem(BaseModel):
    """What was refused, in a line."""

    error: str = Field(description="没有完成的原因和该怎么做")


class _Body(BaseModel):
    """What comes in: nothing that is not named."""

    model_config = ConfigDict(extra="forbid")


class NewWork(_Body):
    """A new declaration."""

    brief: str = Field(default="", max_length=20_000, description="项目情况的文字；不写则建一份空表")
    profile: str = Field(default="", max_length=100, description="口径编号；不写用默认口径")
    year: int | None = Field(default=None, ge=2000, le=2100, description="预算年度；不写用下一预算年度")


class Change(_Body):
    """A named operation on the version that was seen."""

    version: int = Field(ge=0, le=1_000_000, description="读到的版本；已被别人改过时不执行")
    operation: dict[str, Any] = Field(description="操作，见《操作》一览：op 和它的参数")


class StepRequest(_Body):
    """A step on the way of a form."""

    version: int = Field(ge=0, le=1_000_000, description="读到的版本")
    action: StageAction = Field(
        description="submit 提交，withdraw 撤回，return 退回，approve 通过，self_evaluate 完成自评，evaluate 完成评价"
    )
    remark: str = Field(default="", max_length=2_000, description="意见；退回时必填")


class Ask(_Body):
    """A question about policies."""

    question: str = Field(min_length=1, max_length=2_000, description="问题")
    as_of: date | None = Field(default=None, description="按哪一天有效的规定回答")
    region: str | None = Field(default=None, max_length=50, description="所在地区")


class Summary(BaseModel):
    """A work as a list shows it."""

    id: str
    title: str
    form: str
    profile: str
    year: int | None
    stage: WorkStage
    version: int
    open_points: int
    changed_at: str


class WorkView(BaseModel):
    """A work as it stands."""

    id: str
    version: int
    stage: WorkStage
    filing: dict[str, Any]
    questions: list[dict[str, Any]]
    findings: list[dict[str, Any]]
    is_final: bool = Field(description="能不能定稿、提交")
    why_not: str = Field(description="还不能定稿的原因")


class Changed(BaseModel):
    """What became of an operation, and the work after it."""

    applied: bool
    why: str
    work: WorkView


class Answered(BaseModel):
    """An answer with its citations."""

    status: str
    answer: str
    citations: list[dict[str, Any]]
    writer: str
