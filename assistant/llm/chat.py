"""One request to a chat endpoint, through langchain-openai: what was said, or why not, in our own words."""

import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import openai
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage
from langchain_core.outputs import ChatResult
from langchain_openai import ChatOpenAI
from langsmith import tracing_context
from pydantic import SecretStr

from assistant.llm.call import Call, LedElsewhere, Stopped, allowance, guarded_client
from assistant.llm.interface import ModelError

_NO_KEY = "none"
"""Local servers ask for no key, the client library does."""
_REFUSALS = frozenset({400, 405, 415, 422, 500, 501})
"""Answers by which servers say that they do not know a field; 500 among them is told apart by its words."""
_METHOD_WORDS = ("response_format", "json_schema", "json_object", "tool", "schema", "grammar", "guided")


class Refused(ModelError):
    """The server does not take the request as it was put; ``said`` holds its words, in lower case."""

    def __init__(self, stated: str) -> None:
        super().__init__("模型服务不接受这种请求方式。")
        self.stated = stated.lower()


class Odd(ModelError):
    """The server answered, but not as the interface has it: a web page, a null, half a body."""

    def __init__(self) -> None:
        super().__init__("模型服务的答复不合接口约定，请检查 OPENAI_BASE_URL 是否指向 OpenAI 兼容接口。")


@dataclass(frozen=True)
class ChatReply:
    """One reply as it came."""

    text: str = ""
    arguments: str = ""
    """Of a tool call, as the server sent them."""
    reasoning: str = ""
    finish: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0

    @property
    def parts(self) -> Sequence[str]:
        """Where a reply may stand, most likely first; some servers leave it in the reasoning."""
        return [part for part in (self.arguments, self.text, self.reasoning) if part.strip()]


@dataclass(frozen=True)
class Endpoint:
    """Where the model is."""

    model: str
    base_url: str
    key: SecretStr = field(default=SecretStr(""), repr=False)


class _KeepingChat(ChatOpenAI):
    """ChatOpenAI that keeps the reasoning and the raw tool arguments, which langchain drops."""

    def _create_chat_result(self, response: Any, generation_info: dict[str, Any] | None = None) -> ChatResult:
        if not isinstance(response, dict | openai.BaseModel):
            raise TypeError("the body is no completion")
        raw = response if isinstance(response, dict) else response.model_dump(warnings=False)
        messages = [choice.get("message") or {} for choice in raw.get("choices") or ()]
        for call in (call for message in messages for call in message.get("tool_calls") or ()):
            call["function"]["arguments"] = _as_text(call["function"].get("arguments"))
        result = super()._create_chat_result(raw, generation_info)
        for message, generation in zip(messages, result.generations, strict=False):
            generation.message.additional_kwargs["kept"] = _kept(message)
        return result


class Chat:
    """Requests to one endpoint."""

    def __init__(self, endpoint: Endpoint, *, only_here: bool = False) -> None:
        """``only_here``: nothing is sent unless the connection ends on this machine."""
        self.endpoint = endpoint
        self._http = guarded_client(only_here=only_here)
        self._chat = _KeepingChat(
            model=endpoint.model,
            base_url=endpoint.base_url,
            api_key=SecretStr(endpoint.key.get_secret_value() or _NO_KEY),
            max_retries=0,  # the transport does it, so that a wait can be given up
            http_client=self._http,
            use_responses_api=False,
            disable_streaming=False,
        )

    def send(self, system: str, user: str, body: Mapping[str, Any], call: Call) -> ChatReply:
        """One reply. ``body`` joins the request as it is. Raises Refused, ModelError."""
        with _in_our_words(call):
            return _stated(self._chat.invoke(_messages(system, user), extra_body=dict(body)))

    def pieces(self, system: str, user: str, body: Mapping[str, Any], call: Call) -> Generator[ChatReply]:
        """The reply piece by piece. Raises Refused, ModelError."""
        with (
            _in_our_words(call),
            closing(_generator(self._chat.stream(_messages(system, user), extra_body=dict(body)))) as chunks,
        ):
            for chunk in chunks:
                yield _stated(chunk)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()


@contextmanager
def _in_our_words(call: Call) -> Iterator[None]:
    """Within the call's allowance, without tracing to anyone, and with errors as ModelError."""
    with allowance(call), tracing_context(enabled=False):
        try:
            yield
        except Stopped:
            raise call.verdict from None
        except (
            openai.OpenAIError,
            httpx2.HTTPError,
            LedElsewhere,
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
        ) as error:
            raise _as_model_error(error) from None  # a server may repeat the key or the prompt in its words


def _generator(chunks: Iterator[AIMessageChunk]) -> Generator[AIMessageChunk]:
    yield from chunks


def _messages(system: str, user: str) -> list[BaseMessage]:
    return [SystemMessage(system), HumanMessage(user)]


def _kept(message: Mapping[str, Any]) -> dict[str, str]:
    calls = message.get("tool_calls") or [{}]
    function = calls[0].get("function") or message.get("function_call") or {}
    reasoning = message.get("reasoning_content") or message.get("reasoning") or ""
    return {"arguments": _as_text(function.get("arguments")), "reasoning": _as_text(reasoning)}


def _as_text(value: Any) -> str:
    """Some servers send arguments decoded."""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _stated(message: BaseMessage) -> ChatReply:
    kept = message.additional_kwargs.get("kept", {})
    usage = message.usage_metadata if isinstance(message, AIMessage | AIMessageChunk) else None
    return ChatReply(
        text=message.text,
        arguments=kept.get("arguments", ""),
        reasoning=kept.get("reasoning", ""),
        finish=message.response_metadata.get("finish_reason") or "",
        prompt_tokens=usage["input_tokens"] if usage else 0,
        completion_tokens=usage["output_tokens"] if usage else 0,
    )


def _as_model_error(error: Exception) -> ModelError:
    """What happened, in one Chinese line that says what to do; the server's own words never reach the user."""
    if (led := _caused_by(error, LedElsewhere)) is not None:
        return ModelError(str(led))
    if isinstance(error, openai.APIStatusError):
        words = error.response.text if error.response.is_closed else str(error)
        if error.status_code in _REFUSALS and (error.status_code < 500 or _names_a_method(words)):
            return Refused(words)
        return ModelError(_STATUS.get(error.status_code, f"模型服务出错（{error.status_code}），请稍后再试。"))
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        return ModelError("模型服务没有在限定时间内答复，请稍后再试。")
    if isinstance(error, openai.APIConnectionError | httpx2.HTTPError) and not _broke_off(error):
        return ModelError("连不上模型服务，请检查 OPENAI_BASE_URL 和网络。")
    return Odd()


def _broke_off(error: Exception) -> bool:
    """Whether the server hung up in the middle of its reply."""
    return _caused_by(error, httpx2.RemoteProtocolError, httpx2.ReadError) is not None


def _caused_by(error: Exception, *kinds: type[Exception]) -> BaseException | None:
    """The error of these kinds that an error goes back to."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, kinds):
        cause = cause.__cause__ or cause.__context__
    return cause


def _names_a_method(words: str) -> bool:
    stated = words.lower()
    return any(word in stated for word in _METHOD_WORDS)


_STATUS = {
    401: "模型服务不接受密钥，请检查 OPENAI_API_KEY。",
    402: "模型服务账户余额不足，请充值后再试。",
    403: "模型服务拒绝访问，请检查密钥的权限。",
    404: "模型服务没有这个地址或模型，请检查 OPENAI_BASE_URL 和 OPENAI_MODEL。",
    429: "模型服务繁忙或超出用量，请稍后再试。",
}
