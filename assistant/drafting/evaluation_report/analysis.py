"""Chapter 四: every indicator with what it means, what was found on which evidence, its score and its deductions."""

from collections.abc import Iterator

from assistant.domain.base import show
from assistant.domain.evaluation import Assessed, Evaluation, PointFinding, Verdict
from assistant.domain.indicator import placeholder
from assistant.drafting.evaluation_report.words import (
    bare,
    chinese_dates,
    listed,
    lost,
    marks,
    points,
    quoted,
    spaced,
)

_CELL_END = "）)"


def indicator(evaluation: Evaluation, row: Assessed) -> Iterator[str]:
    """One indicator, paragraph by paragraph."""
    yield "".join(_terms(row))
    yield "".join(_found(evaluation, row))
    yield "".join(_score(row))


def _terms(row: Assessed) -> Iterator[str]:
    """What is measured and how it is scored."""
    definition = bare(row.definition)
    meaning = f"，{definition}" if definition.startswith("看") else f"，指{definition}" if definition else ""
    meaning = meaning.replace("，看", "，主要看", 1)
    yield f"该指标属“{row.level2}”，分值{points(row.weight)}{meaning}。"
    if row.standard:
        yield f"评分标准为：{bare(row.standard)}。"


def _found(evaluation: Evaluation, row: Assessed) -> Iterator[str]:
    if row.target:
        yield from _reached(evaluation, row)
    for verdict in Verdict:
        yield from _points(evaluation, [p for p in row.points if p.verdict is verdict], verdict)


def _reached(evaluation: Evaluation, row: Assessed) -> Iterator[str]:
    """Target and actual value, the papers that say so, and how far it reaches."""
    if not row.actual:
        yield f"指标值为“{row.target}”，实际完成值为{placeholder(f'{row.name}的实际完成值')}。"
        return
    completion = f"，完成率{show(row.completion)}%" if row.completion is not None else ""
    yield f"指标值为“{row.target}”，实际完成“{row.actual}”{completion}{marks(row.evidence)}。"
    if row.evidence:
        yield f"{quoted(evaluation, row.evidence[:3])}。"
    else:
        yield f"佐证：{placeholder(f'{row.name}实际完成值的佐证材料')}。"


def _points(evaluation: Evaluation, found: list[PointFinding], verdict: Verdict) -> Iterator[str]:
    """Review points of one verdict, each with what the papers say."""
    for point in found:
        text = bare(point.text)
        if verdict is Verdict.NO_EVIDENCE:
            yield f"“{text}”（{points(point.weight)}）未见佐证，{placeholder(bare(point.missing) or text)}。"
            continue
        yield f"“{text}”（{points(point.weight)}）{verdict.word}。"
        if point.found:
            yield f"{quoted(evaluation, point.found)}。"
        if point.against:
            lead = "但" if point.found else ""
            yield f"{lead}{quoted(evaluation, point.against)}。"


def _score(row: Assessed) -> Iterator[str]:
    if row.score is None:
        yield f"该指标尚不能评分：{placeholder(bare(row.missing) or '评分所需资料')}。"
        return
    if row.edited:
        yield f"评价人调整后，该指标得{points(row.score)}，理由：{bare(row.formula)}。"
    elif row.score == row.weight and not row.deductions:
        how = f"（{spaced(row.formula)}）" if _tells(row) else ""
        yield f"该指标得满分{points(row.score)}{how}。"
    else:
        yield f"该指标得{points(row.score)}，计算过程为：{spaced(bare_formula(row.formula))}。"
    for each in row.deductions:
        reason = chinese_dates(bare(each.reason))
        yield f"扣{points(each.points)}（{each.id}），原因是{reason}{marks(each.evidence)}。"


def bare_formula(formula: str) -> str:
    """A formula without a stop at its end."""
    return formula.strip().rstrip("。；;")


def _tells(row: Assessed) -> bool:
    """Whether the formula of full marks says more than that points add up."""
    return bool(row.target and row.formula)


def of_class(evaluation: Evaluation, level1: str, line: str) -> Iterator[str]:
    """The head of a class: its score, and which indicators lost points."""
    yield line
    rows = [a for a in evaluation.indicators if a.level1 == level1]
    losing = [f"“{a.name}”（扣{points(lost(a))}）" for a in rows if a.deductions]
    if losing:
        yield f"扣分的指标是{'、'.join(losing)}。"
    open_rows = [a.name for a in rows if a.score is None]
    if open_rows:
        yield f"{listed(open_rows)}因资料不足尚未评分。"
