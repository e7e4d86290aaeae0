"""From a question to an answer: refuse what must be, look where it points, else search; then put it into words."""

from collections.abc import Sequence

from assistant.domain.profile import Profile
from assistant.jobs.questions import answerability, boundaries, line_choice
from assistant.jobs.questions.calculation_asked import asks_calculation
from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.conversation import is_aside, points_back
from assistant.jobs.questions.in_parts import is_mixed
from assistant.jobs.questions.interface import Answer, AnswerStatus, AnswerWriter, Context, PolicyQuestion
from assistant.jobs.questions.manual.answering import answer_from_manual
from assistant.jobs.questions.model_answer import answer_by_model, judged_by_model
from assistant.jobs.questions.provisions import (
    answer_basis,
    answer_unknown_document,
    no_basis,
    with_unknown_numbers,
)
from assistant.jobs.questions.reckoned_lines import by_the_line
from assistant.jobs.questions.reckoning.reckoner import reckon
from assistant.jobs.questions.refusing import Refusals, refusal_of_search
from assistant.jobs.questions.rewriting import shown
from assistant.jobs.questions.rule_answer import answer_article, answer_by_rules, answer_reckoned, answer_several
from assistant.jobs.questions.searching import SearchedStatements, search
from assistant.jobs.questions.understanding import understand
from assistant.jobs.questions.unheld_regions import answer_unheld_region, with_unheld_region
from assistant.jobs.questions.validity import answer_validity
from assistant.retrieval.retriever import Retriever

_FELL_BACK = "大模型没有给出能核对的回答，以上由规则写成。"
_EMPTY = "请先写下问题，例如“财预〔2020〕10号里预算执行率占多少分”。"
_CITED = 3
"""Places of an answer that the next question may ask the basis of."""


