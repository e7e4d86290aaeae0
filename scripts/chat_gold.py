"""Labelled messages (JSONL) as what the readers of intents and slots learn: a label a clause, a tag a character."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.row_mentions import RowMention, SceneRow
from assistant.chat.reading.rows import RowFinder
from assistant.language.tokens import find_tokens

NOTHING, OUTSIDE = "nothing", "O"
SLOTS = ("row", "value", "name", "level1", "level2", "target", "before", "into", "toward", "rows", "scope")
SLOT_NAMES = {"level1": "level", "level2": "level", "rows": "row", "scope": "row"}
"""Slots that are one tag: what kind of class is named, and how many rows, is settled by code."""
Utterance = Mapping[str, Any]


class SlotPlace(NamedTuple):
    """A slot of an act where it stands in the message."""

    act: int
    op: str
    slot: str
    start: int
    end: int


def load(paths: Sequence[Path]) -> list[Utterance]:
    """The messages of JSONL files, in order, each with the hand that wrote it."""
    return [
        {"hand": path.stem, **json.loads(line)}
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


_APPOSITION = re.compile(
    r"(?:那|这)(?:个|条|项|行|块儿?|几条|俩)?(?:指标|数)?$|(?:的)?(?:那|这)[一二两]?[条个项]$|^(?:那|这)[个条]?"
)
_NO_NAME = re.compile(r"第[\d一二三四五六七八九十]+|最后|倒数|前面?[两三四\d]|刚才|它|那个|这个|目标[\d一二三四]")
_EVERYWHERE = (
    SceneRow("x1", "项目总成本", "成本指标", "经济成本指标", "≤120万元"),
    SceneRow("x2", "项目完成时间", "产出指标", "时效指标", "2027年11月30日前"),
    SceneRow("x3", "验收合格率", "产出指标", "质量指标", "=100%"),
    SceneRow("x4", "受益群众满意度", "满意度指标", "服务对象满意度指标", "≥90%"),
)
"""Rows that nearly every form has; they stand in the made-up form of every labelled message."""
_ON_ROWS = frozenset(
    (
        *("set_target", "set_name", "set_class", "set_weight", "set_text", "delete_indicator", "move_indicator"),
        *("explain", "unclear", "share_weights"),
    )
)


def finder(utterance: Utterance) -> RowFinder:
    """The rows of the form a message is about: of its dialogue, or made up from the words that name rows in it."""
    if "rows_of_form" in utterance:
        return RowFinder(utterance["rows_of_form"])
    words = [
        _APPOSITION.sub("", a["row"])
        for a in utterance["acts"]
        if a["op"] in _ON_ROWS and isinstance(a.get("row"), str) and not _NO_NAME.search(a["row"])
    ]
    words += [
        a["before"] for a in utterance["acts"] if isinstance(a.get("before"), str) and not _NO_NAME.search(a["before"])
    ]
    own = [SceneRow(f"r{i}", word) for i, word in enumerate(dict.fromkeys(words)) if len(word) > 1]
    return RowFinder([*own, *(r for r in _EVERYWHERE if not any(r.name == o.name for o in own))])


def places(utterance: Utterance, message: ChatMessage) -> list[SlotPlace]:
    """Where the slots of all acts stand, found from left to right; what does not stand there is left out."""
    if "spans" in utterance:
        shift = len(utterance["text"]) - len(utterance["text"].lstrip())
        given = (
            SlotPlace(s["act"], s["op"], s["slot"], s["start"] - shift, s["end"] - shift) for s in utterance["spans"]
        )
        return sorted((p for p in given if 0 <= p.start < p.end <= len(message.text)), key=lambda p: p.start)
    found, taken, done = list[SlotPlace](), bytearray(len(message.text)), 0
    for number, act in enumerate(utterance["acts"]):
        own = []
        for slot in SLOTS:
            words = act.get(slot)
            for one in words if isinstance(words, list) else [words]:
                if isinstance(one, str) and one.strip() and (at := _free(message.text, one.strip(), taken, done)) >= 0:
                    end = at + len(one.strip())
                    taken[at:end] = b"\1" * (end - at)
                    own.append(SlotPlace(number, act["op"], SLOT_NAMES.get(slot, slot), at, end))
        done = min((p.start for p in own), default=done)
        found += own
    return sorted(found, key=lambda p: p.start)


def _free(text: str, words: str, taken: bytearray, start: int) -> int:
    """The first place of words that no other slot has, from a place on, else from the beginning; -1 where none is."""
    for begin in (start, 0):
        at = text.find(words, begin)
        while at >= 0 and any(taken[at : at + len(words)]):
            at = text.find(words, at + 1)
        if at >= 0:
            return at
    return -1


def clause_labels(utterance: Utterance, message: ChatMessage) -> list[str]:
    """The operation of each clause: of the slots that stand in it; without any slot, of the whole message.

    A message of several operations of which one has no slot gives that one to the clauses that are left, in order.
    """
    acts = utterance["acts"]
    if "made" in utterance:
        return _of_made(utterance, message)
    if not acts:
        return [NOTHING] * len(message.clauses)
    labels = [OUTSIDE] * len(message.clauses)
    for place in places(utterance, message):
        for i in range(message.clause_at(place.start), message.clause_at(place.end - 1) + 1):
            labels[i] = place.op
    if "spans" in utterance and not utterance["acts"]:
        return [NOTHING] * len(message.clauses)
    bare = [a["op"] for i, a in enumerate(acts) if i not in {p.act for p in places(utterance, message)}]
    if len(acts) == 1 and bare:
        return [acts[0]["op"]] * len(labels)
    return list(_filled(labels, bare, acts))


def _of_made(utterance: Utterance, message: ChatMessage) -> list[str]:
    """The operation of each clause where it is known which words are whose."""
    slots = places(utterance, message)
    labels = [OUTSIDE] * len(message.clauses)
    for number, one in enumerate(utterance["made"]):
        start, end = one["span"]
        own = [p for p in slots if p.act == number]
        for i, clause in enumerate(message.clauses):
            inside = clause.start < end and start < clause.end
            known = any(p.start < clause.end and clause.start < p.end for p in own)
            if one["op"] != OUTSIDE and (known or (inside and not own and labels[i] == OUTSIDE)):
                labels[i] = one["op"]
    return labels


def from_dialogue(turn: Mapping[str, Any], rows: Sequence[SceneRow], hand: str) -> Utterance:
    """A turn of a dialogue as a labelled message: rows where its words mean them, values where their figures stand."""
    ops = turn["accept"][0] if "accept" in turn else turn.get("expect") or []
    message = ChatMessage.of(str(turn["say"]))
    mentions = RowFinder(rows).find(message.text)
    ids, taken, spans = {r.name: r.id for r in rows}, bytearray(len(message.text)), list[dict[str, Any]]()
    for number, one in enumerate(ops):
        for slot, start, end in _found(one, message, mentions, ids, taken):
            taken[start:end] = b"\1" * (end - start)
            spans.append({"act": number, "op": one["op"], "slot": slot, "start": start, "end": end})
    return {"hand": hand, "text": message.text, "acts": [dict(o) for o in ops], "spans": spans, "rows_of_form": rows}


def _found(
    one: Mapping[str, Any],
    message: ChatMessage,
    mentions: Sequence[RowMention],
    ids: Mapping[str, str],
    taken: bytearray,
) -> Iterator[tuple[str, int, int]]:
    names = one.get("rows") or ([one["row"]] if one.get("row") else [])
    for name in names:
        own = [m for m in mentions if ids.get(name) in m.rows and not any(taken[m.start : m.end])]
        if own:
            yield "row", own[0].start, own[0].end
    before = [m for m in mentions if one.get("before") and ids.get(one["before"]) in m.rows]
    if before:
        yield "before", before[-1].start, before[-1].end
    for key, slot in (
        ("value", "value"),
        ("file", "value"),
        ("name", "name"),
        ("target", "target"),
        ("into", "into"),
        ("amount", "value"),
    ):
        given = one.get(key)
        if given in (None, "", "*") or (key == "name" and one["op"] != "add_indicator"):
            continue
        place = _place_of(str(given), message, taken)
        if place:
            yield slot, *place


def _place_of(value: str, message: ChatMessage, taken: bytearray) -> tuple[int, int] | None:
    """Where a value stands: its very words, else the last figure of the same number or day."""
    at = _free(message.text, value, taken, 0)
    if at >= 0:
        return at, at + len(value)
    wanted = {t.number for t in find_tokens(value) if t.number is not None} | {
        t.date[-5:] for t in find_tokens(value) if t.date
    }
    same = [
        t
        for t in message.tokens
        if (t.number in wanted or (t.date and t.date[-5:] in wanted)) and not any(taken[t.start : t.end])
    ]
    return (same[-1].start, same[-1].end) if same else None


def _filled(labels: Sequence[str], bare: Sequence[str], acts: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    left = list(bare)
    first_bare = bool(acts) and bool(bare) and acts[0]["op"] == bare[0]
    open_clauses = [i for i, label in enumerate(labels) if label == OUTSIDE]
    chosen = dict(
        zip(open_clauses if first_bare else open_clauses[::-1], left if first_bare else left[::-1], strict=False)
    )
    for i, label in enumerate(labels):
        yield chosen.get(i, label)


def slot_tags(utterance: Utterance, message: ChatMessage) -> list[str]:
    """The tag of each character."""
    tags = [OUTSIDE] * len(message.text)
    for place in places(utterance, message):
        tags[place.start : place.end] = [f"B-{place.slot}", *[f"I-{place.slot}"] * (place.end - place.start - 1)]
    return tags
