"""What happened to a work as its conversation shows it: messages, and a card for every change, whoever made it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from typing import Any

from assistant.chat.interface import Proposal
from assistant.chat.proposing import proposal_lines
from assistant.chat.replies import change_line
from assistant.domain.citation import Citation
from assistant.domain.operation import AppliedOperation
from assistant.domain.operation_kind import OperationKind
from assistant.store.conversations import KeptMessage
from assistant.web.declaration.talking import citation_label, read_data
from assistant.works.history import next_redo, next_undo, standing
from assistant.works.state import Work

_ASKS = "还想请您补充："
_UNDERSTOOD = "我的理解如下，表还没有改："
_LONGEST = 400
_STEPS_BACK = frozenset({OperationKind.UNDO, OperationKind.REDO})


def timeline(work: Work, messages: Sequence[KeptMessage]) -> list[dict[str, Any]]:
    """Messages and cards in the order in which they came about."""
    cards = _Cards(work)
    data = {m.number: read_data(m) for m in messages}
    noted = {name for d in data.values() for name in d.get("operations", ())}
    last = messages[-1].number if messages else 0
    shown = [(m.at, 0, _message(m, data[m.number], cards, is_last=m.number == last)) for m in messages]
    own = [(_moment(o), 1, cards.card(o)) for o in work.log if o.id not in noted and o.operation.op not in _STEPS_BACK]
    return [one for *_, one in sorted([*shown, *own], key=lambda found: found[:2])]


class _Cards:
    """The cards of a work's changes."""

    def __init__(self, work: Work) -> None:
        self.by_id = {o.id: o for o in work.log}
        self._standing = {s.applied.id for s in standing(work.steps)}
        undo, redo = next_undo(work.steps), next_redo(work.steps)
        self._undo, self._redo = undo.applied.id if undo else "", redo.applied.id if redo else ""

    def card(self, done: AppliedOperation) -> dict[str, Any]:
        """One change: what, where, before and after, and whether it can be taken back now."""
        return {
            "kind": "card", "id": done.id, "word": done.operation.op.word, "place": done.place,
            "before": _short(done.before), "after": _short(done.after), "row": done.operation.row,
            "who": done.who, "at": done.when.isoformat(), "source": done.source.value,
            "undone": done.id not in self._standing and done.operation.op not in _STEPS_BACK,
            "can_undo": done.id == self._undo, "can_redo": done.id == self._redo,
        }  # fmt: skip


def _message(message: KeptMessage, data: dict[str, Any], cards: _Cards, *, is_last: bool) -> dict[str, Any]:
    done = [cards.by_id[name] for name in data.get("operations", ()) if name in cards.by_id]
    shown = [o for o in done if o.operation.op not in _STEPS_BACK]
    waiting = data.get("proposals", []) if is_last else []
    cited = [Citation.model_validate(c) for c in data.get("citations", ())]
    return {
        "kind": "message", "number": message.number, "role": message.role, "who": message.who, "at": message.at,
        "text": message.text if message.role == "user" else spoken(message.text, shown, waiting),
        "cards": [cards.card(o) for o in shown], "files": bool(data.get("files")),
        "citations": [{"label": citation_label(c), **c.model_dump(mode="json")} for c in cited],
        "rows": [r for r in data.get("explained", ()) if r],
        "proposals": waiting,
        "choices": data.get("choices", []) if is_last else [],
    }  # fmt: skip


def spoken(text: str, done: Sequence[AppliedOperation], waiting: Sequence[Mapping[str, Any]] = ()) -> str:
    """A reply without what stands on cards and in the inputs of the questions anyway."""
    carded = [line for o in done for line in change_line(o).split("\n")]
    proposals = [Proposal(p["number"], (), p["text"], (), 1.0) for p in waiting]
    carded += proposal_lines(proposals)
    left = "\n".join(_without_questions(line for line in text.split("\n") if line not in carded)).strip()
    return f"{left}\n{_UNDERSTOOD}".strip() if proposals else left


def _without_questions(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line == _ASKS:
            return
        yield line


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


def _moment(done: AppliedOperation) -> str:
    return done.when.astimezone(UTC).isoformat(timespec="microseconds")
