"""The routes of the room 首页: my works, new ones, the trash."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException, UploadFile
from pydantic import BaseModel, Field

from assistant.chat.replies import too_long_line
from assistant.domain.outside import LegalText, legal_text
from assistant.files.formats import Use, suffixes
from assistant.web.declaration.stages import waiting_json
from assistant.web.declaration.talking import Conversation
from assistant.web.desk import Desk, visitor_of
from assistant.web.home.starting import NewWorks, Upload
from assistant.web.home.view import home_json
from assistant.web.identity import Visitor

_MOST_FILES = 20
_LARGEST = 50 * 1024 * 1024
_TOO_LARGE = "文件太大（超过 50 MB），请分开上传。"


class Start(BaseModel):
    """A new work: words where it begins with some."""

    words: str = ""
    profile: str = ""
    year: int | None = Field(default=None, ge=2000, le=2100)
    example: bool = False


class Name(BaseModel):
    """What a visitor is called."""

    name: str = Field(min_length=1, max_length=20)


def home_routes(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    router, new = APIRouter(prefix="/api"), NewWorks(desk)
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.get("/home")
    def home(who: Who) -> dict[str, Any]:
        return home_json(desk, who)

    @router.get("/waiting")
    def waiting(who: Who) -> list[dict[str, Any]]:
        return waiting_json(desk, who)

    @router.post("/name")
    def name(given: Name, who: Who) -> dict[str, Any]:
        if who.person.is_alone:  # an account's name stands in the audit chain and is not chosen
            who.name = given.name.strip() or who.name
        return {"name": who.name}

    @router.post("/works")
    def begin(start: Start, who: Who) -> dict[str, Any]:
        if refused := too_long_line(start.words.strip()):
            raise HTTPException(413, refused)
        if start.example:
            return desk.begin(who, lambda _tell, _errand: {"id": new.example(who, start.profile)})
        saved = new.empty(who, start.profile, start.year)
        if not start.words.strip():
            return {"done": True, "id": saved.work.id}
        conversation = Conversation(desk.product, saved.work.id, who)

        def work(tell: Any, errand: Any) -> dict[str, Any]:
            conversation.say(start.words.strip(), tell, errand)
            return {"id": saved.work.id}

        return {**desk.begin(who, work, saved.work.id), "id": saved.work.id}

    @router.post("/works/files")
    def from_files(
        who: Who,
        files: list[UploadFile],
        changes: Annotated[LegalText, Form()] = "",
        profile: Annotated[LegalText, Form(max_length=100)] = "",
    ) -> dict[str, Any]:
        uploads = read_uploads(files)
        return desk.begin(
            who, lambda tell, errand: {"id": new.from_files(uploads, changes, who, profile, tell, errand)}
        )

    @router.post("/works/{work_id}/trash")
    def trash(work_id: str, who: Who) -> dict[str, Any]:
        desk.product.store.works.trash(work_id, who.actor())
        return home_json(desk, who)

    @router.post("/works/{work_id}/restore")
    def restore(work_id: str, who: Who) -> dict[str, Any]:
        desk.product.store.works.restore(work_id, who.actor())
        return home_json(desk, who)

    return router


def read_uploads(files: list[UploadFile], use: Use | None = None) -> list[Upload]:
    """The files of a form. Raises HTTPException with a Chinese reason."""
    if len(files) > _MOST_FILES:
        raise HTTPException(413, f"一次最多上传 {_MOST_FILES} 个文件，请分几次。")
    return [_read(one, use) for one in files]


def _read(file: UploadFile, use: Use | None) -> Upload:
    name = legal_text(file.filename or "") or "文件"
    allowed = suffixes(use) if use else ()
    if allowed and not name.lower().endswith(tuple(allowed)):
        raise HTTPException(415, f"“{name}”的格式读不了。可以用：{'、'.join(allowed)}。")
    content = file.file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise HTTPException(413, _TOO_LARGE)
    return Upload(name, content)
