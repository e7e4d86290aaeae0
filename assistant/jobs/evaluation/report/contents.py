"""What each section of a 评价报告 says, by its key in the outline.

The outline stands in policy_corpus/kinds/evaluation_report.yaml.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from assistant.domain.citation import Citation
from assistant.domain.evaluation import Evaluation
from assistant.domain.filing import Filing
from assistant.domain.placeholders import placeholder
from assistant.domain.policy import Clause, PolicyDocument
from assistant.jobs.evaluation.report import analysis, basics, conclusion, findings, process, remarks


class ReportMaterial(NamedTuple):
    """What a report is written from."""

    evaluation: Evaluation
    declaration: Filing | None
    clauses: Sequence[Clause]
    documents: Mapping[str, PolicyDocument]
    basis: Sequence[Citation] = ()
    """Clauses that a person took into the basis."""


class RepeatedSection(NamedTuple):
    """One of the sections that stand for each of something: what replaces the ``*`` of the key, its name, its text."""

    key: str
    name: str
    text: str


def section_text(key: str, material: ReportMaterial) -> str:
    """The text of a section that stands once; "" for one that only holds others."""
    made = _ONCE.get(key)
    return joined(made(material)) if made else ""


def repeated(each: str, material: ReportMaterial, within: Sequence[str]) -> Iterator[RepeatedSection]:
    """The sections for each of something; ``within`` holds the keys of those around them.

    Raises KeyError for an ``each`` that the outline must not name.
    """
    return _EACH[each](material, within)


def joined(lines: Iterable[str]) -> str:
    """Lines as one text, empty ones left out."""
    return "\n".join(line for line in lines if line)


def _conclusion(material: ReportMaterial) -> Iterator[str]:
    yield from conclusion.result(material.evaluation)
    yield from conclusion.verdict(material.evaluation)


def _problems(material: ReportMaterial) -> Iterator[str]:
    yield "" if material.evaluation.problems else "现有资料未反映需要列明的问题。"


def _advice(material: ReportMaterial) -> Iterator[str]:
    yield "" if findings.addressees(material.evaluation) else placeholder("针对问题的建议")


def _survey(material: ReportMaterial) -> Iterator[str]:
    survey = material.evaluation.survey
    return remarks.survey(survey) if survey is not None else iter(())


_ONCE: Mapping[str, Callable[[ReportMaterial], Iterable[str]]] = {
    "summary": lambda m: conclusion.summary(m.evaluation),
    "basics.overview": lambda m: basics.overview(m.evaluation),
    "basics.content": lambda m: basics.content(m.evaluation),
    "basics.funds": lambda m: basics.money(m.evaluation),
    "basics.goals": lambda m: basics.goals(m.evaluation, m.declaration),
    "process.purpose": lambda m: process.purpose(m.evaluation),
    "process.method": lambda m: process.method(m.evaluation, m.clauses, m.documents, m.basis),
    "process.work": lambda m: process.work(m.evaluation),
    "conclusion.result": _conclusion,
    "conclusion.scores": lambda m: conclusion.scores(m.evaluation),
    "problems.practice": lambda m: findings.practice(m.evaluation),
    "problems.found": _problems,
    "advice": _advice,
    "other.contradictions": lambda m: remarks.contradictions(m.evaluation) if m.evaluation.contradictions else (),
    "other.gaps": lambda m: remarks.gaps(m.evaluation),
    "other.survey": _survey,
    "other.limits": lambda m: remarks.limits(m.evaluation),
}


def _classes(material: ReportMaterial, _: Sequence[str]) -> Iterator[RepeatedSection]:
    evaluation = material.evaluation
    for total in evaluation.classes:
        head = analysis.class_head(evaluation, total.level1, conclusion.class_line(evaluation, total))
        yield RepeatedSection(total.level1, total.level1, "".join(head))


def _indicators(material: ReportMaterial, within: Sequence[str]) -> Iterator[RepeatedSection]:
    for row in material.evaluation.indicators:
        if row.level1 == within[-1]:
            yield RepeatedSection(row.id, row.name, joined(analysis.indicator(material.evaluation, row)))


def _problem_groups(material: ReportMaterial, _: Sequence[str]) -> Iterator[RepeatedSection]:
    evaluation = material.evaluation
    groups: dict[str, list[int]] = {}
    for number, problem in enumerate(evaluation.problems, 1):
        groups.setdefault(findings.group_of(evaluation, problem), []).append(number)
    for name, numbers in groups.items():
        found = [(n, evaluation.problems[n - 1]) for n in numbers]
        title = "资料一致性" if name == findings.PAPERS else name
        yield RepeatedSection(name, title, joined(findings.problems(evaluation, found)))


def _addressees(material: ReportMaterial, _: Sequence[str]) -> Iterator[RepeatedSection]:
    for number, name in enumerate(findings.addressees(material.evaluation), 1):
        yield RepeatedSection(str(number), name, joined(findings.advice(material.evaluation, name)))


_EACH: Mapping[str, Callable[[ReportMaterial, Sequence[str]], Iterator[RepeatedSection]]] = {
    "class": _classes,
    "indicator": _indicators,
    "problem_group": _problem_groups,
    "addressee": _addressees,
}
