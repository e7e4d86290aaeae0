"""A program runs under limits, and nothing that it began outlives it."""

import sys
import time

import pytest

from assistant.files.limits import WorkLimits
from assistant.files.programs import ran

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="written for a shell")
LIMITS = WorkLimits(memory_bytes=200 << 20, processor_seconds=1, seconds=1)


@pytest.mark.parametrize(
    ("order", "well"),
    [(["true"], True), (["false"], False), (["no-such-program"], False), (["sleep", "60"], False)],
)
def test_a_program_ended_well_or_not(order, well):
    assert ran(order, LIMITS) is well


def test_a_program_that_takes_too_much_memory_fails():
    assert not ran([sys.executable, "-c", "bytes(1 << 30)"], LIMITS)


def test_what_a_program_began_ends_with_it(tmp_path):
    mark = tmp_path / "lives"
    assert not ran(["/bin/sh", "-c", f"(sleep 2; touch {mark}) & sleep 60"], LIMITS)
    time.sleep(1.3)
    assert not mark.exists()
