"""Orders on words of rows: definition, formula, scoring standard and the like."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.chat.reading.acts import Act
from assistant.chat.reading.choosing import UnclearRow, chosen_rows
from assistant.chat.reading.fields import find_fields, first_field
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.name_orders import QUOTES
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.row_orders import maybe_meant
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.value_words import PARTICLES
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind

_BEHIND_COLON = re.compile(
    r"(?:指标解释|计算公式|评分标准|扣分标准|指标值依据|取值方式|数据来源|佐证材料?|佐证资料|公式|依据)[^，。；：:]{0,6}[：:]\s*(?P<said>[^\n]+)$"
)
_OPERATORS = re.compile("[÷×/+＋－*=＝]")
_WRITES = re.compile(r"(?:写成|写为|改成|改为|填成|填上|填写|写上|写|填|是|为|：|:|用)\s*")


def set_text(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Words of a row: its definition, its scoring standard and the like."""
    text = message.text[act.start : act.end]
    slots = act.slots_of("value")
    outside = text if not slots else message.text[act.start : slots[0].start]
    field = first_field("text", outside) or first_field("text", text)
    colon = _BEHIND_COLON.search(message.text, act.start)
    words = slots[-1].text.strip(QUOTES) if slots else _stated_behind(text, field)
    behind = _stated_behind(message.text[act.start :], field)
    if slots and field == "formula" and words in behind and _OPERATORS.search(behind):
        words = behind
    if "”" in words:
        words = words[: words.index("”")].strip(QUOTES)
    if colon and colon.start() < act.end and not message.is_quoted(colon.start("said")):
        words = colon["said"].strip(QUOTES)
    if not field or not words:
        yield unclear("没有听出来要改哪一项说明，或写成什么。", maybe_meant(act, scene), is_weak=True)
        return

    def as_order(row: str) -> Operation:
        return order(Kind.SET_TEXT, row=row, field=field, value=words)

    begin = slots[-1].start if slots else message.text.rfind(words, act.start)
    try:
        choice = chosen_rows(replace(act, mentions=tuple(m for m in act.mentions if m.start < begin)), scene)
    except UnclearRow as error:
        yield unclear(error.why, error.rows, [as_order(r) for r in error.rows])
        return
    yield from (ReadAct(as_order(r)) for r in choice.rows)


def _stated_behind(text: str, field: str) -> str:
    """What stands behind the field and the verb that writes."""
    named = [w for w in find_fields("text", text) if w.field == field]
    match = _WRITES.search(text, named[-1].end if named else 0)
    return text[match.end() :].strip(PARTICLES) if match else ""
