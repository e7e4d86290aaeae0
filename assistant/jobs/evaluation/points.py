"""Review points held to the papers: met, partly met, not met, or silent, with what to ask for."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.dossier import Quote
from assistant.domain.evaluation import Assessed, Deduction, PointFinding, Verdict
from assistant.domain.framework import ReviewPoint
from assistant.jobs.evaluation.declared import CardAnswer, Declared
from assistant.jobs.evaluation.exhibits import Exhibits
from assistant.jobs.evaluation.index import PaperIndex, Weighed
from assistant.language.numerals import COUNTING, UP_TO_TEN
from assistant.scoring.evaluation import SheetRow, earned, point_weights, points_score

_NUMBER = re.compile(
    rf"^\s*(?:[（(]{COUNTING}+[）)]|{UP_TO_TEN}+、|第{UP_TO_TEN}+条|\d+(?:、|\.(?!\d{{1,3}}(?!\d))))\s*"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_EXCERPT = 50


def assess_points(row: SheetRow, index: PaperIndex, declared: Declared, exhibits: Exhibits) -> Assessed:
    """A row of review points: its score is the sum of the points, open as long as the papers are silent on one."""
    weights = point_weights(row.row, row.weight)
    judged = [_judged(p, w, index, declared) for p, w in zip(row.row.points, weights, strict=True)]
    points = tuple(finding(p, exhibits, found, against) for p, found, against in judged)
    score = points_score(points)
    lost = [_deduction(p, against) for p, (_, _, against) in zip(points, judged, strict=True) if _is_lost(p)]
    return Assessed(
        id="", level1=row.row.level1, level2=row.row.level2, name=row.row.name, definition=row.row.definition,
        standard=_standard(points), weight=row.weight, points=points, score=score.points if score else None,
        formula=score.formula if score else "", missing="" if score else _missing(points), deductions=tuple(lost),
        evidence=tuple(dict.fromkeys(e for p in points for e in (*p.found, *p.against))),
    )  # fmt: skip


def finding(point: PointFinding, exhibits: Exhibits, found: Sequence[Quote], against: Sequence[Quote]) -> PointFinding:
    """The finding with its evidence numbered."""
    return point.model_copy(update={"found": exhibits.ids(found), "against": exhibits.ids(against)})


def _judged(
    point: ReviewPoint, weight: Decimal, index: PaperIndex, declared: Declared
) -> tuple[PointFinding, tuple[Quote, ...], tuple[Quote, ...]]:
    weighed, answer = index.weigh(point), declared.answer(point.declared)
    verdict, found, against = (
        _with_goals(answer, weighed) if answer else (verdict_of(weighed), weighed.found, weighed.against)
    )
    missing = f"资料中没有说明这一点的内容，请补充{_either(point)}" if verdict is Verdict.NO_EVIDENCE else ""
    return PointFinding(text=point.text, verdict=verdict, weight=weight, missing=missing), found, against


def _either(point: ReviewPoint) -> str:
    """Kinds of paper to ask for: 甲、乙或丙."""
    kinds = [k.value for k in point.papers]
    return "或".join(part for part in ("、".join(kinds[:-1]), *kinds[-1:]) if part)


def verdict_of(weighed: Weighed) -> Verdict:
    """Evidence on both sides, or complaints about single cases alone, make it partly met."""
    if weighed.found:
        return Verdict.PARTLY if weighed.against else Verdict.MET
    if weighed.against:
        return Verdict.PARTLY if weighed.limited else Verdict.NOT_MET
    return Verdict.NO_EVIDENCE


def _with_goals(answer: CardAnswer, weighed: Weighed) -> tuple[Verdict, tuple[Quote, ...], tuple[Quote, ...]]:
    """What the goals answer; what papers say against it takes it down a step."""
    down = {Verdict.MET: Verdict.PARTLY}
    verdict = down.get(answer.verdict, answer.verdict) if weighed.against else answer.verdict
    return verdict, answer.found, (*answer.against, *weighed.against)


def _is_lost(point: PointFinding) -> bool:
    return earned(point) not in {None, point.weight}


def _deduction(point: PointFinding, against: Sequence[Quote]) -> Deduction:
    lost = point.weight - (earned(point) or Decimal(0))
    stated = f"：{excerpt(against[0])}" if against else ""
    return Deduction(id="", points=lost, reason=f"“{point.text}”{point.verdict.word}{stated}", evidence=point.against)


def excerpt(quote: Quote) -> str:
    """The words of a quote as a reason gives them: without list number, table bars and the full stop."""
    bare = _NUMBER.sub("", "，".join(c.strip() for c in quote.text.split("|") if c.strip()))
    return bare.rstrip("。；;， ") if len(bare) <= _EXCERPT else f"{bare[:_EXCERPT]}……"


def _standard(points: Sequence[PointFinding]) -> str:
    listed = "；".join(f"{_CIRCLED[i % 10]}{p.text}（{show(p.weight)}分）" for i, p in enumerate(points))
    return f"{listed}。符合得满分，部分符合得一半，不符合不得分。"


def _missing(points: Sequence[PointFinding]) -> str:
    silent = [p for p in points if p.verdict is Verdict.NO_EVIDENCE]
    return "；".join(f"“{p.text}”（{show(p.weight)}分）{p.missing}" for p in silent)
