"""Work on a thread of its own: its newest step shows, its result or its error comes back, a stop takes."""

from threading import Event

import pytest

from assistant.llm.interface import Cancelled, Errand
from assistant.web.running import Narrating, Running
from assistant.writing.interface import Narrative, SectionTask, WritingRecord


def test_work_that_ends_at_once_gives_its_result_and_tells_no_step():
    running = Running(lambda _tell: 7)
    assert running.result() == 7
    assert list(running.steps()) == []


def test_only_the_newest_step_is_told_and_none_twice():
    told, go_on = Event(), Event()

    def work(tell):
        tell("甲")
        tell("乙")
        told.set()
        go_on.wait(5)
        return "完"

    running = Running(work)
    told.wait(5)
    steps = running.steps()
    assert next(steps) == "乙"
    go_on.set()
    assert list(steps) == []
    assert running.result() == "完"


def test_an_error_of_the_work_is_raised_where_its_result_is_asked_for():
    def work(_tell):
        raise ValueError("没有金额")

    running = Running(work)
    assert list(running.steps()) == []
    with pytest.raises(ValueError, match="没有金额"):
        running.result()


class _Narrator:
    name = "甲"

    def __init__(self, stop_at=None):
        self._stop_at = stop_at

    def narrate(self, task, _errand=None, _tell=None):
        if task.key == self._stop_at:
            raise Cancelled
        return Narrative(key=task.key, title=task.title, text=task.plain, record=WritingRecord(writer=self.name))


TASKS = [SectionTask(key=key, title=key, ask="", pieces=(), plain=f"{key}。") for key in "一二三"]


def test_sections_are_written_one_after_the_other_and_each_begins_empty():
    writing = Narrating(_Narrator(), TASKS, Errand())
    begun = [task.key for task, text in writing.steps() if not text]
    assert begun == ["一", "二", "三"]
    assert [n.text for n in writing.done] == ["一。", "二。", "三。"]
    assert not writing.cancelled


def test_what_was_written_before_a_stop_is_kept():
    writing = Narrating(_Narrator("二"), TASKS, Errand())
    assert [task.key for task, text in writing.steps() if not text] == ["一", "二"]
    assert [n.key for n in writing.done] == ["一"]
    assert writing.cancelled


def test_nothing_to_write_is_done_at_once():
    writing = Narrating(_Narrator(), [], Errand())
    assert list(writing.steps()) == []
    assert (writing.done, writing.cancelled) == ((), False)
