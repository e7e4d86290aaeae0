"""The self-evaluation job: results laid over the approved goals, scored, checked, written.

Every part is imported where it is used, so that commands that need none of them stay light.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain.filing import Filing
from assistant.domain.finding import untraced_figures
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.domain.results import Results
from assistant.domain.vocabulary import FormKind
from assistant.jobs.self_evaluation.sections import (
    SelfEvaluated,
    band_questions,
    deviation_questions,
    is_open,
    report_sections,
    self_evaluation_sections,
)
from assistant.llm.interface import Errand
from assistant.rules.engine import ReviewResult
from assistant.writing.interface import NarrativeWriter, Progress, SectionTask, silent
from assistant.writing.narrating import written

if TYPE_CHECKING:
    from assistant.scoring.self_evaluation import Options

_COLUMNS = {"actual", "score", "deviation"}
"""Columns that every form of a self-evaluation has, filled or not."""


class SelfEvaluations:
    """The head of the job; bootstrap hands in the rules."""

    def __init__(self, review: Callable[..., ReviewResult]) -> None:
        self._review = review

    def evaluate(
        self,
        filing: Filing,
        results: Results,
        profile: Profile,
        options: "Options | None" = None,
        *,
        approved: Filing | None = None,
    ) -> SelfEvaluated:
        """Lay results over a declaration or a self-evaluation under way, score it, ask and check.

        ``approved`` is the declaration that a self-evaluation under way began from; it is compared with it. Raises
        ValueError, in Chinese, where the profile has no curves or a choice lies outside 0 to 100 %.
        """
        from assistant.forms.results.pairing import pair
        from assistant.scoring.self_evaluation import scored

        paired = pair(filing, results)
        done, scores = scored(paired.filing, profile, options)
        goals = approved or (filing if filing.form is FormKind.GOAL_DECLARATION else None)
        result = self._review(_as_form(done), profile, None, [goals] if goals else [])
        return SelfEvaluated(
            filing=done,
            scores=scores,
            paired=paired,
            questions=(*deviation_questions(done, scores, profile), *band_questions(done, scores)),
            findings=result.findings,
            skipped=result.skipped,
            profile=profile,
        )

    @staticmethod
    def read_results(path: Path, goals: Filing, *, completed: bool | None = None) -> Results:
        """The year's results from a file (our sheet, YAML, JSON, a half-filled form); ``completed`` overrides it.

        Raises IntakeError.
        """
        from assistant.forms.results.reader import read_results

        read = read_results(path, goals)
        return read if completed is None else read.model_copy(update={"completed": completed})

    @staticmethod
    def read_sentences(text: str, goals: Filing) -> Results:
        """The year's results from a few sentences."""
        from assistant.forms.results.text import read_results_text

        return read_results_text(text, goals)

    @staticmethod
    def save_template(goals: Filing, path: Path) -> Path:
        """The Excel sheet to fill in after the year. Raises GeneratorError."""
        from generators.atomic import write_all
        from generators.results_template import render_results_template

        (written_to,) = write_all(path.parent, {path.name: render_results_template(goals)})
        return written_to

    @staticmethod
    def sections(done: SelfEvaluated) -> Sequence[SectionTask]:
        """The sections of the 自评报告 that are due."""
        return self_evaluation_sections(done)

    def explained(
        self,
        done: SelfEvaluated,
        narrator: NarrativeWriter,
        errand: Errand | None = None,
        progress: Progress = silent,
        growing: Callable[[], Progress] = lambda: silent,
    ) -> SelfEvaluated:
        """The self-evaluation with the running text of its report. Raises Cancelled."""
        narratives = written(narrator, self.sections(done), errand, progress, growing)
        return done.model_copy(update={"narratives": narratives})

    @staticmethod
    def is_final(done: SelfEvaluated) -> bool:
        """Whether the form has nothing open and nothing fatal, so that it is written without the word 草稿."""
        from assistant.jobs.self_evaluation.form import marked, marks_left

        return not done.blocked and not marks_left(marked(done), done)

    @staticmethod
    def save(done: SelfEvaluated, folder: Path) -> list[Path]:
        """Write 自评表 and 自评报告 in Word and the filing as JSON; what is open or fatal makes a draft of it.

        Raises GeneratorError; every file is written whole or not at all.
        """
        from assistant.domain.files import safe_stem
        from assistant.jobs.self_evaluation.form import marked, marks_left
        from generators.atomic import write_all
        from generators.form import render_form
        from generators.self_evaluation_report import render_self_evaluation_report

        filing, stem = done.filing, safe_stem(done.filing.project.name)
        doubtful = untraced_figures(done.findings)
        shown = marked(done)
        form = render_form(
            shown,
            done.profile,
            draft=done.blocked or marks_left(shown, done),
            doubtful=doubtful,
            execution_formula=done.scores.execution.formula,
        )
        report = render_self_evaluation_report(
            filing, report_sections(done), done.profile, draft=done.blocked or is_open(done), doubtful=doubtful
        )
        files = {
            f"{stem}_绩效自评表.docx": form,
            f"{stem}_绩效自评报告.docx": report,
            f"{stem}_绩效自评表.json": filing.model_dump_json(indent=1).encode(),
        }
        return write_all(folder, files)


def _as_form(filing: Filing) -> Filing:
    """The filing with the columns of the form it will be written in, so that an empty one is judged as well."""
    seen = {f for f in Indicator.model_fields if f != "id" and filing.has_column(f)}
    return filing.model_copy(update={"columns": tuple(sorted(seen | _COLUMNS))})
