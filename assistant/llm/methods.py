"""How a server is asked for structure: the ladder of methods, and what is remembered of each server."""

import json
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from assistant.base import Frozen
from assistant.domain.files import replace_whole
from assistant.llm.address import without_secrets


class ReplyMethod(StrEnum):
    """From the strictest way of asking to the one that every server knows."""

    JSON_SCHEMA = "json_schema"
    TOOL = "tool"
    JSON_OBJECT = "json_object"
    TEXT = "text"


class Thinking(StrEnum):
    """What a request says about thinking; every family of servers has its own word for switching it off."""

    UNSAID = ""
    TYPE = "thinking"
    """DeepSeek, Kimi, GLM: ``{"thinking": {"type": "disabled"}}``."""
    ENABLE = "enable_thinking"
    """Qwen on Bailian: ``{"enable_thinking": false}``."""
    TEMPLATE = "chat_template_kwargs"
    """vLLM, SGLang: ``{"chat_template_kwargs": {"enable_thinking": false}}``."""


class Way(Frozen):
    """A method that worked on a server, with what had to be said about thinking."""

    method: ReplyMethod
    thinking: Thinking = Thinking.UNSAID


class MethodMemory:
    """Which way worked for a server and model, kept in one file over restarts. A broken file is forgotten."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._ways = self._read()

    def recall(self, base_url: str, model: str) -> Way | None:
        return self._ways.get(_key(base_url, model))

    def remember(self, base_url: str, model: str, way: Way) -> None:
        """Keep it; a folder that cannot be written costs the memory, not the reply."""
        if self._ways.get(_key(base_url, model)) != way:
            self._ways[_key(base_url, model)] = way
            self._write()

    def forget(self, base_url: str, model: str) -> None:
        if self._ways.pop(_key(base_url, model), None):
            self._write()

    def _read(self) -> dict[str, Way]:
        if self._path is None:
            return {}
        try:
            known = json.loads(self._path.read_bytes())
            return {str(key): Way.model_validate(way) for key, way in known.items()}
        except (OSError, ValueError, AttributeError, ValidationError):
            return {}

    def _write(self) -> None:
        if self._path is not None:
            known = {key: way.model_dump(mode="json") for key, way in self._ways.items()}
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                replace_whole(self._path, json.dumps(known, ensure_ascii=False, indent=1).encode())


def _key(base_url: str, model: str) -> str:
    return f"{without_secrets(base_url).rstrip('/')}|{model}"
