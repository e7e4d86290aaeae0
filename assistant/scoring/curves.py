"""How a completion rate becomes a score. Pure functions in exact decimals; rates are percent, points are 分.

linear      财预〔2020〕10号第十六条: in full when reached, else in proportion
threshold   财预〔2021〕101号三（七）2: nothing below 60%, then the share of the way from there to 100%
steps       财预〔2021〕101号三（七）2 and 4: bands of execution rate and satisfaction
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.base import show
from assistant.domain.profile import CurveStep

FULL = Decimal(100)
_CENTS = Decimal("0.01")


@dataclass(frozen=True)
class Score:
    """Points with the formula that gave them, numbers in it."""

    points: Decimal
    formula: str


def rounded(value: Decimal) -> Decimal:
    """To two places, half up, as official tables do."""
    return value.quantize(_CENTS, ROUND_HALF_UP)


def linear(rate: Decimal, weight: Decimal) -> Score:
    """In proportion to the completion rate, capped at the weight."""
    if rate >= FULL:
        return Score(weight, f"完成率{show(rate)}%，已达到指标值，得满分{show(weight)}分")
    points = rounded(weight * rate / FULL)
    return Score(points, f"{show(weight)}分×{show(rate)}%={show(points)}分")


def threshold(rate: Decimal, weight: Decimal, floor: Decimal) -> Score:
    """Nothing below the floor, then (rate − floor) ÷ (100% − floor) × weight, capped at the weight."""
    if rate < floor:
        return Score(Decimal(0), f"完成率{show(rate)}%低于{show(floor)}%，不得分")
    capped = min(rate, FULL)
    points = rounded((capped - floor) / (FULL - floor) * weight)
    stated = f"（{show(capped)}%－{show(floor)}%）÷（1－{show(floor)}%）×{show(weight)}分={show(points)}分"
    return Score(points, stated)


def steps(rate: Decimal, weight: Decimal, bands: Sequence[CurveStep]) -> Score:
    """The share of the highest band reached. Raises ValueError where no band holds the rate."""
    for band in sorted(bands, key=lambda b: -b.from_rate):
        if rate >= band.from_rate:
            points = rounded(weight * band.share / FULL)
            return Score(points, f"{show(rate)}%落在{show(band.from_rate)}%及以上这一档，得{show(points)}分")
    raise ValueError(f"{rate} 不在任何一档")
