"""Orders on cells of rows: value, name, class, weight, words."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from assistant.base import show
from assistant.chat.reading.acts import Act
from assistant.chat.reading.choosing import UnclearRow, chosen_rows
from assistant.chat.reading.fields import find_fields, first_field
from assistant.chat.reading.message import Message
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.values import direction, number_tokens, reckoned, sign_alone, unit_alone, with_scale
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.numerals import fold
from assistant.language.tokens import TextToken, TokenKind, find_tokens
from assistant.language.word_classes import either, word_classes
from assistant.works.interface import NotApplicable
from assistant.works.target_value import read_value

_SIGN_BEFORE = re.compile(
    r"(?:不(?:得|能|应|可|要|准)?(?:再)?(?:低于|少于|小于|高于|超过|多于|大于|晚于|早于|超)|别(?:超过|超|低于|少于)|至少|最少|最多|最高|起码|大于等于|小于等于"
    r"|大于|小于|等于|超过|低于|控制在|达到|[≥≤=><＝]+|每(?:年|月|季度?|周|天|日|人|户|次|个|套)?)\s*(?:要|达到|每[年月季周天日]度?)?\s*$"
)
_SIGN_BEHIND = re.compile(r"\s*(?:个?百分点)?(?:以[上下内]|之[内前上]|及以上|封顶|左右|上下|前|底前|打底|起)")
_PARTICLES = "吧了哈呢啊呀嘛哦撒咯喽嗯就行就好即可，,。.！!？?、 ；;“”\"'"
_PLAIN = {
    "别超过": "不超过",
    "别超": "不超过",
    "不超": "不超过",
    "别低于": "不低于",
    "别少于": "不少于",
    "起码": "不少于",
    "达到": "",
}
_VALUED = {
    TokenKind.SHARE,
    TokenKind.COUNT,
    TokenKind.NUMBER,
    TokenKind.MONEY,
    TokenKind.DATE,
    TokenKind.PERIOD,
    TokenKind.CLOCK,
}
_QUOTES = "“”\"'‘’「」《》 \t"
_CHANGES = re.compile(either(w for k in ("change", "raise", "lower", "sign") for w in word_classes("act_words")[k]))
_PER = re.compile(r"(?:[/每]一?|一)(?P<per>[一-鿿]{1,3})$")


def set_target(act: Act, scene: Scene, message: Message) -> Iterator[ReadAct]:
    """Values of rows; a change against the old value is reckoned for each row."""
    before, words = value_words(act, message)
    if not words:
        yield unclear("没有听出来要改成多少。", _maybe(act, scene), is_weak=True)
        return

    def value(row: Indicator) -> str:
        return value_for(row, words, before, scene.year)

    yield from per_row(act, scene, Kind.SET_TARGET, value, _stated_old(act, message))


def per_row(
    act: Act, scene: Scene, kind: Kind, value: Callable[[Indicator], str], prefer: Callable[[Indicator], bool] | None
) -> Iterator[ReadAct]:
    """An order for each row that the act names, its value made for that row."""

    def fits(row: Indicator) -> bool:
        try:
            value(row)
        except (NotApplicable, ValueError):
            return False
        return True

    try:
        choice = chosen_rows(act, scene, fits, prefer)
    except UnclearRow as error:
        orders = [order(kind, row=r, value=value(row)) for r in error.rows if (row := scene.row(r)) and fits(row)]
        yield unclear(error.why, error.rows, orders, is_weak=not act.slots_of("value", "name", "target"))
        return
    for row_id in choice.rows:
        row = scene.row(row_id)
        if row is None:
            continue
        try:
            yield ReadAct(order(kind, row=row_id, value=value(row)))
        except (NotApplicable, ValueError) as error:
            yield unclear(
                str(error) if isinstance(error, NotApplicable) else f"“{row.name}”改到多少没有听清。", [row_id]
            )


def _maybe(act: Act, scene: Scene) -> Sequence[str]:
    try:
        return chosen_rows(act, scene).rows
    except UnclearRow as error:
        return error.rows


def value_words(act: Act, message: Message) -> tuple[str, str]:
    """The words before the value in its clause, and those of the value: the slot's, else those of the last figure."""
    slots = act.slots_of("value", "target")
    if slots:
        slot = slots[-1]
        clause = message.clauses[message.clause_at(slot.start)]
        return message.text[clause.start : slot.start], slot.text.strip()
    rows = [(s.start, s.end) for s in act.slots_of("row", "name")] + [(m.start, m.end) for m in act.mentions]
    tokens = [
        t for t in message.tokens
        if act.start <= t.start < act.end and t.kind in _VALUED and not any(a < t.end and t.start < b for a, b in rows)
    ]  # fmt: skip
    if tokens:
        last = tokens[-1]
        begin = max([act.start, *(b for _, b in rows if b <= last.start)])
        before = message.text[begin : last.start]
        if len(before.strip()) > 2 and not _CHANGES.search(before):
            return "", ""
        return before, message.text[last.start : act.end]
    tail = message.text[max([act.start, *(b for _, b in rows)]) : act.end]
    return "", tail if re.search("翻|减半|一半|加倍|对半", tail) else ""


