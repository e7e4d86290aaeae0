"""Conversations that are kept: what was said of a work, in order, with the operations that came of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from assistant.base import Frozen
from assistant.store.audit.chain import Happening, append
from assistant.store.audit.verifying import message_digest
from assistant.store.database import Database
from assistant.store.errors import WorkNotFound
from assistant.store.packing import canonical, moment
from assistant.store.schema import messages, works


class KeptMessage(Frozen):
    """Something that was said: by whom, and what came of it."""

    number: int
    role: str
    """``user`` or ``assistant``."""
    who: str
    at: str
    text: str
    data: str = "{}"
    """JSON, such as the ids of the operations."""


@dataclass(frozen=True)
class KeptConversations:
    """The conversations of a database, one for each work."""

    database: Database
    now: Callable[[], datetime]

    def say(self, work_id: str, role: str, who: str, text: str, data: Mapping[str, Any] | None = None) -> KeptMessage:
        """Keep a message behind the others. Raises WorkNotFound."""
        at, shown = moment(self.now()), canonical(dict(data or {}))
        with self.database.writing() as connection:
            self.database.access.to_keep(connection, work_id)
            version = connection.execute(
                select(works.c.version).where(works.c.id == work_id).with_for_update()
            ).scalar()
            if version is None:
                raise WorkNotFound(f"没有编号为“{work_id}”的工作。")
            last = select(func.max(messages.c.number)).where(messages.c.work_id == work_id)
            number = (connection.execute(last).scalar() or 0) + 1
            row = {"number": number, "role": role, "who": who[:100], "at": at, "text": text, "data": shown}
            connection.execute(insert(messages).values(work_id=work_id, **row))
            kept = {"number": number, "digest": message_digest(role, text, shown)}
            happening = Happening(event="message", work=work_id, version=version, who=who[:100], at=at, data=kept)
            append(connection, happening, (messages, work_id, number))
        return KeptMessage.model_validate(row)

    def of(self, work_id: str, after: int = 0) -> Sequence[KeptMessage]:
        """What was said of a work, in order; ``after`` a message's number."""
        query = select(messages).where(messages.c.work_id == work_id, messages.c.number > after)
        with self.database.reading() as connection:
            self.database.access.to_see(connection, work_id)
            rows = connection.execute(query.order_by(messages.c.number)).all()
        return [KeptMessage.model_validate({f: getattr(row, f) for f in KeptMessage.model_fields}) for row in rows]
