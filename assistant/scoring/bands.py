"""Text targets: a person chooses a point within a band of the profile, and says why (10号 第十六条, 101号 三（七）3).

The bands differ by region (湖北 100–80–50–0), so they are data of the profile.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.indicator import Indicator
from assistant.domain.profile import QualitativeBand
from assistant.scoring.completion import Completion
from assistant.scoring.curves import FULL, rounded
from assistant.scoring.row_score import Choice, RowScore


def choice_of(row: Indicator) -> Choice | None:
    """What was chosen in the row itself; None where no share is given."""
    return None if row.chosen_share is None else Choice(row.chosen_share, row.chosen_reason.strip())


def chosen(row: Indicator, weight: Decimal, choice: Choice, bands: Sequence[QualitativeBand]) -> RowScore:
    """The score of a choice, with band and reason in its formula. Raises ValueError outside 0 to 100 %.

    Without a reason, or in a profile without bands, the score stays open.
    """
    if not Decimal(0) <= choice.share <= FULL:
        raise ValueError(f"“{row.name}”选定的比例应在0至100%之间")
    if not bands:
        return RowScore(row.name, weight, None, missing="口径没有规定定性指标的档次")
    if not choice.reason:
        return RowScore(row.name, weight, None, missing="选定了完成程度，没有写明理由")
    known = sorted(bands, key=lambda b: -b.low)
    band = next(b for b in known if choice.share >= b.low)
    points = rounded(weight * choice.share / FULL)
    where = f"{band.word}（{show(band.high)}%—{show(band.low)}%）"
    stated = f"{where}，取{show(choice.share)}%，理由：{choice.reason.rstrip('。；')}"
    formula = f"{stated}；{show(weight)}分×{show(choice.share)}%={show(points)}分"
    return RowScore(
        row.name, weight, points, formula, completion=Completion(None, choice.share >= known[0].low, stated)
    )
