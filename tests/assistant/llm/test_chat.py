"""One request to a chat endpoint over real HTTP: what was said, or why not, in our own words."""

import pytest
from pydantic import SecretStr

from assistant.llm.call import Call
from assistant.llm.chat import Chat, ChatReply, Endpoint, Odd, Refused
from assistant.llm.interface import ModelError
from tests.fakes.model_server import ModelServer, completion, content, page, refusal


@pytest.fixture
def send():
    """The reply of a server that answers every request with this."""

    def reply(answer, body=None):
        with ModelServer(lambda _asked: answer) as server:
            chat = Chat(Endpoint("some-model", server.url, SecretStr("sk-secret")))
            try:
                return chat.send("系统", "问题", body or {}, Call(5)), server
            finally:
                chat.close()

    return reply


def test_text_finish_and_tokens_are_read(send):
    reply, _ = send(content("你好", finish="length"))
    assert (reply.text, reply.finish, reply.prompt_tokens, reply.completion_tokens) == ("你好", "length", 100, 50)


def test_the_request_holds_model_messages_and_what_joins_it(send):
    _, server = send(content("好"), {"response_format": {"type": "json_object"}})
    (body,) = server.bodies
    assert body["model"] == "some-model"
    assert [m["content"] for m in body["messages"]] == ["系统", "问题"]
    assert body["response_format"] == {"type": "json_object"}
    assert server.headers[0]["authorization"] == "Bearer sk-secret"


@pytest.mark.parametrize("arguments", ['{"a": 1}', {"a": 1}])
def test_the_arguments_of_a_tool_are_kept_however_they_were_sent(send, arguments):
    call = {"id": "c", "type": "function", "function": {"name": "reply", "arguments": arguments}}
    reply, _ = send(completion({"content": None, "tool_calls": [call]}))
    assert reply.arguments == '{"a": 1}'
    assert reply.parts == ['{"a": 1}']


@pytest.mark.parametrize("key", ["reasoning_content", "reasoning"])
def test_reasoning_is_kept_beside_the_text(send, key):
    reply, _ = send(content("好", **{key: "想一想"}))
    assert (reply.text, reply.reasoning) == ("好", "想一想")


def test_a_reply_may_stand_in_several_places_the_likeliest_first():
    assert ChatReply(text="t", arguments="a", reasoning="r").parts == ["a", "t", "r"]
    assert ChatReply(text=" \n", reasoning="r").parts == ["r"]
    assert ChatReply().parts == []


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "不接受密钥"), (402, "余额不足"), (403, "拒绝访问"), (404, "没有这个地址或模型"), (418, "418")],
)
def test_an_error_is_noted_in_one_chinese_line_without_the_words_of_the_server(send, status, words):
    with pytest.raises(ModelError, match=words) as caught:
        send(refusal(status, "sk-secret is wrong"))
    assert "sk-secret" not in str(caught.value)
    assert not isinstance(caught.value, Refused)


def test_a_refusal_of_the_way_of_asking_keeps_the_servers_words_for_the_ladder(send):
    with pytest.raises(Refused) as caught:
        send(refusal(400, "Unknown field RESPONSE_FORMAT"))
    assert "response_format" in caught.value.stated
    assert "response_format" not in str(caught.value)


@pytest.mark.parametrize("answer", [page(), page("null")])
def test_what_is_no_completion_is_noted_as_odd(send, answer):
    with pytest.raises(Odd, match="OPENAI_BASE_URL"):
        send(answer)


def test_a_question_without_time_is_not_sent():
    with ModelServer(lambda _asked: content("好")) as server:
        chat = Chat(Endpoint("m", server.url))
        with pytest.raises(ModelError, match="限定时间"):
            chat.send("系统", "问题", {}, Call(0))
        chat.close()
    assert server.bodies == []


def test_the_key_is_not_shown():
    assert "sk-secret" not in repr(Endpoint("m", "u", SecretStr("sk-secret")))
