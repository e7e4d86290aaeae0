"""The way of a form on the page: where it is, who took which step when, and what may be done next."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from assistant.domain.operation import Actor
from assistant.domain.person import UserRole
from assistant.domain.stage import STEPS, StageAction, WorkStage
from assistant.store.saved_works import SavedWork, WorkSummary
from assistant.store.stages import StageChange, WorkStages
from assistant.web.declaration.edits import BadEdit
from assistant.web.desk import Desk
from assistant.web.identity import Visitor
from assistant.web.wording import shown_title

_WAITS = {UserRole.REVIEWER: WorkStage.SUBMITTED, UserRole.EVALUATOR: WorkStage.SELF_EVALUATED}


def stage_json(saved: SavedWork, stages: WorkStages) -> dict[str, Any]:
    """The stage of a work, its steps so far, and the steps that the acting person may take."""
    return {
        "name": saved.stage.value, "word": saved.stage.word, "can_edit": saved.is_own and saved.stage.is_open,
        "is_own": saved.is_own, "changes": [_change(c) for c in reversed(stages.of(saved.work.id))],
        "actions": [
            {"action": a.value, "word": a.word, "needs_remark": STEPS[a].needs_remark}
            for a in stages.allowed(saved.stage, is_own=saved.is_own)
        ],
    }  # fmt: skip


def _change(done: StageChange) -> dict[str, Any]:
    return {
        "word": done.action.word, "stage": done.stage.word, "remark": done.remark, "who": done.who, "at": done.at,
        "version": done.version,
    }  # fmt: skip


def take_step(desk: Desk, work_id: str, action: StageAction, version: int, remark: str, actor: Actor) -> None:
    """A step on the way. Raises BadEdit where the form is not ready for it; StoreError."""
    try:
        desk.product.take_step(work_id, action, version, remark, actor)
    except ValueError as reason:
        raise BadEdit(str(reason)) from reason


def waiting_json(desk: Desk, visitor: Visitor) -> list[dict[str, Any]]:
    """The forms that wait for a step of this visitor's role, those that wait longest first."""
    stages = {stage for role, stage in _WAITS.items() if visitor.person.has(role)}
    product = desk.product
    found = [_waiting(w, product.store.stages.of(w.id), product.now()) for w in product.store.works.in_stages(stages)]
    return sorted(found, key=lambda one: str(one["since"]))


def _waiting(work: WorkSummary, steps: Sequence[StageChange], now: datetime) -> dict[str, Any]:
    """A form with the moment of the last step, from which it waits, and the days since, on the calendar."""
    since = steps[-1].at if steps else work.changed_at
    return {
        "since": since, "days": max(0, (now.date() - datetime.fromisoformat(since).astimezone(now.tzinfo).date()).days),
        "by": steps[-1].who if steps else work.changed_by,
        "id": work.id, "title": shown_title(work.title), "year": work.year, "stage": WorkStage(work.stage).word,
        "changed_at": work.changed_at, "changed_by": work.changed_by,
    }  # fmt: skip
