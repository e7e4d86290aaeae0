"""Who reads a brief and who writes a declaration."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.bootstrap.policy_parts import PolicyParts
from assistant.bootstrap.shipped import SHIPPED_THRESHOLDS
from assistant.jobs.declaration.interface import Draft
from assistant.jobs.declaration.pipeline import DraftingPipeline
from assistant.writing.interface import NarrativeWriter, SectionTask

if TYPE_CHECKING:
    from assistant.jobs.declaration.job import Declarations
    from assistant.jobs.declaration.work_finder import WorkFinder
    from assistant.llm.interface import LanguageModel


class DraftingParts(PolicyParts):
    """Drafting of declarations, by the rules or with a model."""

    @cached_property
    def pipeline(self) -> DraftingPipeline:
        """The offline drafting pipeline."""
        from assistant.jobs.declaration.brief.reader import read_brief
        from assistant.jobs.declaration.writers.rule_based.writer import RuleBasedWriter
        from policy_corpus import library

        return DraftingPipeline(
            read=read_brief,
            choose=lambda facts: library.fitting(facts, self.own_library),
            writer=RuleBasedWriter(library.kinds()),
            review=self.review,
            find_work=self.work_finder.find,
        )

    @cached_property
    def work_finder(self) -> "WorkFinder":
        """What kind of work a brief is about, by the chains of the library."""
        from assistant.jobs.declaration.work_finder import WorkFinder
        from policy_corpus import library

        return WorkFinder(library.chains(), library.entry, lambda: self.embedder, SHIPPED_THRESHOLDS)

    def declarations(self, model: "LanguageModel | None" = None) -> "Declarations":
        """The declaration job, with a model as the writer where there is one."""
        from assistant.jobs.declaration.job import Declarations

        return Declarations(self._drafting(model), self._declaration_sections, lambda name: self.profile(name or None))

    def _drafting(self, model: "LanguageModel | None") -> DraftingPipeline:
        if model is None:
            return self.pipeline
        from assistant.jobs.declaration.model_reading.reader import ModelBriefReader
        from assistant.jobs.declaration.writers.model_based.writer import ModelWriter
        from assistant.jobs.declaration.writers.rule_based.writer import RuleBasedWriter
        from policy_corpus import library

        writer = ModelWriter(model, RuleBasedWriter(library.kinds()), self.review)
        return replace(self.pipeline, writer=writer, clauses=self.clauses, model_reading=ModelBriefReader(model))

    def narrator(self, model: "LanguageModel | None") -> NarrativeWriter:
        """Who writes running text."""
        if model is None:
            from assistant.writing.rule_narrator import RuleBasedNarrator

            return RuleBasedNarrator()
        from assistant.writing.model_narrator import ModelNarrator

        return ModelNarrator(model)

    def _declaration_sections(self, draft: Draft) -> Sequence[SectionTask]:
        from assistant.jobs.declaration.sections import declaration_sections

        return declaration_sections(draft, self.clauses(draft.facts), self.library.corpus.documents)
