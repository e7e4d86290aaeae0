"""Which of the numbers of a question are target and actual value of one measure."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.language.calculation import StatedPart, Term

Pair = tuple[StatedPart | None, StatedPart | None]
"""Target and actual value."""
_TEN_THOUSAND = Decimal(10_000)
_TWO = 2
_DAYS = frozenset({"天", "日", "个工作日", "工作日"})


def pair_of(parts: Sequence[StatedPart], only: str | None = None) -> Pair:
    """The pair of the unit that tells most; where no word tells them apart, the target is said first.

    ``only``: a unit beside which no other counts.
    """
    groups: dict[str, list[StatedPart]] = {}
    for part in parts:
        if part.unit != "分" and part.part not in {Term.WEIGHT, Term.TOTAL}:
            groups.setdefault("天" if part.unit in _DAYS else part.unit, []).append(part)
    if only is not None:
        groups = {u: g for u, g in groups.items() if u in {only, ""}}
    for unit in [u for u in groups if u and "" in groups]:
        groups[unit] = sorted((*groups[""], *groups[unit]), key=lambda p: p.start)
    return max((roles(g) for g in groups.values()), key=_certainty, default=(None, None))


def roles(group: Sequence[StatedPart]) -> Pair:
    """Target and actual value among numbers of one unit: by their words, else by their order."""
    group = _with_target(group)
    target = next((p for p in group if p.part is Term.TARGET), None)
    actual = next((p for p in group if p.part in {Term.ACTUAL, Term.EXECUTED} and p is not target), None)
    rest = [p for p in group if p is not target and p is not actual]
    if target is None and actual is not None and rest:
        target = next((p for p in rest if p.start < actual.start and p.unit != "%"), None)
    if target is not None and actual is None and rest:
        actual = next((p for p in rest if p.part is not Term.TARGET and p.unit in {target.unit, ""}), None)
    if target is None and actual is None and len(group) == _TWO and group[0].unit != "%":
        target, actual = group
    return target, actual


def are_different_days(target: StatedPart, actual: StatedPart) -> bool:
    """Whether one is counted in days and the other in working days."""
    return target.unit != actual.unit and {target.unit, actual.unit} <= _DAYS


def in_ten_thousands(target: StatedPart, actual: StatedPart) -> tuple[StatedPart, StatedPart]:
    """Both in 万元 where they are sums of that size."""
    if target.unit != "元" or actual.unit != "元" or min(target.value, actual.value) < _TEN_THOUSAND:
        return target, actual
    return (
        replace(target, value=target.value / _TEN_THOUSAND, unit="万元"),
        replace(actual, value=actual.value / _TEN_THOUSAND, unit="万元"),
    )


def _with_target(group: Sequence[StatedPart]) -> Sequence[StatedPart]:
    """全年做90场，实际52场: of two actual values and no target the first was to be reached."""
    actual = [p for p in group if p.part is Term.ACTUAL]
    if len(actual) != _TWO or any(p.part is Term.TARGET for p in group) or actual[0].unit in {"%", "分"}:
        return group
    return [replace(p, part=Term.TARGET) if p is actual[0] else p for p in group]


def _certainty(pair: Pair) -> tuple[int, int]:
    """How many of a pair there are, and how many of them a word names."""
    return sum(p is not None for p in pair), sum(p is not None and p.part is not Term.UNKNOWN for p in pair)
