"""The official 项目支出绩效目标审核表 as data (财预〔2015〕88号附件): what is looked at, and for how many points."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.base import Exact, Frozen, OptionalExact
from assistant.domain.finding import Severity
from assistant.domain.profile import GradeBand


class FormPoint(Frozen):
    """One 审核要点."""

    id: str
    text: str
    weight: Exact
    rules: tuple[str, ...] = ()
    """Codes of the rules whose findings bear on it."""
    judged: bool = True
    """Whether the rules say enough to propose full points where they found nothing."""


class ReviewItem(Frozen):
    """One 审核内容 with its points."""

    name: str
    points: tuple[FormPoint, ...]

    @property
    def weight(self) -> Decimal:
        return sum((p.weight for p in self.points), Decimal(0))


class ReviewSection(Frozen):
    """One part of the form."""

    title: str
    items: tuple[ReviewItem, ...]

    @property
    def weight(self) -> Decimal:
        return sum((i.weight for i in self.items), Decimal(0))


class ReviewForm(Frozen):
    """The whole form; ``deductions`` are per cent of a point for a finding of a severity, our own proposal."""

    title: str
    basis: str
    grades: tuple[GradeBand, ...]
    deductions: Mapping[Severity, Exact]
    sections: tuple[ReviewSection, ...]

    @property
    def points(self) -> Iterator[FormPoint]:
        for section in self.sections:
            for item in section.items:
                yield from item.points

    def grade(self, share: Decimal) -> str:
        """The grade of a share in per cent."""
        known = sorted(self.grades, key=lambda g: -g.from_score)
        return next(g.word for g in known if share >= g.from_score)


class PointOpinion(Frozen):
    """What stands in the form for a point: the score, who gave it, and how a proposed one came about."""

    point: str
    score: OptionalExact = None
    """None where nobody has given one."""
    grade: str = ""
    proposed: bool = False
    formula: str = ""


def item_score(item: ReviewItem, found: Sequence[PointOpinion]) -> Decimal | None:
    """得分小计; None while a point is open."""
    return _sum([o.score for o in found if o.point in {p.id for p in item.points}])


def total(found: Sequence[PointOpinion]) -> Decimal | None:
    """总分; None while a point is open."""
    return _sum([o.score for o in found])


def _sum(scores: Sequence[Decimal | None]) -> Decimal | None:
    known = [s for s in scores if s is not None]
    return sum(known, Decimal(0)) if len(known) == len(scores) else None
