"""Answers in a model's words, made true: it cites tokens alone, and its sentences are held to the clauses they name.

The model never writes a document number: unknown tokens fall away, a sentence that rests on nothing is refused, and a
number must stand in the clauses cited. What does not hold is asked for once more, then the rule-based words stand.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel, Field

from assistant.base import show
from assistant.domain.policy import Clause, PolicyDocument
from assistant.language.measures import UnknownMeasure, read_measure
from assistant.language.numerals import SPOKEN, fold, read_number
from assistant.llm.interface import Errand, LanguageModel, ModelError
from prompts import Prompt, fenced, prompt

_ATTEMPTS = 2
_PROJECT = "政策问答"
_NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?|(?<![一-龥]){SPOKEN}+")
_CHINESE = re.compile(rf"{SPOKEN}+")
_REFERENCE = re.compile(rf"第(?:\d|{SPOKEN})+[条章款项]|[一-龥]{{1,6}}[〔\[（(]\d{{4}}[〕\]）)]\s*\d+\s*号|《[^》]+》")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]+>|https?://\S+")


class Sentence(BaseModel):
    """One sentence and the clauses it rests on."""

    text: str = Field(max_length=400)
    tokens: list[str] = Field(max_length=8)


class Sentences(BaseModel):
    """What the model is asked for."""

    sentences: list[Sentence] = Field(max_length=12)


class ModelAnswerWriter:
    """Writes an answer from clauses that were chosen before it was asked."""

    def __init__(self, model: LanguageModel, documents: Mapping[str, PolicyDocument]) -> None:
        self._model, self._documents = model, documents
        self.name = model.name

    def write(self, question: str, clauses: Sequence[Clause]) -> str | None:
        """The text with its references, or None where the model could not be held to the clauses."""
        tokens = {f"C{n}": clause for n, clause in enumerate(clauses, 1)}
        faults: list[str] = []
        errand = Errand(_PROJECT)
        for _ in range(_ATTEMPTS):
            try:
                errand.check()
                reply = self._model.ask(self._prompt(question, tokens, faults), Sentences, errand)
            except ModelError:
                return None
            faults = [f for s in reply.sentences for f in sentence_faults(s, tokens, question)]
            if reply.sentences and not faults:
                return "\n".join(self._said(s, tokens) for s in reply.sentences)
        return None

    @staticmethod
    def _prompt(question: str, tokens: Mapping[str, Clause], faults: Sequence[str]) -> Prompt:
        shown = "\n".join(f"[{token}]\n{fenced(c.text)}" for token, c in tokens.items())
        again = "上一次的回答有这些问题，请改正后重新回答：\n" + "\n".join(faults) if faults else ""
        return prompt("answer_question", question=fenced(question), clauses=shown, faults=again)

    def _said(self, sentence: Sentence, tokens: Mapping[str, Clause]) -> str:
        named = [tokens[t] for t in dict.fromkeys(sentence.tokens) if t in tokens]
        where = "；".join(f"{self._documents[c.policy_id].short}{c.place}" for c in named)
        return f"{plain(sentence.text)}（{where}）"


def plain(text: str) -> str:
    """A sentence without links, pictures and tags."""
    return _MARKUP.sub(lambda m: m[1] or "", text).strip()


def sentence_faults(sentence: Sentence, tokens: Mapping[str, Clause], question: str) -> Iterator[str]:
    """What is wrong with a sentence, in Chinese."""
    named = [tokens[t] for t in sentence.tokens if t in tokens]
    text = plain(sentence.text)
    if not named:
        yield f"“{text[:30]}”没有可用的条款记号。"
        return
    if _REFERENCE.search(text):
        yield f"“{text[:30]}”自己写了文号、条号或书名，请只用记号。"
    held = numbers("".join(c.text + c.topic for c in named) + question, loose=True)
    for number in sorted(numbers(text) - held):
        yield f"“{text[:30]}”中的“{number}”不在所列条款里。"


def numbers(text: str, *, loose: bool = False) -> set[str]:
    """Every number of a text in one form; ``loose`` also takes Chinese numerals that may be part of a word.

    Clauses are read loosely and sentences strictly, so that 三档 in a clause holds 3档 in a sentence.
    """
    said = fold(text).replace("百分之", "")
    found = numbers_as_written(said) | ({m[0] for m in _CHINESE.finditer(said)} if loose else set())
    return {show(v) for n in found if (v := read_number(n)) is not None}


def numbers_as_written(said: str) -> set[str]:
    """The numerals that plainly are numbers, as they stand."""
    return {m[0].replace(",", "") for m in _NUMBER.finditer(said) if m[0].isascii() or _is_counted(said, m.end())}


def _is_counted(said: str, end: int) -> bool:
    return bool(read_measure(said, end, UnknownMeasure.NOTHING).unit)
