"""An act resolved into operations, by the kind of order that it is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.chat.reading import answers, finding_orders, table, talk
from assistant.chat.reading.acts import Act
from assistant.chat.reading.class_orders import set_class
from assistant.chat.reading.goal_orders import set_goal
from assistant.chat.reading.head_orders import set_head
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.money_orders import set_money
from assistant.chat.reading.name_orders import set_name
from assistant.chat.reading.outcome import ReadAct, unclear
from assistant.chat.reading.retyping import NOTHING, SURE, retyped
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.setting_orders import start_from, switch_profile, switch_year
from assistant.chat.reading.talk import Resolver
from assistant.chat.reading.target_orders import set_target
from assistant.chat.reading.text_orders import set_text
from assistant.chat.reading.weight_orders import set_weight
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.tokens import TokenKind

RESOLVERS: Mapping[str, Resolver] = {
    "set_target": set_target, "set_name": set_name, "set_class": set_class,
    "set_weight": set_weight, "set_text": set_text, "share_weights": table.share_weights,
    "add_indicator": table.add_indicator, "delete_indicator": table.delete_indicator,
    "move_indicator": table.move_indicator, "merge_indicators": table.merge_indicators, "set_head": set_head,
    "set_money": set_money, "set_goal": set_goal, "switch_profile": switch_profile,
    "switch_year": switch_year, "start_from": start_from, "answer": answers.answer,
    "skip_question": answers.skip_question,
    "accept_finding": finding_orders.accept_finding, "ignore_finding": finding_orders.ignore_finding,
    "undo": talk.UNDO, "redo": talk.REDO, "explain": talk.explain, "ask_policy": talk.ask_policy, "check": talk.CHECK,
    "export": talk.EXPORT, "greet": talk.GREET, "unclear": talk.not_understood, "refuse": talk.refuse,
    "brief": talk.brief,
}  # fmt: skip


SURE_BRIEF = 0.8
_LEAST = 0.3
"""An order to change something that is less likely is not even proposed."""


def resolved(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """The operations of an act; an order of which the reading is not sure is proposed, or not understood."""
    act = retyped(act, scene, message)
    if act.op == NOTHING:
        return
    kind = None if act.op == "brief" else Kind(act.op)
    if act.op == "brief" and scene.rows and not _describes(act, message):
        yield unclear("没有听懂。", is_weak=True)
        return
    orders = kind is None or kind.changes
    if (kind is Kind.REFUSE and act.confidence < SURE) or (orders and act.confidence < _LEAST):
        yield _not_understood(act, message)
        return
    found = list(_resolved(act, scene, message))
    if orders and act.confidence < SURE:
        found = [replace(one, is_proposed=True) for one in found if one.operation.op.changes]
        found = found or [_not_understood(act, message)]
    yield from found


def _resolved(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    try:
        yield from (replace(one, act=act) for one in RESOLVERS[act.op](act, scene, message))
    except ValueError:
        yield unclear("没有听全。", is_weak=True)


def _not_understood(act: Act, message: ChatMessage) -> ReadAct:
    rows = [r for m in act.mentions for r in m.rows]
    return unclear("没有听懂。", list(dict.fromkeys(rows)), is_weak=not _says_a_value(act, message))


def _says_a_value(act: Act, message: ChatMessage) -> bool:
    """Whether an act names a row and a figure for it: then it is told that it was not understood, whatever else was."""
    places = [t.start for t in message.tokens if t.number is not None and t.kind is not TokenKind.ORDINAL]
    return bool(act.mentions) and any(act.start <= place < act.end for place in places)


def _describes(act: Act, message: ChatMessage) -> bool:
    """Whether words tell more of the project that a form is already written for."""
    figures = [t for t in message.tokens if t.number is not None and act.start <= t.start < act.end]
    return act.confidence >= SURE_BRIEF and len(figures) > 1
