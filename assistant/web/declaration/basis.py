"""The clauses in the basis of a work, as the rooms show them; and the works that a clause may be taken into."""

from typing import Any

from assistant.domain.policy import PolicyStatus
from assistant.domain.vocabulary import FormKind
from assistant.web.declaration.talking import citation_label
from assistant.web.declaration.view import EXAMPLE, REVIEW
from assistant.web.desk import Desk
from assistant.web.wording import shown_title
from assistant.works.state import Work

_ROOMS = {FormKind.GOAL_DECLARATION.value: "申报", FormKind.EVALUATION_REPORT.value: "评价"}
"""Kinds of work that have a basis, by the room they are in."""
_MOST = 50


def basis_json(work: Work) -> list[dict[str, Any]]:
    """The clauses of a work's basis, each with the order that takes it out."""
    return [
        {
            **cited.model_dump(mode="json"), "label": citation_label(cited), "words": str(cited),
            "status": PolicyStatus(cited.status).word if cited.status else "",
            "remove": {"op": "remove_basis", "policy": cited.policy_id, "article": cited.article},
        }
        for cited in work.state.basis
    ]  # fmt: skip


def works_with_basis(desk: Desk) -> list[dict[str, Any]]:
    """The acting person's works that a clause may be taken into, the last changed first."""
    works = desk.product.store.works.list(limit=_MOST, not_begun=REVIEW)
    return [
        {"id": w.id, "title": shown_title(w.title), "room": _ROOMS[w.kind], "year": w.year, "version": w.version}
        for w in works
        if w.kind in _ROOMS and not w.id.startswith(EXAMPLE)
    ]
