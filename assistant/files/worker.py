"""The process that does work for another: one order after another, each under limits of memory and time.

Orders come as pickles on standard input, (name, arguments, bytes, seconds), and what became of each goes back as a
pickle: ("value", …), ("error", …) or ("memory",). What a library prints goes nowhere.
"""

import os
import pickle
import select
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

_WARM = ("reader", "word", "sheet", "pdf", "structured", "plain", "separated", "old_sheet", "open_sheet", "web")
"""Modules of this room that are imported while nobody waits."""


def main() -> None:
    """Serve until standard input ends."""
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    _warm(source)
    while True:
        try:
            name, arguments, most_bytes, seconds = pickle.load(source)  # noqa: S301 -- from the process that began this one
        except EOFError:
            return
        _limit(most_bytes, seconds)
        answers.write(_answer(name, arguments))
        answers.flush()


def _warm(source: BinaryIO) -> None:
    with suppress(OSError, ValueError):  # Windows waits on no pipe
        for module in _WARM:
            if select.select([source], [], [], 0)[0]:
                return
            import_module(f"assistant.files.{module}")


def _answer(name: str, arguments: tuple[Any, ...]) -> bytes:
    module, _, function = name.partition(":")
    try:
        return pickle.dumps(("value", getattr(import_module(module), function)(*arguments)))
    except MemoryError:
        return pickle.dumps(("memory",))
    except Exception as error:
        try:
            return pickle.dumps(("error", error))
        except Exception:  # an error that holds what cannot be sent
            return pickle.dumps(("error", RuntimeError(type(error).__name__)))


def _limit(most_bytes: int, seconds: int) -> None:
    """Memory beyond what is taken now, and processor time from now on; where the system has no such limits, none."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError, StopIteration):
        status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
        taken = int(next(line for line in status if line.startswith("VmSize")).split()[1]) << 10
        resource.setrlimit(resource.RLIMIT_AS, (taken + most_bytes, resource.getrlimit(resource.RLIMIT_AS)[1]))
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
