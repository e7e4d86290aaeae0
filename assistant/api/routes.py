"""The interface for programs under ``/api/v1``: a key names the user, and the user's rights are its own."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request, Response, UploadFile
from fastapi.openapi.utils import get_openapi

from assistant.api import files, works
from assistant.api.bodies import (
    Answered,
    ApiProblem,
    Ask,
    Change,
    Changed,
    NewWork,
    StepRequest,
    Summary,
    WorkId,
    WorkView,
)
from assistant.api.downloads import EXCEL, WORD, described, download
from assistant.api.evaluations import add_evaluations
from assistant.api.interface import Rooms
from assistant.api.reports import add_reports
from assistant.api.self_evaluations import add_self_evaluations
from assistant.bootstrap import Product
from assistant.domain.operation import Actor, OperationSource
from assistant.domain.outside import LegalText
from assistant.jobs.questions.interface import PolicyQuestion

PREFIX = "/api/v1"
_REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"model": ApiProblem, "description": "内容不对"},
    401: {"model": ApiProblem, "description": "没有密钥或密钥无效"},
    403: {"model": ApiProblem, "description": "没有权限，或现在不能这样做"},
    404: {"model": ApiProblem, "description": "没有这个工作，或您看不到它"},
    409: {"model": ApiProblem, "description": "别人刚改过，或状态不对"},
    413: {"model": ApiProblem, "description": "太大"},
    415: {"model": ApiProblem, "description": "文件格式读不了"}, 422: {"model": ApiProblem, "description": "没有看懂"},
    429: {"model": ApiProblem, "description": "太频繁"},
}  # fmt: skip


def _actor(request: Request) -> Actor:
    return Actor(who=request.state.person.name, source=OperationSource.API)


Who = Annotated[Actor, Depends(_actor)]


def api_routes(product: Product, rooms: Rooms) -> APIRouter:
    """The routes over a product and the rooms of its page."""
    router = APIRouter(prefix=PREFIX, responses=_REFUSED)
    _add_works(router, product)
    _add_papers(router, product)
    _add_jobs(router, product)
    add_self_evaluations(router, product, rooms)
    add_evaluations(router, product, rooms)
    add_reports(router, product, rooms)
    made: dict[str, Any] = {}

    @router.get("/openapi.json", include_in_schema=False)
    def description() -> dict[str, Any]:
        made.update(made or _description(router))
        return made

    return router


def _description(router: APIRouter) -> dict[str, Any]:
    """The description of the interface, with the key that every call needs."""
    found = get_openapi(
        title="绩效助手接口", version="1", routes=router.routes,
        description="预算系统推送项目、读取绩效表、下载 Word。密钥：jixiao user token 用户名。",
    )  # fmt: skip
    found.setdefault("components", {})["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
    return found | {"security": [{"key": []}]}


def _add_works(router: APIRouter, product: Product) -> None:
    @router.get("/works", summary="列出工作", tags=["工作"])
    def listed(
        words: Annotated[str, Query(max_length=100, description="名称或年度中的文字")] = "",
        limit: Annotated[int, Query(ge=1, le=200)] = 50, offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    ) -> list[Summary]:  # fmt: skip
        return [works.summary(w) for w in product.store.works.list(words=words, limit=limit, offset=offset)]

    @router.post("/works", summary="新建申报表，由文字起草", tags=["工作"], status_code=201)
    def begin(given: NewWork, who: Who) -> WorkView:
        return works.view(product, works.begun(product, given, who))

    @router.get("/works/{work_id}", summary="读一份工作", tags=["工作"])
    def shown(work_id: WorkId) -> WorkView:
        return works.view(product, product.store.works.open(work_id))

    @router.post("/works/{work_id}/operations", summary="执行一个操作", tags=["工作"])
    def change(work_id: WorkId, given: Change, who: Who) -> Changed:
        return works.changed(product, work_id, given.version, given.operation, who)

    @router.get("/works/{work_id}/findings", summary="检查结果", tags=["工作"])
    def check(work_id: WorkId) -> list[dict[str, Any]]:
        return works.findings(product.store.works.open(work_id))

    @router.post("/works/{work_id}/stages", summary="提交、撤回、退回、通过、完成自评、完成评价", tags=["工作"])
    def step(work_id: WorkId, given: StepRequest, who: Who) -> WorkView:
        product.take_step(work_id, given.action, given.version, given.remark, who)
        return works.view(product, product.store.works.open(work_id))


def _add_papers(router: APIRouter, product: Product) -> None:
    @router.get(
        "/works/{work_id}/form.docx", summary="下载 Word：申报表、自评表，或评价报告", tags=["工作"],
        response_class=Response, responses=described(WORD),
    )  # fmt: skip
    def form(work_id: WorkId, *, final: Annotated[bool, Query(description="定稿；默认草稿")] = False) -> Response:
        return download(works.word(product, work_id, final=final))

    @router.get(
        "/works/{work_id}/form.xlsx", summary="下载 Excel：申报表、自评表，或评价的得分表", tags=["工作"],
        response_class=Response, responses=described(EXCEL),
    )  # fmt: skip
    def sheet(work_id: WorkId) -> Response:
        return download(product.excel_form(product.store.works.open(work_id).work), EXCEL)


def _add_jobs(router: APIRouter, product: Product) -> None:
    @router.post("/ask", summary="问政策", tags=["政策"])
    def ask(given: Ask) -> Answered:
        product.library.in_background = True
        stated = PolicyQuestion(text=given.question, as_of=given.as_of, region=given.region)
        answer = product.questions.ask(stated)
        return Answered(
            status=answer.status.value, answer=answer.answer, writer=answer.writer,
            citations=[c.model_dump(mode="json") for c in answer.citations],
        )  # fmt: skip

    @router.post("/review", summary="检查一个文件", tags=["文件"])
    def review(file: UploadFile, profile: Annotated[LegalText, Form(max_length=100)] = "") -> list[dict[str, Any]]:
        with files.received(file) as path:
            return files.reviewed(product, path, profile)

    @router.post("/read", summary="读取一个文件里的绩效表", tags=["文件"])
    def read(file: UploadFile) -> list[dict[str, Any]]:
        with files.received(file) as path:
            return files.read(path)
