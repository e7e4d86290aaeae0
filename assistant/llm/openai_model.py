"""A model behind an OpenAI-compatible endpoint, asked in the strictest way its server knows.

The ladder (json_schema, forced tool, json_object, plain text) is climbed down as the server refuses or as replies
cannot be read; the way that worked is remembered per address and model. docs/model-servers.md lists the quirks.
"""

import json
from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from assistant.llm.call import Call
from assistant.llm.chat import Chat, ChatReply, Odd, Refused
from assistant.llm.interface import Errand, Exchange, ModelError, Reply
from assistant.llm.methods import MethodMemory, ReplyMethod, Thinking, Way
from assistant.llm.reading import Unreadable, read_reply
from assistant.llm.thinking import Unthinking
from assistant.llm.wire import wire_schema
from prompts import Prompt

_STUMBLES_TO_STEP_DOWN_FOR_GOOD = 2
_MOST_TURNS = 10
_TOOL = "reply"
_THINKING_WORDS = ("thinking", "reasoning", "chat_template")
_LADDER = tuple(ReplyMethod)


@dataclass(frozen=True)
class Limits:
    """What one question may cost."""

    seconds: float = 180.0
    silence: float = 60.0
    tokens: int = 4096
    """Of the reply; doubled once where a reply is cut off."""
    temperature: float = 0.2


@dataclass
class _Asking:
    """One question under way."""

    prompt: Prompt
    shape: type[BaseModel]
    way: Way
    call: Call
    tokens: int
    fault: str = ""
    refused: bool = False
    again: bool = False
    prompt_tokens: int = 0
    completion_tokens: int = 0
    flavours: list[Thinking] = field(default_factory=list)


