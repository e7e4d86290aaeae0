"""Several programs on one store, and one that is killed while it writes."""

import signal
import subprocess
import sys
import time

from assistant.store.store import Store
from tests.fakes.works import CLERK, FILING, Desk

WRITER = """
import sys
from pathlib import Path
from assistant.domain.operation import Operation
from assistant.store.errors import Conflict
from assistant.store.store import Store
from tests.fakes.works import CLERK, Desk

folder, url, work_id, count = Path(sys.argv[1]), sys.argv[2] or None, sys.argv[3], int(sys.argv[4])
desk = Desk()
store = Store(folder, desk.works, desk.now, url)
saved = store.works.open(work_id)
done = 0
while done < count:
    value = f"{60 + (saved.version * 7 + done) % 39}%"
    order = Operation(op="set_target", row="r7", value=value)
    try:
        saved, applied = store.works.apply_to(saved, order, CLERK)
    except Conflict:
        saved = store.works.open(work_id)
        continue
    done += 1
    if applied.applied:
        print(saved.version, applied.after.split("；")[0], flush=True)
"""
"""Changes one value again and again and says each version when it is saved."""


def start(folder, url, work_id, count):
    command = [sys.executable, "-c", WRITER, str(folder), url or "", work_id, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_programs_on_one_work_lose_no_change(tmp_path, store, saved, url):
    running = [start(tmp_path, url, saved.work.id, 15) for _ in range(2)]
    told = [line for p in running for line in p.communicate(timeout=60)[0].splitlines()]
    kept = store.works.open(saved.work.id)
    assert [p.returncode for p in running] == [0, 0]
    assert kept.version == len(told) > 15
    assert {int(line.split()[0]) for line in told} == set(range(1, kept.version + 1))
    assert store.audit() == []


def test_what_was_saved_before_a_kill_is_there_after_it(tmp_path):
    desk = Desk()
    store = Store(tmp_path, desk.works, desk.now)
    saved = store.works.create("central-2021", 2027, CLERK, filing=FILING)
    store.close()
    told = 0
    for _ in range(3):
        running = start(tmp_path, None, saved.work.id, 10_000)
        first = running.stdout.readline()
        time.sleep(0.05)
        running.send_signal(signal.SIGKILL)
        lines = [first, *running.communicate()[0].splitlines()]
        told = max(told, *(int(line.split()[0]) for line in lines if line.strip().count(" ") == 1))
        store = Store(tmp_path, desk.works, desk.now)
        kept = store.works.open(saved.work.id)
        assert kept.version >= told > 0
        assert store.audit() == []
        assert store.works.works.replay(kept.work.start, kept.work.steps) == kept.work.state
        store.close()
