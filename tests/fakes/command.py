"""The command line as a user starts it: a process of its own, what it printed and its exit code."""

import os
import subprocess
import sys


def jixiao(*args, text=None, data=None):
    """Run a command; ``text`` stands on its standard input, ``data`` is its data folder."""
    command = [sys.executable, "-m", "assistant.cli.main", *map(str, args)]
    env = {**os.environ, "JIXIAO_DATA_DIR": str(data)} if data else None
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False, env=env)
