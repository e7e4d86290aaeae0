"""评价 for programs: papers in, read and scored as long work, as on the page."""

from typing import Any

from fastapi import APIRouter, Request, UploadFile

from assistant.api import works
from assistant.api.bodies import JobState, NewEvaluationWork, PaperRemoval, PapersAdded, WorkId, WorkView
from assistant.api.interface import GivenKind, Rooms
from assistant.bootstrap import Product
from assistant.domain.vocabulary import FormKind

_KIND = FormKind.EVALUATION_REPORT


def add_evaluations(router: APIRouter, product: Product, rooms: Rooms) -> None:
    """The routes of evaluations."""
    evaluations = rooms.evaluations

    def view(work_id: str) -> WorkView:
        return works.view(product, product.store.works.open(work_id))

    @router.post("/evaluations", summary="新建评价", tags=["评价"], status_code=201)
    def begin(given: NewEvaluationWork, request: Request) -> WorkView:
        return view(evaluations.begin(given.name.strip(), given.profile, given.work or "", request))

    @router.get("/evaluations/{work_id}", summary="读评价：资料、逐项得分和佐证、问题、报告", tags=["评价"])
    def shown(work_id: WorkId) -> dict[str, Any]:
        return evaluations.shown(works.of_kind(product, work_id, _KIND))

    @router.post("/evaluations/{work_id}/papers", summary="放入资料，可以是压缩包", tags=["评价"])
    def add(work_id: WorkId, files: list[UploadFile], request: Request) -> PapersAdded:
        works.of_kind(product, work_id, _KIND)
        return PapersAdded.model_validate(evaluations.add(work_id, files, request))

    @router.post("/evaluations/{work_id}/papers/out", summary="取出一份资料", tags=["评价"])
    def take_out(work_id: WorkId, paper: PaperRemoval, request: Request) -> WorkView:
        works.of_kind(product, work_id, _KIND)
        evaluations.take_out(work_id, paper.file, request)
        return view(work_id)

    @router.post("/evaluations/{work_id}/given/{kind}", summary="给出申报表、完成情况或问卷", tags=["评价"])
    def give(work_id: WorkId, kind: GivenKind, file: UploadFile, request: Request) -> WorkView:
        works.of_kind(product, work_id, _KIND)
        evaluations.give(work_id, kind, file, request)
        return view(work_id)

    @router.post("/evaluations/{work_id}/read", summary="阅读资料并评分", tags=["评价"])
    def read(work_id: WorkId, request: Request) -> JobState:
        works.of_kind(product, work_id, _KIND)
        return JobState.model_validate(evaluations.read(work_id, request))
