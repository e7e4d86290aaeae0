"""Work on a thread of its own: its newest step shows, its result or its error comes back, a stop takes."""

from threading import Event

import pytest

from assistant.web.running import Running


def test_work_that_ends_at_once_gives_its_result_and_tells_no_step():
    running = Running(lambda _tell: 7)
    assert running.result() == 7
    assert list(running.steps()) == []


def test_only_the_newest_step_is_noted_and_none_twice():
    noted, go_on = Event(), Event()

    def work(tell):
        tell("甲")
        tell("乙")
        noted.set()
        go_on.wait(5)
        return "完"

    running = Running(work)
    noted.wait(5)
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
