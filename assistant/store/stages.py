"""The way of a form through the house: every step is a row with remark, who and when, and an entry of the chain."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from assistant.base import Frozen
from assistant.domain.operation import Actor
from assistant.domain.stage import STEPS, StageAction, StageStep, WorkStage
from assistant.store.access import NOT_YOURS
from assistant.store.audit.chain import Happening, append
from assistant.store.database import Database
from assistant.store.errors import NotAllowed, StoreError
from assistant.store.packing import moment
from assistant.store.schema import stages, works

_LONGEST = 2_000


class StageChange(Frozen):
    """A step that was taken."""

    number: int
    action: StageAction
    stage: WorkStage
    version: int
    remark: str
    who: str
    at: str


@dataclass(frozen=True)
class WorkStages:
    """The stages of the works of a database."""

    database: Database
    now: Callable[[], datetime]

    def of(self, work_id: str) -> Sequence[StageChange]:
        """The steps of a work, the first first. Raises WorkNotFound."""
        with self.database.reading() as connection:
            self.database.access.to_see(connection, work_id)
            rows = connection.execute(select(stages).where(stages.c.work_id == work_id).order_by(stages.c.number))
            return [StageChange.model_validate({f: getattr(r, f) for f in StageChange.model_fields}) for r in rows]

    def move(self, work_id: str, action: StageAction, version: int, remark: str, actor: Actor) -> StageChange:
        """A step taken on the version that was seen. Raises WorkNotFound, NotAllowed; StoreError, nothing changed."""
        step, remark, at = STEPS[action], remark.strip(), moment(self.now())
        if step.needs_remark and not remark:
            raise StoreError(f"请写明{step.word}的意见。")
        if len(remark) > _LONGEST:
            raise StoreError(f"意见太长，最多 {_LONGEST} 字。")
        with self.database.writing() as connection:
            row = self.database.access.to_see(connection, work_id)
            self._require(action, self.database.access.is_own(connection, work_id), str(row.owner_id or ""))
            if WorkStage(str(row.stage)) not in step.before:
                raise StoreError(f"这份表现在是“{WorkStage(str(row.stage)).word}”，不能{step.word}。请刷新网页看看。")
            if row.version != version or row.trashed_at is not None:
                raise StoreError(f"这份表刚刚被改过或删去了，还没有{step.word}。请看过以后再点一次。")
            connection.execute(update(works).where(works.c.id == work_id).values(stage=step.after.value))
            last = select(func.max(stages.c.number)).where(stages.c.work_id == work_id)
            number = (connection.execute(last).scalar() or 0) + 1
            data = {"number": number, "action": action.value, "stage": step.after.value, "remark": remark}
            signed: dict[str, Any] = {"version": version, "who": actor.who[:100], "at": at}
            connection.execute(insert(stages).values(work_id=work_id, **data, **signed))
            happening = Happening(event="stage", work=work_id, **signed, data=data)
            append(connection, happening, (works, work_id), (stages, work_id, number))
        return StageChange.model_validate({**data, **signed})

    def _require(self, action: StageAction, is_own: bool, owner: str) -> None:  # noqa: FBT001
        person, step = self.database.access.person, STEPS[action]
        if self.database.access.is_free:
            return
        if step.role is None:
            if not is_own:
                raise NotAllowed(NOT_YOURS)
        elif person is None or not person.has(step.role):
            raise NotAllowed(f"只有{step.role.word}可以{step.word}。")
        elif owner == person.id:
            raise NotAllowed(f"自己的表不能由自己{step.word}，请别的{step.role.word}来做。")

    def allowed(self, stage: WorkStage, *, is_own: bool) -> list[StageAction]:
        """The steps that the acting person may take from a stage."""
        return [a for a, step in STEPS.items() if stage in step.before and self._may(step, is_own=is_own)]

    def _may(self, step: StageStep, *, is_own: bool) -> bool:
        person = self.database.access.person
        if self.database.access.is_free:
            return True
        return is_own if step.role is None else person is not None and person.has(step.role) and not is_own
