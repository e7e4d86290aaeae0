"""The product's client of a model over answers that are kept in a file, a line each; no network."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from assistant.llm.chat import ChatReply, Endpoint
from assistant.llm.interface import ModelError
from assistant.llm.methods import MethodMemory, ReplyMethod
from assistant.llm.openai_model import OpenAIModel

_ASKED = ("messages", "response_format", "tools", "tool_choice")


def key_of(request: Mapping[str, Any]) -> str:
    """The same messages, form and tools have the same key, whatever the sampling settings."""
    asked = {name: request.get(name) for name in _ASKED}
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


class RecordedChat:
    """In place of ``assistant.llm.chat.Chat``: no network, the answers of a file."""

    endpoint = Endpoint("recorded", "http://127.0.0.1:9/v1", SecretStr(""))

    def __init__(self, path: Path) -> None:
        lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        self._answers = {line["key"]: str(line["answer"]) for line in lines}
        self.missing = 0

    def send(self, system: str, user: str, body: Mapping[str, Any], _call: object) -> ChatReply:
        """The kept answer. Raises ModelError where the question was not asked so."""
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        answer = self._answers.get(key_of({"messages": messages, **body}))
        if answer is None:
            self.missing += 1
            raise ModelError("没有录下这句话的答复。")
        return ChatReply(text=answer, finish="stop")

    def close(self) -> None:
        """Nothing to close."""


def recorded_model(chat: RecordedChat) -> OpenAIModel:
    """The product's own client over kept answers, asked by JSON schema as they were recorded."""
    return OpenAIModel(chat, MethodMemory(), fixed=ReplyMethod.JSON_SCHEMA)  # type: ignore[arg-type]
