"""Whether an order is plainly given, or denied, asked, supposed, reported or put off."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.chat.reading.acts import Act
from assistant.chat.reading.left_alone import left_alone
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.row_mentions import RowMention
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.word_classes import either

_FILE = Path(__file__).with_name("stances.yaml")
_POLITE = re.compile(
    r"(?:能不能|能否|可不可以|可否|是否可以|可以|是否|行不行)(?:再)?(?:请|麻烦|劳驾|劳烦|烦请)?(?:[您你]|老师)?(?:再|先)?(?:帮|给|把|将|请|替|麻烦|直接)"
    r"|(?:如果|若是?|要是)[您你]?(?:时间允许|方便|可以|不介意|有空|没问题|同意)的?(?:话)?|希望(?=[由从把将])"
)
"""A request in the form of a question."""
_ASKS_AT_END = re.compile(r"(?:[?？]|[吗么]|[不没]|(?<!不)(.)不\1)[\s。!！,，~～]*$")
_COMPOUNDS = re.compile(
    "分别|特别|区别|个别|别个|没有别的|类别|级别|性别|别的|别人|别名|唔该|唔使|考虑到|不用再问|不用问|什么.{1,4}不.{1,4}的"
    "|(?:时间|日期|名称|名字|单位|部门|金额|资金|总额|目标|□+)的话"
)
"""Words in which 别 forbids nothing, and 的话 behind what is spoken of, which supposes nothing."""
_BACKWARD = frozenset({Kind.UNDO, Kind.REDO, Kind.SKIP_QUESTION, Kind.IGNORE_FINDING})
"""Orders that are given in words of denial and delay."""
_NEAR = frozenset({"denied", "asked"})
"""What is denied or asked in another clause than the order's own is a reason for it: 咋跑生态去了，放社会效益."""
_SOFT = re.compile(r"(?:呢|呀|啊|吧|哈|噻|哦|好吗|好么|行吗|可以吗)*[\s。！!?？~～，,]*$")


@cache
def _stances() -> Mapping[str, re.Pattern[str]]:
    import yaml

    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {str(kind): re.compile(either(str(words).split())) for kind, words in data.items()}


def stances(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> set[str]:
    """The ways in which the words around an order take it back; none where it is plainly given."""
    if one.act is None or one.operation.op in _BACKWARD:
        return set()
    whole, own = (without_courtesy(w) for w in _around(one, one.act, read, message, scene))
    found = {kind for kind, pattern in _stances().items() if pattern.search(own if kind in _NEAR else whole)}
    found |= {"asked"} if _ASKS_AT_END.search(own) else set()
    return found - ({"denied"} if one.operation.op is Kind.DELETE_INDICATOR else set())


def without_courtesy(words: str) -> str:
    """Words without the frame of a polite request and without 别 in other words."""
    words = _COMPOUNDS.sub("□", words)
    polite = _POLITE.search(words)
    return words[: polite.start()] + _SOFT.sub("", words[polite.end() :]) if polite else words


def _mentions(message: ChatMessage, scene: Scene) -> Sequence[RowMention]:
    return scene.finder.find(message.text, scene.focus.rows)


def _around(one: ReadAct, act: Act, read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> tuple[str, str]:
    """The words of an act without its rows and values with those behind it that no other act has, and of them those
    from the clause of its last value on. What is said of another row behind its last value is not said of it."""
    taken = {(o.act.start, o.act.end) for o in read if o.act is not None and o.act is not act}
    start, end = act.start, min((s for s, _ in taken if s >= act.end), default=len(message.text))
    if not any(e <= act.start for _, e in taken):
        start = 0
    last = max((s.start for s in act.slots), default=max(act.end - 1, act.start))
    meant = {one.operation.row, one.operation.into, one.operation.before, *one.operation.rows}
    if act.slots:
        rows = [m.start for m in act.mentions if m.start > last and m.rows and not meant & set(m.rows)]
        end = min([end, *rows])
    clause = max(_sentence_part(last, message), start)
    hidden = [(s.start, s.end) for s in act.slots] + [(m.start, m.end) for m in act.mentions]
    hidden += [(t.start, t.end) for t in message.tokens if t.number is not None]
    own = [m for m in act.mentions if meant & set(m.rows)]
    others = left_alone(message, [m for m in _mentions(message, scene) if m not in own])
    hidden += [(c.start, c.end) for c in others if not any(c.start <= m.start < c.end for m in own)]
    shown = ["□" if any(a <= i < b for a, b in hidden) else c for i, c in enumerate(message.text)]
    return "".join(shown[start:end]), "".join(shown[clause:end])


def _sentence_part(place: int, message: ChatMessage) -> int:
    """Where the words between two stops begin; 把 begins a clause of its own without one."""
    at = message.clause_at(place)
    while at and not message.clauses[at - 1].stop:
        at -= 1
    return message.clauses[at].start if message.clauses else 0
