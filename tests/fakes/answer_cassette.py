"""Recorded answers of a model to policy questions, found by the question.

What is shown beside a question changes with the library and its search, so an answer stays valid as long as prompt and
shape are as they were recorded and every clause that it names is still shown; its tokens are put into today's.
"""

import json
import re

from assistant.llm.chat import ChatReply
from assistant.llm.interface import ModelError
from assistant.llm.methods import MethodMemory, ReplyMethod
from assistant.llm.openai_model import OpenAIModel
from tests.fakes.cassette import CASSETTES, RecordedChat, StaleRecording

ANSWERS = CASSETTES / "answers_to_questions.jsonl"
_QUESTION = re.compile(r"问题：\s*<data>\n(.*?)\n</data>", re.DOTALL)
_CLAUSE = re.compile(r"^\[(C\d+)\] [^\n]*\n<data>\n(.*?)\n</data>", re.DOTALL | re.MULTILINE)
_AGAIN, _SECOND = "上一次的回答有这些问题", "以上条款是换成文件用语再检索到的"


def question_of(request):
    """The question of a request."""
    return _QUESTION.search(request["messages"][-1]["content"])[1]


def clauses_of(request):
    """The text of each clause that a request shows, by token."""
    return dict(_CLAUSE.findall(request["messages"][-1]["content"]))


class AnswerCassette:
    """Recorded answers of a file, in the format of the relay that recorded them: a line each."""

    def __init__(self, path=ANSWERS):
        lines = path.read_text(encoding="utf-8").splitlines()
        self._entries = {self._place(e["request"]): e for e in (json.loads(line) for line in lines if line.strip())}

    @property
    def questions(self):
        """The questions that were answered at the first attempt."""
        return [question for question, again, second in self._entries if not again and not second]

    @staticmethod
    def _place(request):
        shown = request["messages"][-1]["content"]
        return question_of(request), _AGAIN in shown, _SECOND in shown

    def answer(self, request):
        """The recorded answer in today's tokens. Raises StaleRecording; ModelError where nothing was recorded."""
        entry = self._entries.get(self._place(request))
        if entry is None:
            raise ModelError("没有录下这个问题的回答。")
        before = entry["request"]
        if before["messages"][0] != request["messages"][0]:
            raise StaleRecording("the prompt changed: record the answers anew")
        shown = {text: token for token, text in clauses_of(request).items()}
        stated = json.loads(entry["answer"])
        own = {token: shown.get(text) for token, text in clauses_of(before).items()}
        for sentence in stated["sentences"]:
            sentence["tokens"] = [own.get(token, token) or token for token in sentence["tokens"]]
            if any(token in own and own[token] is None for token in sentence["tokens"]):
                raise ModelError("所引的条款现在不在材料里。")
        stated["nearest"] = own.get(stated.get("nearest", ""), "") or ""
        return json.dumps(stated, ensure_ascii=False)


class _Chat(RecordedChat):
    def send(self, system, user, body, _call):
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        return ChatReply(text=self._cassette.answer({"messages": messages, **body}), finish="stop")


def recorded_answers(cassette):
    """The product's own client over recorded answers, asked by JSON schema as they were recorded."""
    return OpenAIModel(_Chat(cassette), MethodMemory(), fixed=ReplyMethod.JSON_SCHEMA)
