"""How far a sample may be off: margins of error at 95 % and the size of a sample. Pure, exact decimals.

Margin        1.96 × s ÷ √n × √((N − n) ÷ (N − 1)); the last factor only where the population N is known
Sample size   n₀ = 1.96² × 0.5 × 0.5 ÷ 0.05² = 384.16, n = n₀ ÷ (1 + (n₀ − 1) ÷ N), rounded up
These are textbook formulas of simple random sampling. No budget document prescribes them, or any size of a sample.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from assistant.base import show
from assistant.scoring.curves import FULL, rounded

Z = Decimal("1.96")
AIM = Decimal(5)
"""Percentage points that the recommended size aims at; the usual choice, and this product's own."""
_ALL_ALIKE = Decimal(300)
"""Rule of three: where all n answers agree, the share of others is below 3 ÷ n with 95 % confidence."""


@dataclass(frozen=True)
class Margin:
    """Half the width of the interval in percentage points (or points), with its formula; None with the reason."""

    value: Decimal | None
    formula: str


@dataclass(frozen=True)
class Sample:
    """How many answered, of how many there are. ``population`` None where it is not known."""

    size: int
    population: int | None = None

    @property
    def census(self) -> bool:
        """Whether all were asked and answered."""
        return self.population is not None and self.size == self.population

    @property
    def impossible(self) -> bool:
        """More answers than people."""
        return self.population is not None and self.size > self.population


def share_margin(rate: Decimal, sample: Sample) -> Margin:
    """The margin of a share in percent."""
    if unusual := _unusual(sample):
        return unusual
    if rate in {Decimal(0), FULL}:
        value = min(FULL, rounded(_ALL_ALIKE / sample.size))
        return Margin(value, f"答案全部相同，按“三法则”估计：3÷{sample.size}×100={show(value)}个百分点")
    factor, stated = _correction(sample)
    value = rounded(Z * (rate * (FULL - rate) / sample.size).sqrt() * factor)
    shown = f"1.96×√[{show(rate)}%×（1－{show(rate)}%）÷{sample.size}]{stated}"
    return Margin(value, f"{shown}={show(value)}个百分点")


def mean_margin(deviation: Decimal | None, sample: Sample) -> Margin:
    """The margin of a mean of points from the sample standard deviation; None where there is none to be had."""
    if unusual := _unusual(sample):
        return unusual
    if not deviation:
        return Margin(None, "答案全部相同或只有一份，样本标准差不能说明误差")
    factor, stated = _correction(sample)
    value = rounded(Z * deviation / Decimal(sample.size).sqrt() * factor)
    return Margin(value, f"1.96×{show(rounded(deviation))}÷√{sample.size}{stated}={show(value)}分")


def joined(parts: Iterable[tuple[Decimal, Decimal]], unit: str) -> Margin:
    """The margin of a weighted mean of independent groups from (weight in percent, margin)."""
    each = list(parts)
    value = rounded(sum(((w * m / FULL) ** 2 for w, m in each), Decimal(0)).sqrt()) if each else None
    if value is None:
        return Margin(None, "")
    stated = "＋".join(f"（{show(w)}%×{show(m)}）²" for w, m in each)
    return Margin(value, f"√[{stated}]={show(value)}{unit}")


def recommended(population: int | None) -> int:
    """Questionnaires for ±5 percentage points at 95 %, of a population or of one beyond counting."""
    start = Z * Z * Decimal("0.25") / (AIM / FULL) ** 2
    if not population:
        return _up(start)
    return min(population, _up(start / (1 + (start - 1) / population)))


def deviation(counts: Iterable[tuple[Decimal, int]]) -> Decimal | None:
    """The sample standard deviation (n − 1) of points from (points, how often); None for fewer than two answers."""
    pairs = list(counts)
    total = sum(n for _, n in pairs)
    if total < 2:
        return None
    mean = sum((p * n for p, n in pairs), Decimal(0)) / total
    squares = sum(((p - mean) ** 2 * n for p, n in pairs), Decimal(0))
    return (squares / (total - 1)).sqrt()


def _unusual(sample: Sample) -> Margin | None:
    if not sample.size:
        return Margin(None, "没有有效问卷")
    if sample.census:
        return Margin(Decimal(0), f"{sample.size}人全部作答，没有抽样误差")
    return None


def _correction(sample: Sample) -> tuple[Decimal, str]:
    """The finite population correction and how it is written; 1 where it cannot be used."""
    if sample.population is None or sample.impossible:
        return Decimal(1), ""
    total = sample.population
    factor = (Decimal(total - sample.size) / (total - 1)).sqrt()
    return factor, f"×√[（{total}－{sample.size}）÷（{total}－1）]"


def _up(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_CEILING))
