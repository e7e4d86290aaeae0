"""Orders on points of rows: set, added, moved from one row to another."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.base import show
from assistant.chat.reading.acts import Act
from assistant.chat.reading.choosing import named_in
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.row_orders import maybe_meant, per_row
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.value_words import VALUED, value_words
from assistant.chat.reading.values import direction, factor, number_tokens
from assistant.domain.indicator import Indicator
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.numerals import fold, read_number

_GETS = re.compile(r"(?:多|腾|匀|省|剩|挪|空|减|砍|降|压)[出下]?来?的|剩下|余下|差额|全给|都给|全归")
_GIVES = re.compile(r"[从打由].{1,14}(?:出|扣|减|拿|里)")
_SENTENCE = re.compile(r"[。；;！!？?\n]")
_SPARED = re.compile(r"(?:腾|匀|多|省|挪|空)(?:出|下)来?|(?:分|减|砍|降|压)(?:出|下)来|剩下的?")
_MOVES = re.compile(r"(?:分|匀|挪|拿|让|抽|调)(?:出)?(?P<n>\d+|[一二两三四五六七八九十]+)分?(?:给|到|畀|加到|加给)")
"""Words of points that another row gave up: they come on top of what a row has."""


def set_weight(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Points of rows; a change against the old ones is reckoned."""
    if moved := list(_moved_points(act, scene, message)):
        yield from moved
        return
    if listed := list(_listed_points(act, scene)):
        yield from listed
        return
    if given := list(_given_spare(act, scene, message)):
        yield from given
        return
    act = _rows_before_figure(act, message)
    before, words = value_words(act, message)
    tokens = number_tokens(fold(words))
    if (times := factor(fold(f"{before}{words}"))) is not None:
        yield from per_row(act, scene, Kind.SET_WEIGHT, lambda row: show((row.weight or 0) * times), None)
        return
    if not tokens and _is_balance(act.words, scene.spare):
        yield from per_row(act, scene, Kind.SET_WEIGHT, lambda row: show((row.weight or 0) + scene.spare), None)
        return
    if not tokens or tokens[-1].number is None:
        yield unclear("没有听出来给几分。", maybe_meant(act, scene), is_weak=True)
        return
    number, lead = tokens[-1].number, fold(f"{before}{words}")
    absolute = re.search(r"[到至成为]\s*$", fold(before)) or re.search(r"[到至成为]", fold(words))
    way = (
        1
        if _SPARED.search(_SENTENCE.split(message.text[: max(message.text.find(words, act.start), 0)])[-1])
        else 0
        if absolute
        else direction(lead)
    )

    def value(row: Indicator) -> str:
        return show(row.weight + way * number) if way and row.weight is not None else show(number)

    yield from per_row(act, scene, Kind.SET_WEIGHT, value, None)


def _moved_points(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Points that go from one row to another: 配完比例20分太多，分5分给满意度."""
    match = _MOVES.search(message.text, act.start, act.end)
    if match is None:
        return
    mentions = sorted({*act.mentions, *act.earlier}, key=lambda m: m.start)
    givers = [m for m in mentions if m.end <= match.start() and len(m.rows) == 1]
    takers = [m for m in mentions if m.start >= match.end() and len(m.rows) == 1]
    points = read_number(match["n"])
    giver, taker = (scene.row(ms[i].rows[0]) if ms else None for ms, i in ((givers, -1), (takers, 0)))
    if giver is None or taker is None or points is None or giver.weight is None or taker.weight is None:
        return
    yield ReadAct(order(Kind.SET_WEIGHT, row=givers[-1].rows[0], value=show(giver.weight - points)))
    yield ReadAct(order(Kind.SET_WEIGHT, row=takers[0].rows[0], value=show(taker.weight + points)))


_GIVING = re.compile(r"(?:全部?|都|就|再)*(?:[加补匀留分让挪转拨添搁放摆算](?:给|到|在|进)?|给到?|畀|归)")


def _given_spare(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """The points that earlier orders of the message set free, given to the row behind them: 多的6分给满意度."""
    taker = next(
        (m for m in act.mentions if len(m.rows) == 1 and _GIVING.search(act.words[: m.start - act.start])), None
    )
    figures = [t for t in message.tokens if taker and act.start <= t.start < taker.start and t.number == scene.spare]
    row = scene.row(taker.rows[0]) if taker else None
    if taker is None or row is None or row.weight is None or scene.spare <= 0 or len(figures) != 1:
        return
    if _GIVING.fullmatch(message.text[figures[0].end : taker.start].strip("了就的分 ")):
        yield ReadAct(order(Kind.SET_WEIGHT, row=taker.rows[0], value=show(row.weight + scene.spare)))


def _listed_points(act: Act, scene: Scene) -> Iterator[ReadAct]:
    """Points in one list for rows in their order: 成本三条 10/5/5."""
    lists = re.findall(r"\d+(?:[/比]\d+)+", act.words)
    if not lists:
        return
    numbers = re.split("[/比]", lists[-1])
    rows = [r for m in named_in(act, scene) if m.every or len(m.rows) == 1 for r in m.rows]
    rows = list(dict.fromkeys(rows)) or list(scene.focus.rows)
    if len(numbers) != len(rows):
        yield unclear("几个分值和几条指标对不上，请逐条说。", rows)
        return
    which = "比" in lists[-1]
    pairs = zip(rows, numbers, strict=True)
    yield from (ReadAct(order(Kind.SET_WEIGHT, row=r, value=n), is_proposed=which) for r, n in pairs)


def _rows_before_figure(act: Act, message: ChatMessage) -> Act:
    """Without the rows that stand behind a figure that no reader marked: 各减1，全给旅游收入."""
    figures = [
        t.start for t in message.tokens
        if act.start <= t.start < act.end and t.kind in VALUED
        and not any(m.start <= t.start < m.end for m in act.mentions)
    ]  # fmt: skip
    if act.slots_of("value", "target") or not figures or not any(m.start < figures[0] for m in act.mentions):
        return act
    mentions = tuple(m for m in act.mentions if m.start < figures[-1])
    return replace(act, mentions=mentions, slots=tuple(s for s in act.slots if s.start < figures[-1]))


def _is_balance(words: str, spare: Decimal) -> bool:
    """Whether words give a row what others of the message gave up, or take from it what others got."""
    return bool(_GETS.search(words)) if spare > 0 else spare < 0 and bool(_GIVES.search(words))
