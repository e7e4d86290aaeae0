"""A value in a message that names no row: for the one row that is measured so, or for the row last spoken of.

一周三趟搞不赢，两趟算了嘛 is of the row in 趟; 问了，就是11个 of the row that was put off before; 管子两样都加两公里 of
the two rows in 公里. What is read so is proposed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.chat.reading.acts import Act
from assistant.chat.reading.deferral import ASKS_FIRST, PUTS_OFF
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.chat.reading.row_mentions import MentionKind, RowMention
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.settling import ASKS
from assistant.chat.reading.tagging import Slot
from assistant.chat.reading.value_words import PARTICLES, VALUED, value_for
from assistant.domain.indicator import Indicator
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.tokens import TextToken
from assistant.works.interface import NotApplicable

_NAMING = frozenset({MentionKind.NAME, MentionKind.ORDINAL, MentionKind.CLASS})
_ROWS = frozenset({"样", "条", "项", "种"})
"""Units in which rows are counted."""
_UNSAID = frozenset(
    ("remove", "merge", "weight", "share", "name", "move", "belongs", "add", "text", "goal", "skip", "undo", "redo",
     "doubt", "policy", "why", "cheat", "finding", "profile", "money", "head")
)  # fmt: skip
"""Classes of words beside which a figure may be no value of a row."""
_LONGEST, _NEAR = 40, 3


def by_measure(message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    """New values for the rows that the measure of the last figure shows; none where it shows none."""
    figures = [t for t in message.tokens if t.kind in VALUED and t.unit not in _ROWS and not t.counts_nothing]
    if not figures or _says_otherwise(message, scene):
        return
    value = replace(figures[-1], unit="") if figures[-1].unit in PARTICLES else figures[-1]
    clause = message.clauses[message.clause_at(figures[-1].start)]
    before = message.text[clause.start : value.start]
    for row_id in rows_of_measure(value, message, scene) or _spoken(value, scene):
        row = scene.row(row_id)
        made = _value(row, value, before, scene) if row else ""
        if row and made and made != row.target:
            act = _act(row_id, value, message)
            yield replace(ReadAct(order(Kind.SET_TARGET, row=row_id, value=made), is_proposed=True), act=act)


def rows_of_measure(value: TextToken, message: ChatMessage, scene: Scene) -> list[str]:
    """The row that alone has the unit of a figure, or the rows that are counted right: 管子两样, 公里."""
    rows = [scene.row_id(i) for i, r in enumerate(scene.rows) if _measures(r, value)]
    counted = {t.number for t in message.tokens if t.unit in _ROWS and t.number is not None}
    return rows if (len(rows) == 1 and not counted - {1}) or len(rows) in counted else []


def _measures(row: Indicator, value: TextToken) -> bool:
    unit, old = value.unit, row.parsed
    per = f"元/{value.per}" if value.per and not unit else ""
    return bool(unit or per) and old.is_number and (old.unit == per or (bool(unit) and old.unit.split("/")[0] == unit))


def _says_otherwise(message: ChatMessage, scene: Scene) -> bool:
    """Whether a message names a row, asks, or orders something else."""
    figures = [(t.start, t.end) for t in message.tokens]
    kinds = {k for at, names in message.kinds if not _within(at, figures) for k in names.split("+")[:1]}
    found = scene.finder.find(message.text, scene.focus.rows)
    named = any(m.kind in _NAMING and not _within(m.start, figures) for m in found)
    put_off = PUTS_OFF.search(message.text) or ASKS_FIRST.search(message.text)
    return named or bool(kinds & _UNSAID or put_off or len(message.text) > _LONGEST or ASKS.search(message.text[-3:]))


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _spoken(value: TextToken, scene: Scene) -> Sequence[str]:
    """The row last spoken of, where the figure may be its own."""
    row = scene.row(scene.focus.rows[0]) if len(scene.focus.rows) == 1 else None
    if row is None:
        return ()
    alike = bool(value.unit) and (not row.parsed.unit or row.parsed.unit.split("/")[0] == value.unit)
    return scene.focus.rows if alike or row.parsed.is_date or (not value.unit and _is_near(row, value)) else ()


def _is_near(row: Indicator, value: TextToken) -> bool:
    """Whether a bare number is of the size of a row's present one."""
    old = row.parsed.low if row.parsed.low is not None else row.parsed.high
    return bool(old) and bool(value.number) and old / _NEAR <= value.number <= old * _NEAR  # type: ignore[operator]


def _value(row: Indicator, value: TextToken, before: str, scene: Scene) -> str:
    try:
        return value_for(row, value.text, before, scene.year)
    except (NotApplicable, ValueError):
        return ""


def _act(row: str, value: TextToken, message: ChatMessage) -> Act:
    slot = Slot("value", value.start, value.end, value.text, 0.0)
    meant = RowMention(0, 0, "", MentionKind.POINTS, (row,), every=True)
    return Act("set_target", 0, len(message.text), 0.0, (slot,), (meant,), (), message.text)
