"""The weights after rows went or came: a class keeps its points, shared among its rows as they were."""

from decimal import Decimal

from assistant.domain.profile import Profile
from assistant.domain.vocabulary import read_level1
from assistant.jobs.declaration.last_year.working import WorkingForm, WorkingRow
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.jobs.declaration.writers.rule_based.weights import allocate, weigh


def weigh_again(form: WorkingForm, profile: Profile) -> None:
    """Only the classes whose rows changed are weighed anew; all of them where a class came or went."""
    if not any(row.gone or row.last is None for row in form.rows) or not _has_weights(form):
        return
    before = {level1: _of(form.rows, level1, last=True) for level1 in _classes(form)}
    now = {level1: _of(form.live(), level1) for level1 in _classes(form)}
    if any(bool(before[c]) != bool(now[c]) for c in before):
        _whole(form, profile)
        return
    for level1, rows in now.items():
        if {id(r) for r in rows} != {id(r) for r in before[level1]}:
            total = sum((r.last.weight or Decimal(0) for r in before[level1] if r.last is not None), Decimal(0))
            if total > 0:
                _put(rows, allocate(total, [_importance(r, rows) for r in rows]))


def _has_weights(form: WorkingForm) -> bool:
    return any(row.last is not None and row.last.weight for row in form.rows)


def _classes(form: WorkingForm) -> list[str | None]:
    return list(dict.fromkeys(read_level1(row.row.level1) for row in form.rows))


def _of(rows: list[WorkingRow], level1: str | None, *, last: bool = False) -> list[WorkingRow]:
    return [r for r in rows if read_level1(r.row.level1) == level1 and (r.last is not None or not last)]


def _importance(row: WorkingRow, rows: list[WorkingRow]) -> Decimal:
    """The weight that it had; a new row counts as an average one."""
    if row.last is not None and row.last.weight:
        return row.last.weight
    known = [r.last.weight for r in rows if r.last is not None and r.last.weight]
    return sum(known, Decimal(0)) / len(known) if known else Decimal(1)


def _whole(form: WorkingForm, profile: Profile) -> None:
    rows = form.live()
    weighed = weigh([DraftRow(r.row, _importance(r, rows)) for r in rows], profile)
    for row, new in zip(rows, weighed, strict=True):
        row.row = row.row.model_copy(update={"weight": new.indicator.weight})


def _put(rows: list[WorkingRow], weights: tuple[Decimal, ...]) -> None:
    for row, weight in zip(rows, weights, strict=True):
        row.row = row.row.model_copy(update={"weight": weight})
