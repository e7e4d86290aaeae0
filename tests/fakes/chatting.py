"""A conversation over the works of the fakes: what was said, what became of it, how the rows stand now."""

from dataclasses import replace

from assistant.chat.conversation import Talks
from assistant.chat.interface import ChatPorts, Turn
from assistant.chat.rule_reader import MessageReader
from assistant.domain.operation import Operation
from tests.fakes.works import FILING, Desk


class Chat:
    """Says messages in turn and keeps the conversation."""

    def __init__(self, filing=FILING, *, reader=None, **desk):
        self.desk = Desk(filing, **desk)
        self.asked = []
        ports = ChatPorts(policy=self._policy, profiles=self.desk.works.ports.profiles, export=lambda _: ["表.docx"])
        self.parts = Talks(self.desk.works, reader or MessageReader.shipped(), ports)
        self.talk = self.parts.begin(self.desk.work)

    def _policy(self, question, before):
        self.asked.append((question, before))
        return "依据《办法》，要设。"

    def say(self, text) -> Turn:
        turn = self.parts.say(self.talk, text)
        self.talk = turn.talk
        return turn

    def do(self, *operations: Operation) -> None:
        work, _ = self.desk.works.apply_all(self.talk.work, operations)
        self.talk = replace(self.talk, work=work)

    @property
    def rows(self):
        return {r.name: r.target for r in self.talk.work.filing.indicators}

    @property
    def filing(self):
        return self.talk.work.filing


def kinds(turn):
    return [o.operation.op.value for o in turn.operations]
