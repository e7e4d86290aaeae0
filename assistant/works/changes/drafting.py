"""More brief text: the form is drafted anew and keeps what a person changed; what no longer applies is told.

The changes of a person are done again, in their order, over the new draft. They find their rows by id: a drafted row
that measures what an older one did takes over its id.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FormKind
from assistant.files.interface import BriefError
from assistant.jobs.declaration.interface import Draft
from assistant.works.changes.account import add_results
from assistant.works.history import effective
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.questions import asked_of
from assistant.works.rows import in_order, numbered
from assistant.works.state import Step, WorkState

_K = OperationKind
_NOT_AGAIN = frozenset({_K.ADD_BRIEF, _K.START_FROM, _K.SWITCH_PROFILE, _K.SWITCH_YEAR})
"""What the new draft has in it already: the texts, the form it stands on, profile and year."""


@dataclass(frozen=True)
class Kept:
    """A state with the changes of a person laid over it, and what of them could not be."""

    state: WorkState
    lost: tuple[str, ...] = ()


def add_brief(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """More of the brief, and what the draft makes of all of it; of a self-evaluation, results of the year."""
    if state.filing.form is FormKind.SELF_EVALUATION:
        return add_results(state, Operation(op=_K.ADD_RESULTS, value=order.value), tools)
    text = order.value.strip()
    if not text:
        raise NotApplicable("没有文字。请写几句话：做什么、做多少、什么时候完成、花多少钱。")
    if tools.only_checks:
        return ChangeOutcome(state, "项目情况")
    more = state.model_copy(update={"brief": (*state.brief, text)})
    fresh = with_draft(more, drafted(more, tools))
    kept = laid_over(fresh, tools)
    before, after = state.filing, kept.state.filing
    outcome = ChangeOutcome(kept.state, "项目情况", _size(before), _size(after))
    return outcome.with_note(*_noted(before, after), *kept.lost)


def drafted(state: WorkState, tools: Tools) -> Draft:
    """What the texts give: carried out on the form that the work began with, else a form of their own."""
    if tools.recorded is not None:
        tools.drafted = tools.recorded
        return tools.recorded
    year = state.filing.year or tools.ports.now().year
    try:
        if state.ground is None:
            tools.drafted = tools.ports.draft(state.text, tools.profile, year, state.drafted)
        else:
            ground = placed(state.ground, tools.profile)
            tools.drafted = tools.ports.roll_on(ground, state.text, tools.profile, year, state.document)
    except BriefError as error:
        raise NotApplicable(str(error)) from error
    return tools.drafted


def placed(filing: Filing, profile: Profile) -> Filing:
    """A form with its rows in the classes of a profile, as far as it has them."""
    rows = tuple(_in_class(r, profile) for r in filing.indicators)
    overall = tuple(_in_class(r, profile) for r in filing.overall_indicators)
    return filing.model_copy(update={"indicators": in_order(rows, profile), "overall_indicators": overall})


def _in_class(row: Indicator, profile: Profile) -> Indicator:
    place = profile.place(row.level1, row.level2)
    return row.model_copy(update={"level1": place[0], "level2": place[1]}) if place else row


def with_draft(state: WorkState, draft: Draft) -> WorkState:
    """The state as a draft makes it: its filing with ids, its facts and its questions."""
    known = state.drafted.indicators + state.drafted.overall_indicators if state.drafted else ()
    filing, last = numbered(draft.filing, state.last_row, known)
    return state.model_copy(
        update={
            "filing": filing, "drafted": filing, "facts": draft.facts, "asked": asked_of(draft.questions),
            "last_row": last, "writer": draft.writer,
        }
    )  # fmt: skip


def laid_over(fresh: WorkState, tools: Tools) -> Kept:
    """The changes of a person done again over a new draft."""
    state, lost = fresh, []
    for order, step in _orders_of(effective(tools.steps)):
        try:
            state = _again(state, order, step, tools)
        except NotApplicable as reason:
            lost.append(f"原来的改动“{order.op.word}：{step.applied.place} {step.applied.after}”没有用上：{reason}")
    return Kept(state, tuple(lost))


def _orders_of(steps: Sequence[Step]) -> Iterator[tuple[Operation, Step]]:
    """What a person ordered since a work began, answers as the orders that they came to."""
    for step in steps:
        orders = step.resolved or (step.applied.operation,)
        yield from ((order, step) for order in orders if order.op not in _NOT_AGAIN)


def _again(state: WorkState, order: Operation, step: Step, tools: Tools) -> WorkState:
    """The state with one order done again. That it is so already is no loss."""
    again = tools.again(step.made_rows)
    try:
        return tools.handlers[order.op](state, order, again).state
    except NotApplicable as reason:
        if "没有改动" in str(reason):
            return state
        raise


def _size(filing: Filing) -> str:
    return f"{len(filing.indicators)}条指标" if filing.indicators else "（空）"


def _noted(before: Filing, after: Filing) -> Iterator[str]:
    """Which rows came and went, and whose value moved."""
    if not before.indicators:
        return
    old, new = {r.id: r for r in before.indicators}, {r.id: r for r in after.indicators}
    came = [f"{r.name} {r.target}" for r in after.indicators if r.id not in old]
    went = [f"{r.name} {r.target}" for r in before.indicators if r.id not in new]
    moved = [
        f"{r.name} {old[r.id].target}→{r.target}"
        for r in after.indicators
        if r.id in old and old[r.id].target != r.target
    ]
    for word, rows in (("新增", came), ("不再有", went), ("变化", moved)):
        if rows:
            yield f"{word}：{'、'.join(rows)}"
