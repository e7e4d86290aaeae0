"""Programs of others, run under limits of memory and time, and ended with everything that they began."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

from assistant.files.limits import WorkLimits

_LIMITED = 'ulimit -v "$1"; ulimit -t "$2"; shift 2; exec "$@"'


def ran(order: Sequence[str], limits: WorkLimits) -> bool:
    """Run a program; whether it ended well within its limits."""
    caps = [str(limits.memory_bytes >> 10), str(limits.processor_seconds)]
    limited = [*order] if sys.platform == "win32" else ["/bin/sh", "-c", _LIMITED, "sh", *caps, *order]
    try:
        process = subprocess.Popen(  # noqa: S603 -- a program of this machine, and files that this program wrote
            limited, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except OSError:
        return False
    try:
        return process.wait(limits.seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it began, which outlives its first process."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
