"""The total of a brief settled by what else it says: one sum for all years and none for this one is this year's."""

from collections.abc import Sequence

from assistant.domain.ledger import LedgerEntry, NumberRole

_R = NumberRole


def settled(entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """The entries with a total where the brief states one sum that can be nothing else."""
    if any(e.role is _R.MONEY_TOTAL for e in entries):
        return list(entries)
    if not _several_years(entries) and (overall := _values(entries, _R.MONEY_OVERALL)):
        return _as_total(entries, _R.MONEY_OVERALL, max(overall))
    uses = _values(entries, _R.MONEY_USE)
    if len(uses) == 1 and not _values(entries, _R.MONEY_OVERALL) and not _values(entries, _R.MONEY_SOURCE):
        return _as_total(entries, _R.MONEY_USE, next(iter(uses)))
    return list(entries)


def _several_years(entries: Sequence[LedgerEntry]) -> bool:
    """Whether a period runs over the end of a year, or several years are counted (三年)."""
    periods = [e for e in entries if e.role is _R.PERIOD]
    spans = any((e.low or "")[:4] < (e.high or "")[:4] for e in periods if e.low and e.high)
    return spans or any(e.unit == "年" and e.number is not None and 1 < e.number < 10 for e in periods)


def _values(entries: Sequence[LedgerEntry], role: NumberRole) -> set[tuple[str, str]]:
    return {(e.value, e.unit) for e in entries if e.role is role and e.number is not None}


def _as_total(
    entries: Sequence[LedgerEntry], role: NumberRole, amount: tuple[str, str]
) -> list[LedgerEntry]:
    update = {"role": _R.MONEY_TOTAL, "about": "项目资金"}
    return [
        e.model_copy(update=update) if e.role is role and (e.value, e.unit) == amount else e for e in entries
    ]