class OpenAIModel:
    """Any server that speaks the OpenAI chat interface."""

    def __init__(
        self, chat: Chat, memory: MethodMemory, *, fixed: ReplyMethod | None = None, limits: Limits | None = None
    ) -> None:
        self._chat, self._memory, self._fixed, self._limits = chat, memory, fixed, limits or Limits()
        self._stumbles: dict[ReplyMethod, int] = {}
        self._dropped: set[str] = set()
        self.name = chat.endpoint.model

    def ask(self, prompt: Prompt, reply: type[Reply], errand: Errand | None = None) -> Reply:
        """The reply, parsed. Raises ModelError; its message is one Chinese line."""
        errand = errand or Errand()
        asking = _Asking(
            prompt, reply, self._first_way(), self._call(errand), self._limits.tokens,
        )  # fmt: skip
        try:
            for _ in range(_MOST_TURNS):
                if (found := self._turn(asking, reply)) is not None:
                    self._learn(asking)
                    return found
            raise ModelError("模型没有给出可用的结构化答复。")
        finally:
            errand.note(self._cost(asking, asking.way.method))

    def stream(self, prompt: Prompt, errand: Errand | None = None) -> Generator[str]:
        """The text, piece by piece, without thinking. A server that cannot stream is asked for the whole text."""
        errand = errand or Errand()
        asking = _Asking(prompt, BaseModel, Way(method=ReplyMethod.TEXT), self._call(errand), 0)
        stated, finished = "", False
        try:
            clean = Unthinking()
            with closing(self._pieces(asking)) as pieces:
                for piece in pieces:
                    _count(asking, piece)
                    finished = finished or bool(piece.finish)
                    if text := clean.feed(piece.text):
                        stated += text
                        yield text
            if rest := clean.rest():
                stated += rest
                yield rest
            if not stated.strip():
                yield self._whole_text(asking)
            elif not finished:
                raise ModelError("模型的答复中途断开，请重试。")
        finally:
            errand.note(self._cost(asking, "stream"))

    def close(self) -> None:
        """Close the connections."""
        self._chat.close()

    def _call(self, errand: Errand) -> Call:
        errand.check()
        return Call(min(self._limits.seconds, errand.left), self._limits.silence, errand.cancelled)

    def _first_way(self) -> Way:
        if self._fixed:
            return Way(method=self._fixed)
        endpoint = self._chat.endpoint
        return self._memory.recall(endpoint.base_url, endpoint.model) or Way(method=ReplyMethod.JSON_SCHEMA)

    def _turn(self, asking: _Asking, reply: type[Reply]) -> Reply | None:
        """One request. None where another has to be made; raises ModelError where none can help."""
        try:
            stated = self._send(asking)
        except Refused as refusal:
            self._step_after_refusal(asking, refusal)
            return None
        except Odd as odd:
            self._down(asking, asking.way.thinking, odd)
            return None
        _count(asking, stated)
        try:
            return _read(stated, reply)
        except Unreadable as fault:
            self._step_after_unreadable(asking, stated, str(fault))
            return None

    def _send(self, asking: _Asking) -> ChatReply:
        system, user = asking.prompt.system, _user_text(asking)
        body = {**self._settings(asking.tokens), **_method_body(asking), **_thinking_body(asking.way.thinking)}
        return self._chat.send(system, user, body, asking.call)

    def _pieces(self, asking: _Asking) -> Generator[ChatReply]:
        """Streamed; what a server refuses to take with a stream is left out, the stream itself at last."""
        prompt = asking.prompt
        while True:
            body = self._settings(self._limits.tokens)
            if "stream_options" not in self._dropped:
                body["stream_options"] = {"include_usage": True}
            try:
                yield from self._chat.pieces(prompt.system, prompt.user, body, asking.call)
            except Refused as refusal:
                if self._drop(refusal):
                    continue
            except Odd:
                pass  # no stream at all; whether anything came of it, the caller sees
            return

    def _whole_text(self, asking: _Asking) -> str:
        asking.tokens, asking.way = self._limits.tokens, Way(method=ReplyMethod.TEXT)
        prompt = asking.prompt
        try:
            stated = self._chat.send(prompt.system, prompt.user, self._settings(asking.tokens), asking.call)
        except Refused as refusal:
            raise ModelError(str(refusal)) from refusal
        _count(asking, stated)
        text = Unthinking.whole(stated.text) or stated.reasoning.strip()
        if not text:
            raise ModelError("模型没有给出文字。")
        return text

    def _settings(self, tokens: int) -> dict[str, Any]:
        wished = {"max_tokens": tokens, "temperature": self._limits.temperature}
        return {key: value for key, value in wished.items() if key not in self._dropped}

    def _drop(self, refusal: Refused) -> bool:
        """Leave out a setting the refusal names; False where it names none."""
        named = {key for key in ("max_tokens", "temperature", "stream_options") if key in refusal.stated}
        named -= self._dropped
        self._dropped |= named
        return bool(named)

    def _step_after_refusal(self, asking: _Asking, refusal: Refused) -> None:
        if self._drop(refusal):
            return
        about_thinking = any(word in refusal.stated for word in _THINKING_WORDS)
        if about_thinking and (flavour := self._next_flavour(asking, refusal)):
            asking.way = asking.way.model_copy(update={"thinking": flavour})
            return
        asking.refused = True
        thinking = Thinking.UNSAID if about_thinking else asking.way.thinking
        self._down(asking, thinking, refusal)

    def _step_after_unreadable(self, asking: _Asking, stated: ChatReply, fault: str) -> None:
        if stated.finish == "length" and asking.tokens == self._limits.tokens:
            asking.tokens *= 2
            return
        asking.fault = fault
        if not asking.again:
            asking.again = True
            return
        method = asking.way.method
        self._stumbles[method] = self._stumbles.get(method, 0) + 1
        asking.refused = asking.refused or self._stumbles[method] >= _STUMBLES_TO_STEP_DOWN_FOR_GOOD
        self._down(asking, asking.way.thinking, Unreadable(fault))

    def _down(self, asking: _Asking, thinking: Thinking, cause: Exception) -> None:
        at = _LADDER.index(asking.way.method) + 1
        if self._fixed or at == len(_LADDER):
            if isinstance(cause, Odd):
                raise cause
            raise ModelError("模型没有给出可用的结构化答复。") from cause
        asking.way, asking.again = Way(method=_LADDER[at], thinking=thinking), False

    def _next_flavour(self, asking: _Asking, refusal: Refused) -> Thinking | None:
        """The next word for switching thinking off, the one the server itself names first."""
        untried = [f for f in Thinking if f is not Thinking.UNSAID and f not in asking.flavours]
        if asking.way.thinking not in {Thinking.UNSAID, *asking.flavours}:
            untried = [f for f in untried if f is not asking.way.thinking]
        likely = _likely_flavour(self._chat.endpoint.base_url, refusal.stated)
        untried.sort(key=lambda flavour: flavour is not likely)
        if not untried:
            return None
        asking.flavours.append(untried[0])
        return untried[0]

    def _learn(self, asking: _Asking) -> None:
        """Keep a way that refusals led to; a single unreadable reply is an accident and teaches nothing."""
        first = asking.way.method is ReplyMethod.JSON_SCHEMA
        if not self._fixed and (asking.refused or first or asking.flavours):
            self._memory.remember(self._chat.endpoint.base_url, self._chat.endpoint.model, asking.way)

    def _cost(self, asking: _Asking, method: str) -> Exchange:
        return Exchange(
            model=self.name,
            method=method,
            requests=asking.call.requests,
            prompt_tokens=asking.prompt_tokens,
            completion_tokens=asking.completion_tokens,
            seconds=round(asking.call.used, 3),
        )


