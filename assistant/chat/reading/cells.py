"""Orders on cells of rows: value, name, class, weight, words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.base import show
from assistant.chat.reading.acts import Act
from assistant.chat.reading.choosing import UnclearRow, chosen_rows, named_in
from assistant.chat.reading.fields import find_fields, first_field
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.name_parts import removed_part, rows_with
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.rows import MentionKind, RowMention
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.tagging import Slot
from assistant.chat.reading.values import direction, factor, number_tokens, reckoned, sign_alone, unit_alone, with_scale
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.numerals import fold, read_number
from assistant.language.target_parser import parse_target
from assistant.language.tokens import TextToken, TokenKind, find_tokens
from assistant.language.word_classes import either, word_classes
from assistant.works.interface import NotApplicable
from assistant.works.target_value import read_value

_SIGN_BEFORE = re.compile(
    r"(?:不(?:得|能|应|可|要|准)?(?:再)?(?:低于|少于|小于|高于|超过|多于|大于|晚于|早于|超)|别(?:超过|超|低于|少于)|至少|最少|最多|最高|起码|大于等于|小于等于"
    r"|大于|小于|等于|超过|低于|控制在|达到|[≥≤=><＝]+|每[一-鿿]{0,2})\s*(?:要|达到|每[年月季周天日]度?)?\s*$"
)
_SIGN_BEHIND = re.compile(r"\s*(?:个?百分点)?(?:以[上下内]|之[内前上]|及以上|封顶|左右|上下|前|底前|打底|起)")
_PARTICLES = "吧呗了哈呢啊呀嘛哦撒咯喽嗯就行就好即可，,。.！!？?、 ；;“”\"'"
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


def set_target(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Values of rows; a change against the old value is reckoned for each row."""
    before, words = value_words(act, message)
    if not words:
        yield unclear("没有听出来要改成多少。", _maybe(act, scene), is_weak=True)
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


def _asked_satisfaction(act: Act, scene: Scene) -> str:
    """The open question after the satisfaction that an act speaks of; "" where there is none."""
    if "满意" not in act.words or any("满意" in r.name for r in scene.rows):
        return ""
    return next((q.id for q in scene.questions if q.field == "satisfaction"), "")


_GOES_ON = re.compile(r"(?:又|再|还)?(?:多|少|加|减|增|涨|降|翻|砍|压)")
_MULTIPLIED = re.compile(r"减半|砍半|对半|加倍|翻[一1两二三四五]?[番倍]")


def _later_figure(act: Act, message: ChatMessage, words: str) -> tuple[str, str] | None:
    """The last figure behind the words of a value, with what leads to it: 三百四十户，又多报上来十二户."""
    end = message.text.find(words, act.start) + len(words)
    following = message.clause_at(max(act.end - 1, act.start)) + 1
    more = message.clauses[following] if following < len(message.clauses) else None
    reach = more.end if more is not None and _GOES_ON.match(more.text) else act.end
    tokens = [t for t in message.tokens if end <= t.start < reach and t.kind in _VALUED]
    if not tokens and (change := _MULTIPLIED.search(message.text, end, reach)):
        return "", change[0]
    return (message.text[end : tokens[-1].start].lstrip("，, 又"), tokens[-1].text) if tokens else None


def per_row(
    act: Act, scene: Scene, kind: Kind, value: Callable[[Indicator], str], prefer: Callable[[Indicator], bool] | None
) -> Iterator[ReadAct]:
    """An order for each row that the act names, its value made for that row."""

    def fits(row: Indicator) -> bool:
        try:
            return kind is not Kind.SET_TARGET or _measures_alike(row, value(row))
        except (NotApplicable, ValueError):
            return False

    def near(row: Indicator) -> bool:
        return prefer(row) if prefer is not None and prefer(row) else fits(row) and _is_near(row, value(row))

    try:
        choice = chosen_rows(act, scene, fits, near if kind is Kind.SET_TARGET else prefer)
    except UnclearRow as error:
        orders = [order(kind, row=r, value=value(row)) for r in error.rows if (row := scene.row(r)) and fits(row)]
        yield unclear(error.why, error.rows, orders, is_weak=not act.slots_of("value", "name", "target"))
        return
    if len(choice.rows) > 1 and not _TOGETHER.search(act.words):
        orders = [order(kind, row=r, value=value(row)) for r in choice.rows if (row := scene.row(r)) and fits(row)]
        yield unclear("这一句里提到了几条指标。", choice.rows, orders)
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


