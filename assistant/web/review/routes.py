"""The routes of the room 审核: forms in, each with what is wrong; decisions of the reviewer; the papers to hand on."""

from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, HTTPException, Response, UploadFile
from pydantic import BaseModel, Field

from assistant.domain.files import safe_stem
from assistant.domain.outside import LegalText, Version
from assistant.domain.review_record import Conclusion, FindingVerdict
from assistant.jobs.review import papers
from assistant.scoring.review_form import check_score
from assistant.web.desk import Desk, visitor_of
from assistant.web.home.routes import read_uploads
from assistant.web.identity import Visitor
from assistant.web.review.kept import KeptReviews
from assistant.web.review.view import queue_row, review_json
from generators.interface import GeneratorError
from policy_corpus.review_form import review_form

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NO_ORIGINAL = "没有存下原件，不能加批注。请下载退回意见。"
_NO_BATCH = "没有这一批审核，请回到审核列表。"
_NO_REASON = "驳回请写明理由，以便以后查看。"
_NO_FINDING = "没有这条意见。请刷新网页。"


class Revised(BaseModel):
    """Any decision names the revision that the page saw."""

    revision: Version


class VerdictBody(Revised):
    """A finding taken, refused with a reason, or open again."""

    finding: str = Field(max_length=300)
    adopted: bool | None
    reason: str = Field(default="", max_length=2_000)


class WordsBody(Revised):
    """The reviewer's own words and conclusion."""

    remark: str = Field(default="", max_length=5_000)
    conclusion: Conclusion | None = None


class ScoreBody(Revised):
    """The score of a point; none gives it back to the proposal."""

    point: str = Field(max_length=50)
    score: Decimal | None = Field(default=None, max_digits=6)


def review_routes(desk: Desk) -> APIRouter:
    """The routes over a desk."""
    router, kept = APIRouter(prefix="/api/review"), KeptReviews(desk)
    Who = Annotated[Visitor, Depends(visitor_of(desk))]  # noqa: N806 -- a type

    @router.get("")
    def queue(who: Who) -> dict[str, Any]:  # noqa: ARG001
        return _queue(desk, kept)

    @router.post("")
    def review(
        who: Who, files: list[UploadFile], profile: Annotated[LegalText, Form(max_length=100)] = ""
    ) -> dict[str, Any]:
        uploads = read_uploads(files)

        def work(tell: Any, errand: Any) -> dict[str, Any]:
            batch, unread = kept.begin(uploads, profile, who, tell, errand.cancelled.is_set)
            shown = _queue(desk, kept)
            if all(row["batch"] != batch for row in shown["rows"]):  # nothing was read, so nothing is kept
                shown["unread"] = [{"batch": batch, **u.model_dump()} for u in unread] + shown["unread"]
            return {"batch": batch, **shown}

        return desk.begin(who, work)

    @router.get("/{work_id}")
    def one(work_id: str, who: Who) -> dict[str, Any]:  # noqa: ARG001
        return _shown(desk, kept, work_id)

    @router.delete("/{work_id}")
    def trash(work_id: str, who: Who) -> dict[str, Any]:
        desk.product.store.works.trash(work_id, who.actor())
        return _queue(desk, kept)

    _add_decisions(router, desk, kept, Who)
    _add_papers(router, desk, kept, Who)
    return router


def _queue(desk: Desk, kept: KeptReviews) -> dict[str, Any]:
    titles = {p.id: p.title for p in desk.product.profiles()}
    rows = [queue_row(work.id, record, titles.get(work.profile, "")) for work, record in kept.queue()]
    batches = dict.fromkeys(r["batch"] for r in rows)
    unread = [{"batch": b, **u.model_dump()} for b in batches for u in kept.unread(b)]
    return {"rows": rows, "unread": unread, "profiles": [{"id": i, "title": t} for i, t in titles.items()]}


