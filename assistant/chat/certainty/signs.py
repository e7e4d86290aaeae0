"""Independent signs that an operation is what was meant: of the trained readers, of the row, of the value, of the rest
of the message."""

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.chat.certainty.bare_orders import is_miscounted, says_more
from assistant.chat.certainty.conflicts import conflicts
from assistant.chat.certainty.coverage import Coverage
from assistant.chat.certainty.grounding import unfounded
from assistant.chat.certainty.stance import stances
from assistant.chat.certainty.undecided import is_quoted, is_undecided
from assistant.chat.reading.acts import Act
from assistant.chat.reading.fields import parts_of_money
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.money_gap import over_total
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.row_mentions import MentionKind, RowMention
from assistant.chat.reading.row_names import MISTYPED
from assistant.chat.reading.scene import Scene
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.likeness import neighbours
from assistant.language.money import Money, MoneyUnit
from assistant.language.target_parser import parse_target
from assistant.language.tokens import find_tokens

_ASKS = re.compile(r"[?？]|[吗嘛么呢]$|什么|怎|多少|哪|啥|咋|为何|能不能|是不是|要不要|可不可以")
_MOST = 100
_SHORTEST_NAME = 4
_TENFOLD = Decimal(10)
Signs = Mapping[str, float]


def signs_of(
    one: ReadAct,
    read: Sequence[ReadAct],
    message: ChatMessage,
    scene: Scene,
    left: Coverage,
    alike: Collection[Operation] | None = None,
) -> Signs:
    """The signs of an operation by name; each lies between 0 and about 1. ``alike`` are the operations that another
    reader found, None where there is none."""
    found = {"bias": 1.0, f"op {one.operation.op.value}": 1.0}
    if one.act is not None:
        found.update(_of_readers(one.act))
        found.update(_of_rest(one.act, read, left))
    else:
        found["no reader"] = 1.0
    found.update(_of_message(message, read, scene))
    found.update(_of_orders(message, read, scene))
    found.update((f"{kind} words", 1.0) for kind in stances(one, read, message, scene))
    found["undecided"] = float(is_undecided(one, read, message))
    found["quoted"] = float(is_quoted(one, read, message))
    found["more said"] = float(says_more(one, read, message, scene))
    found["rows miscounted"] = float(is_miscounted(one, read, message, scene))
    if alike is not None:
        found["read by one alone"] = float(one.operation not in alike)
    row = scene.row(one.operation.row) if one.operation.row else None
    if row is not None:
        found.update(_of_row(one, read, row, scene, left))
        found.update(_of_value(one.operation, row, message))
    found.update(_of_days(one.operation, scene, left))
    found.update(_of_sums(one.operation, read, message, scene))
    found.update(_of_names(one.operation, scene))
    found.update(_of_edges(one.operation, message))
    found.update(unfounded(one, read, message, scene))
    found.update(conflicts(one, read, message, scene))
    return found


def _of_readers(act: Act) -> Iterator[tuple[str, float]]:
    yield "intent", act.confidence
    yield "intent margin", max(act.margin, 0.0)
    sure = [s.confidence for s in act.slots]
    yield "slots", min(sure, default=0.0)
    yield "no slot", float(not sure)


def _of_rest(act: Act, read: Sequence[ReadAct], left: Coverage) -> Iterator[tuple[str, float]]:
    """Figures and words that are left beside the operation and in all."""
    beside = [t for t in left.figures if act.start <= t.start < act.end]
    yield "figures left beside", float(bool(beside))
    yield "figures left", float(bool(left.figures))
    yield "words left beside", math.log1p(left.words(act.start, act.end)) / 3
    yield "words left", math.log1p(left.words()) / 3
    yield "not understood beside", float(any(o.operation.op is Kind.UNCLEAR for o in read))


def _own_kinds(message: ChatMessage, read: Sequence[ReadAct], scene: Scene) -> set[str]:
    """The classes of words that stand outside of names of rows and of values: 虚报冒领起数 speaks of no lie."""
    hidden = [(m.start, m.end) for m in scene.finder.find(message.text, scene.focus.rows)]
    hidden += [(s.start, s.end) for o in read if o.act for s in o.act.slots if s.kind != "row"]
    return {kind for at, kind in message.kinds if not any(a <= at < b for a, b in hidden)}


