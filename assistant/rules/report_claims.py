"""What the running text of a report claims of named values, anywhere in it, held to the evaluation.

Only a name with its number right behind it is a claim: 完工时间扣2.9分, 决策得分15分, 资金到位率为96%. Words in quotes
are those of a paper, and a name inside a longer one (省级资金到位率) is another thing; neither is judged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.base import show
from assistant.domain.evaluation import Assessed, ClassTotal, Evaluation
from assistant.domain.rates import rounds_to
from assistant.domain.report import EVIDENCE_MARK, ReportSection
from assistant.language.figures import Figure, find_figures

NUMBER = r"(?P<n>\d+(?:\.\d+)?)"
_ALONE = r"(?:(?<![一-龥])|(?<=[是和及与的中即])|(?<=涉及)|(?<=其中))"
"""Nothing before the name that would make it part of a longer one."""
_QUOTED = re.compile("“(?P<words>[^”]*)”")
_OPEN = re.compile("【[^】]*】")
_START = r"(?:(?<=[。；，\n])|^)"
_OFF = re.compile(rf"(?:(?<=[。；\n])|^)(?:该指标|该项)?(?:共)?扣(?:分|了)?{NUMBER}分")
_RATES = (("资金到位率", "arrival_rate"), ("预算执行率", "execution_rate"))


@dataclass(frozen=True)
class Claim:
    """A claim that is not borne out: what it is of, the words, and what the evaluation holds."""

    what: str
    stated: str
    number: str
    kept: str


def wrong_claims(evaluation: Evaluation, section: ReportSection) -> Iterator[Claim]:
    """The claims of a section that differ from the evaluation."""
    text = _own_words(evaluation, section.text)
    yield from _fund_rates(evaluation, text)
    yield from _class_scores(evaluation, text)
    yield from _indicators(evaluation, text)
    if not section.key.startswith("basics.goals"):
        yield from _values(evaluation, text)
    own = next((r for r in evaluation.indicators if r.id == section.key.rpartition(".")[2]), None)
    if own is not None:
        yield from _own_section(own, section.text)


def _own_words(evaluation: Evaluation, text: str) -> str:
    """The section without marks, gaps and quotations; an indicator's name in quotes is only set off by them. What a
    person gave as the reason of a changed score may tell the score before."""
    names = {r.name for r in evaluation.indicators}
    for row in evaluation.indicators:
        if row.edited and row.formula.strip():
            text = text.replace(row.formula.strip().rstrip("。；"), "")
    bare = _QUOTED.sub(lambda m: f"，{m['words']}" if m["words"] in names else "“”", text)
    return _OPEN.sub("", EVIDENCE_MARK.sub("", bare))


def _fund_rates(evaluation: Evaluation, text: str) -> Iterator[Claim]:
    """资金到位率 and 预算执行率 of the whole project; the row of that name may be held to another reading."""
    for name, field in _RATES:
        rate = getattr(evaluation.funds, field)
        if rate is None:
            continue
        rows = [r for r in evaluation.indicators if r.name == name]
        known = [rate, *(f.value for r in rows for t in (r.actual, r.target) for f in find_figures(t))]
        pattern = re.compile(rf"{_ALONE}{name}(?:为|是|达到|仅为|只有|：)?{NUMBER}\s*%")
        yield from _unlike(pattern, text, name, [v for v in known if v is not None], f"{show(rate)}%")


def _class_scores(evaluation: Evaluation, text: str) -> Iterator[Claim]:
    """The score of a first-level class, and its share; a bare number may also be its weight."""
    for total in evaluation.classes:
        head = rf"{_ALONE}(?:项目)?{re.escape(total.level1)}(?:类)?(?:指标)?"
        if total.score is not None:
            scored = re.compile(rf"{head}(?:得分为|得分|得){NUMBER}分")
            yield from _unlike(scored, text, f"{total.level1}类得分", [total.score], f"{show(total.score)}分")
        if total.rate is not None:
            share = re.compile(rf"{head}得分率(?:为|是|达到?)?{NUMBER}%")
            yield from _unlike(share, text, f"{total.level1}类得分率", [total.rate], f"{show(total.rate)}%")
        yield from _bare_scores(total, head, text)


def _bare_scores(total: ClassTotal, head: str, text: str) -> Iterator[Claim]:
    """决策15分（满分15分）: a number without a word for it is the score or the weight."""
    if total.score is None:
        return
    known = [total.score, total.weight]
    reported = f"得分{show(total.score)}分、分值{show(total.weight)}分"
    yield from _unlike(re.compile(rf"{head}{NUMBER}分"), text, f"{total.level1}类", known, reported)


def _indicators(evaluation: Evaluation, text: str) -> Iterator[Claim]:
    """得分, 扣分 and 实际 of indicators; where several bear one name, of any of them."""
    by_name: dict[str, list[Assessed]] = {}
    for row in evaluation.indicators:
        by_name.setdefault(row.name, []).append(row)
    for name, rows in by_name.items():
        if name not in text or any(r.score is None for r in rows):
            continue
        head = rf"{_ALONE}{re.escape(name)}(?:指标|一项)?[（(，]?"
        scores = [r.score for r in rows if r.score is not None]
        scored = re.compile(rf"{head}(?:得分为|得分|得|得满分){NUMBER}分")
        yield from _unlike(scored, text, f"“{name}”得分", scores, _noted(scores, "分"))
        lost = [p for r in rows for p in _lost(r)]
        taken = re.compile(rf"{head}(?:共|被)?扣(?:分|了|掉)?{NUMBER}分")
        yield from _unlike(taken, text, f"“{name}”扣分", lost, _noted(lost, "分"))


def _lost(row: Assessed) -> list[Decimal]:
    """What was taken off a row: in all, and each part of it."""
    whole = row.weight - (row.score if row.score is not None else row.weight)
    return [whole, *(d.points for d in row.deductions)]


def _values(evaluation: Evaluation, text: str) -> Iterator[Claim]:
    """A figure right behind an indicator's name is its actual value, its target, or what contradicting papers say."""
    reported = [f for c in evaluation.contradictions for f in find_figures(f"：{c.message}")]
    rates = {name for name, field in _RATES if getattr(evaluation.funds, field) is not None}
    for name in dict.fromkeys(r.name for r in evaluation.indicators if r.actual and r.name not in rates):
        rows = [r for r in evaluation.indicators if r.name == name]
        kept = [f for r in rows for t in (r.actual, r.target, r.formula) for f in find_figures(f"：{t}")]
        link = r"(?:[（(，：]?实际)?(?:完成值?|达到|为|是|：)*[≥≤＞＜><=＝]?"
        for found in re.finditer(rf"{_ALONE}{re.escape(name)}{link}(?P<value>\d[^。；，、\n（]*)", text):
            if (stated := _first_figure(found["value"])) and (other := _other_than(stated, kept, reported)):
                yield Claim(f"“{name}”的数值", f"{name}{stated.text}", stated.text, other)


