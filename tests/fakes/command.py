"""The command line as a user starts it: a process of its own, what it printed and its exit code."""

import subprocess
import sys


def jixiao(*args, text=None):
    """Run a command; ``text`` stands on its standard input."""
    command = [sys.executable, "-m", "assistant.cli.main", *map(str, args)]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)
