"""The model's client against what real servers do, over real HTTP."""

import socket
import threading
import time

import pytest
from pydantic import BaseModel, SecretStr

from assistant.llm.chat import Chat, Endpoint
from assistant.llm.interface import Cancelled, Errand, ModelError
from assistant.llm.methods import MethodMemory, ReplyMethod, Way
from assistant.llm.openai_model import Limits, OpenAIModel
from prompts import Prompt
from tests.fakes.model_server import ModelServer, Silent, content, drip, refusal, stream
from tests.fakes.quirks import QUIRKS

PROMPT = Prompt("test", 1, "你是助手。", "写出名称和各项。")
TEXT = "这是一段说明文字，共培训120人。"


class Listing(BaseModel):
    name: str
    items: list[str]


LISTING = {"name": "培训", "items": ["第一项", "第二项", "第三项", "第四项", "第五项"]}


def brain(asked):
    return LISTING if asked.structured else TEXT


@pytest.fixture
def model_at():
    made = []

    def at(url, memory=None, fixed=None, seconds=8.0):
        chat = Chat(Endpoint("some-model", url, SecretStr("sk-secret")))
        limits = Limits(seconds=seconds, silence=0.6)
        made.append(OpenAIModel(chat, memory or MethodMemory(), fixed=fixed, limits=limits))
        return made[-1]

    yield at
    for model in made:
        model.close()


@pytest.mark.parametrize("name", [n for n, q in QUIRKS.items() if q.method])
def test_a_reply_is_had_from_every_kind_of_server_and_the_second_question_needs_no_probing(name, model_at):
    quirk = QUIRKS[name]
    with ModelServer(quirk.play, brain) as server:
        model, errand = model_at(server.url), Errand()
        assert [model.ask(PROMPT, Listing, errand) for _ in range(2)] == [Listing(**LISTING)] * 2
    assert [(c.method, c.requests) for c in errand.exchanges] == [
        (quirk.method, quirk.requests),
        (quirk.method, quirk.later),
    ]


@pytest.mark.parametrize("name", [n for n, q in QUIRKS.items() if q.method and n != "broken_stream"])
def test_a_text_is_streamed_from_every_kind_of_server(name, model_at):
    with ModelServer(QUIRKS[name].play, brain) as server:
        assert "".join(model_at(server.url).stream(PROMPT)) == TEXT


@pytest.mark.parametrize(
    ("name", "stated"), [("wrong_key", "不接受密钥"), ("proxy_page", "不合接口约定"), ("drips", "限定时间")]
)
def test_a_server_that_cannot_answer_is_noted_of_in_one_chinese_line(name, stated, model_at):
    with ModelServer(QUIRKS[name].play, brain) as server:
        model = model_at(server.url, seconds=0.7)
        for attempt in (lambda: model.ask(PROMPT, Listing), lambda: list(model.stream(PROMPT))):
            with pytest.raises(ModelError, match=stated) as caught:
                attempt()
            assert "sk-" not in str(caught.value)
            assert caught.value.__cause__ is None


def test_an_address_where_nobody_listens_is_noted_of(model_at):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
    with pytest.raises(ModelError, match="连不上"):
        model_at(url).ask(PROMPT, Listing)


def test_a_stream_that_breaks_off_is_not_taken_for_a_whole_text(model_at):
    with ModelServer(QUIRKS["broken_stream"].play, brain) as server, pytest.raises(ModelError, match="中途断开"):
        list(model_at(server.url).stream(PROMPT))


def test_what_worked_is_remembered_over_restarts_and_can_be_overridden(tmp_path, model_at):
    with ModelServer(QUIRKS["qwen"].play, brain) as server:
        model_at(server.url, MethodMemory(tmp_path / "m.json")).ask(PROMPT, Listing)
        kept = MethodMemory(tmp_path / "m.json")
        assert kept.recall(server.url, "some-model") == Way(method=ReplyMethod.JSON_OBJECT)
        errand = Errand()
        model_at(server.url, kept).ask(PROMPT, Listing, errand)
        model_at(server.url, kept, fixed=ReplyMethod.TEXT).ask(PROMPT, Listing, errand)
    assert [(c.method, c.requests) for c in errand.exchanges] == [("json_object", 1), ("text", 1)]


def test_a_single_unreadable_reply_is_asked_for_again_with_what_was_wrong(model_at):
    def once_wrong(asked):
        return content('{"name": "培训"}') if asked.turn == 1 else None

    with ModelServer(once_wrong, brain) as server:
        model, errand = model_at(server.url), Errand()
        model.ask(PROMPT, Listing, errand)
        assert "items" in server.bodies[1]["messages"][-1]["content"]
    assert [(c.method, c.requests) for c in errand.exchanges] == [("json_schema", 2)]


@pytest.mark.parametrize(
    "quirk",
    [
        lambda _asked: drip(),
        lambda _asked: Silent(20),
        lambda _asked: refusal(429, "slow down", **{"retry-after": "2"}),
        lambda _asked: refusal(503, "busy", **{"retry-after": "2"}),
    ],
    ids=["dripping", "silent", "429 with Retry-After", "503 with Retry-After"],
)
def test_giving_up_ends_a_request_under_way_at_once(model_at, quirk):
    with ModelServer(quirk, brain) as server:
        errand = Errand()
        threading.Thread(target=give_up_once_asked, args=(server, errand), daemon=True).start()
        started = time.monotonic()
        with pytest.raises(Cancelled):
            model_at(server.url).ask(PROMPT, Listing, errand)
        assert time.monotonic() - started < 10
    assert len(server.bodies) == 1


def give_up_once_asked(server, errand):
    while not server.bodies:
        time.sleep(0.01)
    errand.cancelled.set()


def test_closing_a_stream_notes_its_cost_and_asks_for_nothing_more(model_at):
    with ModelServer(lambda asked: stream(asked.says() * 400, pause=0.01), brain) as server:
        errand = Errand()
        pieces = model_at(server.url).stream(PROMPT, errand)
        next(pieces)
        pieces.close()
        assert len(server.bodies) == 1
    assert [(c.method, c.requests) for c in errand.exchanges] == [("stream", 1)]


def test_the_cost_of_a_question_is_noted_even_when_it_fails(model_at):
    with ModelServer(QUIRKS["wrong_key"].play, brain) as server:
        errand = Errand()
        with pytest.raises(ModelError):
            model_at(server.url).ask(PROMPT, Listing, errand)
    assert errand.exchanges[0].requests == 1


def test_tokens_are_counted_over_all_requests(model_at):
    with ModelServer(QUIRKS["too_long"].play, brain) as server:
        errand = Errand()
        model_at(server.url).ask(PROMPT, Listing, errand)
    assert (errand.exchanges[0].prompt_tokens, errand.exchanges[0].completion_tokens) == (200, 100)
