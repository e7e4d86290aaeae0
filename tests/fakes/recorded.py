"""The product with a recorded model: forty briefs, the answers, and the library as it was when they were recorded."""

import json
from dataclasses import replace
from functools import cached_property

from assistant.bootstrap import Product
from assistant.domain.library import LibraryEntry
from assistant.domain.policy import Clause
from assistant.jobs.declaration.pipeline import DraftingPipeline
from assistant.jobs.declaration.work_match import WorkMatch
from tests.fakes.cassette import CASSETTES, Cassette, recorded_model


class RecordedProduct:
    """Drafts the briefs of a folder of recordings.

    Library entries and clauses are those that were shown to the model, kept beside the answers: a library that grows
    must not make the recordings stale. Everything else is the product of today.
    """

    def __init__(self, folder=CASSETTES):
        self._folder = folder
        self.briefs = [json.loads(line) for line in self._lines("briefs.jsonl")]
        self._material = json.loads((folder / "material.json").read_text(encoding="utf-8"))
        self.product = Product()

    def _lines(self, name):
        return [line for line in (self._folder / name).read_text(encoding="utf-8").splitlines() if line.strip()]

    @cached_property
    def cassette(self):
        names = {brief["text"]: brief["id"] for brief in self.briefs}
        return Cassette(self._folder / "answers.jsonl", names)

    def pipeline(self, brief_id, model=None):
        """The product's pipeline for one brief, with what was shown of the library."""
        shown = self._material["briefs"][brief_id]
        entries = tuple(LibraryEntry.model_validate(self._material["entries"][i]) for i in shown["entries"])
        clauses = tuple(Clause.model_validate(self._material["clauses"][i]) for i in shown["clauses"])
        made: DraftingPipeline = self.product.declarations(model or recorded_model(self.cassette)).pipeline
        return replace(made, choose=lambda _: entries, clauses=lambda _: clauses, find_work=lambda _: WorkMatch())

    def draft(self, brief, model=None):
        """The draft of a brief as the recorded model reads and designs it."""
        profile = self.product.profile(brief["profile"])
        return self.pipeline(brief["id"], model).draft(brief["text"], profile, brief["year"])
