"""A progress bar on standard error, shown only when work turns out to be long and a person watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from assistant.cli import output

_WORTH_SHOWING = 200


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A function to tell progress to, as (done, of how many)."""
    shown: list[Any] = []

    def tell(done: int, total: int) -> None:
        if total < _WORTH_SHOWING or not output.is_terminal():
            return
        if not shown:
            shown.append(click.progressbar(length=total, label=label, file=sys.stderr))
            shown[0].render_progress()
        shown[0].update(done - shown[0].pos)

    try:
        yield tell
    finally:
        for each in shown:
            each.render_finish()
