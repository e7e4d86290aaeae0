"""The scoring standard of a row in words, from the curve of the profile (10号 第十六条, 101号 三（七）)."""

from assistant.base import show
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Curves
from assistant.domain.vocabulary import SATISFACTION, read_level1
from assistant.language.target import Operator


def scoring_standard(item: Indicator, curves: Curves) -> str:
    """How the row will be scored, in one Chinese sentence."""
    target = item.parsed
    if read_level1(item.level1) == SATISFACTION and curves.satisfaction_steps:
        return _steps(curves)
    if target.is_date:
        return "按期完成得满分；未按期完成的，按延迟情况扣分，直至扣完"
    if target.operator in {Operator.AT_MOST, Operator.LESS_THAN}:
        return "不超过指标值得满分；超过的，按超出比例扣分，直至扣完"
    if target.operator in {Operator.YES_NO, Operator.QUALITATIVE}:
        return "按完成情况分三档计分：基本达成100%至80%（含）、部分达成80%至60%（含）、未达成60%至0"
    if curves.quantitative == "threshold_linear":
        floor = show(curves.threshold)
        return f"达到指标值得满分；完成率低于{floor}%不得分；其余得分=（完成率-{floor}%）÷（1-{floor}%）×分值"
    return "达到指标值得满分；未达到的，得分=实际完成值÷指标值×分值"


def _steps(curves: Curves) -> str:
    steps = sorted(curves.satisfaction_steps, key=lambda s: s.from_rate, reverse=True)
    shares = [f"{show(s.from_rate)}%以上得分值的{show(s.share)}%" for s in steps if s.share > 0]
    return f"满意度{'，'.join(shares)}，再低不得分"
