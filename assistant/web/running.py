"""Work on a thread of its own, watched from a generator of the page, so that progress shows and stops take."""

from collections.abc import Callable, Iterator
from queue import Empty, Queue
from threading import Thread
from typing import Generic, TypeVar

from assistant.llm.interface import Errand
from assistant.writing.interface import Narrative, Progress, SectionTask

Result = TypeVar("Result")
_LOOK = 0.1
"""Seconds between two looks at the work."""


class Running(Generic[Result]):
    """Work under way. ``steps`` gives what it tells, the newest only; ``result`` what it returned or raised."""

    def __init__(self, work: Callable[[Progress], Result]) -> None:
        self._told: Queue[str] = Queue()
        self._done: list[Result] = []
        self._failed: list[Exception] = []
        self._thread = Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[Progress], Result]) -> None:
        try:
            self._done.append(work(self._told.put))
        except Exception as error:
            self._failed.append(error)

    def steps(self) -> Iterator[str]:
        """Each newest step while the work goes on; work that ends at once tells none."""
        last = ""
        while self._thread.is_alive():
            self._thread.join(_LOOK)
            told = self._newest()
            if told and told != last and self._thread.is_alive():
                last = told
                yield told

    def result(self) -> Result:
        """What the work returned. Raises what it raised."""
        self._thread.join()
        if self._failed:
            raise self._failed[0]
        return self._done[0]

    def _newest(self) -> str:
        told = ""
        while True:
            try:
                told = self._told.get_nowait()
            except Empty:
                return told


def narrating(narrate: Callable[..., Narrative], task: SectionTask, errand: Errand) -> Callable[[Progress], Narrative]:
    """The writing of one section, as work that tells its text as it grows."""
    return lambda tell: narrate(task, errand, tell)
