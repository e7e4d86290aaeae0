"""Sections as tasks for a writer, the report from what was written, and its score sheet as a filing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from assistant.domain.evaluation import Evaluation
from assistant.domain.filing import Filing, Funds
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import placeholder
from assistant.domain.policy import Clause, PolicyDocument
from assistant.domain.report import Report, ReportSection
from assistant.domain.vocabulary import FormKind
from assistant.jobs.evaluation.report import analysis, basics, conclusion, findings, process, remarks
from assistant.writing.interface import MaterialPiece, Narrative, SectionTask
from prompts.sections import section_instructions

_CN = "一二三四五六七八九十"


class ReportPart(NamedTuple):
    """A heading with its rule-based text; "" for one that only holds others."""

    key: str
    title: str
    level: int
    text: str = ""


def report_sections(
    evaluation: Evaluation,
    declaration: Filing | None,
    clauses: Sequence[Clause],
    documents: Mapping[str, PolicyDocument],
) -> tuple[SectionTask, ...]:
    """The sections with text, in order; those that gain from prose bring pieces for a model."""
    parts = _parts(evaluation, declaration, clauses, documents)
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
        for part in _parts(evaluation, None, (), {})
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


def _parts(
    evaluation: Evaluation,
    declaration: Filing | None,
    clauses: Sequence[Clause],
    documents: Mapping[str, PolicyDocument],
) -> tuple[ReportPart, ...]:
    yield_from = (
        [ReportPart("summary", "摘要", 1, _text(conclusion.summary(evaluation)))],
        _basics(evaluation, declaration),
        _process(evaluation, clauses, documents),
        _conclusion(evaluation),
        _analysis(evaluation),
        _problems(evaluation),
        _advice(evaluation),
        _other(evaluation),
    )
    return tuple(part for parts in yield_from for part in parts)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)


def _basics(evaluation: Evaluation, declaration: Filing | None) -> Iterator[ReportPart]:
    yield ReportPart("basics", "一、基本情况", 1)
    yield ReportPart("basics.overview", "（一）项目概况", 2, _text(basics.overview(evaluation)))
    yield ReportPart("basics.content", "1.主要内容及实施情况", 3, _text(basics.content(evaluation)))
    yield ReportPart("basics.funds", "2.资金投入和使用情况", 3, _text(basics.money(evaluation)))
    yield ReportPart("basics.goals", "（二）项目绩效目标", 2, _text(basics.goals(evaluation, declaration)))


def _process(
    evaluation: Evaluation, clauses: Sequence[Clause], documents: Mapping[str, PolicyDocument]
) -> Iterator[ReportPart]:
    yield ReportPart("process", "二、绩效评价工作开展情况", 1)
    yield ReportPart("process.purpose", "（一）绩效评价目的、对象和范围", 2, _text(process.purpose(evaluation)))
    title = "（二）绩效评价原则、指标体系、方法和标准"
    yield ReportPart("process.method", title, 2, _text(process.method(evaluation, clauses, documents)))
    yield ReportPart("process.work", "（三）绩效评价工作过程", 2, _text(process.work(evaluation)))


def _conclusion(evaluation: Evaluation) -> Iterator[ReportPart]:
    yield ReportPart("conclusion", "三、综合评价情况及评价结论", 1)
    lines = [*conclusion.result(evaluation), *conclusion.verdict(evaluation)]
    yield ReportPart("conclusion.result", "（一）评价结论", 2, _text(lines))
    yield ReportPart("conclusion.scores", "（二）各类指标得分情况", 2, _text(conclusion.scores(evaluation)))


def _analysis(evaluation: Evaluation) -> Iterator[ReportPart]:
    yield ReportPart("analysis", "四、绩效评价指标分析", 1)
    for number, total in zip(_CN, evaluation.classes, strict=False):
        name = total.level1
        head = analysis.class_head(evaluation, name, conclusion.class_line(evaluation, total))
        whose = "" if evaluation.framework.startswith("department") else "项目"
        yield ReportPart(f"analysis.{name}", f"（{number}）{whose}{name}情况", 2, _text(["".join(head)]))
        rows = [a for a in evaluation.indicators if a.level1 == name]
        for place, row in enumerate(rows, 1):
            text = _text(analysis.indicator(evaluation, row))
            yield ReportPart(f"analysis.{name}.{row.id}", f"{place}.{row.name}", 3, text)


def _problems(evaluation: Evaluation) -> Iterator[ReportPart]:
    yield ReportPart("problems", "五、主要经验及做法、存在的问题及原因分析", 1)
    yield ReportPart("problems.practice", "（一）主要经验及做法", 2, _text(findings.practice(evaluation)))
    groups: dict[str, list[int]] = {}
    for number, problem in enumerate(evaluation.problems, 1):
        groups.setdefault(findings.group_of(evaluation, problem), []).append(number)
    none = "" if groups else "现有资料未反映需要列明的问题。"
    yield ReportPart("problems.found", "（二）存在的问题及原因分析", 2, none)
    for place, (name, numbers) in enumerate(groups.items(), 1):
        title = "资料一致性方面" if name == findings.PAPERS else f"{name}方面"
        found = [(n, evaluation.problems[n - 1]) for n in numbers]
        text = _text(findings.problems(evaluation, found))
        yield ReportPart(f"problems.found.{name}", f"{place}.{title}", 3, text)


def _advice(evaluation: Evaluation) -> Iterator[ReportPart]:
    whom = findings.addressees(evaluation)
    none = "" if whom else f"{placeholder('针对问题的建议')}"
    yield ReportPart("advice", "六、有关建议", 1, none)
    for number, (numeral, name) in enumerate(zip(_CN, whom, strict=False), 1):
        title = f"（{numeral}）对{name}的建议"
        yield ReportPart(f"advice.{number}", title, 2, _text(findings.advice(evaluation, name)))


def _other(evaluation: Evaluation) -> Iterator[ReportPart]:
    yield ReportPart("other", "七、其他需要说明的问题", 1)
    made: tuple[tuple[str, str, Callable[[], Iterator[str]], object], ...] = (
        ("contradictions", "资料之间的矛盾", lambda: remarks.contradictions(evaluation), evaluation.contradictions),
        ("gaps", "未能使用和尚待补充的资料", lambda: remarks.gaps(evaluation), True),
        ("survey", "满意度调查情况", lambda: _survey(evaluation), evaluation.survey),
        ("limits", "评价的局限", lambda: remarks.limits(evaluation), True),
    )
    number = 0
    for key, title, lines, due in made:
        if due and (text := _text(lines())):
            yield ReportPart(f"other.{key}", f"（{_CN[number]}）{title}", 2, text)
            number += 1


def _survey(evaluation: Evaluation) -> Iterator[str]:
    return remarks.survey(evaluation.survey) if evaluation.survey is not None else iter(())
