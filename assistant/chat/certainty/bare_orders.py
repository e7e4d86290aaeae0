"""Whether an order on whole rows, or on several rows at once, holds nothing but the rows, the order and politeness.

What goes with a row, or with several, is dear to find and to put back: beside a reason, a comparison or another row it
is proposed first (突发新闻那条跟首发时限不是一个事么，删了它). So is an order that counts other rows than it is about.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.chat.certainty.framing import HIDDEN, frame_of, rows_of
from assistant.chat.certainty.stance import without_courtesy
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.directions import DOWN, UP
from assistant.language.numerals import read_number
from assistant.language.tokens import TextToken
from assistant.language.word_classes import either, word_classes

_FILE = Path(__file__).with_name("bare_orders.yaml")
_OF_WHOLE_ROWS = frozenset({Kind.DELETE_INDICATOR, Kind.MERGE_INDICATORS, Kind.SET_CLASS})
EVERYTHING = "全部"
"""The scope of points that are shared out over the whole form."""
_ROW_UNITS = frozenset({"条", "项", "行"})
_BOTH = re.compile("[俩仨](?!字)|[两三]个(?:指标|都|全)")
_AMONG = re.compile(r"\s*(?:指标)?(?:里|中|当中)")
_NO_WORD = re.compile(rf"[\s{HIDDEN}，,。；;！!？?、：:“”\"'‘’「」《》（）()~～…/+\-]+")
_UNCOUNTED = frozenset({Kind.ADD_INDICATOR, Kind.SHARE_WEIGHTS, Kind.ADD_BRIEF, Kind.ANSWER})


@cache
def _words() -> tuple[Mapping[str, str], str]:
    import yaml

    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return data["orders"], f"{data['verbs']} {data['polite']} {data['pointing']}"


@cache
def _known(op: str) -> re.Pattern[str]:
    """The words that may stand beside rows and values."""
    orders, others = _words()
    classes = word_classes("act_words")
    own = [w for kind in orders.get(op, "").split() for w in classes[kind]]
    return re.compile(f"{UP}|{DOWN}|{either([*own, *others.split()])}")


def says_more(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> bool:
    """Whether an order on whole or several rows holds more than the order."""
    operation = one.operation
    of_all = operation.op is Kind.SHARE_WEIGHTS and operation.scope == EVERYTHING and not operation.toward
    if operation.op not in _OF_WHOLE_ROWS and not of_all and not _is_of_several(one, read, scene):
        return False
    frame = without_courtesy(frame_of(one, read, message, own_rows=True))
    return bool(_NO_WORD.sub("", _known(operation.op.value).sub("", frame)))


def _is_of_several(one: ReadAct, read: Sequence[ReadAct], scene: Scene) -> bool:
    """Whether one change is made on several rows; points that go from one to another are two changes."""
    alike = [o for o in read if o.act is not None and o.act is one.act and o.operation.op is one.operation.op]
    return len({o.operation.row for o in alike} - {""}) > 1 and len({_rises(o, scene) for o in alike}) == 1


def _rises(one: ReadAct, scene: Scene) -> bool | None:
    """Whether the points of a row rise; None for other changes."""
    row = scene.row(one.operation.row)
    new = read_number(one.operation.value) if one.operation.op is Kind.SET_WEIGHT else None
    return None if new is None or row is None or row.weight is None else new > row.weight


def is_miscounted(one: ReadAct, read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> bool:
    """Whether the words of an order count other rows than the message is about: 三条都删 where one row was found."""
    if one.act is None or one.operation.op in _UNCOUNTED or not rows_of(one):
        return False
    values = [(s.start, s.end) for s in one.act.slots if s.kind != "row"]
    stated = {
        int(t.number) for t in message.tokens
        if t.number is not None and one.act.start <= t.start < one.act.end and _counts_rows(t, message.text)
        and t.number <= len(scene.rows) and not any(_measured(r, t, scene) for r in rows_of(one))
        and not any(a <= t.start < b for a, b in values)
    }  # fmt: skip
    alike = [o for o in read if o.operation.op is one.operation.op]
    sizes = {len({r for o in group for r in rows_of(o)}) for group in (alike, [one], _of_one_value(one, alike))}
    return bool(stated - sizes)


def _of_one_value(one: ReadAct, read: Sequence[ReadAct]) -> list[ReadAct]:
    return [o for o in read if o.operation.value == one.operation.value]


def _measured(row_id: str, token: TextToken, scene: Scene) -> bool:
    """Whether a row's own value is counted in the unit of a figure: 短视频1500条."""
    row = scene.row(row_id)
    return row is not None and bool(token.unit) and row.parsed.unit.endswith(token.unit)


def _counts_rows(token: TextToken, text: str) -> bool:
    """Whether a figure counts rows of the form; one alone, or some among more, says nothing of how many are meant."""
    if token.number is None or token.number < 2 or _AMONG.match(text, token.end):
        return False
    return token.unit in _ROW_UNITS or bool(_BOTH.match(text, token.start))