def _of_message(message: ChatMessage, read: Sequence[ReadAct], scene: Scene) -> Iterator[tuple[str, float]]:
    own = _own_kinds(message, read, scene)
    kinds = {k for kind in own for k in kind.split("+")} - {"cheat"}
    kinds |= own
    for kind in ("doubt", "hold", "correct", "undo", "cheat", "machine", "why", "policy", "ask"):
        yield f"says {kind}", float(kind in kinds)
    yield "asks", float(bool(_ASKS.search(message.text)))
    yield "length", math.log1p(len(message.text)) / 5
    orders = sum(o.operation.op.changes for o in read)
    yield "several orders", float(orders > 1)
    yield "many orders", float(orders > 2)
    yield "clauses", min(len(message.clauses), 6) / 6


_NAMED_BY = {
    "remove": {Kind.DELETE_INDICATOR, Kind.SET_NAME, Kind.UNDO, Kind.SET_HEAD, Kind.SET_GOAL},
    "add": {Kind.ADD_INDICATOR, Kind.ANSWER, Kind.SET_MONEY},
    "merge": {Kind.MERGE_INDICATORS},
    "weight": {Kind.SET_WEIGHT, Kind.SHARE_WEIGHTS},
    "name": {Kind.SET_NAME, Kind.SET_HEAD, Kind.ADD_INDICATOR, Kind.MERGE_INDICATORS},
    "undo": {Kind.UNDO, Kind.REDO},
    "move": {Kind.MOVE_INDICATOR},
    "year": {Kind.SWITCH_YEAR, Kind.SET_HEAD},
    "skip": {Kind.SKIP_QUESTION},
    "text": {Kind.SET_TEXT},
    "goal": {Kind.SET_GOAL},
}
"""Words of orders and the operations that they name."""
_MONEY = frozenset({Kind.SET_MONEY, Kind.ANSWER})


def _of_orders(message: ChatMessage, read: Sequence[ReadAct], scene: Scene) -> Iterator[tuple[str, float]]:
    """Orders, classes and fields that the words name and no operation carries out."""
    kinds = {kind for _, kind in message.kinds}
    done = {o.operation.op for o in read}
    for kind, ops in _NAMED_BY.items():
        yield f"orders {kind} in vain", float(kind in kinds and not ops & done)
    text = " ".join(f"{o.operation.level1} {o.operation.level2} {o.operation.scope} {o.operation.value}" for o in read)
    yield "class in vain", float(any(c not in text for c in _classes(message, scene)))
    fields = {f.field for f in parts_of_money(message.text)} - {"total"}
    yield "row in vain", float(bool(rows_in_vain(read, message, scene)))
    yield "money in vain", float(bool(done & _MONEY) and bool(fields - {o.operation.field for o in read}))


def rows_in_vain(read: Sequence[ReadAct], message: ChatMessage, scene: Scene) -> list[RowMention]:
    """The mentions that surely mean a row and that no operation is about."""
    operations = [o.operation for o in read]
    used = {r for o in operations for r in (o.row, o.into, o.before, *o.rows)}
    if any(o.op in _ON_MANY for o in operations):
        return []
    values = [(s.start, s.end) for o in read if o.act for s in o.act.slots if s.kind != "row"]
    return [
        m for m in scene.finder.find(message.text, scene.focus.rows)
        if (m.kind is MentionKind.ORDINAL or m.weight >= _SURELY) and m.rows and not used & set(m.rows)
        and not _stays(m, message) and not any(a <= m.start < b for a, b in message.files)
        and not any(a < m.end and m.start < b for a, b in values)
    ]  # fmt: skip


def _stays(mention: RowMention, message: ChatMessage) -> bool:
    """Whether the clause of a mention says that the row stays as it is: 节目不变."""
    clause = message.clauses[message.clause_at(mention.start)]
    return any("hold" in kind and mention.end <= at < clause.end for at, kind in message.kinds)


_ON_MANY = frozenset({Kind.SHARE_WEIGHTS, Kind.ASK_POLICY, Kind.EXPLAIN, Kind.ACCEPT_FINDING, Kind.IGNORE_FINDING})
_SURELY = 3.5