def value_for(row: Indicator, words: str, before: str, year: int | None) -> str:
    """The value of a row as the form writes it. Raises NotApplicable or ValueError."""
    said = reckoned(row, words, before)
    if said is None:
        said = sign_alone(words, row) or unit_alone(words, row)
    if said is None:
        said = essence(words, before)
        said = with_scale(row, _PER.sub("", said) if _repeats(said, row) else said)
    return read_value(row, said, year).target


def _repeats(said: str, row: Indicator) -> bool:
    """Whether the words end in what the row's unit is per: 500块一顶 for 元/顶."""
    match = _PER.search(said)
    return match is not None and row.parsed.unit.endswith(f"/{match['per']}")


def essence(words: str, before: str = "") -> str:
    """The figures of a value with the signs beside them; words without a figure stay."""
    text = fold(words).strip(_PARTICLES)
    tokens = [t for t in find_tokens(text) if t.kind in _VALUED]
    if not tokens:
        return text
    start, end = _span(text, tokens)
    lead = fold(before)[-12:] if start == 0 else ""
    sign = _SIGN_BEFORE.search(lead + text[:start])
    behind = _SIGN_BEHIND.match(text, end)
    figure = f"{text[start:end]}{behind[0].strip() if behind else ''}"
    prefix = _PLAIN.get(sign[0].strip(), sign[0].strip()) if sign else ""
    return f"{prefix}{figure}".removesuffix("打底").removesuffix("起") if sign or behind else figure


def _span(text: str, tokens: Sequence[TextToken]) -> tuple[int, int]:
    """Where the last figure stands, with what it is per (500块一顶)."""
    last = tokens[-1]
    if len(tokens) > 1 and last.number == 1 and last.chinese and tokens[-2].end == last.start:
        return tokens[-2].start, last.end
    if len(tokens) > 1 and text[tokens[-2].end : last.start].strip() in {"到", "至", "-", "~", "—"}:
        return tokens[-2].start, last.end
    return last.start, last.end


def _stated_old(act: Act, message: Message) -> Callable[[Indicator], bool]:
    """Whether a row's present number stands in the act as well: 头盔60改80."""
    said = [t.number for t in message.tokens if act.start <= t.start < act.end and t.number is not None]
    said = said[:-1] if len(said) > 1 else []

    def is_old(row: Indicator) -> bool:
        old = row.parsed
        return (old.low if old.low is not None else old.high) in said

    return is_old if said else lambda _: False


def set_weight(act: Act, scene: Scene, message: Message) -> Iterator[ReadAct]:
    """Points of rows; a change against the old ones is reckoned."""
    before, words = value_words(act, message)
    tokens = number_tokens(fold(words))
    if not tokens or tokens[-1].number is None:
        yield unclear("没有听出来给几分。", _maybe(act, scene), is_weak=True)
        return
    number, lead = tokens[-1].number, fold(f"{before}{words}")
    absolute = re.search(r"[到至成为]\s*$", fold(before)) or re.search(r"[到至成为]", fold(words))
    way = 1 if _SPARED.search(before) else 0 if absolute else direction(lead)

    def value(row: Indicator) -> str:
        return show(row.weight + way * number) if way and row.weight is not None else show(number)

    yield from per_row(act, scene, Kind.SET_WEIGHT, value, None)


_SPARED = re.compile(r"(?:腾|匀|多|省|挪|空)(?:出|下)来?|(?:分|减)(?:出|下)来|剩下的?")
"""Words of points that another row gave up: they come on top of what a row has."""


