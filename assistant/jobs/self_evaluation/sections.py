"""A scored self-evaluation with what is asked and found, and the running text that is due with it.

The outline stands in the data of the kind (policy_corpus/kinds/self_evaluation.yaml).
"""

from collections.abc import Iterator, Mapping, Sequence

from assistant.base import OpenFrozen
from assistant.domain.facts import Question
from assistant.domain.filing import Filing
from assistant.domain.filing_kind import KindSection
from assistant.domain.finding import Finding, Severity, SkippedRule
from assistant.domain.placeholders import is_placeholder, placeholder
from assistant.domain.profile import Profile
from assistant.domain.report import ReportSection
from assistant.domain.results import Paired
from assistant.domain.vocabulary import FormKind, read_level1
from assistant.jobs.self_evaluation import text
from assistant.jobs.self_evaluation.deviations import deviations
from assistant.jobs.self_evaluation.money import execution, stated
from assistant.jobs.self_evaluation.questions import band_questions, deviation_questions
from assistant.jobs.self_evaluation.text import Scored, scored_rows
from assistant.scoring.self_evaluation import SelfEvaluation
from assistant.writing.interface import MaterialPiece, Narrative, SectionTask
from policy_corpus.kinds import kind_of
from prompts.sections import section_instructions

__all__ = ["SelfEvaluated", "band_questions", "deviation_questions", "report_sections", "self_evaluation_sections"]

_INDICATORS = "results.indicators"
_SHORT, _A_ROW = 500, 120
"""Longest sections in characters: in general, and for every indicator that one deals with."""


class SelfEvaluated(OpenFrozen):
    """A self-evaluation as it stands: scores in ``filing`` as well, so that form, report and page agree."""

    filing: Filing
    scores: SelfEvaluation
    paired: Paired
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: tuple[SkippedRule, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    profile: Profile | None = None
    """The profile the scores were counted by."""

    @property
    def blocked(self) -> bool:
        """Whether a fatal finding stands: then only drafts may be written."""
        return any(f.severity is Severity.FATAL for f in self.findings)


def _outline() -> Sequence[KindSection]:
    kind = kind_of(FormKind.SELF_EVALUATION)
    return kind.sections if kind else ()


def self_evaluation_sections(done: SelfEvaluated) -> Sequence[SectionTask]:
    """The sections that carry text, in the order of the report, with what each may rest on."""
    filing, scores = done.filing, done.scores
    asks = section_instructions("self_evaluation")
    classes = [
        _task(filing, f"{_INDICATORS}.{n}", f"{n}.{level1}", asks[_INDICATORS], text.of_class(level1, rows), len(rows))
        for n, (level1, rows) in enumerate(by_class(filing, scores), 1)
    ]
    lines: Mapping[str, Iterator[str]] = {
        "basics.overview": text.overview(filing),
        "basics.method": text.method(filing, done.profile),
        "results": text.conclusion(filing, scores),
        "results.execution": execution(filing, scores),
        "results.goals": text.goals(filing),
        "deviations": deviations(filing, scores, done.profile),
        "lessons": _lessons(filing),
        "use": _use(filing),
        "other": _other(filing),
    }
    tasks: list[SectionTask] = []
    for section in _outline():
        key = section.key
        if key in lines:
            count = sum(r.deviation_due for r in scores.rows) if key == "deviations" else 0
            tasks.append(_task(filing, key, section.title, asks[key], lines[key], count))
        tasks += classes if key == _INDICATORS else []
    return tuple(tasks)


def by_class(filing: Filing, scores: SelfEvaluation) -> list[tuple[str, list[Scored]]]:
    """The rows by first-level class, in the order of the filing."""
    found: dict[str, list[Scored]] = {}
    for row, score in scored_rows(filing, scores):
        level1 = read_level1(row.level1) or row.level1 or placeholder("一级指标")
        found.setdefault(level1, []).append((row, score))
    return list(found.items())


def report_sections(done: SelfEvaluated) -> tuple[ReportSection, ...]:
    """The whole report: headings, and each section as it was narrated, else in the words of the rules."""
    reported = {n.key: n for n in done.narratives}
    tasks = {t.key: t for t in self_evaluation_sections(done)}
    plan = [(section.key, section.level, section.title) for section in _outline()]
    at = next(i for i, (key, *_) in enumerate(plan) if key == _INDICATORS) + 1
    plan[at:at] = [(key, 3, task.title) for key, task in tasks.items() if key.startswith(f"{_INDICATORS}.")]
    return tuple(_section(key, level, title, tasks.get(key), reported.get(key)) for key, level, title in plan)


def _section(key: str, level: int, title: str, task: SectionTask | None, reported: Narrative | None) -> ReportSection:
    if reported is not None:
        return ReportSection(key=key, title=title, level=level, text=reported.text, writer=reported.writer)
    return ReportSection(key=key, title=title, level=level, text=task.plain if task else "")


def _task(filing: Filing, key: str, title: str, ask: str, lines: Iterator[str], rows: int = 0) -> SectionTask:
    reported = tuple(lines)
    head = MaterialPiece(
        mark="F1", label="项目", text=f"{filing.year or ''}年度“{filing.project.name}”，{filing.project.unit}"
    )
    pieces = (MaterialPiece(mark=f"F{n}", label=title, text=line) for n, line in enumerate(reported, 2))
    plain = "\n".join(reported)
    longest = max(_SHORT + _A_ROW * rows, len(plain) + _A_ROW)
    return SectionTask(key=key, title=title, ask=ask, pieces=(head, *pieces), plain=plain, longest=longest)


def _lessons(filing: Filing) -> Iterator[str]:
    yield f"主要经验做法：{stated(filing.account.lessons, '主要经验做法')}。"
    yield f"存在的问题：{stated(filing.account.problems, '存在的问题及原因')}。"


def _use(filing: Filing) -> Iterator[str]:
    yield "按照财预〔2020〕10号第二十六条，自评结果随部门决算报送财政部门，用于改进项目管理、完善绩效目标和预算安排。"
    yield f"应用和公开打算：{stated(filing.account.use, '自评结果怎样应用，在哪里、什么时候公开')}。"


def _other(filing: Filing) -> Iterator[str]:
    yield f"{stated(filing.account.note, '其他需要说明的问题，没有的写“无”')}。"


def is_open(done: SelfEvaluated) -> bool:
    """Whether the report still has something to fill in."""
    return done.scores.total is None or any(is_placeholder(s.text) for s in report_sections(done))
