"""Decisions follow from operations: each says what its operation says, and no operation that decides lacks one."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, select

from assistant.domain.operation_kind import OperationKind
from assistant.store.errors import DamagedStore
from assistant.store.packing import moment, unpacked
from assistant.store.schema import decisions, operations
from assistant.works.state import Step

DECIDES = frozenset(
    {
        OperationKind.ACCEPT_FINDING, OperationKind.IGNORE_FINDING, OperationKind.USE_NUMBER,
        OperationKind.IGNORE_NUMBER,
    }
)  # fmt: skip
"""Operations that a person has to answer for."""


def of_decisions(connection: Connection) -> Iterator[str]:
    """Decisions that are not those of the operations."""
    due = {(row.work_id, row.version): _decided(row.body) for row in connection.execute(_deciding())}
    for row in connection.execute(select(decisions)):
        if due.pop((row.work_id, row.version), ()) != (row.op, row.subject, row.reason, row.who, row.at):
            yield f"工作{row.work_id}第{row.version}步的决定被改过。"
    yield from (f"工作{work}第{version}步的决定不见了。" for work, version in due)


def _deciding() -> Select[Any]:
    return select(operations).where(operations.c.op.in_([kind.value for kind in DECIDES]))


def _decided(body: bytes) -> tuple[str, ...]:
    try:
        done = Step.model_validate_json(unpacked(body)).applied
    except (ValueError, DamagedStore):
        return ()
    order = done.operation
    return order.op.value, order.finding or order.number, order.reason, done.who, moment(done.when)
