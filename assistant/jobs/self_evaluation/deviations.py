"""The text of a 自评报告 on deviations: causes and remedies in the words of the unit, open where it said nothing."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.domain.deviations import read_deviation
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.domain.results import Deviation
from assistant.jobs.self_evaluation.money import spaced, stated
from assistant.jobs.self_evaluation.text import name_of, reached_text, scored_rows
from assistant.scoring.self_evaluation import RowScore, SelfEvaluation

LOW_EXECUTION = Decimal(90)
"""Percent below which the reason is asked for where the profile names none. 财预〔2020〕10号 第二十六条 says 执行率偏低
without a number; 90% is what the Sichuan form asks, taken as practice."""
_NOTHING = frozenset({"", "无", "/", "-", "—", "——"})
"""Words of the column that say nothing."""


def execution_rate(scores: SelfEvaluation) -> Decimal | None:
    """预算执行率 in percent; None where it cannot be reckoned."""
    return scores.execution.completion.rate if scores.execution.completion else None


def is_low(scores: SelfEvaluation, profile: Profile | None = None) -> bool:
    """Whether so little was spent that the reason is asked for."""
    rate, bound = execution_rate(scores), profile.explain_execution_below if profile else None
    return rate is not None and rate < (LOW_EXECUTION if bound is None else bound)


def deviations(filing: Filing, scores: SelfEvaluation, profile: Profile | None) -> Iterator[str]:
    """Every deviation with its cause and remedy in the unit's words, and the steps that follow."""
    low = is_low(scores, profile)
    if low:
        reason = stated(filing.account.execution_reason, "预算执行率偏低的原因")
        yield f"预算执行率偏低：{spaced(scores.execution.formula.split('；')[0])}。原因：{reason}。"
    due = [(row, score) for row, score in scored_rows(filing, scores) if score.deviation_due]
    for row, score in due:
        yield deviation(row, score)
    if not due and not low:
        whole = all(score.completion and score.completion.met for score in scores.rows)
        yield "各项指标均达到指标值，没有需要说明的偏离。" if whole else "已填写完成值的指标中，没有需要说明的偏离。"
    if filing.account.measures.strip():
        yield f"下一步改进措施：{stated(filing.account.measures, '')}。"


def deviation(row: Indicator, score: RowScore) -> str:
    """What was missed or far exceeded, why, and what is done about it; one text for both stays one text."""
    word = "明显超过指标值" if score.far_over else "未达到指标值"
    head = f"“{name_of(row)}”{word}：指标值{row.with_unit(row.target)}，{reached_text(row)}。"
    noted, name = noted_deviation(row), row.name.strip() or "该指标"
    if is_one_text(noted) or not noted.text:
        return f"{head}原因和改进措施：{stated(noted.cause, f'{name}的偏差原因和改进措施')}。"
    kind = f"（{noted.kind}）" if noted.kind else ""
    cause = f"原因{kind}：{stated(noted.cause, f'{name}的偏差原因')}。"
    if score.far_over and not noted.remedy:
        return head + cause
    return f"{head}{cause}改进措施：{stated(noted.remedy, f'{name}的改进措施')}。"


def noted_deviation(row: Indicator) -> Deviation:
    """Cause and remedy of a row; words that say nothing, such as 无, are none."""
    text = (row.deviation or "").strip()
    return read_deviation("" if text in _NOTHING else text, row.deviation_kind)


def is_one_text(noted: Deviation) -> bool:
    """Whether a unit wrote cause and remedy into one text, so that neither can be told to be missing."""
    return bool(noted.cause) and noted.kind is None and not noted.remedy
