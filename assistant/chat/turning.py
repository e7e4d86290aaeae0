"""One turn while it is carried out: operations done or proposed, the rest answered, the reply worded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from assistant.chat.documents import last_drafted
from assistant.chat.explaining import explained
from assistant.chat.interface import ChatPorts, Proposal, Talk, Turn
from assistant.chat.proposing import choices_line, proposal, proposal_lines, tried, unused_line
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Focus, Pending
from assistant.chat.replies import change_line, check_line, closing, drafted_line, greeting, not_understood, refusal
from assistant.domain.operation import Actor, AppliedOperation, Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.works.state import Work
from assistant.works.works import Works

MOST_QUESTIONS = 3
_FOLLOWING = "总成本"
"""How the row is called whose value goes with the total of the money."""


class RunningTurn:
    """Takes the operations of a message in their order."""

    def __init__(self, works: Works, ports: ChatPorts, talk: Talk, actor: Actor) -> None:
        self._works, self._ports, self._actor = works, ports, actor
        self._talk = talk
        self._begin = talk.work
        self._done: list[AppliedOperation] = []
        self._proposals: list[Proposal] = []
        self._choices: list[Proposal] = []
        self._lines: list[str] = []
        self._notes: list[str] = []
        self._files: list[str] = []
        self._touched: list[str] = []
        self._pending: Pending | None = None

    def note_unanswered(self, read: Sequence[ReadAct]) -> None:
        """That what was proposed before was neither agreed to nor declined, and is not done."""
        waiting = {o for operations in self._talk.focus.proposed for o in operations}
        if waiting and read and not any(one.operation in waiting for one in read):
            self._lines.append("刚才问您的改动没有做。")

    def take(self, read: ReadAct) -> None:
        """Carry one operation out, propose it, or answer it."""
        operation = read.operation
        self._notes += [read.note] if read.note else []
        if operation.op.changes and read.is_proposed:
            self._propose(read)
        elif operation.op.changes:
            self._carry_out(operation)
        elif read.pending is not None and read.pending.are_changes:
            self._ask_which(read, read.pending)
        else:
            self._say(read, self._answer(operation))

    def _say(self, read: ReadAct, answer: str) -> None:
        """Answer what changes nothing."""
        operation = read.operation
        self._pending = read.pending or self._pending
        self._lines.append(answer)
        rows = [operation.row] if operation.row else list(operation.rows)
        self._touched += rows if len(rows) == 1 else []
        self._choices += self._of_choices(read.pending)
        self._done.append(self._noted(operation))

    def _ask_which(self, read: ReadAct, pending: Pending) -> None:
        """Ask which of two readings is meant; where only one of them can be done, it is proposed."""
        able = [o for o in pending.orders if not tried(self._works, self._talk.work, [o], self._actor).fails]
        if len(able) == 1:
            self._propose(replace(read, operation=able[0], pending=None))
            return
        self._say(read, choices_line(read.operation.reason, self._of_choices(pending)))

    def _carry_out(self, operation: Operation) -> None:
        work, done = self._works.apply(self._talk.work, operation, self._actor)
        if not done.applied and self._is_done(operation):
            done = done.model_copy(update={"applied": True, "why": ""})
        self._touched += _rows_of(operation, self._talk.work, work)
        self._talk = replace(self._talk, work=work)
        written = last_drafted(work) if done.applied and operation.op is Kind.ADD_BRIEF else None
        self._lines.append(drafted_line(written) if written else change_line(done))
        self._done.append(done)

    def _is_done(self, operation: Operation) -> bool:
        """Whether an earlier order has brought about what this one says: 总额80万，总成本同步; in the next message only
        what follows the money (项目总成本也按这个数走)."""
        if self._follows_money(operation):
            return True
        changed = any(d.applied and d.operation.op.changes for d in self._done)
        return changed and self._works.check(self._begin, operation, self._actor) is None

    def _follows_money(self, operation: Operation) -> bool:
        """Whether the last order was on the money and a row that goes with it stands at what is asked for."""
        row = next((r for r in self._begin.filing.indicators if r.id == operation.row), None)
        after_money = self._talk.focus.op == Kind.SET_MONEY and operation.op is Kind.SET_TARGET
        return after_money and row is not None and row.name.endswith(_FOLLOWING) and row.target == operation.value

    def _propose(self, read: ReadAct) -> None:
        """Show what would stand; what cannot be done is said at once, what comes with a proposal goes with it."""
        trial = tried(self._works, self._proposed_work(), [read.operation], self._actor)
        if trial.fails and self._proposals and self._works.check(self._begin, read.operation, self._actor) is None:
            last = self._proposals[-1]
            self._proposals[-1] = replace(last, operations=(*last.operations, read.operation))
            return
        if trial.fails:
            self._carry_out(read.operation)
            return
        number = len(self._proposals) + 1
        self._proposals.append(proposal(number, trial, read.certainty, len(self._done)))
        self._touched += [r for r in _rows_of(read.operation, self._talk.work, trial.work) if r]

    def _proposed_work(self) -> Work:
        """The work as it would be with what was proposed so far."""
        operations = [o for p in self._proposals for o in p.operations]
        return tried(self._works, self._talk.work, operations, self._actor).work

    def _of_choices(self, pending: Pending | None) -> list[Proposal]:
        orders = pending.orders if pending else ()
        trials = (tried(self._works, self._talk.work, [o], self._actor) for o in orders)
        return [proposal(n, t, 1 / len(orders)) for n, t in enumerate(trials, 1) if not t.fails]

    def _answer(self, operation: Operation) -> str:
        work = self._talk.work
        match operation.op:
            case Kind.ASK_POLICY:
                before, self._talk = self._talk.last_question, replace(self._talk, last_question=operation.value)
                return self._ports.policy(operation.value, before)
            case Kind.EXPLAIN:
                return explained(work, operation, self._works.ports.profile(work.profile))
            case Kind.CHECK:
                return check_line(work)
            case Kind.EXPORT:
                return self._export()
            case Kind.REFUSE:
                return refusal()
            case Kind.GREET:
                return greeting(work)
        return not_understood(work, operation)

    def _export(self) -> str:
        if self._ports.export is None:
            return "要生成文件，请在命令里用 --out 写明放到哪个文件夹，或在网页上点“下载”。"
        case = self._talk.work.state.evaluation
        if case is not None and not case.narratives:
            return "报告还没有写，没有生成文件。"
        if not self._talk.work.filing.indicators:
            return "表里还没有指标，没有生成文件。请先说说项目情况。"
        self._files = [str(f) for f in self._ports.export(self._talk.work)]
        return "已生成：" + "、".join(self._files) + "。"

    def _noted(self, operation: Operation) -> AppliedOperation:
        row = next((r for r in self._talk.work.filing.indicators if r.id == operation.row), None)
        return AppliedOperation(
            operation=operation, who=self._actor.who, when=self._now(), source=self._actor.source,
            place=row.name if row else "", applied=False, why=operation.reason,
        )  # fmt: skip

    def _now(self) -> datetime:
        return self._works.ports.now()

    def finished(self, unused: Sequence[str] = ()) -> Turn:
        """The turn with its reply, the open questions and what the next message may point at."""
        work = self._talk.work
        questions = work.questions[:MOST_QUESTIONS]
        stated = [*self._notes, *self._lines, *proposal_lines(self._proposals), *unused_line(unused)]
        lines = [*(stated or ["好的，表没有改。"]), *closing(self._done, questions, work)]
        return Turn(
            replace(self._talk, focus=self._focus()), tuple(self._done), "\n".join(lines), questions,
            tuple(self._files), tuple(self._proposals), tuple(self._choices), tuple(unused),
        )  # fmt: skip

    def _focus(self) -> Focus:
        there = {r.id for r in self._talk.work.filing.indicators}
        touched = tuple(dict.fromkeys(r for r in self._touched if r in there))
        proposed = tuple(p.operations for p in self._proposals)
        last = proposed[-1][-1] if proposed else self._done[-1].operation if self._done else None
        return Focus(
            rows=touched or tuple(r for r in self._talk.focus.rows if r in there),
            op=last.op.value if last else self._talk.focus.op,
            field=last.field if last else self._talk.focus.field,
            pending=self._pending,
            proposed=proposed,
        )


def _rows_of(operation: Operation, before: Work, after: Work) -> list[str]:
    """The rows that an operation was about: named ones, and those that came with it."""
    named = [operation.row, operation.into, *operation.rows]
    old = {r.id: r for r in before.filing.indicators}
    new = [r.id for r in after.filing.indicators if r.id not in old]
    changed = [r.id for r in after.filing.indicators if r.id in old and r.target != old[r.id].target]
    back = changed if operation.op in {Kind.UNDO, Kind.REDO, Kind.ANSWER} else []
    return [*(n for n in named if n), *(new if len(new) == 1 else []), *back]
