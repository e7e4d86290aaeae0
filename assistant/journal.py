"""The log of what was done: one line a request or command, without content, keys or names.

Only ids, the pattern of a route and numbers ever come here, so there is nothing to mask.
"""

import json
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TextIO

LEVELS = ("off", "error", "warning", "info")
"""Each holds those before it."""


@dataclass(frozen=True)
class Done:
    """Something that was done."""

    action: str
    """``GET /api/works/{work_id}`` or ``jixiao draft``: a pattern, never a path with what stands in it."""
    status: int
    """HTTP status, or exit code of a command."""
    milliseconds: int
    level: str = "info"
    who: str = ""
    """The id of a user; empty where nobody has signed in."""
    error: str = ""
    """The class of a fault of the program."""


@dataclass
class Journal:
    """Writes lines to a file, or to standard error; a line that cannot be written is dropped."""

    level: str = "off"
    form: str = "auto"
    """``json``, ``text``, or ``auto``: text on a terminal."""
    file: Path | None = None

    def __post_init__(self) -> None:
        self._lock = Lock()

    def write(self, done: Done) -> None:
        """One line, where the level asks for it. A file is opened anew each time, so that it may be rotated."""
        if LEVELS.index(done.level) > LEVELS.index(self.level):
            return
        with suppress(OSError, ValueError), self._lock:
            if self.file is None:
                print(self._line(done, sys.stderr), file=sys.stderr, flush=True)  # noqa: T201 -- the log
                return
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with self.file.open("a", encoding="utf-8") as stream:
                stream.write(f"{self._line(done, stream)}\n")

    def _line(self, done: Done, stream: TextIO) -> str:
        now = datetime.now(tz=UTC).isoformat(timespec="milliseconds")
        if self.form == "text" or (self.form == "auto" and stream.isatty()):
            took = f"{done.milliseconds}ms {done.error}".rstrip()
            return f"{now} {done.level} {done.who or '-'} {done.action} {done.status} {took}"
        fields = {
            "time": now, "level": done.level, "who": done.who, "action": done.action,
            "milliseconds": done.milliseconds, "status": done.status,
        }  # fmt: skip
        return json.dumps(fields | ({"error": done.error} if done.error else {}), ensure_ascii=False)


def since(began: float) -> int:
    """Milliseconds since a moment of ``time.perf_counter``."""
    return round((time.perf_counter() - began) * 1000)
