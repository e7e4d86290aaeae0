"""Answers in a model's words, made true: it cites tokens alone, and its sentences are held to the clauses they name.

The model sees of each clause its document, place, state and region. It never writes a document number: unknown tokens
fall away, a sentence that rests on nothing is refused, a number must stand in the clauses cited, and what must not be
done is not said to be allowed (claims.py). What does not hold is asked for once more, then the rules answer.
"""

import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, Field

from assistant.domain.policy import Clause, PolicyDocument
from assistant.jobs.questions.claims import claim_faults, is_proved, plain
from assistant.jobs.questions.interface import ModelQuestion, Written
from assistant.llm.interface import Errand, LanguageModel, ModelError
from prompts import Prompt, fenced, prompt

_ATTEMPTS = 2
_PROJECT = "政策问答"
_FENCE = re.compile(r"[\r\n]+")
_SEARCHES, _LONGEST_SEARCH = 2, 60


class Sentence(BaseModel):
    """One sentence and the clauses it rests on."""

    text: str = Field(max_length=400)
    tokens: list[str] = Field(max_length=8)


class Sentences(BaseModel):
    """What the model is asked for."""

    sentences: list[Sentence] = Field(max_length=12)
    nearest: str = ""
    """Where no clause answers: the token of the nearest."""
    search: list[str] = Field(default=[], max_length=4)
    """Where no clause answers: what to search for instead, in the words of documents."""
    keeps_proposal: bool = False
    """Whether what code proposes is the answer."""


class ModelAnswerWriter:
    """Writes an answer from clauses that were chosen before it was asked."""

    def __init__(
        self, model: LanguageModel, documents: Mapping[str, PolicyDocument], errand: Errand | None = None
    ) -> None:
        self._model, self._documents, self._errand = model, documents, errand
        self.name = model.name

    def write(self, question: ModelQuestion, clauses: Sequence[Clause]) -> Written | None:
        """The answer with its references, one that says nothing is stated, or None where it did not hold."""
        tokens = {f"C{n}": clause for n, clause in enumerate(clauses, 1)}
        faults: list[str] = []
        errand = self._errand or Errand(_PROJECT)
        for _ in range(_ATTEMPTS):
            try:
                errand.check()
                reply = self._model.ask(self._prompt(question, tokens, faults), Sentences, errand)
            except ModelError:
                return None
            if question.proposal and reply.keeps_proposal:
                return Written(keeps=True)
            if not reply.sentences:
                return _refusal(reply, tokens)
            faults = [
                f
                for s in reply.sentences
                for f in claim_faults(s.text, _named(s, tokens), f"{question.text}{question.said}")
            ]
            if not faults:
                return self._written(reply.sentences, tokens)
        return None

    def _prompt(self, question: ModelQuestion, tokens: Mapping[str, Clause], faults: Sequence[str]) -> Prompt:
        shown = "\n".join(f"[{token}] {self._head(c)}\n{fenced(c.text)}" for token, c in tokens.items())
        again = "上一次的回答有这些问题，请改正后重新回答：\n" + "\n".join(faults) if faults else ""
        return prompt(
            "answer_question",
            question=fenced(question.text),
            setting=question.setting,
            talk=_talk(question),
            clauses=shown,
            proposal=_proposal(question),
            faults=again,
        )

    def _head(self, clause: Clause) -> str:
        """Document, place, state and region of a clause."""
        document = self._documents[clause.policy_id]
        place = f"{clause.place or '要点'}{f'“{clause.topic}”' if clause.topic else ''}"
        head = f"{document.short} {place}；效力：{document.status.word}；适用地区：{document.region or '全国'}"
        return _FENCE.sub(" ", head)

    def _written(self, sentences: Sequence[Sentence], tokens: Mapping[str, Clause]) -> Written:
        used = {c.key: c for s in sentences for c in _named(s, tokens)}
        return Written(
            conclusion=plain(sentences[0].text),
            sentences=tuple(self._stated(s, tokens) for s in sentences),
            clauses=tuple(used.values()),
            proved=all(is_proved(s.text, _named(s, tokens)) for s in sentences),
        )

    def _stated(self, sentence: Sentence, tokens: Mapping[str, Clause]) -> str:
        where = "；".join(f"{self._documents[c.policy_id].short}{c.place}" for c in _named(sentence, tokens))
        return f"{plain(sentence.text)}（{where}）"


def _refusal(reply: Sentences, tokens: Mapping[str, Clause]) -> Written:
    """That no clause answers, with the nearest and what to search for instead."""
    nearest = tuple(c for t, c in tokens.items() if t == reply.nearest)
    words = (plain(one)[:_LONGEST_SEARCH] for one in reply.search)
    return Written(refused=True, clauses=nearest, searches=tuple(dict.fromkeys(w for w in words if w))[:_SEARCHES])


def _talk(question: ModelQuestion) -> str:
    """What was said before, and the words of this turn where the question was completed from it."""
    parts = [
        f"提问人这次的原话（上面的问题是程序补全的，不符时以原话为准）：\n{fenced(question.said)}"
        if question.said
        else "",
        f"上一问：\n{fenced(question.before)}" if question.before else "",
        f"上一问的回答：\n{fenced(question.answered)}" if question.before and question.answered else "",
    ]
    return "\n".join(part for part in parts if part)


def _proposal(question: ModelQuestion) -> str:
    """What code proposes, and that the clauses are those of a second search."""
    parts = [
        f"程序的结论：\n{fenced(question.proposal)}" if question.proposal else "",
        "以上条款是换成文件用语再检索到的；仍没有写所问的事，sentences 和 search 都留空。"
        if question.searched_again
        else "",
    ]
    return "\n".join(part for part in parts if part)


def _named(sentence: Sentence, tokens: Mapping[str, Clause]) -> list[Clause]:
    """The clauses a sentence names, each once; unknown tokens fall away."""
    return [tokens[t] for t in dict.fromkeys(sentence.tokens) if t in tokens]
