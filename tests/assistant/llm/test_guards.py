"""What stands before a model: nothing is asked twice, a broken server is left alone."""

import threading

import pytest
from pydantic import BaseModel

from assistant.llm.cache import ReplyCache
from assistant.llm.guards import BreakingModel, CachingModel, LimitedModel, MeteredModel
from assistant.llm.interface import Cancelled, Errand, ModelError
from prompts import Prompt
from tests.fakes.model import FakeModel

PROMPT = Prompt("p", 1, "你是助手", "联系人：张三，电话13800000000，培训120人")


class Reply(BaseModel):
    text: str
    more: list[str] = []


def test_the_same_question_is_asked_once(tmp_path):
    inner, errand = FakeModel({"text": "甲"}, {"text": "乙"}), Errand()
    model = CachingModel(inner, ReplyCache(tmp_path))
    assert [model.ask(PROMPT, Reply, errand).text for _ in range(2)] == ["甲", "甲"]
    assert [e.cached for e in errand.exchanges] == [False, True]
    other = Prompt("p", 2, PROMPT.system, PROMPT.user)
    assert model.ask(other, Reply).text == "乙"


def test_a_broken_cache_file_is_a_question_asked_again(tmp_path):
    inner = FakeModel({"text": "甲"}, {"text": "乙"})
    model = CachingModel(inner, ReplyCache(tmp_path))
    model.ask(PROMPT, Reply)
    next(tmp_path.glob("*.json")).write_text("{")
    assert model.ask(PROMPT, Reply).text == "乙"


def test_a_model_that_fails_again_and_again_is_left_alone_for_a_while():
    now = [0.0]
    inner = FakeModel(*[ModelError("坏了")] * 3, {"text": "好了"}, ModelError("又坏"), {"text": "好"})
    model = BreakingModel(inner, failures=3, rest=60, clock=lambda: now[0])
    for _ in range(3):
        with pytest.raises(ModelError, match="坏了"):
            model.ask(PROMPT, Reply)
    with pytest.raises(ModelError, match="暂停使用"):
        list(model.stream(PROMPT))
    assert len(inner.prompts) == 3
    now[0] = 61
    assert model.ask(PROMPT, Reply).text == "好了"
    with pytest.raises(ModelError, match="又坏"):
        model.ask(PROMPT, Reply)
    assert model.ask(PROMPT, Reply).text == "好"


def test_giving_up_is_no_failure_of_the_model():
    inner = FakeModel(*[Cancelled("已取消。")] * 3, {"text": "好"})
    model = BreakingModel(inner, failures=1)
    for _ in range(3):
        with pytest.raises(Cancelled):
            model.ask(PROMPT, Reply)
    assert model.ask(PROMPT, Reply).text == "好"


def test_no_more_questions_than_allowed_run_at_a_time_and_waiting_can_be_given_up():
    inside, go_on, most = threading.Event(), threading.Event(), []

    def slow(_prompt):
        most.append(1)
        inside.set()
        assert go_on.wait(10)
        return {"text": "好"}

    inner = FakeModel(slow, slow)
    model = LimitedModel(inner, 1)
    first = threading.Thread(target=model.ask, args=(PROMPT, Reply))
    first.start()
    assert inside.wait(10)
    errand = Errand()
    errand.cancelled.set()
    with pytest.raises(Cancelled):
        model.ask(PROMPT, Reply, errand)
    go_on.set()
    first.join(10)
    assert len(most) == 1
    assert model.ask(PROMPT, Reply).text == "好"


def test_what_every_question_cost_is_noted_with_its_project_even_of_failures():
    noted = []
    model = MeteredModel(FakeModel({"text": "甲"}, ModelError("坏"), "乙丙丁"), lambda *note: noted.append(note))
    model.ask(PROMPT, Reply, Errand("路灯项目"))
    with pytest.raises(ModelError):
        model.ask(PROMPT, Reply, Errand("路灯项目"))
    list(model.stream(PROMPT, Errand("培训项目")))
    assert [(project, e.requests, e.prompt_tokens) for project, e in noted] == [
        ("路灯项目", 1, 10), ("路灯项目", 1, 10), ("培训项目", 1, 10),
    ]  # fmt: skip


def test_a_cache_that_cannot_be_written_costs_no_reply(tmp_path):
    (tmp_path / "file").write_text("")
    assert CachingModel(FakeModel({"text": "甲"}), ReplyCache(tmp_path / "file")).ask(PROMPT, Reply).text == "甲"


def test_an_errand_ends_when_its_tokens_are_used():
    errand = Errand(tokens=15)
    FakeModel({"text": "甲"}).ask(PROMPT, Reply, errand)
    with pytest.raises(ModelError, match="上限"):
        errand.check()
