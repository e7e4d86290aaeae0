"""Work on a thread of its own, watched from a generator of the page, so that progress shows and stops take."""

from collections.abc import Callable, Iterator
from contextvars import copy_context
from queue import Empty, Queue
from threading import Thread
from typing import Generic, TypeVar

from assistant.writing.interface import Progress

Result = TypeVar("Result")
_LOOK = 0.1
"""Seconds between two looks at the work."""


class Running(Generic[Result]):
    """Work under way, for the person who began it.

    ``steps`` gives what it tells, the newest only; ``result`` what it returned or raised."""

    def __init__(self, work: Callable[[Progress], Result]) -> None:
        self._noted: Queue[str] = Queue()
        self._done: list[Result] = []
        self._failed: list[Exception] = []
        self._last = ""
        self._thread = Thread(target=copy_context().run, args=(self._run, work), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[Progress], Result]) -> None:
        try:
            self._done.append(work(self._noted.put))
        except Exception as error:
            self._failed.append(error)

    def steps(self) -> Iterator[str]:
        """Each newest step while the work goes on; work that ends at once tells none."""
        last = ""
        while self._thread.is_alive():
            self._thread.join(_LOOK)
            noted = self._newest()
            if noted and noted != last and self._thread.is_alive():
                last = noted
                yield noted

    @property
    def is_done(self) -> bool:
        return not self._thread.is_alive()

    @property
    def step(self) -> str:
        """The newest step that was told."""
        self._last = self._newest() or self._last
        return self._last

    def wait(self, seconds: float) -> None:
        """Wait for the end, no longer than this."""
        self._thread.join(seconds)

    def result(self) -> Result:
        """What the work returned. Raises what it raised."""
        self._thread.join()
        if self._failed:
            raise self._failed[0]
        return self._done[0]

    def _newest(self) -> str:
        noted = ""
        while True:
            try:
                noted = self._noted.get_nowait()
            except Empty:
                return noted