_TOGETHER = re.compile(
    r"[和跟与及、]|[都全均各俩]|统一|一律|一起|两[条项个]|几[条项个]|[三四五六]条|\d[ 、,，]+\d|第.{1,4}第|一样|同样"
)
"""Words by which one value is meant for several rows."""


def _measures_alike(row: Indicator, value: str) -> bool:
    """Whether a value is of the row's own measure: 80顶 is none of a row in 元/顶."""
    new, old = parse_target(value), row.parsed
    if not (new.is_number and old.is_number and new.unit and old.unit):
        return True
    return new.unit == old.unit or new.unit.split("/")[0] == old.unit.split("/")[0] or new.unit in old.measured


def _is_near(row: Indicator, value: str) -> bool:
    """Whether a value is of the row's size and unit: 一千二 on a row of 1500 rather than on one of 800 that it exceeds
    three times, 80顶 on one in 顶 rather than in 元/顶."""
    new, old = parse_target(value), row.parsed
    one, other = ((t.low if t.low is not None else t.high) for t in (new, old))
    if not one or not other or new.unit != old.unit:
        return False
    return other / _NEAR <= one <= other * _NEAR


_NEAR = 3


def _maybe(act: Act, scene: Scene) -> Sequence[str]:
    try:
        return chosen_rows(act, scene).rows
    except UnclearRow as error:
        return error.rows


