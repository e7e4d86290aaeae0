"""The head of the room: a work and an operation in, the work after it and what became of the operation out.

An operation is checked and done in one place, its handler; ``check`` is the same without keeping the outcome. What
cannot be done changes nothing and comes back with ``applied`` false and ``why`` in Chinese. After every change the
rules are run again and the open questions read again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.domain.filing import Filing
from assistant.domain.finding import Finding
from assistant.domain.operation import Actor, AppliedOperation, Operation
from assistant.domain.operation_kind import OperationKind
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FormKind
from assistant.works.changes.evaluation.table import REFUSED
from assistant.works.changes.table import handlers_of
from assistant.works.delta import difference, laid_over, taken_back
from assistant.works.evaluation import begun_filing, evaluation_findings, reflected
from assistant.works.evaluation_case import EvaluationCase
from assistant.works.findings import named_findings
from assistant.works.gaps import with_reasons
from assistant.works.history import next_redo, next_undo
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools, WorkPorts
from assistant.works.questions import open_questions
from assistant.works.rows import numbered
from assistant.works.self_evaluation import APPROVED, approved_of, begun, rescored
from assistant.works.state import Step, Work, WorkState

_K = OperationKind
_TOO_MUCH = "里面有表里存不下的数，没有改。请核对数字。"
_DOCUMENT = "原来的表"
_NO_ROWS = "这份表里没有指标，不能自评。请先到“申报”起草，或上传批复的申报表。"
_NO_CURVES = "这个口径没有规定自评的计分办法，请换一个口径。"
_APPROVED_STAYS = (
    "这是自评，批复的绩效目标和指标不在这里改，可以填完成值、得分理由、偏差原因。"
    "确需调整的，请改好申报表再重新开始自评。"
)
_OF_EVALUATIONS = "这是绩效评价才有的改动，这份表里做不了。请到“评价”里改。"
_STILL = "这句话不改表，表没有变。"


@dataclass(frozen=True)
class Works:
    """Begins works and carries out operations on them; bootstrap hands in drafting, rules and profiles."""

    ports: WorkPorts

    def new(self, work_id: str, profile: str, year: int) -> Work:
        """An empty declaration, to be begun with ``add_brief`` or ``start_from``. Raises ProfileNotFound."""
        filing = Filing(form=FormKind.GOAL_DECLARATION, profile=self.ports.profile(profile).id, year=year)
        return self.opened(work_id, filing)

    def opened(self, work_id: str, filing: Filing) -> Work:
        """A work that begins with a filing as it stands. Raises ProfileNotFound."""
        with_ids, last = numbered(filing, _last_number(filing))
        ground = with_ids if with_ids.indicators else None
        state = WorkState(filing=with_ids, drafted=ground, ground=ground, document=_DOCUMENT, last_row=last)
        return self._work(work_id, state)

    def self_evaluation(self, work_id: str, approved: Filing, document: str = _DOCUMENT) -> Work:
        """A self-evaluation of approved goals, or one that is half filled. Raises ProfileNotFound, NotApplicable."""
        profile = self.ports.profile(approved.profile)
        if profile.curves is None or not approved.indicators:
            raise NotApplicable(_NO_CURVES if approved.indicators else _NO_ROWS)
        ground, last = numbered(approved, _last_number(approved))
        state = WorkState(filing=begun(ground), ground=ground, document=document, last_row=last)
        return self._work(work_id, rescored(state, profile))

    def evaluation(self, work_id: str, name: str, profile: str, declaration: Filing | None = None) -> Work:
        """An evaluation before any paper is read, of approved goals where there are some. Raises ProfileNotFound."""
        filing = begun_filing(name, self.ports.profile(profile).id, declaration)
        given = {"declaration": "申报表"} if declaration else {}
        case = EvaluationCase(declaration=declaration, given=given)
        return self._work(work_id, WorkState(filing=filing, evaluation=case))

    def _work(self, work_id: str, state: WorkState) -> Work:
        return self._refreshed(Work(id=work_id, kind=state.filing.form, start=state, state=state))

    def check(self, work: Work, operation: Operation, actor: Actor | None = None) -> str | None:
        """Why the operation cannot be done, in one Chinese sentence; None where it can. Nothing is drafted for it."""
        try:
            self._outcome(work, operation, self._tools(work, actor or Actor(), only_checks=True))
        except NotApplicable as reason:
            return str(reason)
        return None

    def apply(self, work: Work, operation: Operation, actor: Actor | None = None) -> tuple[Work, AppliedOperation]:
        """The work after the operation, and what became of it; the same work where it was not applied."""
        by = actor or Actor()
        return self._done(work, operation, by, self._tools(work, by))

    def taken_over(
        self, work: Work, operation: Operation, case: EvaluationCase, actor: Actor
    ) -> tuple[Work, AppliedOperation]:
        """The same for an evaluation that was kept before its changes were operations."""
        tools = self._tools(work, actor)
        tools.recorded_case = case
        return self._done(work, operation, actor, tools)

    def _done(self, work: Work, operation: Operation, by: Actor, tools: Tools) -> tuple[Work, AppliedOperation]:
        try:
            outcome = self._outcome(work, operation, tools)
        except NotApplicable as reason:
            return work, self._applied(work, operation, by, why=str(reason))
        if not _keeps(outcome.state):
            return work, self._applied(work, operation, by, why=_TOO_MUCH)
        done = self._applied(work, operation, by, outcome)
        return self._after(work, outcome.state, done, tools), done

    def apply_all(
        self, work: Work, operations: Iterable[Operation], actor: Actor | None = None
    ) -> tuple[Work, list[AppliedOperation]]:
        """Several operations in their order; one that cannot be done does not hold up the others."""
        done = []
        for operation in operations:
            work, applied = self.apply(work, operation, actor)
            done.append(applied)
        return work, done

    def undo(self, work: Work, actor: Actor | None = None) -> tuple[Work, AppliedOperation]:
        """The last operation taken back."""
        return self.apply(work, Operation(op=_K.UNDO), actor)

    def redo(self, work: Work, actor: Actor | None = None) -> tuple[Work, AppliedOperation]:
        """The operation that was taken back last, done again."""
        return self.apply(work, Operation(op=_K.REDO), actor)

    def replay(self, start: WorkState, steps: Iterable[Step]) -> WorkState:
        """The state that the operations give when each is done again from the start; drafts are taken as recorded.

        Raises NotApplicable where one cannot be done: then the steps do not belong to the start.
        """
        work = self._work("replay", start)
        for step in steps:
            tools = self._tools(work, Actor(who=step.applied.who, source=step.applied.source))
            tools.recorded, tools.recorded_form, tools.given_rows = step.drafted, step.form, step.made_rows
            tools.recorded_results, tools.recorded_case = step.results, step.case
            outcome = self._outcome(work, step.applied.operation, tools)
            work = work.model_copy(update={"state": outcome.state, "steps": (*work.steps, step)})
        return work.state

    def refreshed(self, work: Work) -> Work:
        """The work with its findings and open questions as the rules of today see them."""
        return self._refreshed(work)

    def _outcome(self, work: Work, operation: Operation, tools: Tools) -> ChangeOutcome:
        if operation.op is _K.UNDO:
            return _undone(work)
        if operation.op is _K.REDO:
            return _redone(work)
        handler = handlers_of(work.kind).get(operation.op)
        if handler is None:
            raise NotApplicable(_refused(work.kind, operation))
        if operation.op in APPROVED and work.state.filing.form is FormKind.SELF_EVALUATION:
            raise NotApplicable(_APPROVED_STAYS)
        outcome = handler(work.state, operation, tools)
        profile = self.ports.profile(outcome.state.filing.profile)
        return replace(outcome, state=reflected(rescored(outcome.state, profile)))

    def _tools(self, work: Work, actor: Actor, *, only_checks: bool = False) -> Tools:
        profile = self.ports.profile(work.state.filing.profile)
        return Tools(self.ports, actor, profile, handlers_of(work.kind), work.steps, only_checks=only_checks)

    def _applied(
        self, work: Work, operation: Operation, actor: Actor, outcome: ChangeOutcome | None = None, why: str = ""
    ) -> AppliedOperation:
        found = outcome or ChangeOutcome(work.state, _place(work, operation))
        return AppliedOperation(
            id=f"o{len(work.steps) + 1}" if outcome else "", operation=operation, who=actor.who, source=actor.source,
            when=self.ports.now(), place=found.place, before=found.before, after=found.after,
            applied=outcome is not None, why=why,
        )  # fmt: skip

    def _after(self, work: Work, state: WorkState, applied: AppliedOperation, tools: Tools) -> Work:
        delta = difference(_json(work.state), _json(state))
        step = Step(
            applied=applied, delta=delta, made_rows=tuple(tools.made_rows), resolved=tuple(tools.resolved),
            drafted=tools.drafted, form=tools.form, results=tools.results, case=tools.case,
        )  # fmt: skip
        return self._refreshed(work.model_copy(update={"state": state, "steps": (*work.steps, step)}))

    def _refreshed(self, work: Work) -> Work:
        state, profile = work.state, self._profile(work)
        found = self._findings(state, profile) if _has_content(state) else ()
        update = {"findings": named_findings(state, found), "questions": open_questions(state, profile)}
        return work.model_copy(update=update)

    def _findings(self, state: WorkState, profile: Profile) -> Sequence[Finding]:
        if state.filing.form is FormKind.EVALUATION_REPORT:
            return evaluation_findings(state, profile, self.ports.evaluations)
        approved = approved_of(state)
        if approved:
            return self.ports.review(with_reasons(state), profile, state.facts, approved).findings
        return self.ports.review(with_reasons(state), profile, state.facts).findings

    def _profile(self, work: Work) -> Profile:
        return self.ports.profile(work.state.filing.profile)


def _refused(kind: FormKind, operation: Operation) -> str:
    if not operation.op.changes:
        return _STILL
    return REFUSED if kind is FormKind.EVALUATION_REPORT else _OF_EVALUATIONS


def _has_content(state: WorkState) -> bool:
    return bool(state.filing.indicators or state.brief)


def _keeps(state: WorkState) -> bool:
    """Whether the state reads back from its JSON as it is, so that it can be saved, undone and replayed."""
    try:
        return WorkState.model_validate(_json(state)) == state
    except ValueError:
        return False


def _json(state: WorkState) -> object:
    return state.model_dump(mode="json")


def _undone(work: Work) -> ChangeOutcome:
    step = next_undo(work.steps)
    if step is None:
        raise NotApplicable("没有可以撤销的改动。")
    state = WorkState.model_validate(taken_back(_json(work.state), step.delta))
    return ChangeOutcome(state, step.applied.place, step.applied.after, step.applied.before or "已撤销")


def _redone(work: Work) -> ChangeOutcome:
    step = next_redo(work.steps)
    if step is None:
        raise NotApplicable("没有可以恢复的改动。")
    state = WorkState.model_validate(laid_over(_json(work.state), step.delta))
    return ChangeOutcome(state, step.applied.place, step.applied.before, step.applied.after)


def _place(work: Work, operation: Operation) -> str:
    """The name of the row that an operation is about, where it names one."""
    return next((r.name for r in work.filing.indicators if r.id == operation.row), "") if operation.row else ""


def _last_number(filing: Filing) -> int:
    ids = [r.id[1:] for r in (*filing.indicators, *filing.overall_indicators) if r.id[:1] == "r"]
    return max((int(i) for i in ids if i.isdigit()), default=0)
