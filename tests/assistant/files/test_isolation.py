"""Work that exhausts a process ends alone: what is done beside it and after it is not touched."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.isolation import WorkStopped, isolated
from assistant.files.limits import WorkLimits
from assistant.files.opening import open_file
from assistant.files.reader import read_here, read_opened, read_paper
from tests import CASES_FOLDER

SMALL = WorkLimits(memory_bytes=200 << 20, processor_seconds=1, seconds=3)
FORM = CASES_FOLDER / "formats" / "form.xls"


@pytest.fixture(scope="module")
def workers():
    with isolated(SMALL) as found:
        yield found


def test_what_was_done_comes_back_and_errors_do_too(workers):
    assert workers.run("tests.fakes.hungry:echo", "表") == "表"
    with pytest.raises(ValueError, match="读不出来"):
        workers.run("tests.fakes.hungry:refuse", "读不出来")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited as Linux does it")
@pytest.mark.parametrize(("work", "limit"), [("take_memory", "内存"), ("break_down", "内存")])
def test_work_without_end_is_stopped_and_the_next_is_done(workers, work, limit):
    with pytest.raises(WorkStopped, match=limit):
        workers.run(f"tests.fakes.hungry:{work}")
    assert workers.run("tests.fakes.hungry:echo", 1) == 1


def test_work_beside_it_goes_on(workers):
    with ThreadPoolExecutor(2) as both:
        endless = both.submit(workers.run, "tests.fakes.hungry:take_time")
        assert [workers.run("tests.fakes.hungry:echo", n) for n in range(5)] == list(range(5))
        with pytest.raises(WorkStopped, match="时间"):
            endless.result()


def test_a_file_is_read_there_as_it_is_here(workers):
    opened = open_file(FORM)
    assert read_opened(opened, Use.FORM) == read_here(opened, Use.FORM)


def test_a_file_that_is_refused_is_refused_with_its_own_line(workers, tmp_path):
    path = tmp_path / "坏.pdf"
    path.write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(IntakeError, match=r"坏\.pdf"):
        read_paper(path, Use.PAPER)


def test_a_file_that_passes_a_limit_gets_one_line(tmp_path):
    path = tmp_path / "甲.txt"
    path.write_text("甲" * 1_000_000)
    with isolated(WorkLimits(memory_bytes=1 << 20)), pytest.raises(IntakeError, match=r"甲\.txt.*内存.*拆分"):
        read_paper(path, Use.PAPER)
