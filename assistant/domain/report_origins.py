"""Where the figures of a report may come from: the evaluation it rests on, said as text that figures are read from."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from assistant.base import known_sum, show
from assistant.domain.evaluation import Assessed, Evaluation, FundFlow
from assistant.domain.provenance import Origin
from assistant.domain.rates import percent
from assistant.domain.survey import SurveyResult
from assistant.language.figures import find_figures
from assistant.language.scan_noise import mended

_MOST_POINTS = 8
"""Points of an indicator that are added up in all ways."""


def evaluation_origins(evaluation: Evaluation) -> list[Origin]:
    """Every value and text of an evaluation that its report may repeat, each with a label for the user."""
    reported = (
        ("项目", _project(evaluation)),
        ("资金", _funds(evaluation)),
        ("得分", _scores(evaluation)),
        ("问题和建议", _findings(evaluation)),
        ("资料", _papers(evaluation)),
        ("满意度调查", _survey(evaluation.survey)),
    )
    rows = ((f"指标“{row.name}”", _indicator(row)) for row in evaluation.indicators)
    return [Origin(label=label, text=_joined(texts)) for label, texts in (*reported, *rows)]


def _joined(texts: Iterable[str]) -> str:
    """Lines that begin with a colon, so that no figure is taken for the number of a list; scan noise mended beside."""
    lines = [f"：{t}" for t in texts if t]
    return "\n".join(dict.fromkeys(stated for line in lines for stated in (line, mended(line))))


def _project(evaluation: Evaluation) -> Iterator[str]:
    project, goals = evaluation.project, evaluation.goals
    yield from (project.name, project.department, project.unit, project.start, project.end, project.content)
    yield from (goals.overall, goals.annual, goals.actual, evaluation.framework_title)
    if evaluation.year:
        yield f"{evaluation.year}年"


def _funds(evaluation: Evaluation) -> Iterator[str]:
    funds = evaluation.funds
    for flow in (funds.total, *funds.lines):
        yield from _flow(flow, funds.unit)
    for rate in (funds.arrival_rate, funds.execution_rate):
        if rate is not None:
            yield f"{show(rate)}%"


def _flow(flow: FundFlow, unit: str) -> Iterator[str]:
    amounts = [v for v in (flow.budget, flow.arrived, flow.spent) if v is not None]
    yield from (f"{show(v)}{unit}" for v in amounts)
    yield from (f"{show(one - other)}{unit}" for one in amounts for other in amounts if one > other)


def _scores(evaluation: Evaluation) -> Iterator[str]:
    """Points of classes and of the whole, the share reached, what was taken off, and how many of each there are."""
    scored = [a for a in evaluation.indicators if a.score is not None]
    got, weight = known_sum(a.score for a in scored), known_sum(a.weight for a in scored)
    yield from _shares(got, weight)
    for total in evaluation.classes:
        yield from _shares(total.score or Decimal(0), total.weight)
    results = known_sum(c.weight for c in evaluation.classes if c.level1 in {"产出", "效益", "效果"})
    whole = known_sum(c.weight for c in evaluation.classes)
    yield f"{show(results)}分 {show(whole)}分"
    if whole:
        yield from (f"{show(percent(w, whole))}%" for w in (results, *(c.weight for c in evaluation.classes)))
    if evaluation.total is not None:
        yield f"{show(evaluation.total)}分"
    off = [d.points for a in evaluation.indicators for d in a.deductions]
    yield f"{show(known_sum(off))}分 {len(off)}处 {len(evaluation.problems)}个 {len(evaluation.suggestions)}条"
    yield from _counts(evaluation)


def _counts(evaluation: Evaluation) -> Iterator[str]:
    """How many indicators there are of every sort that a report counts."""
    levels = {None, *(a.level1 for a in evaluation.indicators)}
    for level in levels:
        rows = [a for a in evaluation.indicators if level in {None, a.level1}]
        losing, open_rows = sum(bool(a.deductions) for a in rows), sum(a.score is None for a in rows)
        rated, asked = sum(bool(a.target) for a in rows), sum(bool(a.points) for a in rows)
        reported = (len(rows), losing, open_rows, len(rows) - open_rows, rated, asked)
        yield " ".join(f"{n}项" for n in reported)


def _shares(score: Decimal, weight: Decimal) -> Iterator[str]:
    yield f"{show(weight)}分 {show(score)}分 {show(weight - score)}分"
    if weight:
        yield f"{show(percent(score, weight))}%"


def _indicator(row: Assessed) -> Iterator[str]:
    yield from (row.definition, row.standard, row.target, row.actual, row.formula, row.missing)
    yield " ".join(_gaps(row))
    yield f"{len(row.points)}个"
    yield f"{show(row.weight)}分 {show(known_sum(d.points for d in row.deductions))}分"
    if row.score is not None:
        yield f"{show(row.score)}分"
    if row.completion is not None:
        yield f"{show(row.completion)}%"
    yield " ".join(f"{show(weight)}分" for weight in _together(row))
    for point in row.points:
        yield f"{point.text} {show(point.weight)}分 {point.missing}"
    for each in row.deductions:
        yield f"{show(each.points)}分 {each.reason}"


def _gaps(row: Assessed) -> Iterator[str]:
    """How far the actual value is from the target, in their unit."""
    for aim in find_figures(f"：{row.target}"):
        for done in find_figures(f"：{row.actual}"):
            if aim.value is not None and done.value is not None and (aim.kind, aim.unit) == (done.kind, done.unit):
                yield f"{show(abs(aim.value - done.value))}{aim.unit}"


def _together(row: Assessed) -> Iterator[Decimal]:
    """The weights of points of one verdict taken together, two or more of them: a report tells such points at once."""
    for verdict in dict.fromkeys(p.verdict for p in row.points):
        weights = [p.weight for p in row.points if p.verdict is verdict][:_MOST_POINTS]
        for count in range(2, len(weights) + 1):
            yield from (known_sum(some) for some in combinations(weights, count))


def _findings(evaluation: Evaluation) -> Iterator[str]:
    for problem in evaluation.problems:
        yield f"{problem.text}\n{problem.cause}"
    for suggestion in evaluation.suggestions:
        yield f"{suggestion.addressee}\n{suggestion.text}"
    for each in evaluation.contradictions:
        yield each.message
        yield from (f.value for f in each.facts)


def _papers(evaluation: Evaluation) -> Iterator[str]:
    papers = evaluation.papers
    kinds = [p.kind for p in papers]
    yield f"{len(papers)}份 {sum(p.pages for p in papers)}页 {len(evaluation.evidence)}条"
    yield f"{sum(p.noisy for p in papers)}份 {len(evaluation.contradictions)}处 {len(evaluation.skipped)}份"
    yield " ".join(f"{kinds.count(kind)}份" for kind in dict.fromkeys(kinds))
    yield from (f"{p.path} {p.title}" for p in papers)
    yield from (f"{p.path} {p.reason}" for p in evaluation.skipped)
    for quote in evaluation.evidence:
        yield f"{quote.text}\n第{quote.page}页"


def _survey(result: SurveyResult | None) -> Iterator[str]:
    if result is None:
        return
    yield f"{result.title} {result.formula} {result.margin_formula} 95%"
    counts = (result.sent, result.responses, result.invalid, result.population, result.recommended)
    yield " ".join(f"{n}份" for n in counts if n is not None)
    yield " ".join(f"{show(v)}{result.unit}" for v in (result.rate, result.margin) if v is not None)
    for group in result.groups:
        yield f"{group.name} {group.responses}份 {show(group.weight)}% {group.formula}"
        yield " ".join(f"{show(v)}{result.unit}" for v in (group.rate, group.margin) if v is not None)
    yield from result.warnings