class Answerer:
    """Answers questions from one corpus. ``writer`` None: the rule-based words stand."""

    def __init__(
        self, retriever: Retriever, profiles: Sequence[Profile], writer: AnswerWriter | None = None,
        limits: boundaries.Boundaries | None = None,
    ) -> None:  # fmt: skip
        self._retriever, self._profiles, self._writer = retriever, profiles, writer
        self._limits = limits or boundaries.shipped()
        self._refusals = Refusals(retriever, self._limits)

    def answer(self, question: PolicyQuestion) -> Answer:
        """Answer one question; never raises for what the user typed."""
        if not question.text.strip():
            return no_basis(_EMPTY)
        made, notice = self._answered(question), self._retriever.notice
        return made.model_copy(update={"notes": (*made.notes, notice)}) if notice else made

    def _answered(self, question: PolicyQuestion) -> Answer:
        chances = self._refusals.chances(question.text)
        refused = self._refusals.of_question(question, chances)
        if refused is not None and self._writer is None:
            return refused
        chances = self._refusals.going_on(question, chances)
        strange = self._refusals.is_off_topic(question.text, chances) and not points_back(question.text)
        aside = strange and is_aside(question.text)
        if strange and not aside:
            question = question.model_copy(update={"context": None, "before": ""})  # another subject, however short
        asked = understand(question, self._retriever.corpus.register, self._limits, aside=aside)
        models = answerability.shipped(), line_choice.shipped()
        before = question.context or Context(question=question.before)
        case = QuestionCase(asked, self._retriever, self._limits, chances, *models, question.text, before)
        made = self._routed(case, question) if refused is None else self._judged(case, search(case), refused)
        if made is refused:
            return refused
        made = _with_carried(made, case)
        return made.model_copy(update={"context": _carried(case, made, question)})

    def _routed(self, case: QuestionCase, question: PolicyQuestion) -> Answer:
        if case.asked.asks_basis and question.context is not None:
            return answer_basis(case, question.context)
        found = answer_several(case, self._part) if is_mixed(case.asked.stated) else None
        found = found if found is not None else self._pointed(case, question, judged=self._writer is not None)
        return with_unknown_numbers(found if found is not None else self.answer_searched(case, question), case)

    def _pointed(self, case: QuestionCase, question: PolicyQuestion, *, judged: bool = False) -> Answer | None:
        """The answer of the first step that needs no search of all documents.

        What a step took the question for is its reading of a few words; ``judged`` has a model say whether it is asked.
        """
        steps = (
            answer_from_manual, answer_unknown_document, answer_validity, self._calculated, answer_article,
            answer_unheld_region,
        )  # fmt: skip
        step, made = next(((s, found) for s in steps if (found := s(case)) is not None), (None, None))
        if made is None or not judged:
            return made
        if step is answer_article and made.status is AnswerStatus.NO_BASIS and made.citations:
            return self._elsewhere(case, made)
        if step is answer_unheld_region:
            judged_answer = self._judged(case, search(case), made)
            return made if judged_answer is made else with_unheld_region(judged_answer, case, question)
        if step not in {answer_validity, self._calculated} or not made.is_answered:
            return made
        judged_answer = self._judged(case, search(case), made)
        is_denied = step is answer_validity and judged_answer.status is AnswerStatus.NO_BASIS
        return made if is_denied else judged_answer  # the state of a document stands in the library, not in its clauses

    def _elsewhere(self, case: QuestionCase, made: Answer) -> Answer:
        """What a model reads in other places, where the article that is named does not state what is asked."""
        found = search(case)
        drafted = answer_by_model(self._writer, case, found) if self._writer and found.hits else None
        return made if drafted is None or drafted.status is AnswerStatus.NO_BASIS else drafted

    def _judged(self, case: QuestionCase, found: SearchedStatements, made: Answer) -> Answer:
        """What code came to, be it a refusal, where a model says that it holds; else the model's own answer."""
        return judged_by_model(self._writer, case, found, made) if self._writer and found.hits else made

    def _part(self, case: QuestionCase) -> Answer:
        """The answer to one question of several."""
        alone = PolicyQuestion(text=case.asked.text, region=case.asked.region, as_of=case.asked.as_of)
        pointed = self._pointed(case, alone)
        if pointed is not None:
            return pointed
        found = search(case)
        return refusal_of_search(case, found.hits) or answer_by_rules(case, found, alone)

    def _calculated(self, case: QuestionCase) -> Answer | None:
        reckoned = reckon(case, self._profiles)
        return answer_reckoned(case, reckoned) if reckoned is not None else None

    def answer_searched(self, case: QuestionCase, question: PolicyQuestion) -> Answer:
        """The answer from a search, where no step before it answers.

        That nothing found is near enough is a measure; a model that rests on one of the clauses overrules it.
        """
        found = search(case)
        refusal = refusal_of_search(case, found.hits)
        if self._writer and refusal is None and by_the_line(case, found) is not None:
            return self._judged(case, found, answer_by_rules(case, found, question, self._part))
        goes_on = bool(case.asked.carried)
        if refusal is not None and refusal.status is AnswerStatus.OUT_OF_SCOPE and not goes_on:
            return self._judged(case, found, refusal)
        drafted = answer_by_model(self._writer, case, found) if self._writer and found.hits else None
        if drafted is not None:
            return with_unheld_region(drafted, case, question)
        if refusal is not None:
            return refusal
        made = answer_by_rules(case, found, question, self._part)
        return made if self._writer is None else made.model_copy(update={"notes": (*made.notes, _FELL_BACK)})


def _with_carried(made: Answer, case: QuestionCase) -> Answer:
    """The answer, with a line below its basis about what was taken over from the question before."""
    if not case.asked.carried:
        return made
    line = f"按上一问的“{shown(case.asked.carried)}”理解；不对请写全再问。"
    below = f"{made.basis}\n{line}" if made.basis else ""
    text = made.answer.replace(made.basis, below, 1) if below else f"{made.answer}\n{line}"
    return made.model_copy(update={"answer": text, "notes": (*made.notes, line)})


def _carried(case: QuestionCase, made: Answer, question: PolicyQuestion) -> Context:
    """What the next question takes over."""
    asked, before = case.asked, question.context or Context()
    calculated = asks_calculation(asked.stated)
    kept = before.question if asked.asks_basis else asked.text
    return Context(
        question=kept, documents=tuple(d.id for d in asked.documents), region=asked.region, as_of=asked.as_of,
        cited=tuple((c.policy_id, c.article) for c in made.citations[:_CITED]),
        conclusion=made.conclusion, reckoning=asked.stated if calculated else before.reckoning,
    )  # fmt: skip
