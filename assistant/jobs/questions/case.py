"""One question on its way: what was understood, and where to look."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.domain.policy import Clause, PolicyDocument
from assistant.jobs.questions.answerability import Answerability
from assistant.jobs.questions.boundaries import Boundaries
from assistant.jobs.questions.interface import Context
from assistant.jobs.questions.line_choice import LineChoice
from assistant.jobs.questions.understanding import UnderstoodQuestion
from assistant.retrieval.corpus import Corpus
from assistant.retrieval.interface import Scope, SearchHit
from assistant.retrieval.retriever import Retriever


@dataclass(frozen=True)
class QuestionCase:
    """Everything a step of answering may ask for."""

    asked: UnderstoodQuestion
    retriever: Retriever
    limits: Boundaries
    chances: Mapping[str, float] = field(default_factory=dict)
    """What the question wants, by class of policy_corpus/intents.yaml; empty where nobody can tell."""
    judge: Answerability | None = None
    """What tells an answer from the nearest clause; None: the kind of thing asked for decides alone."""
    choice: LineChoice | None = None
    """What tells which line answers; None: the sum of retrieval decides alone."""
    said: str = ""
    """The words of this turn as they were typed."""
    before: Context = Context()  # noqa: RUF009 -- frozen
    """What the conversation was about before this turn."""

    @property
    def corpus(self) -> Corpus:
        return self.retriever.corpus

    def document(self, clause: Clause) -> PolicyDocument:
        return self.corpus.documents[clause.policy_id]

    def within(self, policy_id: str, question: str, count: int = 5) -> tuple[SearchHit, ...]:
        """The best clauses of one document."""
        return self.retriever.search(question, Scope(policies=(policy_id,)), count).hits
