"""What the interface for programs takes and gives; the words are for the people who read its description."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain.stage import StageAction, WorkStage
from assistant.domain.vocabulary import FormKind

_ID = r"^[A-Za-z0-9_-]+$"
WorkId = Annotated[str, Field(max_length=60, pattern=_ID, description="工作编号")]
RowId = Annotated[str, Field(max_length=60, pattern=_ID, description="指标行的编号")]
JobId = Annotated[str, Field(max_length=60, pattern=_ID, description="任务编号")]


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


class NewSelfEvaluation(_Body):
    """The work whose form is self-evaluated."""

    work: WorkId = Field(description="申报表的工作编号；有定稿的用定稿，没有的用现在的表")


class NewEvaluationWork(_Body):
    """What an evaluation begins with."""

    name: str = Field(default="", max_length=100, description="项目名称；写明申报表的可以不写")
    work: WorkId | None = Field(default=None, description="申报表的工作编号；没有的不写，以后上传")
    profile: str = Field(default="", max_length=60, description="口径编号；不写用申报表的或默认口径")


class PaperRemoval(_Body):
    """A paper that is taken out of the folder."""

    file: RowId = Field(description="资料的编号，见评价的 papers")


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
    form: FormKind = Field(
        description="表的种类，如 goal_declaration 申报表、self_evaluation 自评、evaluation_report 评价"
    )
    profile: str
    year: int | None
    stage: WorkStage
    version: int
    open_points: int
    changed_at: str


class WorkView(BaseModel):
    """A work as it stands."""

    id: str
    form: FormKind = Field(description="表的种类")
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


class ResultsRead(Changed):
    """What became of the results of a file."""

    read: str = Field(description="读到了什么、没有用上什么")


class PapersAdded(BaseModel):
    """What became of the papers that were sent."""

    added: int
    refused: list[str] = Field(description="压缩包里不能用的文件和原因")


class JobState(BaseModel):
    """How far long work is."""

    done: bool = Field(default=False, description="做完了没有；没有做完的，过一会儿再问 /jobs/{job}")
    job: str = Field(default="", description="任务编号，只在没有做完时有")
    step: str = Field(default="", description="正在做什么")
    seconds: int = Field(default=0, description="做了几秒")
    error: str = Field(default="", description="没有做成的原因和该怎么做；做成了是空的")


class ReportSectionView(BaseModel):
    """A section of a report."""

    title: str
    level: int
    text: str


class Answered(BaseModel):
    """An answer with its citations."""

    status: str
    answer: str
    citations: list[dict[str, Any]]
    writer: str
