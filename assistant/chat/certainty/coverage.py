"""What of a message no operation used: figures and words that would vanish if nobody spoke of them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.chat.certainty.carriers import cover_carriers
from assistant.chat.reading.acts import CORRECTS, Act
from assistant.chat.reading.fields import field_words
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.scene import Scene
from assistant.domain.filing import Funds
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.money import Money, MoneyUnit
from assistant.language.numerals import fold, read_number
from assistant.language.target_parser import parse_target
from assistant.language.tokens import TextToken, find_tokens
from assistant.language.word_classes import word_classes

_FUNDS = ("total", "fiscal", "carry_over", "special_account", "other")
_OF_THE_FORM = frozenset({"条", "字", "个字", "个数", "句", "句话", "种", "项", "栏"})
"""Units in which rows and words of the form itself are counted."""
_WORD = re.compile(r"[一-鿿A-Za-z]")
_NUMBERS = frozenset({Kind.SET_TARGET, Kind.SET_WEIGHT, Kind.SET_MONEY, Kind.ADD_INDICATOR})
_VALUES = frozenset({"value", "target"})
_DAY = re.compile(r"-(\d\d)-(\d\d)$")
_TELLS = re.compile("现在|目前|原[来先本]|本来|当前|现有|之前|以前")
"""That a figure is told as the present one."""
_OWN_TEXT = frozenset(
    {Kind.SET_GOAL, Kind.SET_TEXT, Kind.ADD_BRIEF, Kind.ADD_RESULTS, Kind.ANSWER, Kind.IGNORE_FINDING}
)
"""Operations whose value is free words: all behind its beginning belongs to it."""


@dataclass(frozen=True)
class Coverage:
    """The places of a message that nothing accounts for."""

    text: str
    covered: bytes
    figures: tuple[TextToken, ...]
    """Figures that no operation used, that no row's present value is, and that name no row."""
    days: tuple[TextToken, ...] = ()
    """Days, with month and day, that no operation and no row has."""

    def words(self, start: int = 0, end: int | None = None) -> int:
        """How many characters of words are left in a stretch."""
        stop = len(self.text) if end is None else end
        return sum(1 for i in range(start, stop) if not self.covered[i] and _WORD.match(self.text[i]))


def coverage(message: ChatMessage, read: Sequence[ReadAct], scene: Scene, carriers: Collection[str]) -> Coverage:
    """What the operations of a message account for, and what they leave."""
    text = fold(message.text)
    covered, kept = bytearray(len(text)), bytearray(len(text))
    for one in read:
        for start, end, with_figures in _spans(one, message):
            covered[start:end] = b"\1" * (end - start)
            if with_figures:
                kept[start:end] = b"\1" * (end - start)
    spoken = {n for one in read for n in _numbers(one, read, scene)}
    sizes = {s for one in read for s in _sizes_of(f"{one.operation.value} {one.operation.target}")}
    present = {n for one in read for n in _present(one, scene)} - spoken
    last = max((t.start for t in message.tokens if t.number in spoken), default=len(text))
    figures = tuple(
        t
        for t in message.tokens
        if t.number is not None
        and not t.counts_nothing
        and t.unit not in _OF_THE_FORM
        and not any(kept[t.start : t.end])
        and t.number not in spoken
        and not (t.number in present and (t.start < last or _TELLS.search(_clause(message, t))))
        and not _sizes(t) & sizes
        and not _is_taken_back(message, t, last, scene)
        and not _is_place(message, t, scene)
    )
    for token in message.tokens:
        if token not in figures:
            covered[token.start : token.end] = b"\1" * (token.end - token.start)
    _cover_known(message, covered)
    cover_carriers(text, covered, carriers)
    return Coverage(text, bytes(covered), figures, tuple(_days_left(message, read, scene)))


def _days_left(message: ChatMessage, read: Sequence[ReadAct], scene: Scene) -> Iterator[TextToken]:
    """Days behind the last that an operation or the form has; those before are what was, or why."""
    project = scene.filing.project if scene.filing else None
    head = f"{project.start} {project.end}" if project else ""
    known = " ".join([head, *(r.target for r in scene.rows), *(str(v) for o in read for v in _stated(o.operation))])
    days = {t.date[-5:] for t in find_tokens(known) if t.date}
    last = max((t.start for t in message.tokens if t.date and t.date[-5:] in days), default=len(message.text))
    for token in message.tokens:
        if token.start > last and token.date and _DAY.search(token.date) and token.date[-5:] not in days:
            yield token


def _stated(operation: Operation) -> Iterator[str]:
    yield from (operation.value, operation.target, operation.name, operation.reason)


def _spans(one: ReadAct, message: ChatMessage) -> Iterator[tuple[int, int, bool]]:
    """The places that an operation rests on, and whether its figures are accounted for with them: those of a number
    must be those of the operation."""
    act, operation = one.act, one.operation
    if act is None or (not operation.op.changes and operation.op is not Kind.UNCLEAR):
        start, end = (0, len(message.text)) if act is None else (act.start, act.end)
        yield start, end, not operation.op.changes
        return
    if operation.op in {Kind.UNDO, Kind.REDO}:
        return
    yield from ((s.start, s.end, operation.op not in _NUMBERS or s.kind not in _VALUES) for s in act.slots)
    rows = {operation.row, operation.into, operation.before, *operation.rows} - {""}
    for mention in (*act.mentions, *act.earlier):
        if mention.start >= 0 and rows & set(mention.rows):
            yield mention.start, mention.end, True
    if operation.op in _OWN_TEXT and act.slots:
        yield act.slots[-1].start, act.end, True
    yield from ((start, end, True) for start, end in _of_values(act, operation, message))


