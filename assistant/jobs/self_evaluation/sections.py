"""A scored self-evaluation with what is asked and found, and the running text that is due with it.

Outline: the sections of the 自评报告 of transfer payments (资金、总体目标、指标; 偏离原因和改进措施; 应用和公开; 其他),
with the overview and the lessons that 豫财效〔2020〕10号附件2 asks for as well.
"""

from collections.abc import Iterator, Mapping, Sequence

from assistant.base import OpenFrozen
from assistant.domain.facts import Question
from assistant.domain.filing import Filing
from assistant.domain.finding import Finding, Severity, SkippedRule
from assistant.domain.placeholders import is_placeholder, placeholder
from assistant.domain.profile import Profile
from assistant.domain.report import ReportSection
from assistant.domain.results import Paired
from assistant.domain.vocabulary import read_level1
from assistant.jobs.self_evaluation import text
from assistant.jobs.self_evaluation.deviations import deviations
from assistant.jobs.self_evaluation.money import execution, said
from assistant.jobs.self_evaluation.questions import band_questions, deviation_questions
from assistant.jobs.self_evaluation.text import Scored, scored_rows
from assistant.scoring.self_evaluation import SelfEvaluation
from assistant.writing.interface import MaterialPiece, Narrative, SectionTask
from prompts.sections import section_instructions

__all__ = ["SelfEvaluated", "band_questions", "deviation_questions", "report_sections", "self_evaluation_sections"]

_OUTLINE = (
    ("basics", 1, "一、项目基本情况"),
    ("basics.overview", 2, "（一）项目概况"),
    ("basics.method", 2, "（二）自评工作开展情况"),
    ("results", 1, "二、绩效目标完成情况分析"),
    ("results.execution", 2, "（一）预算执行情况分析"),
    ("results.goals", 2, "（二）总体绩效目标完成情况分析"),
    ("results.indicators", 2, "（三）绩效指标完成情况分析"),
    ("deviations", 1, "三、偏离绩效目标的原因和下一步改进措施"),
    ("lessons", 1, "四、主要经验做法和存在的问题"),
    ("use", 1, "五、绩效自评结果拟应用和公开情况"),
    ("other", 1, "六、其他需要说明的问题"),
)
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
    for key, _, title in _OUTLINE:
        if key in lines:
            count = sum(r.deviation_due for r in scores.rows) if key == "deviations" else 0
            tasks.append(_task(filing, key, title, asks[key], lines[key], count))
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
    told = {n.key: n for n in done.narratives}
    tasks = {t.key: t for t in self_evaluation_sections(done)}
    plan = [(key, level, title) for key, level, title in _OUTLINE]
    at = next(i for i, (key, *_) in enumerate(plan) if key == _INDICATORS) + 1
    plan[at:at] = [(key, 3, task.title) for key, task in tasks.items() if key.startswith(f"{_INDICATORS}.")]
    return tuple(_section(key, level, title, tasks.get(key), told.get(key)) for key, level, title in plan)


def _section(key: str, level: int, title: str, task: SectionTask | None, told: Narrative | None) -> ReportSection:
    if told is not None:
        return ReportSection(key=key, title=title, level=level, text=told.text, writer=told.writer)
    return ReportSection(key=key, title=title, level=level, text=task.plain if task else "")


def _task(filing: Filing, key: str, title: str, ask: str, lines: Iterator[str], rows: int = 0) -> SectionTask:
    told = tuple(lines)
    head = MaterialPiece(
        mark="F1", label="项目", text=f"{filing.year or ''}年度“{filing.project.name}”，{filing.project.unit}"
    )
    pieces = (MaterialPiece(mark=f"F{n}", label=title, text=line) for n, line in enumerate(told, 2))
    plain = "\n".join(told)
    longest = max(_SHORT + _A_ROW * rows, len(plain) + _A_ROW)
    return SectionTask(key=key, title=title, ask=ask, pieces=(head, *pieces), plain=plain, longest=longest)


def _lessons(filing: Filing) -> Iterator[str]:
    yield f"主要经验做法：{said(filing.account.lessons, '主要经验做法')}。"
    yield f"存在的问题：{said(filing.account.problems, '存在的问题及原因')}。"


def _use(filing: Filing) -> Iterator[str]:
    yield "按照财预〔2020〕10号第二十六条，自评结果随部门决算报送财政部门，用于改进项目管理、完善绩效目标和预算安排。"
    yield f"应用和公开打算：{said(filing.account.use, '自评结果怎样应用，在哪里、什么时候公开')}。"


def _other(filing: Filing) -> Iterator[str]:
    yield f"{said(filing.account.note, '其他需要说明的问题，没有的写“无”')}。"


def is_open(done: SelfEvaluated) -> bool:
    """Whether the report still has something to fill in."""
    return done.scores.total is None or any(is_placeholder(s.text) for s in report_sections(done))
