"""Problems and advice from the deductions: one problem for each indicator that lost points, and one for each clash."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.evaluation import Assessed, Deduction, Problem, Suggestion
from assistant.domain.filing import Project
from assistant.jobs.evaluation.advice import Advice, advice_for, advice_on_clash
from assistant.language.likeness import SAME_SUBJECT, likeness
from assistant.language.names import thing
from assistant.language.subjects import tells_of_finish


@dataclass(frozen=True)
class Noted:
    """A cause in the papers' or the unit's own words, with its evidence."""

    cause: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Clash:
    """Papers that differ: what about, the line that says so, and the evidence of both sides."""

    subject: str
    message: str
    evidence: tuple[str, ...]


def numbered(rows: Sequence[Assessed]) -> tuple[Assessed, ...]:
    """The rows with A1 … and their deductions with D1 …, in the order of the sheet."""
    found, count = [], 0
    for at, row in enumerate(rows, 1):
        taken: list[Deduction] = []
        for item in row.deductions:
            count += 1
            taken.append(item.model_copy(update={"id": f"D{count}"}))
        found.append(row.model_copy(update={"id": f"A{at}", "deductions": tuple(taken)}))
    return tuple(found)


def problems_of(
    rows: Sequence[Assessed], clashes: Sequence[Clash], causes: Mapping[str, Noted], project: Project
) -> tuple[tuple[Problem, ...], tuple[Suggestion, ...]]:
    """Every deduction in exactly one problem; every problem with advice that names who is to act."""
    pairs = [(_of_row(row, causes.get(row.id)), _advice(row, project)) for row in rows if row.deductions]
    groups = _grouped(clashes, rows)
    pairs += [(_of_clashes(group), advice_on_clash(group[0].subject, project)) for group in groups]
    problems = tuple(p.model_copy(update={"id": f"P{i}"}) for i, (p, _) in enumerate(pairs, 1))
    suggestions = tuple(
        Suggestion(id=f"S{i}", problem=f"P{i}", addressee=advice.addressee, text=advice.text)
        for i, (_, advice) in enumerate(pairs, 1)
    )
    return problems, suggestions


def _of_row(row: Assessed, reported: Noted | None) -> Problem:
    reasons = "；".join(d.reason for d in row.deductions)
    text = reasons if reasons.startswith(row.name) else f"{row.name}：{reasons}"
    evidence = [e for d in row.deductions for e in d.evidence] + list(reported.evidence if reported else ())
    return Problem(
        id="", text=text, cause=reported.cause if reported else "", indicators=(row.id,),
        deductions=tuple(d.id for d in row.deductions), evidence=tuple(dict.fromkeys(evidence)),
    )  # fmt: skip


def _grouped(clashes: Sequence[Clash], rows: Sequence[Assessed]) -> list[list[Clash]]:
    """Clashes about one indicator together: the papers among themselves, and the unit with the papers."""
    groups: dict[tuple[str, ...], list[Clash]] = {}
    for clash in clashes:
        tied = tuple(r.id for r in _tied(clash, rows))
        groups.setdefault(tied or (clash.subject,), []).append(clash)
    return list(groups.values())


def _tied(clash: Clash, rows: Sequence[Assessed]) -> list[Assessed]:
    return [r for r in rows if _same_thing(r.name, clash.subject)]


def _of_clashes(group: Sequence[Clash]) -> Problem:
    """Rests on its evidence alone: that papers differ takes no points off by itself."""
    evidence = tuple(dict.fromkeys(e for c in group for e in c.evidence))
    return Problem(id="", text="；".join(c.message.rstrip("。") for c in group) + "。", evidence=evidence)


def _same_thing(name: str, subject: str) -> bool:
    finish = tells_of_finish(name) and thing(subject) == "完工"
    return finish or likeness(thing(name), thing(subject)) >= SAME_SUBJECT


def _advice(row: Assessed, project: Project) -> Advice:
    found = "；".join(_complaint(d, row) for d in row.deductions)
    return advice_for(row.level1, row.level2, row.name, project, found)


def _complaint(lost: Deduction, row: Assessed) -> str:
    """What a deduction says was found, without the words of the review point itself."""
    for point in row.points:
        if lost.reason.startswith(f"“{point.text}”"):
            return lost.reason.removeprefix(f"“{point.text}”")
    return lost.reason
