"""One program that changes a work again and again: ``python -m benchmarks.works_writer WORK COUNT``.

It says each version, with the value that then stands, on a line of its own once it is saved. The data folder and the
database are those of the settings. For tests and measures that kill it, or run several of it.
"""

import sys
from itertools import count

from assistant.bootstrap import Product
from assistant.domain.operation import Actor, Operation
from assistant.domain.operation_kind import OperationKind
from assistant.store.errors import Conflict

_LOWEST, _STEPS = 60, 39


def main(work_id: str, wanted: int, who: str) -> None:
    """Change the last row's value until so many changes are saved; what others did meanwhile is read again."""
    works = Product().store.works
    saved, done = works.open(work_id), 0
    row = saved.work.filing.indicators[-1].id
    for turn in count():
        if done == wanted:
            return
        value = f"{_LOWEST + (saved.version + turn * 7) % _STEPS}%"
        order = Operation(op=OperationKind.SET_TARGET, row=row, value=value)
        try:
            saved, applied = works.apply_to(saved, order, Actor(who=who))
        except Conflict:
            saved = works.open(work_id)
            continue
        if applied.applied:
            done += 1
            print(saved.version, value, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "写入者")
