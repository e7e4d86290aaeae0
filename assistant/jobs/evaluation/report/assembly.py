"""Sections as tasks for a writer, the report from what was written, and its score sheet as a filing."""

from collections.abc import Mapping, Sequence

from assistant.domain.citation import Citation
from assistant.domain.evaluation import Evaluation
from assistant.domain.filing import Filing, Funds
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import placeholder
from assistant.domain.policy import Clause, PolicyDocument
from assistant.domain.report import Report, ReportSection
from assistant.domain.vocabulary import FormKind
from assistant.jobs.evaluation.report.contents import ReportMaterial
from assistant.jobs.evaluation.report.outline import ReportPart, report_parts
from assistant.writing.interface import MaterialPiece, Narrative, SectionTask
from prompts.sections import section_instructions


def report_sections(
    evaluation: Evaluation,
    declaration: Filing | None,
    clauses: Sequence[Clause],
    documents: Mapping[str, PolicyDocument],
    basis: Sequence[Citation] = (),
) -> tuple[SectionTask, ...]:
    """The sections with text, in order; those that gain from prose bring pieces for a model."""
    parts = report_parts(ReportMaterial(evaluation, declaration, clauses, documents, basis))
    return tuple(_task(part) for part in parts if part.text)


def _task(part: ReportPart) -> SectionTask:
    ask = section_instructions("evaluation").get(part.key, "")
    lines = [line for line in part.text.split("\n") if line]
    pieces = (
        tuple(MaterialPiece(mark=f"F{n}", label=part.title, text=line) for n, line in enumerate(lines, 1))
        if ask
        else ()
    )
    longest = max(500, len(part.text) + len(part.text) // 2)
    return SectionTask(
        key=part.key, title=part.title, ask=ask, pieces=pieces, plain=part.text,
        longest=longest,
    )  # fmt: skip


def assemble_report(evaluation: Evaluation, narratives: Sequence[Narrative], *, date: str, author: str) -> Report:
    """The report: headings from the outline, text from what was written under their keys."""
    narrated = {n.key: n for n in narratives}
    sections = tuple(
        ReportSection(
            key=part.key, title=part.title, level=part.level,
            text=narrated[part.key].text if part.key in narrated else "",
            writer=narrated[part.key].writer if part.key in narrated else "rule_based",
        )
        for part in report_parts(ReportMaterial(evaluation, None, (), {}))
    )  # fmt: skip
    name = evaluation.project.name or placeholder("项目名称")
    return Report(evaluation=evaluation, sections=sections, title=f"{name}绩效评价报告", date=date, author=author)


def report_filing(evaluation: Evaluation) -> Filing:
    """The score sheet as a filing that the rules can review."""
    rows = tuple(
        Indicator(
            level1=a.level1, level2=a.level2, name=a.name, target=a.target, weight=a.weight, actual=a.actual or None,
            score=a.score, score_formula=a.formula, definition=a.definition, scoring_standard=a.standard,
            evidence="、".join(a.evidence),
        )
        for a in evaluation.indicators
    )  # fmt: skip
    funds = evaluation.funds
    return Filing(
        form=FormKind.EVALUATION_REPORT, profile=evaluation.profile, year=evaluation.year, project=evaluation.project,
        goals=evaluation.goals, indicators=rows, total_score=evaluation.total, grade=evaluation.grade or "",
        funds=Funds(unit=funds.unit, total=funds.total.budget, executed=funds.total.spent),
    )  # fmt: skip
