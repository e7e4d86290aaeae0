"""Work on files of others in processes of their own, so that a file that exhausts one ends that work and nothing else.

A process is begun once and used again; one that died, or passed a limit, is replaced.
"""

import atexit
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import BoundedSemaphore, Lock, Timer
from typing import Any

from assistant.files.limits import WORK, WorkLimits

_BEGIN = "import sys; sys.path[:] = sys.argv[1:]; from assistant.files.worker import main; main()"


class WorkStopped(RuntimeError):
    """Work was stopped at a limit; the text says at which, in Chinese."""


MEMORY, TIME = "内存", "时间"


_OUT_OF_TIME = {-24, -9}
"""Ended by SIGXCPU, or killed after its time; a process that runs out of memory says so or breaks otherwise."""


class _Worker:
    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 -- this very program
            [sys.executable, "-c", _BEGIN, *sys.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.done = 0

    def answer(self, order: tuple[object, ...], seconds: float) -> tuple[Any, ...]:
        """What became of an order. Raises WorkStopped where the process ended before its answer."""
        late = Timer(seconds, self._process.kill)
        late.daemon = True
        late.start()
        self.done += 1
        source, answers = self._process.stdin, self._process.stdout
        if source is None or answers is None:
            raise WorkStopped(MEMORY)
        try:
            pickle.dump(order, source)
            source.flush()
            found: tuple[Any, ...] = pickle.load(answers)  # noqa: S301 -- from a process that this one began
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(1)
            self.end()
            raise WorkStopped(TIME if self._process.returncode in _OUT_OF_TIME else MEMORY) from error
        finally:
            late.cancel()
        if found[0] == "memory":
            self.end()
            raise WorkStopped(MEMORY)
        return found

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def end(self) -> None:
        """Kill and bury it."""
        with suppress(OSError):
            self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


class Workers:
    """Some processes, each with one piece of work at a time; others wait for one to be free."""

    def __init__(self, limits: WorkLimits = WORK) -> None:
        self._limits = limits
        self._free: list[_Worker] = []
        self._lock = Lock()
        self._places = BoundedSemaphore(limits.processes)

    def warm(self) -> None:
        """Begin one, so that it is ready when it is needed."""
        with self._lock:
            if not self._free:
                self._free.append(_Worker())

    def run(self, name: str, *arguments: object) -> Any:
        """What ``module:function`` gives for these arguments. Raises what it raises, and WorkStopped."""
        limits = self._limits
        with self._places:
            worker = self._taken()
            found = worker.answer((name, arguments, limits.memory_bytes, limits.processor_seconds), limits.seconds)
            self._give_back(worker)
        if found[0] == "error":
            raise found[1]
        return found[1]

    def _taken(self) -> _Worker:
        with self._lock:
            while self._free:
                worker = self._free.pop()
                if worker.lives:
                    return worker
                worker.end()
        return _Worker()

    def _give_back(self, worker: _Worker) -> None:
        if worker.done >= self._limits.works:
            worker.end()
            return
        with self._lock:
            self._free.append(worker)

    def close(self) -> None:
        """End them all."""
        with self._lock:
            free, self._free = self._free, []
        for worker in free:
            worker.end()


_workers: Workers | None = None


def isolate() -> Workers:
    """From here on files are read in processes of their own."""
    global _workers  # noqa: PLW0603 -- one pool a program, begun at its edge
    if _workers is None:
        _workers = Workers()
        atexit.register(_workers.close)
    _workers.warm()
    return _workers


def workers() -> Workers | None:
    """The processes that read files; None where the program reads them itself."""
    return _workers


@contextmanager
def isolated(limits: WorkLimits = WORK) -> Iterator[Workers]:
    """Files are read in processes of their own until the end of the block."""
    global _workers  # noqa: PLW0603 -- as above
    before, _workers = _workers, Workers(limits)
    try:
        yield _workers
    finally:
        _workers.close()
        _workers = before
