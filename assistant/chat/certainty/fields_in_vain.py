"""Fields of the head that a message names with something behind them, and that no operation is about."""

from collections.abc import Iterator, Sequence

from assistant.chat.reading.fields import FieldWord, find_fields
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind

_FIELDS = frozenset({"department", "unit", "attribute", "start", "end", "department_code"})
_SHORTEST = 4
"""Characters of a label that is no part of another word: 实施单位, not 单位."""
_SAYS_ALL = frozenset({Kind.ANSWER, Kind.ADD_BRIEF, Kind.ASK_POLICY, Kind.EXPLAIN, Kind.REFUSE, Kind.START_FROM})


def fields_in_vain(read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> list[FieldWord]:
    """The labels, from the left; a field that stays as it is, or is asked about, is none."""
    if any(one.operation.op in _SAYS_ALL for one in read):
        return []
    skipped = {one.operation.question for one in read if one.operation.op is Kind.SKIP_QUESTION}
    used = {one.operation.field for one in read} | {q.field for q in scene.questions if q.id in skipped}
    return [w for w in _labels(message, scene) if w.field not in used and not _stays(w, message)]


def _labels(message: ChatMessage, scene: Scene) -> Iterator[FieldWord]:
    rows = scene.finder.find(message.text, scene.focus.rows)
    for word in find_fields("head", message.text):
        inside = any(m.start < word.end and word.start < m.end for m in rows) or message.is_quoted(word.start)
        if word.field in _FIELDS and word.end - word.start >= _SHORTEST and not inside:
            yield word


def _stays(word: FieldWord, message: ChatMessage) -> bool:
    """Whether the clause of a label says that it stays, waits or is not known, or says nothing behind it."""
    clause = message.clauses[message.clause_at(word.start)]
    words = (k for at, names in message.kinds if clause.start <= at < clause.end for k in names.split("+"))
    return not {"hold", "doubt", "skip", "ask", "why"}.isdisjoint(words) or not message.text[word.end : clause.end]