def _first_figure(text: str) -> Figure | None:
    """The figure a text begins with; the colon keeps 17.5% from being read as item 17 of a list."""
    return next((f for f in find_figures(f"：{text}") if f.start == 1 and f.value is not None), None)


def _other_than(stated: Figure, kept: Sequence[Figure], reported: Sequence[Figure]) -> str:
    """The held figures of the same unit, where the one said is none of them nor told elsewhere; else ""."""
    alike = [f for f in kept if f.value is not None and (f.kind, f.unit) == (stated.kind, stated.unit)]
    if any(f.value == stated.value for f in (*alike, *reported)):
        return ""
    return "、".join(dict.fromkeys(f.text for f in alike))


def _own_section(row: Assessed, text: str) -> Iterator[Claim]:
    """In the section of an indicator nothing has to be named: 指标值为“≥36所”，实际完成“35所”, 扣0.1分."""
    bare = text
    for known in (row.standard, row.formula if row.edited else "", *(d.reason for d in row.deductions)):
        if words := known.strip().rstrip("。；"):
            bare = bare.replace(words, "…")
    lost = _lost(row)
    if row.score is not None:
        yield from _unlike(_OFF, bare, f"“{row.name}”扣分", lost, _noted(lost, "分"))
    for word, kept in (("指标值", row.target), ("实际完成", row.actual)):
        for found in re.finditer(rf"{_START}{word}(?:值)?(?:为|是)?[“]?[≥≤＞＜><=＝]?(?P<value>\d[^”。；，\n]*)", bare):
            stated = _first_figure(found["value"])
            if stated and (other := _other_than(stated, find_figures(f"：{kept}"), ())):
                yield Claim(f"“{row.name}”{word}", f"{word}{stated.text}", stated.text, other)


def _unlike(pattern: re.Pattern[str], text: str, what: str, known: Iterable[Decimal], kept: str) -> Iterator[Claim]:
    values = list(known)
    for found in pattern.finditer(text):
        if not any(_rounds_to(found["n"], value) for value in values):
            yield Claim(what, found[0], found["n"], kept)


def _rounds_to(shown: str, value: Decimal) -> bool:
    """Whether a number as printed is the value, exactly or rounded to the decimals printed."""
    return rounds_to(Decimal(shown), value)


def _noted(values: Iterable[Decimal], unit: str) -> str:
    return "或".join(f"{show(v)}{unit}" for v in dict.fromkeys(values))
