"""Long work of a visitor: begun, looked at, given up, and nobody else's."""

import time
from threading import Event

from assistant.web.background import CANCELLED, Errands


def finished(errands, state, visitor="甲"):
    until = time.monotonic() + 30
    while not state.get("done"):
        assert time.monotonic() < until
        state = errands.look(visitor, state["job"])
    return state


def test_quick_work_is_done_at_once():
    assert Errands().begin("甲", lambda _tell, _errand: {"n": 1}) == {"done": True, "n": 1}


def test_long_work_tells_its_step_and_is_found_again_after_a_reload():
    go_on, errands = Event(), Errands()

    def work(tell, _errand):
        tell("读资料")
        go_on.wait(30)
        return {"n": 2}

    state = errands.begin("甲", work, "w1")
    assert state["step"] == "读资料"
    assert errands.under_way("甲", "w1") == state["job"]
    assert errands.look("乙", state["job"]) is None, "another visitor sees nothing of it"
    assert not errands.give_up("乙", state["job"])
    go_on.set()
    assert finished(errands, state)["n"] == 2
    assert errands.under_way("甲", "w1") == ""


def test_work_that_is_given_up_ends_and_says_so():
    errands = Errands()

    def work(_tell, errand):
        errand.cancelled.wait(30)
        errand.check()

    state = errands.begin("甲", work)
    assert errands.give_up("甲", state["job"])
    assert finished(errands, state) == {"done": True, "cancelled": True, "error": CANCELLED}


def test_whoever_looks_for_work_meets_others_who_begin_some():
    """A page was once answered with a fault because somebody else began work while it looked."""

    errands = Errands()

    class Watched:
        visitor, about, id = "甲", "w1", "here"

        @property
        def is_done(self):
            errands._jobs[str(len(errands._jobs))] = self
            return False

    errands._jobs["here"] = Watched()
    assert errands.under_way("甲", "w1") == "here"


def test_a_result_that_was_handed_over_is_kept_no_longer():
    go_on, errands = Event(), Errands()
    errands.begin("甲", lambda *_: {"n": 1})
    assert errands._jobs == {}, "the answer to the request held it"
    state = errands.begin("甲", lambda *_: {"n": go_on.wait(30)})
    go_on.set()
    assert finished(errands, state)["n"] is True
    job = errands._jobs[state["job"]]
    assert not job.is_old(time.monotonic())
    assert job.is_old(time.monotonic() + 61)


def test_what_goes_wrong_is_noted_in_chinese_without_its_inside():
    def fails(error):
        def work(_tell, _errand):
            raise error

        return work

    errands = Errands()
    assert errands.begin("甲", fails(ValueError("没有这个口径。")))["error"] == "没有这个口径。"
    assert "程序出错" in errands.begin("甲", fails(KeyError("secret")))["error"]
