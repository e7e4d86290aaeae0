"""The questions job: a question in, an answer with its citations out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.domain.profile import Profile
from assistant.jobs.questions.interface import Answer, AnswerWriter, Context, PolicyQuestion
from assistant.jobs.questions.library import PolicyLibrary
from assistant.retrieval.indexing import Progress


@dataclass(frozen=True)
class PolicyQuestions:
    """The head of the job over one policy library."""

    library: PolicyLibrary
    profiles: Callable[[], Sequence[Profile]]
    region: str | None = None
    """The region of the installation, for questions that name none."""

    def ask(
        self,
        question: PolicyQuestion | str,
        progress: Progress | None = None,
        writer: AnswerWriter | None = None,
        context: Context | None = None,
    ) -> Answer:
        """The answer, in the words of ``writer`` where there is one and its words hold.

        ``context`` is that of the answer before in the same conversation; the answer has the next one.

        Raises RetrievalError where the index cannot be used.
        """
        from assistant.jobs.questions.answerer import Answerer

        if isinstance(question, str):
            question = PolicyQuestion(text=question)
        if context is not None:
            question = question.model_copy(update={"context": context})
        if question.region is None and self.region:
            question = question.model_copy(update={"region": self.region})
        return self.library.using(
            lambda retriever: Answerer(retriever, self.profiles(), writer).answer(question), progress
        )
