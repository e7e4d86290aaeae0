"""Orders on values of rows: which row, which value, what the value was before."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.base import show
from assistant.chat.reading.acts import Act
from assistant.chat.reading.choosing import named_in
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.row_mentions import MentionKind, RowMention
from assistant.chat.reading.row_orders import maybe_meant, per_row
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.value_words import VALUED, essence, value_for, value_words
from assistant.domain.indicator import Indicator
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.tokens import find_tokens

_GOES_ON = re.compile(r"(?:又|再|还)?(?:多|少|加|减|增|涨|降|翻|砍|压)")
_MULTIPLIED = re.compile(r"减半|砍半|对半|加倍|翻[一1两二三四五]?[番倍]")
_NAMED, _SHARED = 3.5, 2


def set_target(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Values of rows; a change against the old value is reckoned for each row."""
    before, words = value_words(act, message)
    if (not words or not any(t.number is not None for t in find_tokens(words))) and (
        agreed := _agreed_cost(act, scene)
    ):
        yield agreed
        return
    if not words:
        yield unclear("没有听出来要改成多少。", maybe_meant(act, scene), is_weak=True)
        return

    def value(row: Indicator) -> str:
        first = value_for(row, words, before, scene.year)
        later = _later_figure(act, message, words) if first == row.target else None
        return value_for(row, later[1], later[0], scene.year) if later else first

    found = list(per_row(_of_old_value(act, scene, message), scene, Kind.SET_TARGET, value, _stated_old(act, message)))
    asked = _asked_satisfaction(act, scene)
    if asked and all(one.operation.op is Kind.UNCLEAR for one in found):
        yield ReadAct(order(Kind.ANSWER, question=asked, value=essence(words, before)), is_proposed=True)
        return
    yield from found


_AGREES = re.compile("跟[着到上]|同步|一并|一块|一起|一致|对上|对齐|对不上|相应|[按照](?:这|那|新|同一)个?(?:数|金额)")


def _agreed_cost(act: Act, scene: Scene) -> ReadAct | None:
    """The row of the whole cost with the total of the money, where words say that it follows: 总成本也跟着改."""
    rows = [r for r in scene.rows if r.name.endswith("总成本")]
    total = scene.filing.funds.money("total") if scene.filing else None
    named = {r for m in act.mentions for r in m.rows}
    if len(rows) != 1 or named != {rows[0].id} or total is None or not _AGREES.search(act.words):
        return None
    value = value_for(rows[0], f"{show(total.amount)}{total.unit.value}", "", scene.year)
    return ReadAct(order(Kind.SET_TARGET, row=rows[0].id, value=value))


def _asked_satisfaction(act: Act, scene: Scene) -> str:
    """The open question after the satisfaction that an act speaks of; "" where there is none."""
    if "满意" not in act.words or any("满意" in r.name for r in scene.rows):
        return ""
    return next((q.id for q in scene.questions if q.field == "satisfaction"), "")


def _later_figure(act: Act, message: ChatMessage, words: str) -> tuple[str, str] | None:
    """The last figure behind the words of a value, with what leads to it: 三百四十户，又多报上来十二户."""
    end = message.text.find(words, act.start) + len(words)
    following = message.clause_at(max(act.end - 1, act.start)) + 1
    more = message.clauses[following] if following < len(message.clauses) else None
    reach = more.end if more is not None and _GOES_ON.match(more.text) else act.end
    tokens = [t for t in message.tokens if end <= t.start < reach and t.kind in VALUED]
    if not tokens and (change := _MULTIPLIED.search(message.text, end, reach)):
        return "", change[0]
    return (message.text[end : tokens[-1].start].lstrip("，, 又"), tokens[-1].text) if tokens else None


def _stated_old(act: Act, message: ChatMessage) -> Callable[[Indicator], bool]:
    """Whether a row's present number stands in the act as well: 头盔60改80."""
    stated = [t.number for t in message.tokens if act.start <= t.start < act.end and t.number is not None]
    stated = stated[:-1] if len(stated) > 1 else []

    def is_old(row: Indicator) -> bool:
        old = row.parsed
        return (old.low if old.low is not None else old.high) in stated

    return is_old if stated else lambda _: False


def _of_old_value(act: Act, scene: Scene, message: ChatMessage) -> Act:
    """The act with the row whose present number it states, where its words only half name another: 岗补1950涨到2100."""
    is_old = _stated_old(act, message)
    holders = [r for r in scene.finder.rows if (row := scene.row(r.id)) and is_old(row)]
    named = named_in(act, scene)
    measured = [r for r in holders if (row := scene.row(r.id)) and _says_measure(act, message, row)]
    if len(measured) == 1 and not any(m.every or (len(m.rows) == 1 and m.weight > _NAMED) for m in named):
        return _meaning(act, measured[0].id, message)
    sure = any(m.every or m.weight > _NAMED or any(r.id in m.rows for r in holders) for m in named)
    unknown = bool(act.slots_of("row")) and not named
    if len(holders) != 1 or sure or unknown:
        return act
    first = (
        named[0] if named else RowMention(act.start, act.start, message.text[act.start : act.end], MentionKind.NAME, ())
    )
    if len(set(first.text) & set(holders[0].name)) < (1 if named else _SHARED):
        return act
    return _meaning(act, holders[0].id, message)


def _meaning(act: Act, row: str, message: ChatMessage) -> Act:
    """The act with one row as the one that is meant."""
    meant = RowMention(act.start, act.start, message.text[act.start : act.start], MentionKind.NAME, (row,))
    return replace(act, mentions=(meant,), slots=tuple(s for s in act.slots if s.kind != "row"))


def _says_measure(act: Act, message: ChatMessage, row: Indicator) -> bool:
    """Whether the act names the row's present number with its own unit: 灯九百盏换成七百二."""
    old = row.parsed
    base, unit = (old.low if old.low is not None else old.high), old.unit
    tokens = [t for t in message.tokens if act.start <= t.start < act.end]
    return bool(unit) and unit != "%" and any(t.number == base and t.unit == unit for t in tokens)
