"""From a brief to a checked draft, step by step: read, choose from the library, write, check.

The parts are handed in (bootstrap joins them), so that any step can be replaced, by a model or by a fake.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.domain.facts import BriefReading, Facts, Question
from assistant.domain.filing import Filing
from assistant.domain.library import LibraryEntry
from assistant.domain.policy import Clause
from assistant.domain.profile import Profile
from assistant.jobs.declaration.brief.questions import MOST, of_work
from assistant.jobs.declaration.brief.size import require_brief_size
from assistant.jobs.declaration.department.writer import draft_department, is_department_plan
from assistant.jobs.declaration.interface import (
    Assignment,
    BriefModelReading,
    BriefReader,
    Draft,
    IndicatorWriter,
    Understanding,
)
from assistant.jobs.declaration.last_year.roll_on import LAST_YEAR, roll_on
from assistant.jobs.declaration.papers import BriefPapers
from assistant.jobs.declaration.start import form_in_brief
from assistant.jobs.declaration.work_match import WorkMatch
from assistant.jobs.declaration.writers.rule_based.wording.filing import in_own_words
from assistant.llm.interface import Errand
from assistant.rules.engine import ReviewResult
from assistant.writing.interface import Progress, silent


def _no_clauses(_facts: Facts) -> Sequence[Clause]:
    return ()


def _no_work(_facts: Facts) -> WorkMatch:
    return WorkMatch()


@dataclass(frozen=True)
class DraftingPipeline:
    """The steps of a draft, each replaceable."""

    read: BriefReader
    choose: Callable[[Facts], Sequence[LibraryEntry]]
    writer: IndicatorWriter
    review: Callable[[Filing, Profile, Facts | None], ReviewResult]
    clauses: Callable[[Facts], Sequence[Clause]] = _no_clauses
    """Clauses of the policy library that bear on a project; only a model writer has a use for them."""
    find_work: Callable[[Facts], WorkMatch] = _no_work
    """The chain of the library that a project's work belongs to."""
    model_reading: BriefModelReading | None = None
    """Reads the brief once more, by a model."""

    def draft(  # noqa: PLR0913 -- what a draft needs, and how it is watched
        self,
        text: str | BriefPapers,
        profile: Profile,
        year: int,
        progress: Progress = silent,
        errand: Errand | None = None,
        previous: Filing | None = None,
        *,
        as_project: bool = False,
    ) -> Draft:
        """A filing for the brief, with the questions that remain and what the rules found; a text that is last year's
        filled form is rolled on, the plan of a whole department gets its own form (unless ``as_project``).

        ``year`` is the budget year, whatever other year the brief names. Raises BriefError where the text is no brief.
        """
        papers, text = (text, text.text) if isinstance(text, BriefPapers) else (None, text)
        require_brief_size(text)
        form = form_in_brief(text)
        if form is not None:
            return self.roll_on(form.filing, form.changes, profile, year, form.document, progress)
        if not as_project and is_department_plan(text, year):
            return self.draft_department(text, profile, year, progress, papers)
        errand = errand or Errand()
        progress("阅读项目简介")
        understanding = self._understood(self.read(text, year=year), year, progress, errand)
        if papers is not None:
            understanding = replace(understanding, reading=papers.placed(understanding.reading))
        facts = understanding.reading.facts
        progress("从指标库挑选指标")
        work = self.find_work(facts)
        entries = self._entries(facts, work)
        progress("起草目标和指标")
        clauses = tuple(self.clauses(facts))
        assignment = Assignment(
            facts, profile, year, entries, clauses, previous=previous, work=work, understanding=understanding
        )
        written = self.writer.write(assignment, errand, progress)
        filing = in_own_words(written.filing, facts, entries)
        progress("按规则检查")
        result = self.review(filing, profile, facts)
        return Draft(
            filing=filing,
            facts=facts,
            questions=most_urgent((*understanding.reading.questions, *of_work(work), *written.questions)),
            unread=understanding.reading.unread,
            findings=result.findings,
            skipped=result.skipped,
            writer=written.writer,
            record=written.record,
        )

    def draft_department(
        self, text: str, profile: Profile, year: int, progress: Progress = silent, papers: BriefPapers | None = None
    ) -> Draft:
        """The form of a whole department for its plan."""
        require_brief_size(text)
        progress("按部门整体支出起草")
        reading = self.read(text, year=year)
        office = reading.facts.department or reading.facts.unit
        made = draft_department(text, year, profile, office)
        facts = reading.facts.model_copy(update={"ledger": made.ledger})
        reading = reading.model_copy(update={"facts": facts})
        if papers is not None:
            reading = papers.placed(reading)
        progress("按规则检查")
        result = self.review(made.filing, profile, reading.facts)
        return Draft(
            filing=made.filing,
            facts=reading.facts,
            questions=made.questions,
            unread=reading.unread,
            findings=result.findings,
            skipped=result.skipped,
            writer="rule_based",
        )

    def _entries(self, facts: Facts, work: WorkMatch) -> tuple[LibraryEntry, ...]:
        """The entries of the work's chain, then what else fits."""
        others = self.choose(facts)
        return (*work.entries, *(e for e in others if e not in work.entries))

    def roll_on(
        self,
        last: Filing,
        changes: str,
        profile: Profile,
        year: int,
        document: str = LAST_YEAR,
        progress: Progress = silent,
    ) -> Draft:
        """A filing that starts from last year's form, changed as a text says, checked like any other draft.

        Raises BriefError for changes that are longer than any brief.
        """
        require_brief_size(changes)
        progress("按变化更新去年的表")
        rolled = roll_on(last, changes, year, profile, self.choose, document)
        facts = Facts(text=rolled.text, text_without_orders=rolled.text, ledger=rolled.ledger)
        progress("按规则检查")
        result = self.review(rolled.filing, profile, facts)
        return Draft(
            filing=rolled.filing,
            facts=facts,
            questions=rolled.questions,
            unread=rolled.unread,
            changes=rolled.changes,
            findings=result.findings,
            skipped=result.skipped,
            writer="rule_based",
        )

    def _understood(self, reading: BriefReading, year: int, progress: Progress, errand: Errand) -> Understanding:
        if self.model_reading is None:
            return Understanding(reading)
        errand.project = errand.project or (reading.facts.name.value if reading.facts.name else "")
        progress(f"请{self.model_reading.name}阅读项目简介")
        return self.model_reading(reading, year, errand)


def most_urgent(asked: Sequence[Question]) -> tuple[Question, ...]:
    """The questions worth the user's time, most important first, one of a field, three at most."""
    kept: dict[str, Question] = {}
    for question in sorted(asked, key=lambda q: q.priority):
        kept.setdefault(question.code if question.code.startswith("contradiction") else question.field, question)
    return tuple(kept.values())[:MOST]
