"""Several programs on one store, and one that is killed while it writes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from assistant.store.store import Store
from tests.fakes.works import CLERK, FILING, Desk

_ROOT = Path(__file__).resolve().parents[3]


def start(folder, url, work_id, count):
    env = {**os.environ, "JIXIAO_DATA_DIR": str(folder), "JIXIAO_DATABASE_URL": url or "", "PYTHONPATH": str(_ROOT)}
    if not url:
        del env["JIXIAO_DATABASE_URL"]
    command = [sys.executable, "-m", "benchmarks.works_writer", work_id, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)


def versions_in(output):
    """The versions that a writer said were saved; a line that a kill cut off says nothing."""
    return [int(line.split()[0]) for line in output.splitlines(keepends=True) if line.endswith("\n")]


def test_two_programs_on_one_work_lose_no_change(tmp_path, store, saved, url):
    running = [start(tmp_path, url, saved.work.id, 15) for _ in range(2)]
    noted = [version for p in running for version in versions_in(p.communicate(timeout=60)[0])]
    assert [p.returncode for p in running] == [0, 0]
    assert store.works.open(saved.work.id).version == 30
    assert sorted(noted) == list(range(1, 31))
    assert store.audit() == []


def test_what_was_saved_before_a_kill_is_there_after_it(tmp_path):
    desk = Desk()
    store = Store(tmp_path, desk.works, desk.now)
    saved = store.works.create("central-2021", 2027, CLERK, filing=FILING)
    store.close()
    noted = 0
    for _ in range(3):
        running = start(tmp_path, None, saved.work.id, 10_000)
        first = running.stdout.readline()
        time.sleep(0.05)
        running.send_signal(signal.SIGKILL)
        noted = max(noted, *versions_in(first + running.communicate()[0]))
        store = Store(tmp_path, desk.works, desk.now)
        kept = store.works.open(saved.work.id)
        assert kept.version >= noted > 0
        assert store.audit() == []
        assert store.works.works.replay(kept.work.start, kept.work.steps) == kept.work.state
        store.close()
