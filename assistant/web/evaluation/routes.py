"""The routes of the room 评价: papers in, read as long work, scores and sections changed, pages and the report out."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Response, UploadFile
from pydantic import BaseModel, Field

from assistant.domain.framework import Stage
from assistant.domain.vocabulary import FormKind
from assistant.files.formats import Use
from assistant.llm.interface import Errand
from assistant.web.declaration.view import REVIEW
from assistant.web.desk import Desk, visitor_of
from assistant.web.evaluation import pages
from assistant.web.evaluation.record import EvaluationChange, EvaluationRecord
from assistant.web.evaluation.room import EvaluationRoom
from assistant.web.evaluation.view import evaluation_json
from assistant.web.home.routes import read_uploads
from assistant.web.identity import Visitor
from assistant.web.self_evaluation.routes import download
from assistant.writing.interface import Progress

_BY = ("部门评价", "财政评价", "单位自评")
_MOST = 200
_LONGEST = 20_000
_USES = {"declaration": Use.FORM, "results": Use.RESULTS, "survey": Use.SURVEY}


class NewEvaluation(BaseModel):
    """What an evaluation begins with."""

    name: str = Field(default="", max_length=100)
    work: str = Field(default="", max_length=60)
    profile: str = Field(default="", max_length=60)


class ScoreChange(BaseModel):
    """A score of a person."""

    revision: int
    row: str = Field(max_length=20)
    score: str = Field(max_length=20)
    reason: str = Field(max_length=500)


class SectionEdit(BaseModel):
    """A section in a person's words."""

    revision: int
    key: str = Field(max_length=80)
    text: str = Field(max_length=_LONGEST)


class OrderEdit(BaseModel):
    """Settings of the evaluation; what is not given stays."""

    revision: int
    framework: str | None = Field(default=None, max_length=60)
    stage: Stage | None = None
    by: Literal["部门评价", "财政评价", "单位自评"] | None = None
    author: str | None = Field(default=None, max_length=100)
    date: str | None = Field(default=None, max_length=30)


class SeenVersion(BaseModel):
    """The revision that the page saw; ``file`` where a paper is taken out."""

    revision: int
    file: str = Field(default="", max_length=60)


