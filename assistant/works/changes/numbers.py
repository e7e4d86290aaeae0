"""Numbers of the brief that a person wants in the form, or not."""

from collections.abc import Sequence

from assistant.base import show
from assistant.domain.indicator import Indicator
from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.domain.operation import Operation
from assistant.domain.source import Source, SourceKind
from assistant.domain.vocabulary import ECONOMIC_COST, QUANTITY, SERVED_SATISFACTION, SOCIAL, TIMELINESS
from assistant.jobs.declaration.writers.rule_based.composite.writing import without_part
from assistant.language.target import SIGNS
from assistant.works.changes.cells import read_class, require_new_name
from assistant.works.changes.rows import with_new_row
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.ledger import entry_of
from assistant.works.rows import without_rows
from assistant.works.state import NumberDecision, WorkState
from assistant.works.target_value import read_value
from assistant.works.weights import kept_right, moved_weights

_R = NumberRole
_FUNDS = frozenset({_R.MONEY_TOTAL, _R.MONEY_SOURCE, _R.MONEY_OVERALL})
_CLASS_OF = {
    _R.OUTPUT: QUANTITY, _R.FREQUENCY: QUANTITY, _R.RESULT: SOCIAL, _R.SATISFACTION: SERVED_SATISFACTION,
    _R.PRICE: ECONOMIC_COST, _R.MONEY_TOTAL: ECONOMIC_COST, _R.MONEY_USE: ECONOMIC_COST, _R.MONEY_EFFECT: SOCIAL,
    _R.LIMIT: TIMELINESS, _R.MILESTONE: TIMELINESS,
}  # fmt: skip


def use_number(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The number in the role that a person names: a row of its own where the role makes one, else noted."""
    entry, role = entry_of(state, order.number), _role(order.role)
    if role is _R.ORDER:
        raise NotApplicable("写给程序的命令里的数字不采用。")
    if entry.used and role is entry.role:
        raise NotApplicable(f"“{entry.quote}”已经用上了，没有改动。")
    decided = _with_decision(state, NumberDecision(number=order.number, used=True, role=role.value))
    if not role.makes_row or entry.used:
        return ChangeOutcome(decided, f"简介中的“{entry.quote}”", entry.role.word, role.word)
    name = entry.name or entry.about
    if not name:
        raise NotApplicable(f"不知道“{entry.quote}”说的是什么，请说出指标名称，如“加一个指标：……{entry.quote}”。")
    level1, level2 = read_class(tools.profile, "", entry.level2 or _CLASS_OF[role])
    require_new_name(state, name, level2)
    counted, row_id = tools.new_id(decided)
    bare = Indicator(id=row_id, level1=level1, level2=level2, name=name)
    value = read_value(bare, _stated(entry), state.filing.year)
    row = bare.model_copy(update={"target": value.target, "unit": value.unit, "source": _source(entry)})
    return with_new_row(counted, row, tools)


def _role(stated: str) -> NumberRole:
    found = next((r for r in NumberRole if stated in {r.value, r.word}), None)
    if found is None:
        raise NotApplicable(f"没有“{stated}”这种用途，请从这些里选：{'、'.join(r.word for r in NumberRole)}。")
    return found


def _stated(entry: LedgerEntry) -> str:
    if entry.number is None:
        return entry.high or entry.value
    sign = SIGNS.get(entry.operator, "") if entry.operator else ""
    return f"{sign}{show(entry.number)}{entry.unit}"


def _source(entry: LedgerEntry) -> Source:
    return Source(
        kind=SourceKind.BRIEF, label=f"项目简介：{entry.quote}", quote=entry.quote, document="项目简介",
        start=entry.start, end=entry.end,
    )  # fmt: skip


def ignore_number(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The number out of use: the row that rests on it goes, money and head are changed by their own orders."""
    entry = entry_of(state, order.number)
    if entry.used in {"money", "head"} or (entry.used and entry.role in _FUNDS):
        where = "起止时间" if entry.used == "head" else "资金"
        raise NotApplicable(f"“{entry.quote}”已经填在{where}里，请直接改{where}。")
    decided = _with_decision(state, NumberDecision(number=order.number, used=False, reason=order.reason))
    place = f"简介中的“{entry.quote}”"
    listed = _without(state.filing.indicators, entry)
    if listed is not None:
        name, rows = listed
        done = decided.model_copy(update={"filing": state.filing.model_copy(update={"indicators": rows})})
        return ChangeOutcome(done, place, entry.role.word, "不用").with_note(f"不再列在指标“{name}”里")
    gone = [r for r in state.filing.indicators if _rests_on(r, entry)]
    if not gone:
        return ChangeOutcome(decided, place, entry.role.word, "不用")
    without = without_rows(decided, (r.id for r in gone))
    rows = kept_right(state.filing.indicators, without.filing.indicators, tools.profile)
    done = without.model_copy(update={"filing": without.filing.model_copy(update={"indicators": rows})})
    names = "、".join(f"“{r.name}”" for r in gone)
    outcome = ChangeOutcome(done, place, entry.role.word, "不用")
    return outcome.with_note(f"指标{names}随之删去", moved_weights(state.filing.indicators, rows))


def _rests_on(row: Indicator, entry: LedgerEntry) -> bool:
    named = entry.used == f"indicator:{row.name}"
    return named and row.source is not None and row.source.holds(entry.start, entry.end)


def _without(rows: Sequence[Indicator], entry: LedgerEntry) -> tuple[str, tuple[Indicator, ...]] | None:
    """The rows with the one that lists the number among others without it, and its name; None where none does."""
    for row in rows:
        if _rests_on(row, entry) and (less := without_part(row, entry)) is not None:
            return row.name, tuple(less if r is row else r for r in rows)
    return None


def _with_decision(state: WorkState, decision: NumberDecision) -> WorkState:
    kept = tuple(d for d in state.numbers if d.number != decision.number)
    return state.model_copy(update={"numbers": (*kept, decision)})
