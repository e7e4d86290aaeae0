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
    """A function to tell progress to, as (done, of how many); work of another size gets a bar of its own."""
    shown: list[Any] = []

    def tell(done: int, total: int) -> None:
        if total < _WORTH_SHOWING or not output.is_terminal():
            return
        if not shown or shown[-1].length != total:
            finish()
            shown.append(click.progressbar(length=total, label=label, file=sys.stderr))
            shown[-1].render_progress()
        shown[-1].update(done - shown[-1].pos)

    def finish() -> None:
        while shown:
            shown.pop().render_finish()

    try:
        yield tell
    finally:
        finish()