def _shown(desk: Desk, kept: KeptReviews, work_id: str) -> dict[str, Any]:
    saved, record = kept.open(work_id)
    original = kept.original(work_id)
    return review_json(saved, record, desk.product.profile(saved.work.profile), original[0] if original else "")


def _add_decisions(router: APIRouter, desk: Desk, kept: KeptReviews, who_type: Any) -> None:
    @router.post("/{work_id}/verdicts")
    def decide(work_id: str, given: VerdictBody, who: who_type) -> dict[str, Any]:
        record = kept.record(work_id)
        if given.finding not in {n.id for n in record.findings}:
            raise ValueError(_NO_FINDING)
        if given.adopted is False and not given.reason.strip():
            raise ValueError(_NO_REASON)
        verdicts = {name: v for name, v in record.verdicts.items() if name != given.finding}
        if given.adopted is not None:
            at = desk.product.now().isoformat()
            verdicts[given.finding] = FindingVerdict(
                adopted=given.adopted, reason=given.reason.strip(), who=who.name, at=at
            )
        kept.change(work_id, given.revision, who, {"verdicts": verdicts})
        return _shown(desk, kept, work_id)

    @router.post("/{work_id}/words")
    def words(work_id: str, given: WordsBody, who: who_type) -> dict[str, Any]:
        stated = {"remark": given.remark.strip(), "conclusion": given.conclusion}
        kept.change(work_id, given.revision, who, stated)
        return _shown(desk, kept, work_id)

    @router.post("/{work_id}/points")
    def score(work_id: str, given: ScoreBody, who: who_type) -> dict[str, Any]:
        record = kept.record(work_id)
        points = {name: s for name, s in record.points.items() if name != given.point}
        if given.score is not None:
            check_score(review_form(), given.point, given.score)
            points[given.point] = given.score
        kept.change(work_id, given.revision, who, {"points": points})
        return _shown(desk, kept, work_id)


def _add_papers(router: APIRouter, desk: Desk, kept: KeptReviews, who_type: Any) -> None:
    @router.get("/batches/{batch}/summary.xlsx")
    def summary(batch: str, who: who_type) -> Response:  # noqa: ARG001
        titles = {p.id: p.title for p in desk.product.profiles()}
        found = [(s.work.filing, titles.get(s.work.profile, ""), r) for s, r in kept.batch(batch)]
        if not found:
            raise HTTPException(404, _NO_BATCH)
        unread = [(u.source, u.reason) for u in kept.unread(batch)]
        return _download("绩效表审核汇总.xlsx", papers.summary_excel(found, unread), _EXCEL)

    @router.get("/{work_id}/form.docx")
    def form(work_id: str, who: who_type) -> Response:  # noqa: ARG001
        saved, record = kept.open(work_id)
        name = f"{safe_stem(record.title)}_绩效目标审核表.docx"
        return _download(name, papers.review_form_word(saved.work.filing, record))

    @router.get("/{work_id}/letter.docx")
    def letter(work_id: str, who: who_type) -> Response:  # noqa: ARG001
        saved, record = kept.open(work_id)
        name = f"{safe_stem(record.title)}_审核意见.docx"
        return _download(name, papers.letter_word(saved.work.filing, record))

    @router.get("/{work_id}/annotated")
    def annotated(work_id: str, who: who_type) -> Response:  # noqa: ARG001
        saved, record = kept.open(work_id)
        original = kept.original(work_id)
        if original is None:
            raise HTTPException(404, _NO_ORIGINAL)
        try:
            made = papers.annotated(*original, saved.work.filing, record)
        except GeneratorError as reason:
            raise HTTPException(415, str(reason)) from reason
        return _download(f"批注_{original[0]}", made, _EXCEL if original[0].lower().endswith(".xlsx") else _WORD)


def _download(name: str, content: bytes, kind: str = _WORD) -> Response:
    noted = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=kind, headers={"Content-Disposition": noted})
