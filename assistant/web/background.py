"""Long work of a visitor: begun by a request, watched and given up by others, and picked up after a reload."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex
from threading import Lock
from typing import Any

from assistant.llm.interface import Cancelled, Errand
from assistant.web.error_answers import answer_of
from assistant.web.running import Running
from assistant.writing.interface import Progress

Work = Callable[[Progress, Errand], dict[str, Any]]
_AT_ONCE = 0.8
"""Seconds that a request waits for its work before it answers that it goes on."""
_KEPT, _KEPT_TAKEN = 600.0, 60.0
"""Seconds after which finished work is forgotten: work whose result nobody asked for, and work that somebody took."""
CANCELLED = "已停止，表没有改变。"


@dataclass
class Errands:
    """The work under way, by its name."""

    _jobs: dict[str, "Job"] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, visitor: str, work: Work, about: str = "") -> dict[str, Any]:
        """Begin, and say what became of it as far as it is done."""
        job = Job(token_hex(8), visitor, about, work)
        with self._lock:
            self._forget()
            self._jobs[job.id] = job
        state = job.state(_AT_ONCE)
        if state.get("done"):  # the answer to the request holds it: nobody will ask for it by name
            with self._lock:
                self._jobs.pop(job.id, None)
        return state

    def look(self, visitor: str, job_id: str) -> dict[str, Any] | None:
        """How far work is; None where this visitor has none of that name."""
        job = self._jobs.get(job_id)
        return job.state(0.2) if job is not None and job.visitor == visitor else None

    def give_up(self, visitor: str, job_id: str) -> bool:
        """End work; whether there was any."""
        job = self._jobs.get(job_id)
        if job is None or job.visitor != visitor:
            return False
        job.errand.cancelled.set()
        return True

    def under_way(self, visitor: str, about: str) -> str:
        """The work on something that still goes on, so that a reload finds it; "" where there is none."""
        with self._lock:  # others begin work meanwhile
            jobs = list(self._jobs.values())
        found = [j for j in jobs if j.visitor == visitor and j.about == about and not j.is_done]
        return found[-1].id if found else ""

    def _forget(self) -> None:
        now = time.monotonic()
        for key in [k for k, j in self._jobs.items() if j.is_done and j.is_old(now)]:
            del self._jobs[key]


class Job:
    """One piece of work, on a thread of its own."""

    def __init__(self, job_id: str, visitor: str, about: str, work: Work) -> None:
        self.id, self.visitor, self.about = job_id, visitor, about
        self.errand, self.began = Errand(), time.monotonic()
        self._taken: float | None = None
        self._running = Running(lambda tell: work(tell, self.errand))

    @property
    def is_done(self) -> bool:
        return self._running.is_done

    def is_old(self, now: float) -> bool:
        """Whether finished work need not be kept any longer."""
        return now - self.began > _KEPT or (self._taken is not None and now - self._taken > _KEPT_TAKEN)

    def state(self, patience: float) -> dict[str, Any]:
        """Its newest step, or what it gave; waits so many seconds for the end."""
        self._running.wait(patience)
        if not self.is_done:
            seconds = round(time.monotonic() - self.began)
            return {"job": self.id, "step": self._running.step, "seconds": seconds}
        self._taken = self._taken or time.monotonic()
        try:
            return {"done": True, **self._running.result()}
        except Cancelled:
            return {"done": True, "cancelled": True, "error": CANCELLED}
        except Exception as error:  # a fault of the program must not leave the page waiting
            return {"done": True, "error": answer_of(error).line}
