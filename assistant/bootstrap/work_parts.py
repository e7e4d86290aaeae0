"""Works and their operations, conversations about them, where they are kept, and what models cost."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.bootstrap.evaluation_parts import EvaluationParts
from assistant.domain.filing import Filing
from assistant.domain.profile import Profile
from assistant.jobs.declaration.interface import Draft
from assistant.settings import Settings
from assistant.writing.interface import Progress, silent

if TYPE_CHECKING:
    from assistant.chat.conversation import Talks
    from assistant.domain.citation import Citation
    from assistant.llm.choice import Models
    from assistant.llm.interface import Errand, Exchange, LanguageModel
    from assistant.store.evaluation_parts import KeptEvaluationParts
    from assistant.store.saving_works import SavingWorks
    from assistant.store.store import Store
    from assistant.works.state import Work
    from assistant.works.works import Works


class WorkParts(EvaluationParts):
    """Works, drafted, changed and saved."""

    def __init__(self, settings: Settings | None = None, today: date | None = None) -> None:
        super().__init__(settings, today)
        self.reads_only: Path | None = None
        """The folder outside of which no file that an operation names is opened; None: any file of this machine."""

    def works(
        self, model: "LanguageModel | None" = None, progress: Progress = silent, errand: "Errand | None" = None
    ) -> "Works":
        """Works and their operations, drafted by the rules or by a model; ``errand`` is the way to give a draft up."""
        from assistant.works.interface import WorkPorts
        from assistant.works.works import Works

        pipeline = self._drafting(model)

        def draft(text: str, profile: Profile, year: int, previous: Filing | None) -> Draft:
            return pipeline.draft(text, profile, year, progress, errand, previous=previous)

        return Works(
            WorkPorts(
                self.profile, self.profiles, self.review, draft, pipeline.roll_on, self._read_filings, self.now,
                self.library_entry, self.library_clause, self._kept_evaluations(model, progress, errand),
            )
        )  # fmt: skip

    def library_clause(self, policy_id: str, article: str) -> "Citation | None":
        """An article that the policy library holds, as works cite it; None where it holds none."""
        return self.library.cited(policy_id, article)

    def _kept_evaluations(
        self, model: "LanguageModel | None", progress: Progress, errand: "Errand | None"
    ) -> "KeptEvaluationParts":
        """What operations on evaluations need, over the store and the job."""
        from assistant.store.evaluation_parts import KeptEvaluationParts

        return KeptEvaluationParts(
            lambda: self.store.files, lambda: self.evaluations, lambda: self.narrator(model), progress, errand
        )

    def _read_filings(self, file: str) -> Sequence[Filing]:
        """The filings of a file. Raises IntakeError, also for one outside the folder that may be read."""
        from assistant.files.interface import IntakeError
        from assistant.forms.reader import read_filings

        path = Path(file)
        if self.reads_only is not None and not path.resolve().is_relative_to(self.reads_only):
            raise IntakeError("请在首页用“从去年的表”上传这个文件，这里不能打开电脑里的文件。")
        return [found.filing for found in read_filings(path)]

    @cached_property
    def store(self) -> "Store":
        """Everything that is kept, in the data folder or in the database that the settings name."""
        from assistant.store.store import Store

        url = self.settings.database_url
        address = url.get_secret_value() if url is not None else None
        return Store(self.settings.data_dir.resolve(), self.works(), self.now, address)

    @cached_property
    def models(self) -> "Models":
        """The models the settings or the page name."""
        from assistant.llm.choice import Models

        return Models(self.settings, self._note_use)

    def _note_use(self, project: str, exchange: "Exchange") -> None:
        """What a question cost, into the store; a store that cannot be written costs the note, not the reply."""
        from assistant.store.errors import StoreError

        with suppress(StoreError):
            self.store.usage.add(project, exchange)

    def saving_works(
        self, model: "LanguageModel | None" = None, progress: Progress = silent, errand: "Errand | None" = None
    ) -> "SavingWorks":
        """Works that are saved as they are changed."""
        from assistant.store.saving_works import SavingWorks

        works = self.works(model, progress, errand)
        return SavingWorks(works.ports, replace(self.store.works, works=works))

    def conversations(
        self,
        model: "LanguageModel | None" = None,
        export: "Callable[[Work], Sequence[str]] | None" = None,
        progress: Progress = silent,
        errand: "Errand | None" = None,
    ) -> "Talks":
        """Conversations about works; ``export`` writes the files of a form."""
        from assistant.chat.conversation import Talks
        from assistant.chat.evaluation.reader import EvaluationReader
        from assistant.chat.interface import ChatPorts
        from assistant.chat.model_reader import ModelReader, errand_of_message
        from assistant.chat.result_reader import ResultReader
        from assistant.chat.rule_reader import MessageReader

        ports = ChatPorts(self._policy_answer, self.profiles, export)
        rules = MessageReader.shipped()
        by_rules = model is None or self.settings.chat_reader == "rules"
        both = rules if model is None or by_rules else ModelReader(model, rules, lambda: errand_of_message(errand))
        reader = EvaluationReader(ResultReader(both))
        return Talks(self.works(model, progress, errand), reader, ports)
