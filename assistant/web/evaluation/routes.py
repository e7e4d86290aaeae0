"""The routes of the room 评价: papers in, read as long work, pages and the report out.

Scores, problems and sections are changed by the operations of every work (``/api/works/{id}/operations``).
"""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Response, UploadFile
from pydantic import BaseModel, Field

from assistant.domain.outside import Version
from assistant.domain.vocabulary import FormKind
from assistant.files.formats import Use
from assistant.llm.interface import Errand
from assistant.web.declaration.view import REVIEW
from assistant.web.desk import Desk, visitor_of
from assistant.web.evaluation import pages
from assistant.web.evaluation.room import EvaluationRoom
from assistant.web.home.routes import read_uploads
from assistant.web.identity import Visitor
from assistant.web.self_evaluation.routes import download
from assistant.web.wording import shown_title
from assistant.works.readiness import NotReady
from assistant.writing.interface import Progress

_MOST = 200
USES = {"declaration": Use.FORM, "results": Use.RESULTS, "survey": Use.SURVEY}
_DONE = {"done": True}


class NewEvaluation(BaseModel):
    """What an evaluation begins with."""

    name: str = Field(default="", max_length=100)
    work: str = Field(default="", max_length=60)
    profile: str = Field(default="", max_length=60)


class PaperOut(BaseModel):
    """A paper that is taken out."""

    file: str = Field(max_length=60)


def evaluation_routes(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    router, room = APIRouter(prefix="/api/evaluations"), EvaluationRoom(desk)
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.get("")
    def listed(who: Who) -> dict[str, Any]:  # noqa: ARG001
        return start_json(desk, room)

    @router.post("")
    def begin(new: NewEvaluation, who: Who) -> dict[str, Any]:
        return {"id": room.begin(new.name.strip(), new.profile, new.work, who)}

    _add_papers(router, room, Who)
    _add_report(router, room, Who)
    return router


def start_json(desk: Desk, room: EvaluationRoom) -> dict[str, Any]:
    """The evaluations there are, and what a new one may be of."""
    works = [w for w in desk.product.store.works.list(limit=_MOST) if not w.id.startswith(REVIEW)]
    forms = [w for w in works if w.kind == FormKind.GOAL_DECLARATION.value and w.version]
    return {
        "works": [{"id": w.id, "title": shown_title(w.title), "at": w.changed_at} for w in room.kept.listed()],
        "forms": [{"id": w.id, "title": shown_title(w.title), "year": w.year} for w in forms],
        "profiles": [{"id": p.id, "title": p.title} for p in desk.product.profiles()],
        "profile": desk.product.settings.profile,
    }  # fmt: skip


def _add_papers(router: APIRouter, room: EvaluationRoom, who_type: Any) -> None:
    @router.post("/{work_id}/papers")
    def add(work_id: str, who: who_type, files: list[UploadFile]) -> dict[str, Any]:
        return room.add(work_id, read_uploads(files), who)  # a file's name is its path in the folder

    @router.post("/{work_id}/papers/out")
    def take_out(work_id: str, paper: PaperOut, who: who_type) -> dict[str, Any]:
        room.take_out(work_id, paper.file, who)
        return _DONE

    @router.post("/{work_id}/given/{kind}")
    def give(
        work_id: str, kind: Literal["declaration", "results", "survey"], who: who_type, files: list[UploadFile]
    ) -> dict[str, Any]:
        (upload,) = read_uploads(files[:1], USES[kind])
        room.give(work_id, kind, upload, who)
        return _DONE

    @router.post("/{work_id}/read")
    def read(work_id: str, who: who_type) -> dict[str, Any]:
        room.kept.open(work_id)

        def work(tell: Progress, errand: Errand) -> dict[str, Any]:
            room.read(work_id, who, tell, errand)
            return _DONE

        return room.desk.begin(who, work, work_id)

    @router.get("/{work_id}/page")
    def page(work_id: str, paper: str, number: Version, who: who_type) -> dict[str, Any]:  # noqa: ARG001
        return pages.page_json(room.kept, work_id, room.kept.case(work_id), paper, number)

    @router.get("/{work_id}/page.png")
    def picture(work_id: str, paper: str, number: Version, who: who_type) -> Response:  # noqa: ARG001
        files = room.desk.product.store.files
        drawn = pages.picture(files, room.kept, work_id, room.kept.case(work_id), paper, number)
        return Response(drawn, media_type="image/png")


def _add_report(router: APIRouter, room: EvaluationRoom, who_type: Any) -> None:
    @router.post("/{work_id}/report")
    def write(work_id: str, who: who_type) -> dict[str, Any]:
        room.kept.open(work_id)

        def work(tell: Progress, errand: Errand) -> dict[str, Any]:
            room.write(work_id, who, tell, errand)
            return _DONE

        return room.desk.begin(who, work, work_id)

    @router.get("/{work_id}/report.docx")
    def word(work_id: str, who: who_type) -> Response:  # noqa: ARG001
        try:
            return download(*room.desk.product.word_form(room.kept.open(work_id).work))
        except NotReady as reason:
            raise HTTPException(409, str(reason)) from reason