def set_name(act: Act, scene: Scene, message: Message) -> Iterator[ReadAct]:
    """Names of rows; a part of the old name may be taken out or changed."""
    words = act.first("value", "name").strip(_QUOTES)
    taken = _taken_out(message.text[act.start : act.end])

    def value(row: Indicator) -> str:
        if taken and taken in row.name and taken != row.name:
            return row.name.replace(taken, "", 1)
        if not words:
            raise ValueError("没有新名称")
        return words

    if not words and not taken:
        yield unclear("没有听出来新名称是什么。", _maybe(act, scene), is_weak=True)
        return
    yield from per_row(act, scene, Kind.SET_NAME, value, None)


_TAKEN = re.compile(
    r"(?:把|里头?的?|里面的?|中的?|那个|这个|名字里|名称里)?[“\"‘]?(?P<part>[一-鿿A-Za-z0-9]{1,16}?)[”\"’]?(?:这?[个两几]?字|二字)?(?:给我|都|给)?(?:去掉|去了|去喽|删掉|删了|删去|拿掉|不要了)(?:吧|了|喽)?$"
)


def _taken_out(text: str) -> str:
    """The part of a name that is to go: 把加字去了."""
    for clause in reversed(re.split(r"[，,。；;\s]+", text.strip("。！! 吧"))):
        if match := _TAKEN.search(clause):
            return match["part"].strip(_QUOTES)
    return ""


def set_class(act: Act, scene: Scene, message: Message) -> Iterator[ReadAct]:
    """Classes of rows, by the name that the profile has for them."""
    words = act.first("value", "level", "toward")
    found = class_of(scene, words) or class_of(scene, _behind_rows(act, message))
    if not found:
        yield unclear("没有听出来要放到哪一类。", _maybe(act, scene), is_weak=True)
        return
    yield from per_row(act, scene, Kind.SET_CLASS, lambda _: found[1], lambda row: row.level2 != found[1])


def _behind_rows(act: Act, message: Message) -> str:
    end = max([act.start, *(s.end for s in act.slots_of("row"))])
    return message.text[end : act.end]


def class_of(scene: Scene, words: str) -> tuple[str, str] | None:
    """The class of the profile that words name last: 社会效益, 时效, 成本; None where they name none or a first level
    of several."""
    if scene.profile is None or not words.strip():
        return None
    pairs = [(c.name, s.name) for c in scene.profile.level1 for s in c.level2]
    best: tuple[int, int, tuple[str, str]] | None = None
    for level1, level2 in pairs:
        bare = level2.removesuffix("指标").removeprefix("服务对象")
        for word in dict.fromkeys((level2, bare, bare.removesuffix("效益") if bare.endswith("效益") else bare)):
            at = words.rfind(word)
            if at >= 0 and (best is None or (at + len(word), len(word)) > best[:2]):
                best = (at + len(word), len(word), (level1, level2))
    if best:
        return best[2]
    of_first = [p for p in pairs if p[0].removesuffix("指标") in words]
    return (
        of_first[0]
        if of_first and (len({p[0] for p in of_first}) == 1) and ("成本" in words or len(of_first) == 1)
        else None
    )


def set_text(act: Act, scene: Scene, message: Message) -> Iterator[ReadAct]:
    """Words of a row: its definition, its scoring standard and the like."""
    text = message.text[act.start : act.end]
    slots = act.slots_of("value")
    outside = text if not slots else message.text[act.start : slots[0].start]
    field = first_field("text", outside) or first_field("text", text)
    words = slots[-1].text.strip(_QUOTES) if slots else _said_behind(text, field)
    if not field or not words:
        yield unclear("没有听出来要改哪一项说明，或写成什么。", _maybe(act, scene), is_weak=True)
        return

    def as_order(row: str) -> Operation:
        return order(Kind.SET_TEXT, row=row, field=field, value=words)

    try:
        choice = chosen_rows(act, scene)
    except UnclearRow as error:
        yield unclear(error.why, error.rows, [as_order(r) for r in error.rows])
        return
    yield from (ReadAct(as_order(r)) for r in choice.rows)


_WRITES = re.compile(r"(?:写成|写为|改成|改为|填成|填上|填写|写上|写|填|是|为|：|:|用)\s*")


def _said_behind(text: str, field: str) -> str:
    """What stands behind the field and the verb that writes."""
    named = [w for w in find_fields("text", text) if w.field == field]
    match = _WRITES.search(text, named[-1].end if named else 0)
    return text[match.end() :].strip(_PARTICLES) if match else ""


def weight_of(number: Decimal) -> str:
    """Points as written."""
    return show(number)
