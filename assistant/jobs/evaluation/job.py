"""The evaluation job: from a folder of project papers to the report in Word.

Every part is imported where it is used, so that commands that need none of them stay light.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from assistant.domain.citation import Citation
from assistant.domain.dossier import Dossier
from assistant.domain.evaluation import Evaluation
from assistant.domain.files import safe_stem
from assistant.domain.filing import Filing
from assistant.domain.finding import Finding, untraced_figures
from assistant.domain.framework import Framework, Stage
from assistant.domain.placeholders import is_placeholder
from assistant.domain.policy import Clause, PolicyDocument
from assistant.domain.profile import Profile
from assistant.domain.report import Report
from assistant.domain.survey import SurveyResult
from assistant.llm.interface import Errand
from assistant.rules.engine import ReviewResult
from assistant.writing.interface import Narrative, NarrativeWriter, Progress, SectionTask, silent
from assistant.writing.narrating import written

Noted = Callable[[int, int, str], None]
"""Told how many files are read, of how many, and which."""
USUAL_FRAMEWORK = "project-2020"
"""财预〔2020〕10号附2, for any project."""


_REMEMBERED = 16
_GOALS_FIRST = "给出单位自评或完成情况时，请同时给出批复的绩效目标申报表，才能逐项核对。"


class GoalsMissing(ValueError):
    """Results were given without the approved goals that they are held to; one Chinese line."""


@dataclass(frozen=True)
class Given:
    """What was handed in beside the papers, read; ``notes`` says in Chinese what was not used, and why."""

    declaration: Filing | None = None
    results: Filing | None = None
    survey: SurveyResult | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Order:
    """What an evaluation is asked for."""

    profile: Profile
    framework: str = USUAL_FRAMEWORK
    stage: Stage = Stage.COMPLETED
    by: str = "部门评价"
    declaration: Filing | None = None
    results: Filing | None = None
    """The self-evaluation, where there is one: its actual values are compared with the papers."""
    survey: SurveyResult | None = None


@dataclass(frozen=True)
class WrittenReport:
    """A report with what the rules found in it."""

    report: Report
    findings: tuple[Finding, ...]
    review: ReviewResult
    narratives: tuple[Narrative, ...]

    @property
    def is_final(self) -> bool:
        """Whether no fatal finding stands, every score is there, and nothing is left to fill in."""
        open_text = any(is_placeholder(s.text) for s in self.report.sections)
        return not self.review.blocks_final and self.report.evaluation.total is not None and not open_text


class Evaluations:
    """The head of the job; bootstrap hands in rules, clauses, documents and the reader of surveys."""

    def __init__(
        self,
        review: Callable[..., ReviewResult],
        clauses: Callable[[Evaluation], Sequence[Clause]],
        documents: Callable[[], Mapping[str, PolicyDocument]],
        read_survey: Callable[[Path], SurveyResult],
    ) -> None:
        self._review, self._clauses, self._documents = review, clauses, documents
        self._read_survey = read_survey
        self._checked: dict[str, WrittenReport] = {}
        """Reports that were held to the rules, by what they are made of: the rules take seconds over a long one."""

    @staticmethod
    def frameworks() -> Sequence[Framework]:
        """The frameworks that can be chosen."""
        from policy_corpus.frameworks import list_frameworks

        return list_frameworks()

    def given(self, declaration: Path | None, results: Path | None, survey: Path | None) -> Given:
        """Read the approved goals, the unit's results and the survey. Raises IntakeError, GoalsMissing."""
        if results is not None and declaration is None:
            raise GoalsMissing(_GOALS_FIRST)
        from assistant.forms.reader import first_filing

        goals, reported = first_filing(declaration) if declaration else (None, "")
        notes = [reported] if reported else []
        return Given(
            declaration=goals,
            results=_laid_over(goals, results, notes) if goals and results else None,
            survey=self._read_survey(survey) if survey else None,
            notes=tuple(notes),
        )

    @staticmethod
    def results_of(goals: Filing | None, path: Path) -> Filing:
        """The unit's results over the approved goals. Raises IntakeError, GoalsMissing."""
        if goals is None:
            raise GoalsMissing(_GOALS_FIRST)
        return _laid_over(goals, path, [])

    @staticmethod
    def read(folder: Path, tell: Noted | None = None) -> Dossier:
        """The papers of a folder. Raises IntakeError for a folder that holds none."""
        from assistant.jobs.evaluation.dossier.reader import read_dossier

        return read_dossier(folder, tell)

    @staticmethod
    def evaluate(dossier: Dossier, order: Order) -> Evaluation:
        """Assess the papers. Raises FrameworkNotFound."""
        from assistant.jobs.evaluation.evaluate import evaluate
        from policy_corpus.frameworks import load_framework

        return evaluate(
            dossier, order.declaration, load_framework(order.framework), order.profile, order.stage,
            by=order.by, results=order.results, survey=order.survey,
        )  # fmt: skip

    @staticmethod
    def rescored(evaluation: Evaluation, profile: Profile, changes: Mapping[str, tuple[Decimal, str]]) -> Evaluation:
        """The evaluation with scores of a person, id of the indicator to score and reason; all that follows follows.

        Raises ValueError, in Chinese, for an unknown indicator or a score outside its weight.
        """
        from assistant.jobs.evaluation.edit import ScoreEdit, edited

        return edited(evaluation, profile, {key: ScoreEdit(score, why) for key, (score, why) in changes.items()})

    @staticmethod
    def read_scores(path: Path) -> Mapping[str, tuple[Decimal, str]]:
        """Scores and reasons of a person from a file. Raises IntakeError."""
        from assistant.jobs.evaluation.score_edits import read_edits

        return read_edits(path)

    def sections(
        self, evaluation: Evaluation, declaration: Filing | None, basis: Sequence[Citation] = ()
    ) -> Sequence[SectionTask]:
        """The sections of the report that are due; ``basis`` are clauses that a person chose."""
        from assistant.jobs.evaluation.report import report_sections

        return report_sections(evaluation, declaration, self._clauses(evaluation), self._documents(), basis)

    def write(  # noqa: PLR0913 -- what a report is made of
        self,
        evaluation: Evaluation,
        order: Order,
        narrator: NarrativeWriter,
        *,
        errand: Errand | None = None,
        tell: Progress = silent,
        author: str = "",
        date: str = "",
    ) -> WrittenReport:
        """Write every section and hold the report to the rules. Raises Cancelled."""
        reported = written(narrator, self.sections(evaluation, order.declaration), errand, tell)
        return self.assembled(evaluation, order, reported, author=author, date=date)

    def assembled(
        self, evaluation: Evaluation, order: Order, reported: Sequence[Narrative], *, author: str = "", date: str = ""
    ) -> WrittenReport:
        """The report of sections that were written, checked; as it was the last time where nothing changed."""
        key = _digest(evaluation, order.profile, order.declaration, order.results, *reported, author, date)
        if key not in self._checked:
            while len(self._checked) >= _REMEMBERED:
                self._checked.pop(next(iter(self._checked)), None)
            self._checked[key] = self._assembled(evaluation, order, reported, author, date)
        return self._checked[key]

    def _assembled(
        self, evaluation: Evaluation, order: Order, reported: Sequence[Narrative], author: str, date: str
    ) -> WrittenReport:
        from assistant.jobs.evaluation.report import assemble_report, report_filing

        report = assemble_report(evaluation, reported, date=date, author=author)
        others = [f for f in (order.declaration, order.results) if f is not None]
        result = self._review(report_filing(evaluation), order.profile, None, others, report=report)
        return WrittenReport(report, result.findings, result, tuple(reported))

    @staticmethod
    def save(done: WrittenReport, folder: Path) -> list[Path]:
        """Write the report in Word and its data as JSON. Raises GeneratorError."""
        from generators.atomic import write_all
        from generators.evaluation_report import render_evaluation_report

        doubtful = untraced_figures(done.findings)
        stem = safe_stem(done.report.evaluation.project.name)
        files = {
            f"{stem}_绩效评价报告.docx": render_evaluation_report(
                done.report, draft=not done.is_final, doubtful=doubtful
            ),
            f"{stem}_绩效评价报告.json": done.report.model_dump_json(indent=1).encode(),
        }
        return write_all(folder, files)


def _digest(*parts: BaseModel | str | None) -> str:
    texts = (p.model_dump_json() if isinstance(p, BaseModel) else p or "" for p in parts)
    return sha256("\0".join(texts).encode()).hexdigest()


def _laid_over(goals: Filing, path: Path, notes: list[str]) -> Filing:
    from assistant.forms.results.pairing import pair
    from assistant.forms.results.reader import read_results

    paired = pair(goals, read_results(path, goals))
    notes += [f"完成情况中的“{item.name}”对不上任何批复的指标，没有使用。" for item in paired.unknown]
    return paired.filing
