"""Printed scores of published self-evaluations held to ours, each difference with the rule that explains it.

A printed score agrees where ours, rounded to the places that the form prints, is the same. For the rest the rule of the
rule set that reports the row is named (SEL002: by no formula; SEL007: no actual value; SEL010: full although missed),
else the curve of another document that gives the printed score, else the band that a person must choose.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.finding import Finding
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Curves, Profile
from assistant.domain.vocabulary import FormKind
from assistant.forms.reader import read_filings
from assistant.rules.engine import review
from assistant.rules.table import RULES
from assistant.scoring.curves import FULL
from assistant.scoring.self_evaluation import Options, RowScore, evaluate, score_row
from policy_corpus.catalog import list_profiles, load_profile

NEAR = Decimal("0.5")
_CENT, _BELOW = Decimal("0.01"), Decimal("0.004")
_DEFAULT = "central-2020"
_CODES = ("SEL001", "SEL010", "SEL002", "SEL007", "SEL004", "SEL003")
_EXECUTION, _TOTAL = ("funds.execution_rate", "funds.execution_score"), ("total_score",)


@dataclass(frozen=True)
class Compared:
    """One printed score beside ours; ``rule`` names what explains a difference, "" where there is none to explain."""

    paper: str
    name: str
    printed: Decimal
    ours: Decimal | None
    rule: str = ""
    why: str = ""

    @property
    def same(self) -> bool:
        """Equal at the places that the form prints. Ours is rounded to hundredths: 1.946 stands as 1.95 and prints as
        1.9, so where fewer places are printed both sides of the last hundredth count."""
        if self.ours is None or self.ours == self.printed:
            return self.ours is not None
        whole = self.printed == _as_printed(self.printed, Decimal("0.1"))
        below = self.ours - _BELOW if whole else self.ours
        return self.printed in {_as_printed(self.ours, self.printed), _as_printed(below, self.printed)}

    @property
    def near(self) -> bool:
        """Within half a point, as units round."""
        return self.ours is not None and abs(self.ours - self.printed) <= NEAR


def compare(folder: Path) -> Iterator[Compared]:
    """Every printed score of the self-evaluations below a folder: indicators, execution of the budget, total."""
    for path in sorted(folder.glob("*.json")):
        for read in read_filings(path):
            if read.filing.form is FormKind.SELF_EVALUATION:
                yield from _of_filing(path.stem, read.filing)


def _of_filing(paper: str, filing: Filing) -> Iterator[Compared]:
    profile = load_profile(filing.profile or _DEFAULT)
    findings = review(filing, profile, RULES).findings
    made = evaluate(filing, profile)
    for at, (row, ours) in enumerate(zip(filing.indicators, made.rows, strict=True)):
        if row.score is not None and row.weight is not None:
            found = Compared(paper, row.name or f"第{at + 1}行", row.score, ours.points)
            yield found if found.same else _explained(found, row, ours, [f for f in findings if f.row == at], profile)
    yield from _whole(paper, filing, made.execution, made.total, findings)


def _whole(
    paper: str, filing: Filing, execution: RowScore, total: Decimal | None, findings: Sequence[Finding]
) -> Iterator[Compared]:
    printed = ((filing.funds.execution_score, execution.points, "预算执行率得分", _EXECUTION, execution.missing),
               (filing.total_score, total, "总分", _TOTAL, "有的指标没有转录或须由人选定，不能合计"))  # fmt: skip
    for score, ours, name, paths, missing in printed:
        if score is None:
            continue
        found = Compared(paper, name, score, ours)
        reported = _reported([f for f in findings if f.path in paths]) or _cut_off(found)
        rule, why = reported or (("缺数", missing) if ours is None else ("", "各项得分合计不同"))
        yield found if found.same else Compared(paper, name, score, ours, rule, why)


def _explained(
    found: Compared, row: Indicator, ours: RowScore, findings: Sequence[Finding], profile: Profile
) -> Compared:
    rule, why = (
        _reported(findings) or _other_curve(row, found.printed, profile) or _by_person(row, ours, profile.curves)
    )
    return Compared(found.paper, found.name, found.printed, found.ours, rule, why)


def _reported(findings: Sequence[Finding]) -> tuple[str, str] | None:
    known = {f.code: f.message for f in findings}
    return next(((code, known[code]) for code in _CODES if code in known), None)


def _cut_off(found: Compared) -> tuple[str, str] | None:
    """Where the unit dropped the last places instead of rounding. Ours is rounded to hundredths already, so that one
    hundredth less is the same score cut off."""
    if found.ours is None:
        return None
    cut = _as_printed(found.ours, found.printed, ROUND_DOWN) == found.printed
    if not cut and found.ours - found.printed != _CENT:
        return None
    return "取舍", f"应为{show(found.ours)}，尾数舍去，没有四舍五入"


def _other_curve(row: Indicator, printed: Decimal, profile: Profile) -> tuple[str, str] | None:
    for other in list_profiles():
        if other.curves is None or other.id == profile.id:
            continue
        points = score_row(row, other.curves, None, Options()).points
        if points is not None and _as_printed(points, printed) == printed:
            return other.id, f"按{other.title}的计分办法得{show(points)}分"
    return None


def _by_person(row: Indicator, ours: RowScore, curves: Curves | None) -> tuple[str, str]:
    done = ours.completion
    if ours.points is None and done is not None and done.choosable and row.weight and row.score is not None and curves:
        share = row.score / row.weight * FULL
        band = next(b for b in sorted(curves.qualitative_bands, key=lambda b: -b.low) if share >= b.low)
        place = f"{band.word}（{show(band.high)}%—{show(band.low)}%）"
        return "定性三档", f"印的分是分值的{show(round(share, 2))}%，在“{place}”之内，由评价人选定"
    return ("缺数", ours.missing) if ours.points is None else ("", ours.formula)


def _as_printed(points: Decimal, printed: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    places = min(int(printed.normalize().as_tuple().exponent), 0)
    return points.quantize(Decimal(1).scaleb(places), rounding)
