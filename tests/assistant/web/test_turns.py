"""Somebody's long message keeps nobody else from work."""

import sys
import threading
import time

import pytest

from assistant.web.turns import take_short_turns


@pytest.fixture
def usual_turns():
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def waits(times):
    """Seconds of a piece of work that waits for something so many times while another thread never pauses."""
    done = threading.Event()

    def busy():
        while not done.is_set():
            sum(range(1000))

    other = threading.Thread(target=busy)
    other.start()
    start = time.perf_counter()
    for _ in range(times):
        time.sleep(0.0001)
    took = time.perf_counter() - start
    done.set()
    other.join()
    return took


@pytest.mark.usefixtures("usual_turns")
def test_work_that_waits_often_is_not_held_up_by_work_that_never_does():
    sys.setswitchinterval(0.02)
    long = min(waits(20) for _ in range(3))
    take_short_turns()
    assert min(waits(20) for _ in range(3)) < long / 2