def evaluation_routes(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    router, room = APIRouter(prefix="/api/evaluations"), EvaluationRoom(desk)
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.get("")
    def listed(who: Who) -> dict[str, Any]:  # noqa: ARG001
        return start_json(desk, room)

    @router.post("")
    def begin(new: NewEvaluation, who: Who) -> dict[str, Any]:
        return {"id": room.from_work(new.work, EvaluationRecord(), new.name.strip(), new.profile, who)}

    @router.get("/{work_id}")
    def shown(work_id: str, who: Who) -> dict[str, Any]:
        return shown_json(room, work_id, who)

    _add_papers(router, room, Who)
    _add_changes(router, room, Who)
    _add_report(router, room, Who)
    return router


def start_json(desk: Desk, room: EvaluationRoom) -> dict[str, Any]:
    """The evaluations there are, and what a new one may be of."""
    works = [w for w in desk.product.store.works.list(limit=_MOST) if not w.id.startswith(REVIEW)]
    forms = [w for w in works if w.kind == FormKind.GOAL_DECLARATION.value and w.version]
    return {
        "works": [{"id": w.id, "title": w.title or "未命名项目", "at": w.changed_at} for w in room.kept.listed()],
        "forms": [{"id": w.id, "title": w.title or "未命名项目", "year": w.year} for w in forms],
        "profiles": [{"id": p.id, "title": p.title} for p in desk.product.profiles()],
        "profile": desk.product.settings.profile,
    }  # fmt: skip


def shown_json(room: EvaluationRoom, work_id: str, who: Visitor) -> dict[str, Any]:
    """An evaluation, and what is under way on it. Raises WorkNotFound."""
    saved, record = room.desk.product.store.works.open(work_id), room.kept.record(work_id)
    view = evaluation_json(saved, record, room.kept, room.report(work_id, record))
    frameworks = [{"id": f.id, "title": f.title} for f in room.desk.product.evaluations.frameworks()]
    chosen = record.framework or room.order(work_id, record).framework
    stages = [{"id": s.value, "title": s.word} for s in Stage]
    job = room.desk.errands.under_way(who.id, work_id)
    return {**view, "framework": chosen, "frameworks": frameworks, "stages": stages, "kinds": list(_BY), "job": job}


def _add_papers(router: APIRouter, room: EvaluationRoom, who_type: Any) -> None:
    @router.post("/{work_id}/papers")
    def add(work_id: str, who: who_type, files: list[UploadFile]) -> dict[str, Any]:
        found = room.add(work_id, read_uploads(files), who)  # a file's name is its path in the folder
        return {**found, "work": shown_json(room, work_id, who)}

    @router.post("/{work_id}/papers/out")
    def take_out(work_id: str, seen: SeenVersion, who: who_type) -> dict[str, Any]:
        record = room.kept.record(work_id)
        change = EvaluationChange(what="拿掉一份资料")
        room.kept.change(work_id, seen.revision, who, change, {"left_out": (*record.left_out, seen.file)})
        return shown_json(room, work_id, who)

    @router.post("/{work_id}/given/{kind}")
    def give(
        work_id: str, kind: Literal["declaration", "results", "survey"], who: who_type, files: list[UploadFile]
    ) -> dict[str, Any]:
        (upload,) = read_uploads(files[:1], _USES[kind])
        room.give(work_id, kind, upload, who)
        return shown_json(room, work_id, who)

    @router.post("/{work_id}/read")
    def read(work_id: str, who: who_type) -> dict[str, Any]:
        room.kept.record(work_id)

        def work(tell: Progress, errand: Errand) -> dict[str, Any]:
            room.read(work_id, who, tell, errand)
            return {"work": shown_json(room, work_id, who) | {"job": ""}}

        return room.desk.begin(who, work, work_id)

    @router.get("/{work_id}/page")
    def page(work_id: str, paper: str, number: int, who: who_type) -> dict[str, Any]:  # noqa: ARG001
        return pages.page_json(room.kept, work_id, room.kept.record(work_id), paper, number)

    @router.get("/{work_id}/page.png")
    def picture(work_id: str, paper: str, number: int, who: who_type) -> Response:  # noqa: ARG001
        files = room.desk.product.store.files
        drawn = pages.picture(files, room.kept, work_id, room.kept.record(work_id), paper, number)
        return Response(drawn, media_type="image/png")


def _add_changes(router: APIRouter, room: EvaluationRoom, who_type: Any) -> None:
    @router.post("/{work_id}/scores")
    def score(work_id: str, edit: ScoreChange, who: who_type) -> dict[str, Any]:
        room.score(work_id, edit.revision, edit.row, edit.score, edit.reason, who)
        return shown_json(room, work_id, who)

    @router.post("/{work_id}/sections")
    def section(work_id: str, edit: SectionEdit, who: who_type) -> dict[str, Any]:
        room.rewrite(work_id, edit.revision, edit.key, edit.text, who)
        return shown_json(room, work_id, who)

    @router.post("/{work_id}/order")
    def order(work_id: str, edit: OrderEdit, who: who_type) -> dict[str, Any]:
        given = edit.model_dump(mode="json", exclude={"revision"}, exclude_none=True)
        room.set_order(work_id, edit.revision, given, who)
        return shown_json(room, work_id, who)

    @router.post("/{work_id}/undo")
    def undo(work_id: str, seen: SeenVersion, who: who_type) -> dict[str, Any]:
        room.kept.undo(work_id, seen.revision, who)
        return shown_json(room, work_id, who)


def _add_report(router: APIRouter, room: EvaluationRoom, who_type: Any) -> None:
    @router.post("/{work_id}/report")
    def write(work_id: str, who: who_type) -> dict[str, Any]:
        room.kept.record(work_id)

        def work(tell: Progress, errand: Errand) -> dict[str, Any]:
            room.write(work_id, who, tell, errand)
            return {"work": shown_json(room, work_id, who) | {"job": ""}}

        return room.desk.begin(who, work, work_id)

    @router.get("/{work_id}/report.docx")
    def word(work_id: str, who: who_type) -> Response:  # noqa: ARG001
        try:
            return download(*room.word(work_id))
        except ValueError as reason:
            raise HTTPException(409, str(reason)) from reason
