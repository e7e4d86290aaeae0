"""The routes of the room 审核: forms in, each with what is wrong, where, by which rule."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, UploadFile

from assistant.domain.finding import Severity
from assistant.domain.vocabulary import FORM_TITLES
from assistant.jobs.review.job import Reviewed, Unread
from assistant.web.desk import Desk, visitor_of
from assistant.web.home.routes import read_uploads
from assistant.web.home.starting import Upload
from assistant.web.identity import Visitor
from assistant.writing.interface import Progress

_GROUPS = {"fatal": "必改", "error": "错误", "warning": "提醒", "info": "提示"}


def review_routes(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    router = APIRouter(prefix="/api/review")
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.post("")
    def review(who: Who, files: list[UploadFile], profile: Annotated[str, Form()] = "") -> dict[str, Any]:
        uploads = read_uploads(files)
        return desk.begin(who, lambda tell, errand: _reviewed(desk, uploads, profile, tell, errand.cancelled.is_set))

    return router


def _reviewed(desk: Desk, uploads: list[Upload], profile: str, tell: Progress, cancelled: Any) -> dict[str, Any]:
    with TemporaryDirectory(prefix="jixiao-review-") as room:
        paths = []
        for n, one in enumerate(uploads):
            folder = Path(room) / str(n)
            folder.mkdir()
            path = folder / (Path(one.name.replace("\\", "/")).name or "文件")
            path.write_bytes(one.content)
            paths.append(path)
        batch = desk.product.reviews.review(
            paths, profile or None, cancelled=cancelled,
            progress=lambda done, total, name: tell(f"阅读 {done}/{total}：{Path(name).name}"),
        )  # fmt: skip
    return {"forms": [_form(row) for row in batch.rows]}


def _form(row: Reviewed | Unread) -> dict[str, Any]:
    if isinstance(row, Unread):
        return {"source": Path(row.source).name, "unread": row.reason}
    filing = row.filing
    found = sorted(row.result.findings, key=lambda f: f.severity.rank)
    grave = row.result.count(Severity.FATAL, Severity.ERROR)
    return {
        "source": Path(row.source).name, "form": FORM_TITLES.get(filing.form, ""), "profile": row.profile.title,
        "project": filing.project.name, "unit": filing.project.unit, "unchecked": row.unchecked,
        "opinion": "建议退回修改" if grave else "建议通过" if not row.unchecked else "",
        "counts": {word: sum(f.severity.value == key for f in found) for key, word in _GROUPS.items()},
        "goals": filing.goals.annual,
        "rows": [
            {"level1": r.level1, "level2": r.level2, "name": r.name, "target": r.target} for r in filing.indicators
        ],
        "findings": [
            {
                "group": _GROUPS[f.severity.value], "severity": f.severity.value, "row": f.row, "message": f.message,
                "advice": f.advice, "basis": [str(c) for c in f.basis], "evidence": f.evidence,
            }
            for f in found
        ],
    }  # fmt: skip
