"""Rows added, deleted, moved and merged. Where the weights were right before, they are right afterwards."""

from collections.abc import Sequence

from assistant.base import known_sum, show
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.placeholders import placeholder
from assistant.domain.source import BY_USER, Source, SourceKind
from assistant.language.target import Operator
from assistant.works.changes.cells import read_class, require_new_name
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.rows import in_order, row_of, with_filing
from assistant.works.state import WorkState
from assistant.works.target_value import read_value
from assistant.works.weights import kept_right, moved_weights, sum_note
from assistant.works.wording import readable_name


def add_indicator(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """A row at the end of its class; a value that nobody gave is a 【待补充】 mark."""
    name = readable_name(order.name, "指标名称")
    level1, level2 = read_class(tools.profile, order.level1, order.level2)
    require_new_name(state, name, level2)
    counted, row_id = tools.new_id(state)
    bare = Indicator(id=row_id, level1=level1, level2=level2, name=name)
    row = from_library(bare, order, tools) if order.entry else new_row(bare, order.target, state)
    return with_new_row(counted, row, tools, order.before)


def new_row(bare: Indicator, stated: str, state: WorkState) -> Indicator:
    """A row that a person asks for, with its value as said."""
    if not stated.strip():
        unknown = Source(kind=SourceKind.USER, label=f"待补充：{bare.name}", confirm=True)
        return bare.model_copy(update={"target": placeholder(bare.name), "source": unknown})
    value = read_value(bare, stated, state.filing.year)
    return bare.model_copy(update={"target": value.target, "unit": value.unit, "source": BY_USER})


def from_library(bare: Indicator, order: Operation, tools: Tools) -> Indicator:
    """A row of the indicator library: its words, and its usual value to be confirmed. Raises NotApplicable."""
    entry = tools.ports.library(order.entry)
    if entry is None:
        raise NotApplicable("指标库里没有这条指标了，请重新查找。")
    usual = entry.suggested_basis or entry.value_basis
    source = Source(kind=SourceKind.LIBRARY, label=f"指标库：{usual}", ref=entry.id, confirm=True)
    basis = f"{usual}（建议值，须确认）" if entry.suggested else entry.value_basis
    return bare.model_copy(
        update={
            "target": entry.suggested or placeholder(bare.name), "unit": entry.unit, "definition": entry.definition,
            "formula": entry.formula, "scoring_standard": entry.scoring_standard, "value_basis": basis,
            "measurement": entry.measurement, "data_source": entry.data_source, "evidence": entry.evidence,
            "source": source,
        }
    )  # fmt: skip


def with_new_row(state: WorkState, row: Indicator, tools: Tools, before: str = "") -> ChangeOutcome:
    """The state with a row more: in its class, before another row where one is named."""
    old = state.filing.indicators
    rows = list(in_order([*old, row], tools.profile))
    if before:
        rows = _moved(rows, row, row_of(state, before))
    kept = kept_right(old, rows, tools.profile)
    after = f"{row.level2}：{row.name} {row.target}"
    outcome = ChangeOutcome(with_filing(state, indicators=kept), row.name, "", after)
    return outcome.with_note(moved_weights(old, kept), sum_note(kept, tools.profile))


def delete_indicator(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The form without a row; its points go to the other rows of its class."""
    row = row_of(state, order.row)
    outcome = _without(state, (row,), tools)
    stated = [f for f in ("annual", "overall") if row.name in getattr(state.filing.goals, f)]
    note = f"目标里还写着“{row.name}”，可以说“改目标”" if stated else ""
    return ChangeOutcome(outcome, row.name, f"{row.name} {row.target}", "已删去").with_note(
        moved_weights(state.filing.indicators, outcome.filing.indicators),
        sum_note(outcome.filing.indicators, tools.profile),
        note,
    )


def _without(state: WorkState, gone: Sequence[Indicator], tools: Tools) -> WorkState:
    ids = {r.id for r in gone}
    old = state.filing.indicators
    rows = kept_right(old, [r for r in old if r.id not in ids], tools.profile)
    overall = tuple(r for r in state.filing.overall_indicators if r.id not in ids)
    return with_filing(state, indicators=rows, overall_indicators=overall)


def move_indicator(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """A row before another of its class, or at the end of it."""
    row, rows = row_of(state, order.row), list(state.filing.indicators)
    if order.before:
        moved = _moved(rows, row, row_of(state, order.before))
        where = f"移到“{row_of(state, order.before).name}”前面"
    else:
        moved = list(in_order([*(r for r in rows if r.id != row.id), row], tools.profile))
        where = f"移到{row.level2}最后"
    if [r.id for r in moved] == [r.id for r in rows]:
        raise NotApplicable(f"“{row.name}”本来就在那里，没有改动。")
    return ChangeOutcome(with_filing(state, indicators=tuple(moved)), row.name, f"第{_place(rows, row)}条", where)


def _place(rows: Sequence[Indicator], row: Indicator) -> int:
    return next((n for n, r in enumerate(rows, 1) if r.id == row.id), 0)


def _moved(rows: Sequence[Indicator], row: Indicator, before: Indicator) -> list[Indicator]:
    if before.id == row.id:
        raise NotApplicable("不能移到自己前面。")
    if (before.level1, before.level2) != (row.level1, row.level2):
        raise NotApplicable(
            f"“{before.name}”在{before.level2}里，“{row.name}”在{row.level2}里。要换分类，请说“把{row.name}放到{before.level2}”。"
        )
    others = [r for r in rows if r.id != row.id]
    at = next(n for n, r in enumerate(others) if r.id == before.id)
    return [*others[:at], row, *others[at:]]


def merge_indicators(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001
    """One row of several: the named one stays with its value and has their points; what the others said is told."""
    kept = row_of(state, order.into)
    gone = [row_of(state, r) for r in dict.fromkeys(order.rows) if r != order.into]
    if not gone:
        raise NotApplicable("合并至少要两条指标，请说出是哪几条。")
    if other := [r for r in gone if r.level1 != kept.level1]:
        raise NotApplicable(
            f"“{other[0].name}”和“{kept.name}”不是同一类（{other[0].level1}、{kept.level1}），没有合并。"
        )
    weights = [r.weight for r in (kept, *gone)]
    whole = None if None in weights else sum(w for w in weights if w is not None)
    before = state.filing.indicators
    ids = {r.id for r in gone}
    merged = kept.model_copy(update={"weight": whole if whole is not None else kept.weight, "source": BY_USER})
    rows = tuple(merged if r.id == kept.id else r for r in before if r.id not in ids)
    overall = tuple(r for r in state.filing.overall_indicators if r.id not in ids)
    noted = "、".join(f"{r.name} {r.target}" for r in gone)
    outcome = ChangeOutcome(
        with_filing(state, indicators=rows, overall_indicators=overall),
        kept.name,
        f"{kept.name} {kept.target}、{noted}",
        f"{kept.name} {kept.target}",
    )
    return outcome.with_note(f"删去了{noted}", _sum_of_counts(kept, gone))


def _sum_of_counts(kept: Indicator, gone: Sequence[Indicator]) -> str:
    """What the counts come to together, for the person to say so; nothing is added up unasked."""
    targets = [r.parsed for r in (kept, *gone)]
    counts = [t.low for t in targets if t.operator in {Operator.AT_LEAST, Operator.EQUAL} and t.unit not in {"", "%"}]
    same = len({t.measured for t in targets}) == 1 and len(counts) == len(targets)
    if not same:
        return ""
    total = known_sum(counts)
    return f"几条合计是{show(total)}{targets[0].measured}，要改成合计请说一声"