def _of_values(act: Act, operation: Operation, message: ChatMessage) -> Iterator[tuple[int, int]]:
    """Figures and words of the message that the operation's value has."""
    stated = " ".join(v for v in (operation.value, operation.target, operation.name, operation.reason) if v)
    numbers = _numbers_of(stated) | ({operation.amount} if operation.amount is not None else set())
    days = {t.date[-5:] for t in find_tokens(stated) if t.date}
    for token in message.tokens:
        if (token.number in numbers and token.number is not None) or (token.date and days and token.date[-5:] in days):
            yield token.start, token.end
    for words in (operation.value, operation.name, operation.file):
        at = message.text.find(words, act.start) if len(words) > 1 else -1
        if at >= 0:
            yield at, at + len(words)


def _numbers(one: ReadAct, read: Sequence[ReadAct], scene: Scene) -> Iterator[object]:
    """Numbers that an operation accounts for: those it says, the present ones of the rows that its words name, what
    the change comes to, how many rows it is about."""
    operation = one.operation
    yield from _numbers_of(f"{operation.value} {operation.target}")
    yield from _day_numbers(operation.value)
    yield from (Decimal(n) for n in (1, len(operation.rows), len(read), operation.sentence))
    yield from _changes(operation, scene)
    if operation.op is Kind.SET_MONEY and scene.filing is not None:
        yield from _difference(scene.filing.funds, operation)


def _present(one: ReadAct, scene: Scene) -> Iterator[object]:
    """The present numbers of the rows that the words of an operation name, and the sums of the form."""
    named = {r for m in (one.act.mentions if one.act else ()) for r in m.rows} | {one.operation.row}
    for row in (r for r in map(scene.row, named) if r is not None):
        yield from _numbers_of(row.target)
        yield row.weight
    if one.operation.op is Kind.SET_MONEY and scene.filing is not None:
        yield from (m.amount for m in map(scene.filing.funds.money, _FUNDS) if m is not None)


def _clause(message: ChatMessage, token: TextToken) -> str:
    return message.clauses[message.clause_at(token.start)].text if message.clauses else ""


def _is_taken_back(message: ChatMessage, token: TextToken, last: int, scene: Scene) -> bool:
    """Whether the message itself corrects a figure before the one that is used: 改四十八不对改十二."""
    if token.end >= last or not CORRECTS.search(message.text[token.end : last]):
        return False
    return not any(token.end <= m.start < last for m in scene.finder.find(message.text, scene.focus.rows))


def _sizes(token: TextToken) -> set[tuple[Decimal, str]]:
    """A sum of money in 元, whatever its scale: 55000元 is 5.5万元."""
    if token.number is None or not token.unit.endswith("元") or token.unit not in set(MoneyUnit):
        return set()
    return {(Money(amount=token.number, unit=MoneyUnit(token.unit)).yuan, "元")}


def _sizes_of(text: str) -> Iterator[tuple[Decimal, str]]:
    for token in find_tokens(text):
        yield from _sizes(token)


def _difference(funds: Funds, operation: Operation) -> Iterator[object]:
    """How far the new sum lies from the present one."""
    old = funds.money(operation.field)
    if old is not None and operation.amount is not None and operation.unit == old.unit.value:
        yield abs(operation.amount - old.amount)


def _day_numbers(value: str) -> Iterator[object]:
    """A day as people write it with a point: 4.1 for the first of April."""
    for token in find_tokens(value):
        if token.date and (day := _DAY.search(token.date)):
            yield Decimal(f"{int(day[1])}.{int(day[2])}")


def _changes(operation: Operation, scene: Scene) -> Iterator[object]:
    """By how much, how many times and what share of it the value of a row changes."""
    row = scene.row(operation.row) if operation.row else None
    if row is None:
        return
    if operation.op is Kind.SET_WEIGHT:
        old, new = row.weight, read_number(operation.value)
    else:
        old, new = (p.low if p.low is not None else p.high for p in (row.parsed, parse_target(operation.value)))
    if old is None or new is None or not old:
        return
    yield abs(new - old)
    yield new / old
    yield abs(new - old) / old
    yield abs(new - old) / old * 100
    yield abs(new - old) / old * 10


def _numbers_of(text: str) -> set[object]:
    return {t.number for t in find_tokens(text) if t.number is not None}


def _is_place(message: ChatMessage, token: TextToken, scene: Scene) -> bool:
    """Whether a figure stands in words that name a row: 第3条, 3号."""
    return any(m.start <= token.start < m.end for m in scene.finder.find(message.text, scene.focus.rows))


def _cover_known(message: ChatMessage, covered: bytearray) -> None:
    """Words of the lexicon of acts and names of fields are known words."""
    text = fold(message.text)
    known = [w for words in word_classes("act_words").values() for w in words]
    known += [w for group in ("head", "money", "text", "goal") for words in field_words(group).values() for w in words]
    for word in known:
        at = text.find(word)
        while at >= 0:
            covered[at : at + len(word)] = b"\1" * len(word)
            at = text.find(word, at + 1)
