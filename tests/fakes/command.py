"""The command line as a user starts it: a process of its own, what it printed and its exit code."""

import subprocess
import sys


def jixiao(*args):
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli.main", *map(str, args)], capture_output=True, text=True, check=False
    )
