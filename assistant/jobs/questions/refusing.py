"""What is refused: for what a question wants, whatever the corpus holds, and for what a search of it found."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.jobs.questions import boundaries, fitting, intents
from assistant.jobs.questions.calculation_asked import asks_calculation
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.conversation import leans, points_back
from assistant.jobs.questions.interface import Answer, AnswerStatus, PolicyQuestion
from assistant.jobs.questions.provisions import refused
from assistant.retrieval.interface import SearchHit
from assistant.retrieval.retriever import Retriever

_HARDLY = 0.2
"""Below this chance of being about something else a question needs no word of the field."""
_STRANGE = 0.8
"""From this chance of being about something else on, words of the field do not count."""
_FAIR = 0.5
"""From this chance on a question is fair though its wording is like one that is not: 做5份问卷调查数据够吗."""
_FAR, _FAR_SAID = 0.95, 0.99
"""From this chance of being about something else on a message goes on with nothing; the second where it says by a word
of its own that it goes on (要是最次那档呢)."""
_PLAIN = 0.7
"""From this chance on what is refused is refused though it has the numbers of a calculation (编50份答卷，凑到九十几分);
of 315 questions of calculations none has a chance over 0.2."""


@dataclass(frozen=True)
class Refusals:
    """What a question wants, by meaning where the embedding can tell, else by words."""

    retriever: Retriever
    limits: boundaries.Boundaries

    def chances(self, text: str) -> Mapping[str, float]:
        """What the question wants, by class; empty where nobody can tell."""
        known = intents.shipped()
        vector = self.retriever.vector_by(known.model, text) if known else None
        return known.chances(vector, text) if known is not None and vector is not None else {}

    def is_off_topic(self, text: str, chances: Mapping[str, float]) -> bool:
        """With keywords alone: whether a question has a Chinese character that the whole corpus never uses."""
        if chances:
            return intents.is_off_topic(chances)
        return bool(set(re.findall("[一-龥]", text)) - self.retriever.corpus.characters)

    def of_question(self, question: PolicyQuestion, chances: Mapping[str, float]) -> Answer | None:
        """The refusal of what a question wants; None where it may be answered."""
        known = intents.shipped()
        why = known.refusal(chances) if known and chances else None
        if why and asks_calculation(question.text) and _of_refused(chances) < _PLAIN:
            why = None
        if why:
            return None if self._is_fair_in_context(question) else refused(AnswerStatus.BLOCKED, why)
        found = self.limits.refusal(question.text)
        if found is None or (chances and found[0] is AnswerStatus.BLOCKED and chances["fair"] >= _FAIR):
            return None
        return refused(*found)

    def going_on(self, question: PolicyQuestion, chances: Mapping[str, float]) -> Mapping[str, float]:
        """The chances, of a message that seems to be about something else those together with the question before.

        那要是大暴雨冲了咋办 is of the field after a question of targets that cannot be met.
        """
        before = question.context.question if question.context else ""
        if not before or not chances or not intents.is_off_topic(chances):
            return chances
        both = self.chances(f"{before}，{question.text}")
        far = _FAR_SAID if points_back(question.text) else _FAR
        is_far = chances["off_topic"] >= far or both["off_topic"] >= _HARDLY
        return chances if is_far else both

    def _is_fair_in_context(self, question: PolicyQuestion) -> bool:
        """Whether a message that leans on a fair question (不设的话，那10分加去哪) reads as fair together with it."""
        before = question.context.question if question.context else ""
        if not before or not leans(question.text):
            return False
        return self.chances(f"{before}，{question.text}").get("fair", 0.0) >= _FAIR


def _of_refused(chances: Mapping[str, float]) -> float:
    """The chance that a question wants what is refused."""
    return 1.0 - chances.get("fair", 0.0) - chances.get("off_topic", 0.0)


def refusal_of_search(case: QuestionCase, hits: Sequence[SearchHit]) -> Answer | None:
    """The refusal where nothing found bears on the question; None where something does."""
    in_field = bool(case.asked.documents) or _is_of_the_field(case)
    certain = fitting.is_certain(hits, case.retriever.calibration) and not intents.is_off_topic(case.chances)
    if bears_on(case, hits) and (in_field or certain):
        return None
    if in_field:
        return refused(AnswerStatus.NO_BASIS, boundaries.NOTHING)
    return refused(AnswerStatus.OUT_OF_SCOPE, boundaries.OUT_OF_SCOPE)


def bears_on(case: QuestionCase, hits: Sequence[SearchHit]) -> bool:
    """Whether what was found bears on the question; of a document that is named anything does."""
    return bool(hits and case.asked.documents) or fitting.fits(hits, case.retriever.calibration)


def _is_of_the_field(case: QuestionCase) -> bool:
    """By meaning where it is plain, else by the words of the field."""
    strange, by_words = case.chances.get("off_topic"), case.limits.in_domain(case.asked.text)
    if strange is None:
        return by_words
    if intents.is_off_topic(case.chances) and (strange >= _STRANGE or not by_words):
        return False
    return by_words or strange < _HARDLY
