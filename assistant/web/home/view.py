"""What the room 首页 shows: the works, the trash, what is due, and what a new work may be."""

from collections.abc import Iterator
from typing import Any

from assistant.base import show
from assistant.domain.policy import Certainty, PolicyStatus
from assistant.domain.stage import WorkStage
from assistant.domain.vocabulary import FormKind
from assistant.store.saved_works import WorkSummary
from assistant.web.declaration.view import EXAMPLE, REVIEW
from assistant.web.desk import Desk
from assistant.web.identity import Visitor
from assistant.web.wording import shown_title
from policy_corpus.calendar import DueDay, periods, upcoming
from policy_corpus.regions import regions

_ROOM_OF = {
    FormKind.SELF_EVALUATION.value: ("self_evaluation", "自评"),
    FormKind.EVALUATION_REPORT.value: ("evaluation", "评价"),
}
"""The room of the page that a kind of work is opened in and its word, where it is not 申报."""
_DECLARED = ("declaration", "申报")
_MOST = 200


def home_json(desk: Desk, visitor: Visitor) -> dict[str, Any]:
    """The whole room."""
    product = desk.product
    titles = {p.id: p.title for p in product.profiles()}
    labels = product.store.versions.current_labels()
    kept = product.store.works
    works = [_work(w, titles, labels) for w in kept.list(limit=_MOST, not_begun=REVIEW)]
    trash = [_work(w, titles, labels) for w in kept.list(limit=_MOST, not_begun=REVIEW, trashed=True)]
    return {
        "works": works,
        "trash": trash,
        "todo": [{f: w[f] for f in ("id", "title", "open", "room", "kind")} for w in works if w["open"]][:5],
        "due": list(_due(desk, works)),
        "periods": list(_periods(desk)),
        "profiles": [{"id": i, "title": t} for i, t in titles.items()],
        "profile": product.settings.profile, "year": product.budget_year, "name": visitor.name,
        "writer": writer_words(visitor),
    }  # fmt: skip


def _due(desk: Desk, works: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What the rules of the place say is due within the year; without a place of its own those of the country."""
    product = desk.product
    used = {w["profile"] for w in works}
    places = [product.settings.region, *(p.region for p in product.profiles() if p.title in used)]
    names = {name for place in places for name in regions(place)}
    for day, one in upcoming(product.today, sorted(names), [w["title"] for w in works]):
        yield {
            "day": day.isoformat(), "left": (day - product.today).days, "title": one.title, "region": one.region,
            "basis": str(one.basis), "policy_id": one.basis.policy_id, "article": one.basis.article,
            "note": _doubt(one),
        }  # fmt: skip


def _doubt(one: DueDay) -> str:
    """What is not sure of a day; empty where nothing is."""
    document = one.document
    doubts = [
        "" if one.holds_from or document.effective else "文件没有写明施行日期",
        "文件现行效力未核" if document.status is PolicyStatus.UNKNOWN else "",
        "" if document.evidence is Certainty.SOURCE else "这一条没有核对原文",
    ]
    noted = "，".join(d for d in doubts if d)
    return f"{noted}，请以当年的通知为准" if noted else ""


def _periods(desk: Desk) -> Iterator[dict[str, Any]]:
    """Terms in days with their basis; no day is reckoned, since the page does not know when they began."""
    for known, value in periods(desk.product.today):
        yield {
            "title": known.title, "days": f"{show(value.value)}{known.unit}", "note": known.note,
            "basis": str(value.basis), "policy_id": value.basis.policy_id, "article": value.basis.article,
        }  # fmt: skip


def writer_words(visitor: Visitor) -> str:
    """Who writes, in a few words."""
    return f"大模型 {visitor.model.model}" if visitor.model else "规则起草"


def _work(work: WorkSummary, titles: dict[str, str], labels: dict[str, str]) -> dict[str, Any]:
    at = WorkStage(work.stage)
    stage = (labels.get(work.id) if at is WorkStage.DRAFT else "") or at.word
    title = shown_title(work.title)
    room, kind = _ROOM_OF.get(work.kind, _DECLARED)
    return {
        "id": work.id, "title": title, "year": work.year, "profile": titles.get(work.profile, ""),
        "stage": stage, "open": work.open_points, "changed_at": work.changed_at,
        "changed_by": work.changed_by, "trashed_at": work.trashed_at, "example": work.id.startswith(EXAMPLE),
        "begun": work.version > 0, "room": room, "kind": kind,
    }  # fmt: skip
