"""A question has one allowance of time for all its requests; a broken one is repeated, a stopped one is not."""

import httpx2
import pytest

from assistant.llm.call import AllowanceTransport, Call, Stopped, allowance
from assistant.llm.interface import Cancelled, ModelError
from tests.fakes.model_server import Cut, ModelServer, content, refusal

BODY = {"model": "m", "messages": [{"role": "user", "content": "问"}]}


@pytest.fixture
def client():
    with httpx2.Client(transport=AllowanceTransport()) as made:
        yield made


def post(client, server, call):
    with allowance(call):
        return client.post(f"{server.url}/chat/completions", json=BODY)


def test_a_call_within_its_time_may_go_on():
    call = Call(60)
    call.check()
    assert 0 < call.left <= 60
    assert call.used < 60


def test_a_call_without_time_is_stopped_and_says_so():
    call = Call(0)
    with pytest.raises(Stopped):
        call.check()
    assert "限定时间" in str(call.verdict)


def test_a_call_given_up_is_stopped_as_given_up():
    call = Call(0)
    call.cancelled.set()
    with pytest.raises(Stopped):
        call.check()
    assert isinstance(call.verdict, Cancelled)


def test_to_stop_is_no_ordinary_fault_that_a_library_tries_again():
    assert not issubclass(Stopped, Exception)
    assert issubclass(type(Call(1).verdict), ModelError)


@pytest.mark.parametrize("first", [refusal(503, "busy", **{"retry-after": "0.01"}), Cut(b"")], ids=["503", "cut"])
def test_a_busy_or_broken_server_is_asked_again(client, first):
    with ModelServer(lambda asked: first if asked.turn == 1 else content("好")) as server:
        call = Call(10)
        assert post(client, server, call).status_code == 200
    assert call.requests == 2


def test_a_refusal_is_not_repeated(client):
    with ModelServer(lambda _asked: refusal(400, "no")) as server:
        call = Call(10)
        assert post(client, server, call).status_code == 400
    assert call.requests == 1


def test_a_server_that_wants_more_time_than_is_left_is_left_alone(client):
    with ModelServer(lambda _asked: refusal(429, "slow", **{"retry-after": "30"})) as server:
        call = Call(5)
        assert post(client, server, call).status_code == 429
    assert call.requests == 1


def test_a_busy_server_is_asked_three_times_and_no_more(client):
    with ModelServer(lambda _asked: refusal(503, "busy", **{"retry-after": "0.01"})) as server:
        call = Call(10)
        assert post(client, server, call).status_code == 503
    assert call.requests == 3


def test_a_request_outside_any_question_counts_for_none(client):
    call = Call(10)
    with allowance(call):
        pass
    with ModelServer(lambda _asked: content("好")) as server:
        assert client.post(f"{server.url}/chat/completions", json=BODY).status_code == 200
    assert call.requests == 0
