"""An answer as everybody sees it: status, text, citations in order of weight, and who wrote it."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from assistant.base import Frozen
from assistant.domain.citation import Citation
from assistant.domain.policy import Clause


class AnswerStatus(StrEnum):
    """How far the question could be answered."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    """Something was found, but a part of the question, or the validity of a document, stays open."""
    NO_BASIS = "no_basis"
    """The corpus holds nothing that answers, or the place asked for does not exist there."""
    OUT_OF_SCOPE = "out_of_scope"
    BLOCKED = "blocked"
    """The question asks for something that will not be done, such as invented data."""

    @property
    def word(self) -> str:
        return {
            "answered": "有依据", "partial": "部分有依据", "no_basis": "未找到依据", "out_of_scope": "超出范围",
            "blocked": "不予处理",
        }[self.value]  # fmt: skip


class Context(Frozen):
    """What a conversation is about: a new question changes only what it names."""

    question: str = ""
    """The last question, whole: with what it took over from the ones before."""
    documents: tuple[str, ...] = ()
    """Ids of the documents it named."""
    cited: tuple[tuple[str, str], ...] = ()
    """Document and place that the last answer rested on."""
    region: str | None = None
    as_of: date | None = None
    conclusion: str = ""
    """The first sentence of the last answer, which nobody asks for once more."""
    reckoning: str = ""
    """The last calculation, in the words it was asked with."""


class Answer(Frozen):
    """An answer to one question."""

    status: AnswerStatus
    answer: str
    """The whole text: the conclusion, its basis, then conditions and other rules."""
    conclusion: str = ""
    """One sentence: yes or no, the number, the day, who, the form, or that no rule is held."""
    basis: str = ""
    """One line: the place that the conclusion rests on, its state, and whether it is a digest."""
    table: tuple[tuple[str, ...], ...] = ()
    """A comparison, its head first: a row a side."""
    context: Context = Context()
    """What the next question of the conversation takes over."""
    citations: tuple[Citation, ...] = ()
    writer: str = "rule_based"
    proved: bool = True
    """Whether every sentence of a model was compared with its clauses, its leave and duty as well as its numbers."""
    notes: tuple[str, ...] = ()
    """What the user should know beside the answer: a repealed document, a region not held."""

    @property
    def is_answered(self) -> bool:
        """Whether it answers, at least in part."""
        return self.status in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL}


class PolicyQuestion(Frozen):
    """A question with its setting. ``before`` is the question asked before it in the same conversation, ``context``
    what that was about where it is known."""

    text: str
    as_of: date | None = None
    region: str | None = None
    before: str = ""
    context: Context | None = None


class ModelQuestion(Frozen):
    """A question as a model is given it."""

    text: str
    """With what it goes on from."""
    setting: str = ""
    """Region and day, in Chinese."""
    said: str = ""
    """The words of this turn, where ``text`` was completed from the question before."""
    before: str = ""
    """The question before in the same conversation, and ``answered``: what was said to it first."""
    answered: str = ""
    proposal: str = ""
    """What code reckoned or read from the clauses, which the model takes or leaves; "" where it found nothing."""
    searched_again: bool = False
    """Whether the clauses were found by the words that the model proposed."""


class Written(Frozen):
    """An answer in a writer's words, held to its clauses."""

    keeps: bool = False
    """Whether what code proposed is the answer; nothing else is then said."""
    refused: bool = False
    """Whether no clause states what is asked for; ``clauses`` then has the nearest at most."""
    conclusion: str = ""
    sentences: tuple[str, ...] = ()
    """Each with the places it rests on; the first is the conclusion."""
    clauses: tuple[Clause, ...] = ()
    """Those it rests on, in the order it names them."""
    searches: tuple[str, ...] = ()
    """Of a refusal: what to search for instead, in the words of documents."""
    proved: bool = True
    """Whether the polarity of every sentence was compared with its clause."""


class AnswerWriter(Protocol):
    """Puts an answer into words from clauses already chosen."""

    name: str

    def write(self, question: ModelQuestion, clauses: Sequence[Clause]) -> Written | None:
        """The answer, or None where it could not be written truthfully."""
        ...
