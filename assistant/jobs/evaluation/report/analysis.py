"""Chapter 四: every indicator with what it means, what was found on which evidence, its score and its deductions."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.base import known_sum, show
from assistant.domain.evaluation import Assessed, Evaluation, PointFinding, Verdict
from assistant.domain.placeholders import placeholder
from assistant.jobs.evaluation.report.words import (
    bare,
    by_survey,
    listed,
    lost,
    marks,
    noted,
    of_class,
    points,
    quoted,
    spaced,
)

_REMARK = re.compile("[，；]?(?P<said>该数仅见于[^；]*?佐证)[，；]?")


def indicator(evaluation: Evaluation, row: Assessed) -> Iterator[str]:
    """One indicator, paragraph by paragraph; the standard that its class has in common is not said again."""
    yield "".join(_terms(row, common_standard(of_class(evaluation, row.level1))))
    yield "".join(_found(evaluation, row))
    yield "".join(_score(row))


def common_standard(rows: Sequence[Assessed]) -> str:
    """The standard that most indicators of a class share; empty where there is none."""
    counted = Counter(row.standard for row in rows if row.standard and not row.points)
    standard, count = counted.most_common(1)[0] if counted else ("", 0)
    return standard if count > 1 else ""


def _terms(row: Assessed, common: str) -> Iterator[str]:
    """What is measured and how it is scored; review points that only repeat themselves in the standard are counted."""
    definition = bare(row.definition)
    meaning = (
        f"，主要{definition}" if definition.startswith(("考察", "看")) else f"，指{definition}" if definition else ""
    )
    asked = bool(row.points) and all(bare(p.text) in row.standard for p in row.points)
    count = f"，设{len(row.points)}个评价要点" if asked else ""
    yield f"该指标属“{row.level2}”，分值{points(row.weight)}{count}{meaning}。"
    if row.standard and not asked and row.standard != common:
        yield f"评分标准为：{bare(row.standard)}。"


def _found(evaluation: Evaluation, row: Assessed) -> Iterator[str]:
    if row.target:
        yield from _reached(evaluation, row)
    for verdict in Verdict:
        same: dict[tuple[tuple[str, ...], tuple[str, ...], str], list[PointFinding]] = {}
        for point in row.points:
            if point.verdict is verdict:
                same.setdefault((point.found, point.against, point.missing), []).append(point)
        for alike in same.values():
            yield from _points(evaluation, alike, verdict)


def _reached(evaluation: Evaluation, row: Assessed) -> Iterator[str]:
    """Target and actual value, the papers that say so, and how far it reaches."""
    if not row.actual:
        yield f"指标值为“{row.target.removeprefix('=')}”，实际完成值为{placeholder(f'{row.name}的实际完成值')}。"
        return
    completion = f"，完成率{show(row.completion)}%" if row.completion else ""
    yield f"指标值为“{row.target.removeprefix('=')}”，实际完成“{row.actual}”{completion}{marks(row.evidence)}。"
    if by_survey(evaluation, row):
        yield "该数来自满意度调查，调查情况见第七部分。"
    elif row.evidence:
        yield f"{quoted(evaluation, row.evidence[:3])}。"
    else:
        yield f"佐证：{placeholder(f'{row.name}实际完成值的佐证材料')}。"


def _points(evaluation: Evaluation, found: Sequence[PointFinding], verdict: Verdict) -> Iterator[str]:
    """Review points that rest on the same words, with what the papers say."""
    first = found[0]
    names, each = listed(bare(p.text) for p in found), points(first.weight)
    alike = len({p.weight for p in found}) == 1
    worth = (f"各{each}" if alike else f"合计{points(known_sum(p.weight for p in found))}") if len(found) > 1 else each
    if verdict is Verdict.NO_EVIDENCE:
        yield f"{names}（{worth}）未见佐证，{placeholder(bare(first.missing) or bare(first.text))}。"
        return
    yield f"{names}（{worth}）{verdict.word}{'要求' if '符合' in verdict.word else ''}。"
    if first.found:
        yield f"{quoted(evaluation, first.found)}。"
    if first.against:
        yield f"{'但' if first.found else ''}{quoted(evaluation, first.against)}。"


def _score(row: Assessed) -> Iterator[str]:
    formula, remark = _parted(row.formula)
    yield _points_given(row, formula)
    for each in row.deductions:
        yield f"扣{points(each.points)}（{each.id}），原因是{noted(each.reason)}{marks(each.evidence)}。"
    if remark:
        yield f"需要说明的是，{remark}。"


def _points_given(row: Assessed, formula: str) -> str:
    """The score with how it came about; what is missing where there is none."""
    if row.score is None:
        if any(p.verdict is Verdict.NO_EVIDENCE for p in row.points):
            return "该指标待上述资料补齐后评分。"
        return f"该指标尚不能评分：{placeholder(bare(row.missing) or '评分所需资料')}。"
    if row.edited:
        return f"评价人调整后，该指标得{points(row.score)}，理由：{bare(row.formula)}。"
    if row.score == row.weight and not row.deductions:
        how = f"（{spaced(formula)}）" if row.target and formula else ""
        return f"该指标得满分{points(row.score)}{how}。"
    return f"该指标得{points(row.score)}，计算过程为：{spaced(formula)}。"


def _parted(formula: str) -> tuple[str, str]:
    """The formula, and the remark on its figures that stands within."""
    found = _REMARK.search(formula)
    if found is None:
        return formula, ""
    return bare(formula.replace(found[0], "；", 1).replace("；；", "；")), found["said"]


def class_head(evaluation: Evaluation, level1: str, line: str) -> Iterator[str]:
    """The head of a class: its score, which indicators lost points or have none yet, the standard in common."""
    yield line
    rows = of_class(evaluation, level1)
    losing = [f"“{a.name}”（扣{points(lost(a))}）" for a in rows if a.deductions]
    if losing:
        yield f"扣分的指标是{'、'.join(losing)}。"
    open_rows = [a.name for a in rows if a.score is None]
    if open_rows:
        which = "各项均" if len(open_rows) == len(rows) else listed(open_rows)
        yield f"{which}因资料不足尚未评分。"
    if standard := common_standard(rows):
        yield f"除另有说明外，本类指标的评分标准为：{bare(standard)}。"
