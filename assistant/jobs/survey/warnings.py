"""What to keep in mind about a survey. The thresholds are this product's own: no budget document sets any."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.base import show
from assistant.domain.survey import SurveyResult
from assistant.jobs.survey.words import NAMELESS
from assistant.scoring.curves import FULL, rounded

FEW, FEW_IN_GROUP, TELLING = 30, 10, 5
"""Below 30 the normal approximation of the margin is weak (rule of thumb of textbooks); below 10 one answer moves a
group's rate by ten points; below 5 a listed group may give away who said what."""
LOW_RETURN, MUCH_INVALID = Decimal(50), Decimal(20)
"""Percent of the questionnaires sent that came back valid, and of those returned that are invalid."""
_OWN = "本产品的提示线，文件没有规定"


def warnings_of(result: SurveyResult, *, weighted: bool, nameless: int = 0) -> tuple[str, ...]:
    """The warnings of a counted survey, a line each; ``nameless`` questionnaires fell out for want of a group."""
    lost = [f"{nameless}份问卷没有注明群体，不能加权，计为无效。"] if nameless else []
    return (*lost, *_size(result, weighted=weighted), *_groups(result, weighted=weighted), *_returned(result))


def _size(result: SurveyResult, *, weighted: bool) -> Iterator[str]:
    n, population = result.responses, result.population
    if not n:
        yield "没有有效问卷，算不出满意度。"
        return
    if population is not None and n > population:
        yield f"有效问卷{n}份，多于总体{population}人，请核对人数或是否有重复答卷；误差没有按有限总体修正。"
        return
    if n == population:
        return
    if n < FEW:
        yield f"有效问卷只有{n}份，少于{FEW}份（{_OWN}，取自统计学常用的经验值），误差估计不可靠，结果只供参考。"
    if result.recommended is not None and n < result.recommended and not weighted:
        yield (
            f"有效问卷{n}份，少于建议的{result.recommended}份（95%置信水平、误差不超过5个百分点的简单随机抽样算法，"
            "文件没有规定样本量）。"
        )
    if population is None:
        yield "没有给出调查对象总人数，误差按总体很大计算，实际误差不会更大。"


def _groups(result: SurveyResult, *, weighted: bool) -> Iterator[str]:
    if result.groups and not weighted:
        yield "没有给出群体权重，各群体的答案直接合并计算。"
    for group in result.groups:
        if not group.responses:
            if weighted:
                yield f"“{group.name}”没有有效问卷，不能按权重合并，请补充调查或调整权重。"
            continue
        if group.responses == group.population:
            few = ""
        else:
            few = f"少于{FEW_IN_GROUP}份，一份答案就能明显改变结果" if group.responses < FEW_IN_GROUP else ""
        if group.population is not None and group.responses > group.population:
            yield f"“{group.name}”有效问卷{group.responses}份，多于该群体{group.population}人，请核对。"
        if few:
            yield f"“{group.name}”有效问卷{group.responses}份，{few}（{_OWN}）。"
        if group.responses < TELLING and group.name != NAMELESS[1]:
            yield f"“{group.name}”不足{TELLING}份，单独公布可能认出个人，公开时请与其他群体合并（{_OWN}）。"


def _returned(result: SurveyResult) -> Iterator[str]:
    back = result.responses + result.invalid
    if result.sent is not None:
        if back > result.sent:
            yield f"收回{back}份，多于发放的{result.sent}份，请核对。"
        elif (rate := rounded(Decimal(result.responses) / result.sent * FULL)) < LOW_RETURN:
            yield f"有效回收率{show(rate)}%，低于{show(LOW_RETURN)}%（{_OWN}），没有作答的人可能另有看法。"
    if back and (share := rounded(Decimal(result.invalid) / back * FULL)) > MUCH_INVALID:
        yield f"无效问卷占{show(share)}%，超过{show(MUCH_INVALID)}%（{_OWN}），请检查问卷和录入。"
