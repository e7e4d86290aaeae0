"""A conversation about one work: a message in, operations carried out or proposed, a reply out. Nothing but an
operation that the works room has checked changes the form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.chat.certainty.judging import unused_parts
from assistant.chat.interface import ChatPorts, OperationReader, Talk, Turn
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.pasted import is_material
from assistant.chat.reading.scene import Focus, Scene
from assistant.chat.replies import too_long_line
from assistant.chat.turning import MOST_QUESTIONS, RunningTurn
from assistant.domain.operation import Actor, OperationSource
from assistant.works.history import next_undo
from assistant.works.state import Work
from assistant.works.works import Works


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
        """A message read and carried out; one that is far too long is answered before anything reads it."""
        if refused := too_long_line(message):
            return Turn(talk, (), refused, talk.work.questions[:MOST_QUESTIONS])
        scene = self.scene(talk)
        read = self.reader.read(message, scene)
        if is_material(message):
            return self.carry_out(talk, read, actor or Actor(source=OperationSource.CHAT))
        unused = (
            () if scene.evaluation else unused_parts(message, read, scene)
        )  # its reader uses a message or refuses it
        about = replace(talk, focus=replace(talk.focus, rows=_named(message, scene) or talk.focus.rows))
        return self.carry_out(about, read, actor or Actor(source=OperationSource.CHAT), unused)

    def scene(self, talk: Talk) -> Scene:
        """What the next message is read against."""
        work = talk.work
        return Scene(
            filing=work.filing,
            profile=self.works.ports.profile(work.profile),
            profiles=tuple(self.ports.profiles()),
            questions=work.questions,
            focus=talk.focus,
            evaluation=work.state.evaluation,
            can_undo=next_undo(work.steps) is not None,
            findings=tuple((f.id, f.finding.message) for f in work.findings if not f.ignored),
        )

    def carry_out(self, talk: Talk, read: Sequence[ReadAct], actor: Actor, unused: Sequence[str] = ()) -> Turn:
        """Operations carried out or proposed in their order, each answered; ``unused`` parts are named."""
        turn = RunningTurn(self.works, self.ports, talk, actor)
        turn.note_unanswered(read)
        for one in read:
            turn.take(one)
        return turn.finished(unused)

    def agree(self, talk: Talk, number: int | None = None, actor: Actor | None = None) -> Turn:
        """What was proposed, or one of it, carried out: the click that a yes is."""
        waiting = talk.focus.proposed if number is None else talk.focus.proposed[number - 1 : number]
        read = [ReadAct(o) for operations in waiting for o in operations]
        return self.carry_out(talk, read, actor or Actor(source=OperationSource.CHAT))

    def choose(self, talk: Talk, number: int, actor: Actor | None = None) -> Turn:
        """One of the choices carried out, by its place."""
        orders = talk.focus.pending.orders if talk.focus.pending else ()
        read = [ReadAct(o) for o in orders[number - 1 : number]]
        return self.carry_out(talk, read, actor or Actor(source=OperationSource.CHAT))

    def decline(self, talk: Talk) -> Turn:
        """What was proposed is dropped."""
        focus = Focus(rows=talk.focus.rows, op=talk.focus.op)
        return self.carry_out(replace(talk, focus=focus), [], Actor(source=OperationSource.CHAT))


_SURELY = 3.5


def _named(message: str, scene: Scene) -> tuple[str, ...]:
    """The row that a message surely names last, also where nothing is done with it: 那就95 may follow."""
    found = scene.finder.find(ChatMessage.of(message).text, ())
    sure = [m.rows for m in found if len(m.rows) == 1 and (m.every or m.weight >= _SURELY)]
    return sure[-1] if sure else ()