def value_words(act: Act, message: ChatMessage) -> tuple[str, str]:
    """The words before the value in its clause, and those of the value: the slot's, else those of the last figure."""
    slots = [s for s in act.slots_of("value", "target") if not _counts_rows(s, act)]
    if slots:
        slot = slots[-1]
        clause = message.clauses[message.clause_at(slot.start)]
        return message.text[clause.start : slot.start], slot.text.strip()
    rows = [(s.start, s.end) for s in act.slots_of("row", "name")] + [(m.start, m.end) for m in act.mentions]
    first = min((a for a, _ in rows), default=act.start)
    tokens = [
        t for t in message.tokens
        if first <= t.start < act.end and t.kind in _VALUED and not any(a < t.end and t.start < b for a, b in rows)
        and not (_COUNT_OF_ROWS.fullmatch(t.text) and any(0 <= t.start - b <= 2 for _, b in rows))
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


_COUNT_OF_ROWS = re.compile(r"[两俩二三四五六2-6](?:项|条|个指标|个)")


def _counts_rows(slot: Slot, act: Act) -> bool:
    """Whether a figure only counts the rows that were named right before it: 展演节目与代表队两项."""
    beside = any(0 <= slot.start - m.end <= 2 for m in (*act.mentions, *act.earlier))
    return bool(_COUNT_OF_ROWS.fullmatch(slot.text)) and beside


def value_for(row: Indicator, words: str, before: str, year: int | None) -> str:
    """The value of a row as the form writes it. Raises NotApplicable or ValueError."""
    if _LISTED.search(words) or _BY_RATE.search(before):
        raise ValueError("几个数写在一起，或者要按比例算")
    said = reckoned(row, words, before)
    if said is None:
        said = sign_alone(words, row) or unit_alone(words, row)
    if said is None:
        said = essence(whole_days(words) if row.parsed.is_date else words, before)
        said = with_scale(row, _PER.sub("", said) if _repeats(said, row) else said)
    return read_value(row, said, year).target


_BARE_DAY = re.compile(
    r"((?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:\d{1,2}|[一二三四五六七八九十]{1,3}))(?![\d日号个份旬])"
)


def whole_days(words: str) -> str:
    """Days that lack their last word: 12月15 is 12月15日."""
    return _BARE_DAY.sub(r"\1日", words)


_BY_RATE = re.compile(r"按(?:一|每|\d)[^，,。]{0,6}$")
_LISTED = re.compile(r"\d\s*/\s*\d+\s*(?:/|$)")


def _repeats(said: str, row: Indicator) -> bool:
    """Whether the words end in what the row's unit is per: 500块一顶 for 元/顶."""
    match = _PER.search(said)
    return match is not None and row.parsed.unit.endswith(f"/{match['per']}")


def essence(words: str, before: str = "") -> str:
    """The figures of a value with the signs beside them; words without a figure stay."""
    text = _LATIN_UNIT.sub(lambda m: _LATIN_UNITS[m[0].lower()], fold(words).strip(_PARTICLES))
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


_LATIN_UNITS = {"min": "分钟", "mins": "分钟", "h": "小时", "hours": "小时", "days": "天"}
_LATIN_UNIT = re.compile(r"(?<=\d)(?:mins?|hours|h|days)(?![A-Za-z])", re.I)


def _span(text: str, tokens: Sequence[TextToken]) -> tuple[int, int]:
    """Where the last figure stands, with what it is per (500块一顶)."""
    last = tokens[-1]
    if len(tokens) > 1 and last.number == 1 and last.chinese and tokens[-2].end == last.start:
        return tokens[-2].start, last.end
    if len(tokens) > 1 and text[tokens[-2].end : last.start].strip() in {"到", "至", "-", "~", "—"}:
        return tokens[-2].start, last.end
    return last.start, last.end


def _stated_old(act: Act, message: ChatMessage) -> Callable[[Indicator], bool]:
    """Whether a row's present number stands in the act as well: 头盔60改80."""
    said = [t.number for t in message.tokens if act.start <= t.start < act.end and t.number is not None]
    said = said[:-1] if len(said) > 1 else []

    def is_old(row: Indicator) -> bool:
        old = row.parsed
        return (old.low if old.low is not None else old.high) in said

    return is_old if said else lambda _: False


def _of_old_value(act: Act, scene: Scene, message: ChatMessage) -> Act:
    """The act with the row whose present number it states, where its words only half name another: 岗补1950涨到2100."""
    is_old = _stated_old(act, message)
    holders = [r for r in scene.finder.rows if (row := scene.row(r.id)) and is_old(row)]
    named = named_in(act, scene)
    measured = [r for r in holders if (row := scene.row(r.id)) and _says_measure(act, message, row)]
    if len(measured) == 1 and not any(m.every or (len(m.rows) == 1 and m.weight > _NAMED) for m in named):
        return _meaning(act, measured[0].id, message)
    sure = any(m.every or m.weight > _NAMED or any(r.id in m.rows for r in holders) for m in named)
    if len(holders) != 1 or sure:
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


_NAMED, _SHARED = 3.5, 2


def set_weight(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Points of rows; a change against the old ones is reckoned."""
    if moved := list(_moved_points(act, scene, message)):
        yield from moved
        return
    if listed := list(_listed_points(act, scene)):
        yield from listed
        return
    act = _rows_before_figure(act, message)
    before, words = value_words(act, message)
    tokens = number_tokens(fold(words))
    if (times := factor(fold(f"{before}{words}"))) is not None:
        yield from per_row(act, scene, Kind.SET_WEIGHT, lambda row: show((row.weight or 0) * times), None)
        return
    if not tokens and scene.spare and _BALANCES.search(act.words):
        yield from per_row(act, scene, Kind.SET_WEIGHT, lambda row: show((row.weight or 0) + scene.spare), None)
        return
    if not tokens or tokens[-1].number is None:
        yield unclear("没有听出来给几分。", _maybe(act, scene), is_weak=True)
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


def _listed_points(act: Act, scene: Scene) -> Iterator[ReadAct]:
    """Points in one list for rows in their order: 成本三条 10/5/5."""
    lists = re.findall(r"\d+(?:/\d+)+", act.words)
    if not lists:
        return
    numbers = lists[-1].split("/")
    rows = [r for m in named_in(act, scene) if m.every or len(m.rows) == 1 for r in m.rows]
    if len(numbers) != len(rows):
        yield unclear("几个分值和几条指标对不上，请逐条说。", rows)
        return
    yield from (ReadAct(order(Kind.SET_WEIGHT, row=r, value=n)) for r, n in zip(rows, numbers, strict=True))


def _rows_before_figure(act: Act, message: ChatMessage) -> Act:
    """Without the rows that stand behind a figure that no reader marked: 各减1，全给旅游收入."""
    figures = [
        t.start for t in message.tokens
        if act.start <= t.start < act.end and t.kind in _VALUED
        and not any(m.start <= t.start < m.end for m in act.mentions)
    ]  # fmt: skip
    if act.slots_of("value", "target") or not figures or not any(m.start < figures[0] for m in act.mentions):
        return act
    mentions = tuple(m for m in act.mentions if m.start < figures[-1])
    return replace(act, mentions=mentions, slots=tuple(s for s in act.slots if s.start < figures[-1]))


_BALANCES = re.compile(
    r"(?:多|腾|匀|省|剩|挪|空|减|砍|降|压)[出下]?来?的|剩下|全给|都给|全归|[从打由].{1,14}(?:出|扣|减|拿|里)"
)
"""Words by which a row gets what others gave up, or gives what others got."""
_SENTENCE = re.compile(r"[。；;！!？?\n]")
_SPARED = re.compile(r"(?:腾|匀|多|省|挪|空)(?:出|下)来?|(?:分|减|砍|降|压)(?:出|下)来|剩下的?")
_MOVES = re.compile(r"(?:分|匀|挪|拿|让|抽|调)(?:出)?(?P<n>\d+|[一二两三四五六七八九十]+)分?(?:给|到|畀|加到|加给)")
"""Words of points that another row gave up: they come on top of what a row has."""


def set_name(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Names of rows; a part of the old name may be taken out or changed."""
    words = _LATIN_LEAD.sub("", act.first("value", "name").strip(_QUOTES))
    clause = message.clauses[message.clause_at(max(act.end - 1, act.start))]
    if part := removed_part(message.text[act.start : clause.end], scene) or removed_part(message.text, scene):
        yield from _without_part(part, act, scene)
        return

    def value(row: Indicator) -> str:
        if not words or len(words) < _SHORTEST_NAME:
            raise ValueError("没有新名称")
        return words

    if not words:
        yield unclear("没有听出来新名称是什么。", _maybe(act, scene), is_weak=True)
        return
    yield from per_row(act, scene, Kind.SET_NAME, value, None)


def _without_part(part: str, act: Act, scene: Scene) -> Iterator[ReadAct]:
    """The names without a part: of the rows that the act names among those that have it, else of all that have it."""
    having = rows_with(part, scene)
    mentions = [m for m in (*act.earlier, *act.mentions) if m.kind is not MentionKind.POINTS]
    placed = [m for m in mentions if m.kind is MentionKind.ORDINAL] or mentions
    named = [r for m in placed for r in m.rows if r in having]
    for row_id in dict.fromkeys(named or having):
        row = scene.row(row_id)
        if row is not None:
            made = order(Kind.SET_NAME, row=row_id, value=row.name.replace(part, "", 1))
            yield ReadAct(made, is_proposed=not named)


_SHORTEST_NAME = 3
_LATIN_LEAD = re.compile(r"^(?:rename|ename|name|叫|为)\s*")


def set_class(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Classes of rows, by the name that the profile has for them."""
    words = act.first("value", "level", "toward")
    found = class_of(scene, words) or class_of(scene, _behind_rows(act, message))
    if not found:
        yield unclear("没有听出来要放到哪一类。", _maybe(act, scene), is_weak=True)
        return
    later = class_of(scene, message.text[act.start :]) or found

    def value(row: Indicator) -> str:
        return later[1] if row.level2 == found[1] else found[1]

    yield from per_row(act, scene, Kind.SET_CLASS, value, lambda row: row.level2 != found[1])


def _behind_rows(act: Act, message: ChatMessage) -> str:
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


def set_text(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Words of a row: its definition, its scoring standard and the like."""
    text = message.text[act.start : act.end]
    slots = act.slots_of("value")
    outside = text if not slots else message.text[act.start : slots[0].start]
    field = first_field("text", outside) or first_field("text", text)
    colon = _BEHIND_COLON.search(message.text, act.start)
    words = slots[-1].text.strip(_QUOTES) if slots else _said_behind(text, field)
    if colon and colon.start() < act.end and not message.is_quoted(colon.start("said")):
        words = colon["said"].strip(_QUOTES)
    if not field or not words:
        yield unclear("没有听出来要改哪一项说明，或写成什么。", _maybe(act, scene), is_weak=True)
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


_BEHIND_COLON = re.compile(
    r"(?:指标解释|计算公式|评分标准|扣分标准|指标值依据|取值方式|数据来源|佐证材料?|佐证资料|公式|依据)[^，。；：:]{0,6}[：:]\s*(?P<said>[^\n]+)$"
)
_WRITES = re.compile(r"(?:写成|写为|改成|改为|填成|填上|填写|写上|写|填|是|为|：|:|用)\s*")


def _said_behind(text: str, field: str) -> str:
    """What stands behind the field and the verb that writes."""
    named = [w for w in find_fields("text", text) if w.field == field]
    match = _WRITES.search(text, named[-1].end if named else 0)
    return text[match.end() :].strip(_PARTICLES) if match else ""


def weight_of(number: Decimal) -> str:
    """Points as written."""
    return show(number)
