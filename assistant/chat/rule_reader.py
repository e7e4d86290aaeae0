"""A message read into operations: intents and slots by the trained readers, rows and values by code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.chat.certainty.explaining import unexplained
from assistant.chat.certainty.judging import judged
from assistant.chat.certainty.outcome_questions import answered_first
from assistant.chat.reading import answers, talk
from assistant.chat.reading.acts import Act, acts
from assistant.chat.reading.by_form import by_form
from assistant.chat.reading.by_measure import by_measure
from assistant.chat.reading.choosing import named_in
from assistant.chat.reading.corrections import corrected
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.money_orders import gap_told
from assistant.chat.reading.new_measure import new_satisfaction
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.parts import acts_by_part
from assistant.chat.reading.pasted import is_cited, is_material, is_pasted, material
from assistant.chat.reading.proposals import reply_to_proposals
from assistant.chat.reading.resolving import resolved
from assistant.chat.reading.retyping import NOTHING
from assistant.chat.reading.row_mentions import RowMention
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.settling import as_question, says_to_hold, settled_whole
from assistant.chat.reading.short_replies import bare_value, chosen_candidate
from assistant.chat.reading.tagging import MessageTagger, second_tagger, shipped_tagger
from assistant.chat.reading.taken_back import is_withdrawn, without_denied, without_left_alone
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.numerals import read_number

_TALK = frozenset(
    {
        "ask_policy",
        "explain",
        "greet",
        "check",
        "export",
        "undo",
        "redo",
        "refuse",
        "unclear",
        "start_from",
        "switch_profile",
        "switch_year",
        NOTHING,
    }
)
_REFUSES = 0.6
_OPEN = frozenset({Kind.UNCLEAR, Kind.ANSWER})
"""Operations beside which a value for a satisfaction that no row measures is still looked for."""

_SAYS_NOTHING = frozenset({Kind.UNCLEAR, Kind.GREET})


@dataclass(frozen=True)
class MessageReader:
    """Reads messages with trained models."""

    tagger: MessageTagger
    second: MessageTagger | None = None
    """Trained on less: what both read alike is surer."""

    @classmethod
    def shipped(cls) -> "MessageReader":
        return cls(shipped_tagger(), second_tagger())

    def read(self, text: str, scene: Scene) -> list[ReadAct]:
        """The operations of a message, in order; none where it asks for nothing."""
        if is_material(text):
            return material(text, scene)
        reply = reply_to_proposals(text, scene)
        if reply is None:
            return self._read(text, scene)
        return [*reply.orders, *self._read(reply.rest, reply.scene)]

    def _read(self, text: str, scene: Scene) -> list[ReadAct]:
        message = ChatMessage.of(text)
        if not message.text:
            return []
        if chosen := list(chosen_candidate(message, scene)):
            return chosen
        if value := list(bare_value(message, scene)):
            return judged(value, message, scene)
        if numbered := list(answers.numbered_answers(message.text, scene)):
            return judged(numbered, message, scene)
        if is_pasted(message):
            return [*talk.refuse(Act("refuse", 0, len(message.text), 1.0), scene, message)]
        read = self.settled(self.tagger, message, scene)
        if left := unexplained(read, message, scene):
            by_parts = self.settled(self.tagger, message, scene, by_parts=True)
            changes = any(one.operation.op.changes for one in by_parts)
            read = by_parts if changes and unexplained(by_parts, message, scene) < left else read
        if all(one.operation.op in _OPEN for one in read):
            read = list(new_satisfaction(message, scene)) or read
        if all(one.operation.op is Kind.UNCLEAR and one.is_weak for one in read):
            read = list(by_form(message, scene)) or read
        if all(one.operation.op in _SAYS_NOTHING and not one.operation.rows for one in read):
            read = list(by_measure(message, scene)) or read
        if all(one.operation.op in _SAYS_NOTHING for one in read):
            read = list(gap_told(message, scene)) or read
        if self.second is None or not any(one.operation.op.changes for one in read):
            return judged(read, message, scene)
        return answered_first(judged(read, message, scene, self.settled(self.second, message, scene)), message)

    @staticmethod
    def settled(tagger: MessageTagger, message: ChatMessage, scene: Scene, *, by_parts: bool = False) -> list[ReadAct]:
        """What one reader makes of a message, read in one or part by part."""
        mentions = scene.finder.find(message.text, scene.focus.rows)
        stated = acts_by_part(tagger, message, mentions) if by_parts else _acts(tagger, message, mentions)
        if by_parts and not stated:
            return []
        found = corrected(list(_operations(stated or [_bare(message)], message, scene)), message, scene)
        return as_question(message, settled_whole(found, scene, holds=says_to_hold(message)), scene)


def _acts(tagger: MessageTagger, message: ChatMessage, mentions: Sequence[RowMention]) -> list[Act]:
    labels = tagger.intents(message, mentions)
    slots = tagger.slots(message, [label.name for label in labels], mentions)
    return acts(message, labels, slots, mentions)


def _operations(stated: Sequence[Act], message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    found = [a for a in stated if not is_cited(a, message)]
    found = [kept for a in found if (kept := without_left_alone(a, message)) is not None]
    found = [without_denied(a, message) for a in found if not is_withdrawn(a, message)]
    refused = [a for a in found if a.op == "refuse" and a.confidence >= _REFUSES]
    if not scene.rows and not refused and _begins(found, message):
        yield ReadAct(Operation(op=Kind.ADD_BRIEF, value=message.text))
        return
    open_row = False
    for act in refused[:1] or found:
        if open_row and not named_in(act, scene):
            continue
        for one in resolved(act, scene, message):
            open_row = one.operation.op is Kind.UNCLEAR and not one.is_weak
            scene = _spoken(scene, one)
            yield one
    if not found and not any(is_withdrawn(a, message) for a in stated):
        yield from talk.refuse(Act("refuse", 0, len(message.text), 1.0), scene, message)


def _spoken(scene: Scene, read: ReadAct) -> Scene:
    """The scene for the next act of the message: what this one was about can be pointed at."""
    operation = read.operation
    row = operation.row or operation.into
    if not row or not operation.op.changes:
        return scene
    spare, points = scene.spare, read_number(operation.value) if operation.op is Kind.SET_WEIGHT else None
    before = scene.row(row)
    if operation.op is Kind.DELETE_INDICATOR:
        points = Decimal(0)
    if points is not None and before is not None and before.weight is not None:
        spare += before.weight - points
    return replace(scene, focus=replace(scene.focus, rows=(row,), op=operation.op.value, is_fresh=True), spare=spare)


def _begins(found: Sequence[Act], message: ChatMessage) -> bool:
    """Whether a message to an empty form describes the project: it is no question, and it tells figures or lines."""
    figures = [t for t in message.tokens if t.number is not None or t.date]
    noted = [a for a in found if a.op not in _TALK]
    return bool(noted) and (len(figures) > 1 or "\n" in message.text or any(a.op == "brief" for a in noted))


def _bare(message: ChatMessage) -> Act:
    """The act of a message in which no clause orders anything: a kind word, or something that is not understood."""
    kind = "greet" if any("greet" in kinds for _, kinds in message.kinds) else "unclear"
    return Act(kind, 0, len(message.text), 1.0)