def _classes(message: ChatMessage, scene: Scene) -> Iterator[str]:
    """The classes that a message names outside the names of rows."""
    profiles = (*scene.profiles, *([scene.profile] if scene.profile else []))
    levels = {s.name for p in profiles for c in p.level1 for s in c.level2}
    mentions = scene.finder.find(message.text, scene.focus.rows)
    for level in levels:
        word = level.removesuffix("指标").removeprefix("服务对象")
        at = message.text.find(word)
        if at >= 0 and not any(m.start <= at < m.end for m in mentions):
            yield word


def _is_settled(mention: RowMention, read: Sequence[ReadAct], row: Indicator, left: Coverage) -> bool:
    """Whether the row's present number stands in the message, or all rows that the words may mean are changed."""
    old = row.parsed.low if row.parsed.low is not None else row.parsed.high
    stated = old is not None and any(t.number == old for t in find_tokens(left.text))
    return stated or set(mention.rows) <= {o.operation.row for o in read}


def _of_row(
    one: ReadAct, read: Sequence[ReadAct], row: Indicator, scene: Scene, left: Coverage
) -> Iterator[tuple[str, float]]:
    mention, act = _mention(one), one.act
    yield "row by focus", float(mention is None)
    if mention is None or act is None:
        return
    yield "row by place", float(mention.kind is MentionKind.ORDINAL)
    yield "row by pointing", float(mention.kind is MentionKind.POINTS)
    yield "row by class or kind", float(mention.kind in {MentionKind.CLASS, MentionKind.KIND})
    yield (
        "row one of several",
        float(len(mention.rows) > 1 and not mention.every and not _is_settled(mention, read, row, left)),
    )
    if mention.kind is MentionKind.NAME:
        yield "row by name", 1.0
        yield "row name share", min(len(mention.text) / max(len(row.name), 1), 1.0)
        yield "row name whole", float(mention.text == row.name)
        yield "row mistyped", float(mention.weight == MISTYPED)
        yield "row lead", _lead(mention, row, scene)
    inside = any(s.kind == "row" and s.start < mention.end and mention.start < s.end for s in act.slots)
    yield "row marked", float(inside)
    yield "row named before", float(mention not in act.mentions)
    others = [m for m in act.mentions if m is not mention and one.operation.row not in m.rows]
    yield "moved among several", float(one.operation.op is Kind.MOVE_INDICATOR and len(others) > 1)
    yield "other rows beside", float(bool(others))


def _mention(one: ReadAct) -> RowMention | None:
    if one.act is None:
        return None
    own = [m for m in (*one.act.mentions, *one.act.earlier) if one.operation.row in m.rows]
    return max(own, key=lambda m: m.weight, default=None)


def _lead(mention: RowMention, row: Indicator, scene: Scene) -> float:
    """How much more of the words this row's name has than any other's: 1 where no other has any."""
    own = _shared(mention.text, row.name)
    other = max((_shared(mention.text, r.name) for r in scene.finder.rows if r.name != row.name), default=0)
    return (own - other) / max(own, 1)


def _shared(text: str, name: str) -> int:
    """How many characters of a text stand in a name in pairs."""
    pairs = set(neighbours(name))
    kept = {j for i in range(len(text) - 1) if text[i : i + 2] in pairs for j in (i, i + 1)}
    return len(kept)


def _of_value(operation: Operation, row: Indicator, message: ChatMessage) -> Iterator[tuple[str, float]]:
    if operation.op is not Kind.SET_TARGET:
        return
    new, old = parse_target(operation.value), row.parsed
    number = new.low if new.low is not None else new.high
    stated = {t.number for t in message.tokens}
    yield "unit in vain", float("单位" in message.text and parse_target(operation.value).unit == row.parsed.unit)
    yield "value said", float(number in stated or bool(new.is_date and find_tokens(message.text)))
    present = old.low if old.low is not None else old.high
    yield "present said", float(_is_replaced(present, number, message))
    if new.is_number and old.is_number:
        yield "unit changed", float(new.unit != old.unit)
        yield "sign changed", float(new.operator is not old.operator)
        yield "size changed", _distance(number, present)
        yield "over hundred", float(new.unit == "%" and number is not None and number > _MOST)
    else:
        yield "kind changed", float(new.is_date != old.is_date)


_REPLACES = re.compile("改|换|调|变|写|该|不对|错|成|到|才是")


