"""The declaration job: a brief in, a drafted and checked 申报表 out, with its running text and its files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.files import safe_stem
from assistant.domain.filing import Filing
from assistant.domain.finding import untraced_figures
from assistant.domain.ledger import Ledger
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.jobs.declaration.interface import Draft
from assistant.jobs.declaration.last_year.roll_on import LAST_YEAR
from assistant.jobs.declaration.pipeline import DraftingPipeline
from assistant.jobs.declaration.start import DraftStart
from assistant.llm.interface import Errand
from assistant.writing.interface import NarrativeWriter, Progress, SectionTask, silent
from assistant.writing.narrating import written


@dataclass(frozen=True)
class Declarations:
    """The head of the job; bootstrap hands in the pipeline (by rules or by a model) and what sections rest on."""

    pipeline: DraftingPipeline
    sections_of: Callable[[Draft], Sequence[SectionTask]]
    profile_of: Callable[[str], Profile]
    """A profile by id. Raises ProfileNotFound."""

    def draft(
        self, brief: str, profile: Profile, year: int, progress: Progress = silent, errand: Errand | None = None
    ) -> Draft:
        """A declaration for a brief, of a department for its plan. Raises BriefError for no brief, Cancelled."""
        return self.pipeline.draft(brief, profile, year, progress, errand)

    def roll_on(self, last: Filing, changes: str, profile: Profile, year: int, document: str = LAST_YEAR) -> Draft:
        """A declaration that starts from last year's form, with a text of changes carried out on it."""
        return self.pipeline.roll_on(last, changes, profile, year, document)

    def draft_from_start(
        self,
        start: DraftStart,
        profile: Profile,
        year: int,
        progress: Progress = silent,
        errand: Errand | None = None,
        form_kind: FormKind | None = None,
    ) -> Draft:
        """A declaration from files: last year's form, or briefs; ``form_kind`` says whose money it is, where that is
        known. Raises BriefError, Cancelled.
        """
        form = start.form
        if form is None and form_kind is FormKind.DEPARTMENT_GOAL:
            return self.pipeline.draft_department(start.papers.text, profile, year, progress, start.papers)
        if form is None:
            text = start.papers
            return self.pipeline.draft(text, profile, year, progress, errand, as_project=form_kind is not None)
        draft = self.pipeline.roll_on(form.filing, form.changes, profile, year, form.document, progress)
        return draft.model_copy(update={"unread": (*draft.unread, *form.unread)})

    def year_for(self, start: DraftStart, default: int) -> int:
        """The budget year that files are for: the one after last year's form, the one a brief states, the default."""
        if start.form is None:
            return self.year_of(start.papers.text, default)
        last = start.form.filing.year
        return last + 1 if last is not None else default

    @staticmethod
    def year_of(brief: str, default: int) -> int:
        """The budget year that a brief states, else the default."""
        from assistant.jobs.declaration.brief.reader import stated_year

        return stated_year(brief) or default

    @staticmethod
    def ledger(draft: Draft) -> Ledger:
        """Every number of the brief with its role and its use in the draft."""
        from assistant.jobs.declaration.ledger.uses import with_uses

        return draft.facts.ledger if draft.changes else with_uses(draft.facts.ledger, draft.filing)

    def sections(self, draft: Draft) -> Sequence[SectionTask]:
        """The running text that is due: 立项依据, 项目概况, 绩效目标说明."""
        return self.sections_of(draft)

    def explained(
        self,
        draft: Draft,
        narrator: NarrativeWriter,
        errand: Errand | None = None,
        progress: Progress = silent,
        growing: Callable[[], Progress] = lambda: silent,
    ) -> Draft:
        """The draft with its running text. Raises Cancelled."""
        narratives = written(narrator, self.sections(draft), errand, progress, growing)
        return draft.model_copy(update={"narratives": narratives})

    def save(self, draft: Draft, folder: Path, *, final: bool | None = None) -> list[Path]:
        """The Word form, named for its kind, its JSON, and the explanation where there is one. Raises GeneratorError.

        ``final`` says whether the form may go without the mark 草稿, where the caller knows more than the draft does.
        """
        from generators.atomic import write_all
        from generators.explanation import render_explanation
        from generators.form import SOURCES, has_sources, render_form, render_sources

        filing, is_final = draft.filing, draft.is_final if final is None else final
        whole = filing.form is FormKind.DEPARTMENT_GOAL
        stem = safe_stem(filing.project.department if whole else filing.project.name or filing.project.department)
        title = "部门整体支出绩效目标申报表" if whole else FORM_TITLES[filing.form]
        form = render_form(
            filing,
            self.profile_of(filing.profile),
            draft=not is_final,
            doubtful=untraced_figures(draft.findings),
        )
        files = {
            f"{stem}_{title}.docx": form,
            f"{stem}_{title}.json": filing.model_dump_json(indent=1).encode(),
        }
        if has_sources(filing):
            files[f"{stem}_{SOURCES}.docx"] = render_sources(filing, draft=not is_final)
        if draft.narratives:
            sections = [(n.title, n.text) for n in draft.narratives]
            explanation = render_explanation(filing.project.name, sections, draft=not is_final)
            files[f"{stem}_立项说明.docx"] = explanation
        return write_all(folder, files)
