"""Answers, findings and questions that a model named."""

from collections.abc import Iterator

from assistant.chat.by_model.operations import NotGrounded
from assistant.chat.by_model.places import item, rows_of
from assistant.chat.by_model.schema import ModelOperation
from assistant.chat.reading.answers import answered
from assistant.chat.reading.fields import field_words
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind


def answer(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """An answer of the type that its question has."""
    asked = item(one.number, [q.id for q in scene.questions])
    question = next(q for q in scene.questions if q.id == asked)
    found = list(answered(question, one.value, one.quote or one.value, scene))
    if not found:
        raise NotGrounded(one.value)
    yield from found


def skip_question(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """A question that stays open."""
    asked = item(one.number, [q.id for q in scene.questions])
    yield ReadAct(order(Kind.SKIP_QUESTION, question=asked))


def accept_finding(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """A finding that is taken over."""
    yield ReadAct(order(Kind.ACCEPT_FINDING, finding=item(one.number, [i for i, _ in scene.findings])))


def ignore_finding(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """A finding that is left, with the reason as said."""
    finding = item(one.number, [i for i, _ in scene.findings])
    yield ReadAct(order(Kind.IGNORE_FINDING, finding=finding, reason=one.reason or one.quote))


def explain(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """A question about the form or a row of it."""
    rows = rows_of(one, scene, least=0)
    about = one.field if one.field in field_words("about") else "why"
    yield ReadAct(order(Kind.EXPLAIN, row=rows[0][0] if rows else "", about=about, value=one.quote))


def ask_policy(one: ModelOperation, _scene: Scene) -> Iterator[ReadAct]:
    """A question about rules, in the user's words."""
    if not (one.value or one.quote):
        raise NotGrounded(one.op)
    yield ReadAct(order(Kind.ASK_POLICY, value=one.value or one.quote))


def not_clear(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """What may mean several rows, or nothing."""
    yield unclear("没有听懂。", [row_id for row_id, _ in rows_of(one, scene, least=0)])


GROUNDERS = {
    Kind.ANSWER: answer, Kind.SKIP_QUESTION: skip_question, Kind.ACCEPT_FINDING: accept_finding,
    Kind.IGNORE_FINDING: ignore_finding, Kind.EXPLAIN: explain, Kind.ASK_POLICY: ask_policy, Kind.UNCLEAR: not_clear,
}  # fmt: skip
