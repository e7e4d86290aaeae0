"""What a score of a self-evaluation is made from, and what it comes to: choices, options, points with their formula."""

from dataclasses import dataclass
from decimal import Decimal

from assistant.scoring.completion import Completion


@dataclass(frozen=True)
class Choice:
    """What a person decided about a text target: a share of the weight in percent, and why."""

    share: Decimal
    reason: str


@dataclass(frozen=True)
class Options:
    """What the documents leave to the unit."""

    far_over: Decimal = Decimal(30)
    """Percentage points above target from which completion is 超出较多; no document gives the number."""
    reduce_far_over: bool = False
    """Whether points are taken off then: the weight × deviation beyond the bound, halved at most (10号 第十六条 asks
    for a reduction by deviation where the target was set too low, and leaves the formula open)."""


@dataclass(frozen=True)
class RowScore:
    """The score of one indicator or of the execution of the budget; ``points`` None with what is missing."""

    name: str
    weight: Decimal | None
    points: Decimal | None
    formula: str = ""
    missing: str = ""
    completion: Completion | None = None
    far_over: bool = False

    @property
    def deviation_due(self) -> bool:
        """Whether a cause has to be given: target missed, or exceeded by far (10号 第十五条)."""
        met = self.completion.met if self.completion else None
        return self.far_over or met is False
