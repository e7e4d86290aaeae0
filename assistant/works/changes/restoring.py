"""The form as it was at an earlier version: a change like any other, so that it is kept, shown and undone."""

from assistant.domain.operation import Operation
from assistant.works.delta import taken_back
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.state import WorkState


def restore_version(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """Everything as it stood after so many operations; numbers of rows that were given since are not given again."""
    version, now = _version(order.value), len(tools.steps)
    if not 0 <= version < now:
        raise NotApplicable(f"没有第{order.value}版，没有改动。现在是第{now}版。")
    value: object = state.model_dump(mode="json")
    for step in reversed(tools.steps[version:]):
        value = taken_back(value, step.delta)
    earlier = WorkState.model_validate(value)
    last_row = max(earlier.last_row, state.last_row)
    return ChangeOutcome(
        earlier.model_copy(update={"last_row": last_row}), "整份表", f"第{now}版", f"恢复到第{version}版"
    )


def _version(stated: str) -> int:
    return int(stated) if stated.strip().isdecimal() else -1
