"""The ledger of a work: what became of every number of the brief, by the draft and by what a person decided."""

from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.domain.operation import number_id
from assistant.jobs.declaration.ledger.uses import with_uses
from assistant.works.interface import NotApplicable
from assistant.works.state import NumberDecision, WorkState


def ledger_of(state: WorkState) -> Ledger:
    """Every number with its use in the filing as it stands, or why it has none."""
    if state.facts is None:
        return Ledger()
    rolled = state.ground is not None  # such a ledger says already what became of each number
    ledger = state.facts.ledger if rolled else with_uses(state.facts.ledger, state.filing)
    decided = {d.number: d for d in state.numbers}
    entries = tuple(_decided(e, decided.get(number_id(e)), state) for e in ledger.entries)
    return ledger.model_copy(update={"entries": entries})


def entry_of(state: WorkState, number: str) -> LedgerEntry:
    """A number of the brief by its id, with its use. Raises NotApplicable."""
    found = next((e for e in ledger_of(state).entries if number_id(e) == number), None)
    if found is None:
        raise NotApplicable("简介里没有这个数字，可能简介已经改过。")
    return found


def _decided(entry: LedgerEntry, decision: NumberDecision | None, state: WorkState) -> LedgerEntry:
    if decision is not None and not decision.used:
        why = f"您选择不用{f'：{decision.reason}' if decision.reason else ''}"
        return entry.model_copy(update={"used": "", "why": why})
    if not entry.used and (changed := _changed_by_user(entry, state)):
        return entry.model_copy(update={"why": changed})
    if decision is not None and decision.role:
        return entry.model_copy(
            update={"role": NumberRole(decision.role), "why": "" if entry.used else "您改了它的用途"}
        )
    return entry


def _changed_by_user(entry: LedgerEntry, state: WorkState) -> str:
    """That a person put another value where the draft had used the number, or took the row away."""
    if state.drafted is None:
        return ""
    now = {r.id: r for r in (*state.filing.indicators, *state.filing.overall_indicators)}
    for row in (*state.drafted.indicators, *state.drafted.overall_indicators):
        source = row.source
        if source is None or not source.holds(entry.start, entry.end):
            continue
        if row.id not in now:
            return f"“{row.name}”已删去或合并"
        if now[row.id].target != row.target and not source.lists(entry.start, entry.end):
            return f"您已把“{now[row.id].name}”改为{now[row.id].target}"
    return ""
