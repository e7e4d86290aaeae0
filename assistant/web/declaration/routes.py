"""The routes of the room 申报: JSON for the page, Word and pictures for the user."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from assistant.domain.outside import Version
from assistant.domain.stage import StageAction
from assistant.domain.vocabulary import FormKind
from assistant.llm.interface import Errand
from assistant.web.declaration import narratives as narrating
from assistant.web.declaration.edits import BadEdit
from assistant.web.declaration.room import DeclarationRoom, OtherForm
from assistant.web.declaration.stages import take_step
from assistant.web.declaration.talking import Conversation
from assistant.web.desk import Desk, visitor_of
from assistant.web.identity import Visitor
from assistant.writing.interface import Progress

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Edit(BaseModel):
    """A change of the sheet, on the version that the page shows."""

    operation: dict[str, Any]
    version: Version


class Message(BaseModel):
    """Something said in the conversation."""

    text: str = Field(min_length=1)


class Click(BaseModel):
    """An answer to what was proposed: agree, decline, or choose one of several."""

    click: Literal["agree", "decline", "choose"]
    number: int | None = Field(default=None, ge=1, le=50)


class StepBody(BaseModel):
    """A step on the way of the form, on the version that the page shows."""

    action: StageAction
    version: Version
    remark: str = Field(default="", max_length=2_000)


class VersionLabel(BaseModel):
    """The name of a version."""

    label: str = Field(max_length=100)


def declaration_routes(desk: Desk, others: Mapping[FormKind, OtherForm]) -> APIRouter:
    """The routes over a desk; ``others`` show the works of other kinds."""
    router, room = APIRouter(prefix="/api/works/{work_id}"), DeclarationRoom(desk, others)
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.get("")
    def shown(work_id: str, who: Who) -> dict[str, Any]:
        return room.shown(work_id, who)

    @router.post("/operations")
    def change(work_id: str, edit: Edit, who: Who) -> dict[str, Any]:
        return room.change(work_id, edit.operation, edit.version, who.actor())

    @router.post("/stages")
    def take(work_id: str, step: StepBody, who: Who) -> dict[str, Any]:
        take_step(desk, work_id, step.action, step.version, step.remark, who.actor())
        return room.shown(work_id, who)

    @router.post("/messages")
    def say(work_id: str, message: Message, who: Who) -> dict[str, Any]:
        return talked(work_id, who, lambda talk, tell, errand: talk.say(message.text.strip(), tell, errand))

    @router.post("/proposals")
    def settle(work_id: str, click: Click, who: Who) -> dict[str, Any]:
        return talked(work_id, who, lambda talk, tell, errand: talk.settle(click.click, click.number, tell, errand))

    def talked(work_id: str, who: Visitor, turn: Callable[[Conversation, Progress, Errand], None]) -> dict[str, Any]:
        room.open(work_id)

        def work(tell: Progress, errand: Errand) -> dict[str, Any]:
            turn(Conversation(desk.product, work_id, who), tell, errand)
            return {"work": room.shown(work_id, who) | {"job": ""}}

        return desk.begin(who, work, work_id)

    @router.get("/cell")
    def cell(work_id: str, key: str, who: Who) -> dict[str, Any]:  # noqa: ARG001
        return room.cell(work_id, key)

    _add_versions(router, room, Who)
    _add_papers(router, room, Who)
    return router


def _add_versions(router: APIRouter, room: DeclarationRoom, who_type: Any) -> None:
    @router.get("/versions")
    def versions(work_id: str, who: who_type) -> list[dict[str, Any]]:  # noqa: ARG001
        return room.versions(work_id)

    @router.get("/versions/{one}/{other}")
    def difference(work_id: str, one: Version, other: Version, who: who_type) -> list[dict[str, str]]:  # noqa: ARG001
        return room.difference(work_id, one, other)

    @router.post("/versions/{version}/name")
    def name(work_id: str, version: Version, label: VersionLabel, who: who_type) -> dict[str, Any]:
        room.desk.product.store.versions.name(work_id, version, label.label, who.actor())
        return {"versions": room.versions(work_id)}


def _add_papers(router: APIRouter, room: DeclarationRoom, who_type: Any) -> None:
    @router.get("/draft.docx")
    def draft(work_id: str, who: who_type) -> Response:  # noqa: ARG001
        return _download(*room.word(work_id, final=False))

    @router.get("/sources.docx")
    def sources(work_id: str, who: who_type) -> Response:  # noqa: ARG001
        return _download(*room.sources(work_id))

    @router.get("/data.json")
    def data(work_id: str, who: who_type) -> Response:  # noqa: ARG001
        return _download(*room.data(work_id), kind="application/json")

    @router.post("/final.docx")
    def final(work_id: str, who: who_type) -> Response:
        try:
            return _download(*room.final_word(work_id, who.actor()))
        except BadEdit as reason:
            raise HTTPException(409, str(reason)) from reason

    @router.get("/narratives")
    def narratives(work_id: str, who: who_type) -> dict[str, Any]:  # noqa: ARG001
        room.open(work_id)
        return narrating.narratives_json(room.desk.product, work_id)

    @router.post("/narratives")
    def write(work_id: str, who: who_type) -> dict[str, Any]:
        saved = room.open(work_id)

        def work(tell: Progress, errand: Errand) -> dict[str, Any]:
            narrating.write(room.desk.product, saved, who, tell, errand)
            return narrating.narratives_json(room.desk.product, work_id)

        return room.desk.begin(who, work)

    @router.get("/narratives.docx")
    def narratives_word(work_id: str, who: who_type) -> Response:  # noqa: ARG001
        return _download(*narrating.word(room.desk.product, room.open(work_id)))

    @router.post("/preview")
    def preview(work_id: str, who: who_type) -> dict[str, Any]:
        def work(tell: Any, _errand: Any) -> dict[str, Any]:
            tell("排出 Word 页面")
            return room.preview(work_id)

        return room.desk.begin(who, work)

    @router.get("/pages/{version}/{number}.png")
    def page(work_id: str, version: Version, number: Version, who: who_type) -> FileResponse:  # noqa: ARG001
        room.open(work_id)
        path = room.desk.previews.page(f"{work_id}-{version}", number)
        if path is None:
            raise HTTPException(404, "没有这一页。")
        return FileResponse(path, media_type="image/png")


def _download(name: str, content: bytes, kind: str = _WORD) -> Response:
    noted = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=kind, headers={"Content-Disposition": noted})
