"""自评报告 and 评价报告 for programs, and long work under way."""

from fastapi import APIRouter, HTTPException, Request, Response

from assistant.api.bodies import JobId, JobState, ReportSectionView, WorkId
from assistant.api.downloads import WORD, described, download
from assistant.api.interface import Rooms
from assistant.bootstrap import Product

_GONE = "这个任务已经结束或不存在。"


def add_reports(router: APIRouter, product: Product, rooms: Rooms) -> None:
    """The routes of reports and jobs."""
    reports = rooms.reports

    @router.get("/works/{work_id}/report", summary="读自评报告或评价报告", tags=["报告"])
    def shown(work_id: WorkId) -> list[ReportSectionView]:
        return [ReportSectionView.model_validate(s) for s in reports.sections(product.store.works.open(work_id))]

    @router.post("/works/{work_id}/report", summary="撰写自评报告或评价报告", tags=["报告"])
    def write(work_id: WorkId, request: Request) -> JobState:
        return JobState.model_validate(reports.write(work_id, request))

    @router.get(
        "/works/{work_id}/report.docx", summary="下载自评报告或评价报告", tags=["报告"], response_class=Response,
        responses=described(WORD),
    )  # fmt: skip
    def word(work_id: WorkId) -> Response:
        return download(reports.word(product.store.works.open(work_id)))

    @router.get("/jobs/{job}", summary="看一个任务做到哪里", tags=["报告"])
    def look(job: JobId, request: Request) -> JobState:
        found = reports.look(job, request)
        if found is None:
            raise HTTPException(404, _GONE)
        return JobState.model_validate(found)

    @router.delete("/jobs/{job}", summary="停止一个任务", tags=["报告"])
    def give_up(job: JobId, request: Request) -> JobState:
        if not reports.give_up(job, request):
            raise HTTPException(404, _GONE)
        return JobState(done=True)
