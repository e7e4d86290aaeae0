"""The answer to what was proposed: yes, no, one of them, or something else."""

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Focus, Scene
from assistant.language.numerals import DIGIT, fold, read_number
from assistant.language.word_classes import either

_FILE = Path(__file__).with_name("replies.yaml")
_PLACE = re.compile(rf"第(?P<n>\d|{DIGIT})[个条项处]?")
_STOPS = r"[\s，,。；;！!～~]"
_ENDS = rf"(?=$|{_STOPS})"


@dataclass(frozen=True)
class ProposalReply:
    """What of the proposals is done, and the words that go on behind the answer."""

    orders: tuple[ReadAct, ...]
    rest: str
    scene: Scene
    """What the rest is read against: nothing waits any more."""


def reply_to_proposals(text: str, scene: Scene) -> ProposalReply | None:
    """The answer to what was proposed; None where nothing waits or the message says something else."""
    waiting = scene.focus.proposed
    stated = fold(text).strip()
    if not waiting or not stated:
        return None
    after = replace(scene, focus=Focus(rows=scene.focus.rows, op=scene.focus.op))
    if chosen := _chosen(stated, len(waiting)):
        return ProposalReply(tuple(ReadAct(o) for n in chosen for o in waiting[n - 1]), "", after)
    if (rest := _behind("yes", stated)) is not None:
        return ProposalReply(tuple(ReadAct(o) for orders in waiting for o in orders), rest, after)
    if (rest := _behind("no", stated)) is not None:
        return ProposalReply((), rest, after)
    return None


def _behind(kind: str, stated: str) -> str | None:
    """What stands behind answers of a kind at the beginning; None where none stands there."""
    rest = stated
    while answer := _words(kind).match(rest):
        rest = rest[answer.end() :]
    return rest if rest != stated else None


def _chosen(stated: str, count: int) -> list[int]:
    """The places that a message names and nothing else: 第1个, 第一和第三个."""
    rest = _PLACE.sub("", stated)
    places = [int(read_number(m["n"]) or 0) for m in _PLACE.finditer(stated)]
    only = _filled("yes").fullmatch(rest.replace("和", "").replace("跟", "")) is not None
    return places if places and only and all(1 <= n <= count for n in places) else []


@cache
def _replies(kind: str) -> tuple[str, ...]:
    import yaml

    return tuple(str(yaml.safe_load(_FILE.read_text(encoding="utf-8"))[kind]).split())


@cache
def _words(kind: str) -> re.Pattern[str]:
    """An answer at the beginning of a message, up to the stop behind it."""
    filler, replies = either(_replies("filler")), either(_replies(kind))
    more = either((*_replies(kind), *_replies("filler")))
    return re.compile(rf"(?:{filler}|{_STOPS})*+(?:{replies})(?:{more})*+{_ENDS}{_STOPS}*")


@cache
def _filled(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{either((*_replies(kind), *_replies('filler')))}|{_STOPS})*+")
