"""What the check found, taken over or left: meant by place among the findings shown, by row, by words, or all."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.chat.reading.row_mentions import MentionKind
from assistant.chat.reading.scene import Pending, Scene
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.likeness import neighbours
from assistant.language.numerals import UP_TO_TEN, read_number
from assistant.language.word_classes import either

_FILE = Path(__file__).with_name("finding_words.yaml")
_BECAUSE = re.compile(r"(?:因为|由于|主要是)(?P<reason>.+)$", re.S)
_PLACE = re.compile(rf"第(?P<n>\d{{1,2}}|{UP_TO_TEN}{{1,3}})|(?P<first>头一)|(?P<last>最后)")
_ALL = re.compile(r"[都全]|一律|所有|[这那]些|(?:提示|挑出来|标红|检查出来)的")
_ANY = ("*",)
"""Where the check found nothing: the works room says so."""
_SHOWN = 5
"""Findings that a reply lists."""
_LEAST_SHARED = 2
_STOPS = "，,。；;：:！! "
_EDGES = f"它他们了的吧啊呀嘛哈{_STOPS}"
WHICH_FINDING = "没有听出来是哪一条检查意见，"


@cache
def _words(kind: str) -> re.Pattern[str]:
    import yaml

    return re.compile(either(str(yaml.safe_load(_FILE.read_text(encoding="utf-8"))[kind]).split()))


def finding_stance(words: str, *, after_check: bool) -> str:
    """accept_finding or ignore_finding where words say so of a finding, "" where they do not. ``after_check`` is
    whether the findings were shown or spoken of last, so that 第一条 and 这条 mean one of them."""
    if not (_words("noun").search(words) or after_check):
        return ""
    if _words("ignore").search(words):
        return "ignore_finding"
    return "accept_finding" if _words("accept").search(words) else ""


def accept_finding(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """What the check proposed is taken over."""
    found = _findings(act, scene, message)
    made = [order(Kind.ACCEPT_FINDING, finding=finding) for finding in found or _shown(scene)]
    yield from (ReadAct(one) for one in made) if found else _which(made)


def ignore_finding(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """What the check found is left as it is, with the reason that was given."""
    reason = act.first("value") or _reason(message.text[act.start :])
    found = _findings(act, scene, message)
    made = [order(Kind.IGNORE_FINDING, finding=f, reason=reason.strip()) for f in found or _shown(scene)]
    yield from (ReadAct(one) for one in made) if found else _which(made)


def _reason(words: str) -> str:
    """Why a finding is not followed: what stands behind 因为, else behind the words that leave it, else all of it."""
    if because := _BECAUSE.search(words):
        return because["reason"]
    left = _words("ignore").search(words)
    behind = words[left.end() :].lstrip(_EDGES).rstrip(_STOPS) if left else ""
    return behind if len(behind) > 1 else words.strip(_STOPS)


def _shown(scene: Scene) -> list[str]:
    return [i for i, _ in scene.findings[:_SHOWN]]


def _which(made: Sequence[Operation]) -> Iterator[ReadAct]:
    """The question which finding is meant."""
    named = Operation(op=Kind.UNCLEAR, reason=WHICH_FINDING)
    yield ReadAct(named, Pending(tuple(made), are_changes=True))


def _findings(act: Act, scene: Scene, message: ChatMessage) -> Sequence[str]:
    """The findings that are meant; none where the words fit several or none of them."""
    text = message.text[act.start : act.end]
    ids = [i for i, _ in scene.findings] or list(_ANY)
    if len(ids) == 1 and not _PLACE.search(text):
        return ids
    if places := list(_PLACE.finditer(text)):
        meant = [_place(m, len(ids)) for m in places]
        return [ids[n - 1] for n in meant] if all(1 <= n <= len(ids) for n in meant) else []
    return ids if _ALL.search(text) else _one(_of_row(act, scene)) or _one(_by_words(text, scene))


def _one(found: Sequence[str]) -> Sequence[str]:
    return found if len(found) == 1 else ()


def _place(match: re.Match[str], count: int) -> int:
    if match["n"]:
        return int(read_number(match["n"]) or 0)
    return 1 if match["first"] else count


def _of_row(act: Act, scene: Scene) -> list[str]:
    """The findings of the rows that are named."""
    rows = {r for m in act.mentions if m.kind is MentionKind.NAME for r in m.rows}
    names = {row.name for r in rows if (row := scene.row(r))}
    return [
        i for i, stated in scene.findings
        if any(f"@{r}{end}" in i for r in rows for end in ".#") or any(n in stated for n in names)
    ]  # fmt: skip


def _by_words(text: str, scene: Scene) -> list[str]:
    """The findings whose words an order has most of."""
    own = set(neighbours(text))
    shared = {i: len(own & set(neighbours(stated))) for i, stated in scene.findings}
    most = max(shared.values(), default=0)
    return [i for i, n in shared.items() if n == most] if most >= _LEAST_SHARED else []
