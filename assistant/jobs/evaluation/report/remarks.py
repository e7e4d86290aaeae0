"""Chapter 七: contradictions, papers that could not be read, what is still missing, limits of the evaluation."""

import re
from collections.abc import Iterator

from assistant.base import show
from assistant.domain.evaluation import Evaluation
from assistant.domain.placeholders import placeholder
from assistant.domain.survey import SurveyResult
from assistant.jobs.evaluation.report.findings import file_names
from assistant.jobs.evaluation.report.words import bare, by_survey, marks, paper_name, points
from assistant.language.dates import chinese_dates


def contradictions(evaluation: Evaluation) -> Iterator[str]:
    """What papers say differently, each with its marks, and which value the evaluation took."""
    by_quote = {(e.paper, e.page, e.text): e.id for e in evaluation.evidence}
    yield f"评价中发现{len(evaluation.contradictions)}处资料互相矛盾，提请项目单位核对更正。"
    for number, each in enumerate(evaluation.contradictions, 1):
        ids = [i for f in each.facts if (i := by_quote.get((f.quote.paper, f.quote.page, f.quote.text)))]
        by_value: dict[str, list[str]] = {}
        for fact in each.facts:
            by_value.setdefault(chinese_dates(fact.value), []).append(f"《{paper_name(fact.quote.paper)}》")
        values = "，".join(f"{''.join(dict.fromkeys(names))}为{value}" for value, names in by_value.items())
        reported = values or file_names(chinese_dates(bare(each.message)))
        used = _used(evaluation, ids)
        yield f"{number}.关于“{each.subject}”，{reported}{marks(ids)}。{used}"


def _used(evaluation: Evaluation, ids: list[str]) -> str:
    """Which value the score of an indicator rests on."""
    row = next((a for a in evaluation.indicators if a.actual and set(a.evidence) & set(ids)), None)
    return f"“{row.name}”暂按{chinese_dates(row.actual)}评分。" if row else ""


def gaps(evaluation: Evaluation) -> Iterator[str]:
    """Papers left out, and indicators or points without evidence."""
    for paper in evaluation.skipped:
        yield f"《{paper_name(paper.path)}》未能使用：{bare(paper.reason)}。"
    open_rows = [a for a in evaluation.indicators if a.score is None]
    if open_rows:
        names = "、".join(f"“{a.name}”（{points(a.weight)}）" for a in open_rows)
        yield f"尚未评分的指标有{len(open_rows)}项：{names}。{placeholder('第四部分各指标列明的资料')}。"
    for row in evaluation.indicators:
        if row.score is not None and not row.evidence and not row.edited and not by_survey(evaluation, row):
            yield f"“{row.name}”的得分尚无资料佐证：{placeholder(f'{row.name}的佐证材料')}。"


def survey(result: SurveyResult) -> Iterator[str]:
    """How the survey was made, its rate and its limits."""
    sent = f"发放问卷{result.sent}份，" if result.sent is not None else ""
    invalid = f"，剔除无效问卷{result.invalid}份" if result.invalid else ""
    named = result.title if re.search("[一-龥]", result.title) else "满意度调查"
    yield f"{named}{sent}收回有效问卷{result.responses}份{invalid}。"
    if result.rate is not None:
        formula = result.formula.replace("=", "＝")
        yield f"满意度按{result.method_name}计算，为{show(result.rate)}{result.unit}（{formula}）。"
    if result.margin is not None:
        yield f"在95%的置信水平下，抽样误差为±{show(result.margin)}{result.margin_unit}。"
    for group in result.groups if len(result.groups) > 1 else ():
        rate = f"{show(group.rate)}{result.unit}" if group.rate is not None else placeholder(f"{group.name}满意度")
        yield f"{group.name}收回{group.responses}份，{group.share}，满意度{rate}。"
    yield from (f"{bare(w)}。" for w in result.warnings)


def limits(evaluation: Evaluation) -> Iterator[str]:
    """What the reader has to know about the scores."""
    yield "本报告依据所提供的书面资料形成，指标权重和得分为建议值，由评价组织方核定后定稿。"
    for row in evaluation.indicators:
        if row.edited and row.score is not None:
            yield f"“{row.name}”的得分经评价人调整为{points(row.score)}，理由：{bare(row.formula)}。"
    noisy = [f"《{paper_name(p.path)}》" for p in evaluation.papers if p.noisy]
    if noisy:
        yield f"{''.join(noisy)}由扫描件识别而来，引用时已校正其中的空格和全半角等识别痕迹，以原件为准。"
