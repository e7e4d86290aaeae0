"""The routes of the room 自评: begin, results and evidence in, the sheet, the form and the report out."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Response, UploadFile
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from assistant.bootstrap.paper_parts import ResultPaper
from assistant.domain.outside import Version
from assistant.files.formats import Use
from assistant.llm.interface import Errand
from assistant.web.desk import Desk, visitor_of
from assistant.web.home.routes import read_uploads
from assistant.web.identity import Visitor
from assistant.web.self_evaluation import papers
from assistant.web.self_evaluation.room import SelfEvaluationRoom
from assistant.writing.interface import Progress

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ApprovedForm(BaseModel):
    """The work whose form is evaluated."""

    work: str = Field(min_length=1, max_length=60)


def self_evaluation_routes(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    router, room = APIRouter(prefix="/api"), SelfEvaluationRoom(desk)
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.get("/self_evaluations")
    def listed(who: Who, work: str = "") -> dict[str, Any]:  # noqa: ARG001
        return room.listed(work)

    @router.post("/self_evaluations")
    def from_work(form: ApprovedForm, who: Who) -> dict[str, Any]:
        return {"done": True, "id": room.from_work(form.work, who.actor())}

    @router.post("/self_evaluations/files")
    def from_file(who: Who, files: list[UploadFile]) -> dict[str, Any]:
        (upload,) = read_uploads(files[:1], Use.FORM)
        return desk.begin(who, lambda _tell, _errand: {"id": room.from_file(upload, who.actor())})

    _add_results(router, room, Who)
    _add_papers(router, room, Who)
    return router


def _add_results(router: APIRouter, room: SelfEvaluationRoom, who_type: Any) -> None:
    @router.get("/works/{work_id}/results.xlsx")
    def template(work_id: str, who: who_type) -> Response:  # noqa: ARG001
        return download(*room.template(work_id), kind=_EXCEL)

    @router.post("/works/{work_id}/results")
    def results(work_id: str, who: who_type, files: list[UploadFile]) -> dict[str, Any]:
        (upload,) = read_uploads(files[:1], Use.RESULTS)
        return room.desk.begin(who, lambda _tell, _errand: room.results(work_id, upload, who))

    @router.post("/works/{work_id}/rows/{row}/evidence")
    def evidence(work_id: str, row: str, who: who_type, files: list[UploadFile]) -> dict[str, Any]:
        return room.evidence(work_id, row, read_uploads(files), who)

    @router.get("/works/{work_id}/files/{file_id}")
    def file(work_id: str, file_id: str, who: who_type) -> Response:  # noqa: ARG001
        return download(*room.file(work_id, file_id), kind="application/octet-stream")


def _add_papers(router: APIRouter, room: SelfEvaluationRoom, who_type: Any) -> None:
    desk = room.desk

    @router.get("/works/{work_id}/self_evaluation/{paper}.docx")
    def word(work_id: str, paper: ResultPaper, who: who_type) -> Response:  # noqa: ARG001
        return download(*papers.word(desk.product, desk.product.store.works.open(work_id), paper))

    @router.get("/works/{work_id}/report")
    def report(work_id: str, who: who_type) -> dict[str, Any]:  # noqa: ARG001
        return papers.report_json(desk.product, desk.product.store.works.open(work_id))

    @router.post("/works/{work_id}/report")
    def write(work_id: str, who: who_type) -> dict[str, Any]:
        saved = desk.product.store.works.open(work_id)

        def work(tell: Progress, errand: Errand) -> dict[str, Any]:
            papers.write(desk.product, saved, who, tell, errand)
            return papers.report_json(desk.product, saved)

        return desk.begin(who, work)

    @router.post("/works/{work_id}/self_evaluation/{paper}/preview")
    def preview(work_id: str, paper: ResultPaper, who: who_type) -> dict[str, Any]:
        saved = desk.product.store.works.open(work_id)

        def work(tell: Progress, _errand: Errand) -> dict[str, Any]:
            tell("排出 Word 页面")
            return papers.paged(desk.product, desk.previews, saved, paper)

        return desk.begin(who, work)

    @router.get("/works/{work_id}/self_evaluation/pages/{key}/{number}.png")
    def page(work_id: str, key: str, number: Version, who: who_type) -> FileResponse:  # noqa: ARG001
        desk.product.store.works.open(work_id)
        path = desk.previews.page(f"{work_id}-{key}", number) if key.isalnum() else None
        if path is None:
            raise HTTPException(404, "没有这一页。")
        return FileResponse(path, media_type="image/png")


def download(name: str, content: bytes, kind: str = _WORD) -> Response:
    """A file for the user to keep; the browser never shows it as a page."""
    noted = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(
        content, media_type=kind, headers={"Content-Disposition": noted, "X-Content-Type-Options": "nosniff"}
    )
