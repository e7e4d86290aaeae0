"""A chat endpoint that replays recorded answers, and one that says what a script has it say.

A recording is found by what was asked: messages, response format and tools. A reading carries prompt and brief alone
and must be found so. A design also carries library entries and what the rules read beside the model; it stays valid
while the prompt's rules and every line of the material that its answer rests on are as they were recorded. Whatever
else changed, a recording that no longer fits fails by the name of its brief and stage.
"""

import hashlib
import json
import re
from pathlib import Path

from pydantic import SecretStr

from assistant.llm.chat import ChatReply, Endpoint
from assistant.llm.interface import ModelError
from assistant.llm.methods import MethodMemory, ReplyMethod
from assistant.llm.openai_model import OpenAIModel

CASSETTES = Path(__file__).resolve().parents[1] / "cassettes"
READING, DESIGN, REPAIR, REVIEW = "reading", "design", "repair", "review"
_ASKED = ("messages", "response_format", "tools", "tool_choice")
_BRIEF = re.compile(r"项目简介：\s*<data>\n(.*?)\n</data>", re.DOTALL)
_LINE = re.compile(r'^\{"记号".*\}$', re.MULTILINE)
_TOKEN = re.compile(r'"([NLC]\d+|T)"')


class StaleRecording(AssertionError):
    """A recorded answer is of another question than the one that is asked now."""


def key_of(request):
    """The same messages, form and tools have the same key, whatever the sampling settings."""
    asked = {name: request.get(name) for name in _ASKED}
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def stage_of(request):
    """Which of the four questions a request is."""
    user = request["messages"][-1]["content"]
    if "待复核的申报表：\n" in user:
        return REVIEW
    if '{"记号"' not in user:
        return READING
    return REPAIR if "上一次的答复中下列各处不合格" in user else DESIGN


def brief_of(request):
    """The brief that a request is about."""
    return _BRIEF.search(request["messages"][-1]["content"])[1]


def lines_of(request):
    """The lines of the material that a request shows, by token."""
    user = request["messages"][-1]["content"]
    return {line["记号"]: line for found in _LINE.findall(user) if (line := json.loads(found))}


class Cassette:
    """Recorded answers of a file, in the format of the relay that recorded them: a line each."""

    def __init__(self, path, names=None):
        lines = path.read_text(encoding="utf-8").splitlines()
        self.entries = [json.loads(line) for line in lines if line.strip()]
        self._by_key = {entry["key"]: entry for entry in self.entries}
        self._by_place = {(brief_of(e["request"]), stage_of(e["request"])): e for e in self.entries}
        self._names = names or {}

    def answer(self, request):
        """The recorded answer. Raises StaleRecording by name; ModelError where a second attempt was not recorded."""
        if found := self._by_key.get(key_of(request)):
            return found["answer"]
        brief, stage = brief_of(request), stage_of(request)
        recorded = self._by_place.get((brief, stage))
        if stage in {REPAIR, REVIEW}:
            raise ModelError(f"没有录下这一次{'重写' if stage == REPAIR else '复核'}的答复。")
        name = f"{self._names.get(brief, brief[:20])}, {stage}"
        if recorded is None:
            raise StaleRecording(f"{name}: no answer was recorded")
        changed = _changed(recorded, request, stage)
        if changed:
            raise StaleRecording(f"{name}: recorded {recorded['key']}, asked {key_of(request)}; changed: {changed}")
        return recorded["answer"]


def _changed(recorded, request, stage):
    """What of a question changed that its recorded answer depends on; "" where nothing did."""
    before, now = recorded["request"], request
    if stage == READING:
        return "the prompt, or the shape of the reply"
    if before["messages"][0] != now["messages"][0] or before.get("response_format") != now.get("response_format"):
        return "the prompt, or the shape of the reply"
    own, current = lines_of(before), lines_of(now)
    used = [token for token in dict.fromkeys(_TOKEN.findall(recorded["answer"])) if token in own]
    return "、".join(token for token in used if own[token] != current.get(token))


class RecordedChat:
    """In place of ``assistant.llm.chat.Chat``: no network, the answers of a cassette."""

    endpoint = Endpoint("recorded", "http://127.0.0.1:9/v1", SecretStr(""))

    def __init__(self, cassette):
        self._cassette, self.requests = cassette, []

    def send(self, system, user, body, _call):
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        request = {"messages": messages, **body}
        self.requests.append(request)
        return ChatReply(text=self._cassette.answer(request), finish="stop")

    def close(self):
        """Nothing to close."""


class Script:
    """Answers by stage, whatever is asked; the last one of a stage is said again."""

    def __init__(self, path):
        lines = path.read_text(encoding="utf-8").splitlines()
        self._answers = {}
        for line in (json.loads(line) for line in lines if line.strip()):
            self._answers.setdefault(line["stage"], []).append(line["answer"])

    def answer(self, request):
        """The next answer of the stage; a repair without one is answered like the design, a review changes nothing."""
        stage = stage_of(request)
        if stage == REVIEW and stage not in self._answers:
            return "{}"
        stated = self._answers.get(stage) or self._answers[DESIGN]
        return stated.pop(0) if len(stated) > 1 else stated[0]


def recorded_model(cassette):
    """The product's own client over recorded answers, asked by JSON schema as they were recorded."""
    return OpenAIModel(RecordedChat(cassette), MethodMemory(), fixed=ReplyMethod.JSON_SCHEMA)
