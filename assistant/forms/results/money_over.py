"""The money of the results laid over the money of the declaration, in the declaration's unit."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import MONEY_WORDS, Filing, FundLine, Funds
from assistant.domain.fund_lines import OF_TOTAL
from assistant.domain.results import Results
from assistant.domain.source import Source, SourceKind
from assistant.domain.vocabulary import FormKind
from assistant.language.money import Money, read_money_unit

_FAR_OFF = 1000
"""Times the approved sum from which only the unit can be wrong; 元 for 万元 is ten thousand times."""
_Convert = Callable[[Decimal | None], Decimal | None]


def with_money(declaration: Filing, results: Results) -> tuple[Filing, list[str]]:
    """The filing with the amounts that were given, and remarks.

    The approved sum of a declaration is its 年初预算数 as long as no other was given; what was not given stays.
    """
    funds = declaration.funds
    convert = _converter(results.unit, funds.unit)
    if convert is None:
        return declaration, [f"金额单位“{results.unit}”与申报表的“{funds.unit}”不能换算，资金没有使用，请写明单位。"]
    lines = _lines(funds, results, convert)
    given = {f: v for f in MONEY_WORDS if (v := convert(getattr(results, f))) is not None}
    notes, sources = [], dict(declaration.sources)
    summed = _summed(funds, lines) if "executed" not in given and funds.executed is None else None
    if summed is not None:
        given["executed"] = summed
        notes.append(f"全年执行数按各来源相加，为{show(summed)}{funds.unit}，请核对。")
    if (
        declaration.form is FormKind.GOAL_DECLARATION
        and "initial" not in given
        and funds.initial is None
        and funds.total
    ):
        given["initial"] = funds.total
        sources["funds.initial"] = Source(kind=SourceKind.EVIDENCE, label="批复的申报表：资金总额", confirm=True)
        notes.append(f"年初预算数取批复的资金总额{show(funds.total)}{funds.unit}，如有不同请改正。")
    notes += _far_off(given, funds)
    changed = any(given.get(f, getattr(funds, f)) != getattr(funds, f) for f in ("adjusted", "executed"))
    stale = {"execution_rate": None, "execution_score": None} if changed else {}
    new = funds.model_copy(update={**given, **stale, "lines": lines})
    return declaration.model_copy(update={"funds": new, "sources": sources}), notes


def _far_off(given: Mapping[str, Decimal], funds: Funds) -> Iterator[str]:
    """A remark where an amount is so far from the approved sum that its unit must be wrong: 元 typed for 万元."""
    approved = funds.total or funds.initial
    for field in ("adjusted", "executed"):
        amount = given.get(field)
        if amount and approved and amount >= approved * _FAR_OFF:
            stated = f"{MONEY_WORDS[field]}{show(amount)}{funds.unit}，是批复的{show(approved)}{funds.unit}的"
            yield f"{stated}{round(amount / approved)}倍，金额单位可能写错了，请核对。"


def _converter(given: str, wanted: str) -> _Convert | None:
    mine, theirs = read_money_unit(given), read_money_unit(wanted)
    if given == wanted or not given or mine is theirs:
        return lambda amount: amount
    if mine is None or theirs is None:
        return None
    return lambda amount: None if amount is None else Decimal(show(Money(amount=amount, unit=mine).to(theirs).amount))


def _lines(funds: Funds, results: Results, convert: _Convert) -> tuple[FundLine, ...]:
    """The lines by source: those there were with what was given of them, then the new ones."""
    given: Mapping[str, dict[str, Decimal]] = {
        line.source: {f: v for f in MONEY_WORDS if (v := convert(getattr(line, f))) is not None}
        for line in results.lines
    }
    kept = [line.model_copy(update=given.get(line.source, {})) for line in funds.lines]
    known = {line.source for line in funds.lines}
    new = [FundLine(source=s, **values) for s, values in given.items() if s not in known and values]
    return (*kept, *new)


def _summed(funds: Funds, lines: tuple[FundLine, ...]) -> Decimal | None:
    """The sum of what every source spent, where each source that has money says so."""
    spent = {line.source: line.executed for line in lines if line.executed is not None}
    due = {s for s in OF_TOTAL if getattr(funds, s)} | {x.source for x in lines if x.adjusted or x.initial}
    return sum(spent.values(), Decimal(0)) if spent and due <= set(spent) else None
