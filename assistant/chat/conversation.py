"""A conversation about one work: a message in, operations carried out, a reply out. Nothing but an operation that the
works room has checked changes the form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.chat.documents import last_drafted
from assistant.chat.explaining import explained
from assistant.chat.interface import ChatPorts, OperationReader, Talk, Turn
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Focus, Pending, Scene
from assistant.chat.replies import change_line, check_line, closing, drafted_line, greeting, not_understood, refusal
from assistant.domain.operation import Actor, AppliedOperation, Operation, OperationSource
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.works.history import next_undo
from assistant.works.state import Work
from assistant.works.works import Works

MOST_QUESTIONS = 3
_QUESTIONS_AFTER = frozenset({Kind.ASK_POLICY, Kind.EXPLAIN})


@dataclass(frozen=True)
class Talks:
    """Turns messages into operations on works, and words the replies."""

    works: Works
    reader: OperationReader
    ports: ChatPorts

    def begin(self, work: Work) -> Talk:
        """A conversation about a work as it stands."""
        return Talk(work)

    def say(self, talk: Talk, message: str, actor: Actor | None = None) -> Turn:
        """A message read and carried out."""
        read = self.reader.read(message, self.scene(talk))
        return self.carry_out(talk, read, actor or Actor(source=OperationSource.CHAT))

    def scene(self, talk: Talk) -> Scene:
        """What the next message is read against."""
        work = talk.work
        return Scene(
            filing=work.filing,
            profile=self.works.ports.profile(work.profile),
            profiles=tuple(self.ports.profiles()),
            questions=work.questions,
            focus=talk.focus,
            can_undo=next_undo(work.steps) is not None,
            findings=tuple((f.id, f.finding.message) for f in work.findings if not f.ignored),
        )

    def carry_out(self, talk: Talk, read: Sequence[ReadAct], actor: Actor) -> Turn:
        """Operations carried out in their order, each answered."""
        turn = _Running(self, talk, actor)
        for one in read:
            turn.take(one)
        return turn.finished()


class _Running:
    """One turn while it is carried out."""

    def __init__(self, parts: Talks, talk: Talk, actor: Actor) -> None:
        self._parts, self._actor = parts, actor
        self._talk = talk
        self._done: list[AppliedOperation] = []
        self._lines: list[str] = []
        self._files: list[str] = []
        self._touched: list[str] = []
        self._pending: Pending | None = None

    def take(self, read: ReadAct) -> None:
        """Carry one operation out, or answer it."""
        operation = read.operation
        if operation.op.changes:
            work, done = self._parts.works.apply(self._talk.work, operation, self._actor)
            self._touched += _rows_of(operation, self._talk.work, work)
            self._talk = replace(self._talk, work=work)
            written = last_drafted(work) if done.applied and operation.op is Kind.ADD_BRIEF else None
            self._lines.append(drafted_line(written) if written else change_line(done))
        else:
            self._pending = read.pending or self._pending
            self._lines.append(self._answer(operation))
            done = self._noted(operation)
            self._touched += (
                [operation.row] if operation.row else list(operation.rows) if len(operation.rows) == 1 else []
            )
        self._done.append(done)

    def _answer(self, operation: Operation) -> str:
        work = self._talk.work
        match operation.op:
            case Kind.ASK_POLICY:
                before, self._talk = self._talk.last_question, replace(self._talk, last_question=operation.value)
                return self._parts.ports.policy(operation.value, before)
            case Kind.EXPLAIN:
                return explained(work, operation, self._parts.works.ports.profile(work.profile))
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
        if self._parts.ports.export is None:
            return "要生成文件，请在命令里用 --out 写明放到哪个文件夹，或在网页上点“下载”。"
        if not self._talk.work.filing.indicators:
            return "表里还没有指标，没有生成文件。请先说说项目情况。"
        self._files = [str(f) for f in self._parts.ports.export(self._talk.work)]
        return "已生成：" + "、".join(self._files) + "。"

    def _noted(self, operation: Operation) -> AppliedOperation:
        row = next((r for r in self._talk.work.filing.indicators if r.id == operation.row), None)
        return AppliedOperation(
            operation=operation, who=self._actor.who, when=self._now(), source=self._actor.source,
            place=row.name if row else "", applied=False, why=operation.reason,
        )  # fmt: skip

    def _now(self) -> datetime:
        return self._parts.works.ports.now()

    def finished(self) -> Turn:
        """The turn with its reply, the open questions and what the next message may point at."""
        work = self._talk.work
        there = {r.id for r in work.filing.indicators}
        touched = tuple(dict.fromkeys(r for r in self._touched if r in there))
        focus = Focus(
            rows=touched or tuple(r for r in self._talk.focus.rows if r in there),
            op=self._done[-1].operation.op.value if self._done else self._talk.focus.op,
            pending=self._pending,
        )
        questions = work.questions[:MOST_QUESTIONS]
        lines = self._lines or ["好的，表没有改。"]
        reply = "\n".join([*lines, *closing(self._done, questions, work)])
        return Turn(replace(self._talk, focus=focus), tuple(self._done), reply, questions, tuple(self._files))


def _rows_of(operation: Operation, before: Work, after: Work) -> list[str]:
    """The rows that an operation was about: named ones, and those that came with it."""
    named = [operation.row, operation.into, *operation.rows]
    old = {r.id: r for r in before.filing.indicators}
    new = [r.id for r in after.filing.indicators if r.id not in old]
    changed = [r.id for r in after.filing.indicators if r.id in old and r.target != old[r.id].target]
    back = changed if operation.op in {Kind.UNDO, Kind.REDO, Kind.ANSWER} else []
    return [*(n for n in named if n), *(new if len(new) == 1 else []), *back]
