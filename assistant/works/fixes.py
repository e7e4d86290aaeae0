"""What would mend a finding, as orders: only where the finding itself says what is right."""

from collections.abc import Callable, Mapping, Sequence

from assistant.domain.filing import Filing
from assistant.domain.finding import Finding
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind
from assistant.domain.vocabulary import read_level1, read_level2
from assistant.language.target import SIGNS, Operator
from assistant.works.goal_text import agreeing, sentences_of

_K = OperationKind
Fix = Callable[[Filing, Finding], Sequence[Operation]]
_TURNED = {
    Operator.AT_LEAST: Operator.AT_MOST, Operator.MORE_THAN: Operator.LESS_THAN,
    Operator.AT_MOST: Operator.AT_LEAST, Operator.LESS_THAN: Operator.MORE_THAN,
}  # fmt: skip


def orders_for(filing: Filing, finding: Finding) -> Sequence[Operation]:
    """The orders that mend a finding; none where only a person knows what is right."""
    fix = _FIXES.get(finding.code)
    return fix(filing, finding) if fix else ()


def can_mend(filing: Filing, finding: Finding) -> bool:
    """Whether the program can mend it."""
    return bool(orders_for(filing, finding))


def _shared(filing: Filing, finding: Finding) -> Sequence[Operation]:  # noqa: ARG001 -- one shape for all
    return (Operation(op=_K.SHARE_WEIGHTS),)


def _row(filing: Filing, finding: Finding) -> Indicator | None:
    if finding.row is None or finding.row >= len(filing.indicators):
        return None
    return filing.indicators[finding.row]


def _turned(filing: Filing, finding: Finding) -> Sequence[Operation]:
    """The sign turned round: ≥80万元 of a cost is ≤80万元."""
    row = _row(filing, finding)
    if row is None or row.parsed.operator not in _TURNED:
        return ()
    value = row.parsed.low if row.parsed.low is not None else row.parsed.high
    stated = row.target.lstrip("≥≤＞＜><= ") if value is not None else ""
    bare = stated[:1].isdigit()
    return (
        (Operation(op=_K.SET_TARGET, row=row.id, value=f"{SIGNS[_TURNED[row.parsed.operator]]}{stated}"),)
        if bare
        else ()
    )


def _reclassed(filing: Filing, finding: Finding) -> Sequence[Operation]:
    """The class that the finding names behind 应归入."""
    row, (_, word, better) = _row(filing, finding), finding.message.rpartition("应归入")
    if row is None or not word or (read_level2(better) is None and read_level1(better) is None):
        return ()
    return (Operation(op=_K.SET_CLASS, row=row.id, value=better.rstrip("。")),)


def _agreed(filing: Filing, finding: Finding) -> Sequence[Operation]:
    """The goal with the value of the row, where one goal alone states another one of it."""
    row = _row(filing, finding)
    if row is None:
        return ()
    found = [(n, new) for n, s in enumerate(sentences_of(filing.goals.annual), 1) if (new := agreeing(s, row))]
    if len(found) != 1:
        return ()
    return (Operation(op=_K.SET_GOAL, field="annual", sentence=found[0][0], value=found[0][1]),)


_FIXES: Mapping[str, Fix] = {
    "FEA008": _agreed,
    "WEI001": _shared,
    "WEI002": _shared,
    "WEI003": _shared,
    "MEA004": _reclassed,
    "MEA009": _turned,
}