def _is_replaced(present: Decimal | None, new: Decimal | None, message: ChatMessage) -> bool:
    """Whether the message says the present number and, behind words of a change, the new one."""
    ends = [t.end for t in message.tokens if present is not None and t.number == present]
    starts = [t.start for t in message.tokens if new is not None and t.number == new and ends and t.start >= ends[0]]
    return bool(starts) and _REPLACES.search(message.text, ends[0], starts[0]) is not None


def _distance(new: Decimal | None, old: Decimal | None) -> float:
    """How many powers of ten lie between two numbers."""
    if not new or not old:
        return 0.5
    return min(abs(math.log10(abs(float(new) / float(old)))), 3.0) / 3


def _of_sums(
    operation: Operation, read: Sequence[ReadAct], message: ChatMessage, scene: Scene
) -> Iterator[tuple[str, float]]:
    """Whether the parts that the message says come to more than the total, and whether a sum is ten times the present
    one or a tenth of it."""
    yield "sums over total", float(operation.op is Kind.SET_MONEY and over_total(read, scene))
    old = scene.filing.funds.money(operation.field) if scene.filing and operation.op is Kind.SET_MONEY else None
    if old is None or operation.amount is None or not old.yuan:
        return
    ratio = Money(amount=operation.amount, unit=MoneyUnit(operation.unit)).yuan / old.yuan
    yield "present said", float(_is_replaced(old.amount, operation.amount, message))
    yield "sum far off", float(not 1 / _TENFOLD < ratio < _TENFOLD)


def _of_names(operation: Operation, scene: Scene) -> Iterator[tuple[str, float]]:
    """Whether a name is all but one character what the head says already: then one of them is mistyped."""
    project = scene.filing.project if scene.filing else None
    if operation.op is not Kind.SET_HEAD or project is None:
        return
    size = len(operation.value)
    present = (str(t) for t in (project.name, project.department, project.unit) if t)
    pieces = (t[i : i + size] for t in present for i in range(len(t) - size + 1))
    off = {sum(a != b for a, b in zip(piece, operation.value, strict=True)) for piece in pieces}
    yield "name mistyped", float(size > _SHORTEST_NAME and 1 in off and 0 not in off)


_NAMED = frozenset({Kind.SET_NAME, Kind.SET_HEAD, Kind.ADD_INDICATOR})
_BEHIND_NAME = re.compile(
    r"$|[^一-鿿A-Za-z0-9]|[吧了的啊呀哦哈嘛呢咯啦哒撒噻么吗]|就|来|也|还|没|这|那|是|行|好|可以|对|才|实施|承担|负责|承办|主管|牵头"
    r"|不[低高少超小]|至少|最|达|目标值?|要|设|放|归|给|改|换|填|写|作为|做|为|指标|\d"
)
"""What may stand behind a name: nothing, a stop, a particle, a verb or a value."""
_PARTICLE_AT_END = re.compile("[着咯哒撒噻滴嘞咧呐啵吧了呢嘛啦哈呀哦啊呗]$")


def _of_edges(operation: Operation, message: ChatMessage) -> Iterator[tuple[str, float]]:
    """Whether a name that is written into the form may be cut in the middle of a word, or may hold a particle."""
    name = operation.name if operation.op is Kind.ADD_INDICATOR else operation.value
    at = message.text.rfind(name) if operation.op in _NAMED and name else -1
    if at < 0 or message.is_quoted(at):
        return
    end = at + len(name)
    begins = {t.start for t in message.tokens} | {c.start for c in message.clauses}
    cut = not _BEHIND_NAME.match(message.text, end) and end not in begins
    yield "name edge", float(cut or bool(_PARTICLE_AT_END.search(name)))


def _of_days(operation: Operation, scene: Scene, left: Coverage) -> Iterator[tuple[str, float]]:
    """Whether a first day would lie behind the last one, and whether the message says one more behind that of the
    operation."""
    project = scene.filing.project if scene.filing else None
    yield "days left", float(bool(left.days) and any(t.date for t in find_tokens(operation.value)))
    if operation.op is not Kind.SET_HEAD or project is None or operation.field not in {"start", "end"}:
        return
    start, end = project.start, project.end
    first, last = (operation.value, end) if operation.field == "start" else (start, operation.value)
    yield "start behind end", float(bool(first and last) and first > last)