def _read(stated: ChatReply, reply: type[Reply]) -> Reply:
    """The first part of the reply that can be read. Raises Unreadable with the first part's fault."""
    first: Unreadable | None = None
    for part in stated.parts:
        try:
            return read_reply(part, reply)
        except Unreadable as fault:
            first = first or fault
    raise first or Unreadable("回复是空的。")


def _count(asking: _Asking, stated: ChatReply) -> None:
    asking.prompt_tokens += stated.prompt_tokens
    asking.completion_tokens += stated.completion_tokens


def _user_text(asking: _Asking) -> str:
    """The prompt with its schema where the method does not carry it, and what was wrong the last time."""
    lines = [asking.prompt.user]
    if asking.way.method in {ReplyMethod.JSON_OBJECT, ReplyMethod.TEXT}:
        schema = json.dumps(wire_schema(asking.shape), ensure_ascii=False)
        lines.append(f"只输出一个 JSON 对象，不要解释，不要代码块。它须符合这个 JSON Schema：\n{schema}")
    else:
        lines.append("以 JSON 对象作答。")
    if asking.fault:
        lines.append(f"上一次的答复不能使用：{asking.fault}请改正后完整地重新作答。")
    return "\n\n".join(lines)


def _method_body(asking: _Asking) -> Mapping[str, Any]:
    schema = wire_schema(asking.shape)
    match asking.way.method:
        case ReplyMethod.JSON_SCHEMA:
            named = {"name": _TOOL, "schema": schema, "strict": True}
            return {"response_format": {"type": "json_schema", "json_schema": named}}
        case ReplyMethod.TOOL:
            tool = {"name": _TOOL, "description": "交出答复", "parameters": schema}
            choice = {"type": "function", "function": {"name": _TOOL}}
            return {"tools": [{"type": "function", "function": tool}], "tool_choice": choice}
        case ReplyMethod.JSON_OBJECT:
            return {"response_format": {"type": "json_object"}}
        case ReplyMethod.TEXT:
            return {}


def _thinking_body(thinking: Thinking) -> Mapping[str, Any]:
    match thinking:
        case Thinking.TYPE:
            return {"thinking": {"type": "disabled"}}
        case Thinking.ENABLE:
            return {"enable_thinking": False}
        case Thinking.TEMPLATE:
            return {"chat_template_kwargs": {"enable_thinking": False}}
        case Thinking.UNSAID:
            return {}


def _likely_flavour(base_url: str, stated: str) -> Thinking:
    if "chat_template" in stated:
        return Thinking.TEMPLATE
    if "enable_thinking" in stated or "dashscope" in base_url:
        return Thinking.ENABLE
    return Thinking.TYPE
