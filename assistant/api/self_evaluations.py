"""自评 for programs: begun from the approved form, filled from a file, scored as on the page."""

from typing import Any

from fastapi import APIRouter, Request, Response, UploadFile

from assistant.api import works
from assistant.api.bodies import Changed, NewSelfEvaluation, ResultsRead, RowId, WorkId, WorkView
from assistant.api.downloads import EXCEL, described, download
from assistant.api.interface import Rooms
from assistant.bootstrap import Product
from assistant.domain.vocabulary import FormKind

_KIND = FormKind.SELF_EVALUATION


def add_self_evaluations(router: APIRouter, product: Product, rooms: Rooms) -> None:
    """The routes of self-evaluations."""
    results = rooms.results

    def view(work_id: str) -> WorkView:
        return works.view(product, product.store.works.open(work_id))

    @router.post("/self_evaluations", summary="由申报表新建自评", tags=["自评"], status_code=201)
    def begin(given: NewSelfEvaluation, request: Request) -> WorkView:
        return view(results.from_work(given.work, request))

    @router.post("/self_evaluations/files", summary="由文件里的申报表新建自评", tags=["自评"], status_code=201)
    def from_file(file: UploadFile, request: Request) -> WorkView:
        return view(results.from_file(file, request))

    @router.get("/self_evaluations/{work_id}", summary="读自评：逐行得分、资金、还缺什么", tags=["自评"])
    def shown(work_id: WorkId) -> dict[str, Any]:
        return results.shown(works.of_kind(product, work_id, _KIND))

    @router.get(
        "/self_evaluations/{work_id}/results.xlsx", summary="下载完成情况填报表", tags=["自评"],
        response_class=Response, responses=described(EXCEL),
    )  # fmt: skip
    def template(work_id: WorkId) -> Response:
        return download(results.template(works.of_kind(product, work_id, _KIND)), EXCEL)

    @router.post("/self_evaluations/{work_id}/results", summary="填入一个文件里的完成情况", tags=["自评"])
    def fill(work_id: WorkId, file: UploadFile, request: Request) -> ResultsRead:
        works.of_kind(product, work_id, _KIND)
        done = results.results(work_id, file, request)
        return ResultsRead(applied=done["applied"], why=done["why"], read=done["told"], work=view(work_id))

    @router.post("/self_evaluations/{work_id}/rows/{row}/evidence", summary="给一行指标附上佐证资料", tags=["自评"])
    def evidence(work_id: WorkId, row: RowId, files: list[UploadFile], request: Request) -> Changed:
        works.of_kind(product, work_id, _KIND)
        done = results.evidence(work_id, row, files, request)
        return Changed(applied=done["applied"], why=done["why"], work=view(work_id))
