"""Orders on the table: rows added, deleted, moved, merged, and points shared out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.base import show
from assistant.chat.reading.acts import Act
from assistant.chat.reading.choosing import UnclearRow, chosen_rows, named_in, settled
from assistant.chat.reading.class_orders import class_of
from assistant.chat.reading.compared import is_compared
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.row_mentions import MentionKind
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.value_words import essence, value_for
from assistant.chat.reading.values import number_tokens
from assistant.domain.indicator import Indicator
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.domain.vocabulary import QUALITY, QUANTITY, SATISFACTION, TIMELINESS
from assistant.language.measure_words import written
from assistant.language.numerals import fold
from assistant.language.target_parser import parse_target
from assistant.language.word_classes import either, word_classes
from assistant.works.interface import NotApplicable

_QUOTES = "“”\"'‘’「」《》 \t，,。.：:"
_FIRST = re.compile(r"最前|最上|第一[个条位]|顶上|打头|头[一里上]")
SAYS_LAST = re.compile(r"最后|末尾|最下|最底")
_BEHIND = re.compile(r"后面|后头|之后|下面|下头|后边")
_LEADS = re.compile(r"^(?:一?[个条项]|叫做?|名字叫|名为|就叫|关于|指标|再|还有)+")
_NO_NAME = re.compile(r"^[这那和跟与及]|前面|后面|[，。；？?]")
_ADDS = re.compile(either(word_classes("act_words")["add"]) + "|[加增补添]")
_COUNTS_NEW_ROW = re.compile(f"(?:{either(word_classes('act_words')['add'])}|[加增补添])(?:上|入)?[一1]?[条项个]")
"""补一条数量指标: the figure counts the row itself."""
_IS_MISSING = re.compile("(?<=[一-鿿]{2})(?:还|也|都)?(?:没有?|未|漏|缺)(?:了|[列填写报设加录])?了?$")
"""护林员人数未列: that the row is not there yet is no part of its name."""
_SHARES = re.compile(r"平均|平摊|均分|[匀摊]|分配|倾斜|侧重|偏|多[放给分]|一样多|[往向].{1,12}[加提放给]|均衡")
_CALLED = re.compile(r"(?:就?叫做?|名为|改名为?|名称为|名字叫)[“\"]?(?P<name>[一-鿿A-Za-z0-9]{2,24})")
_LONGEST = 40
_LIKELY = 0.5


def add_indicator(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """A new row: its class as said, else as name and value show."""
    text = message.text[act.start : act.end]
    name = _IS_MISSING.sub("", _LEADS.sub("", _new_name(act).strip(_QUOTES)))
    if not (act.slots_of("level") or _ADDS.search(text)) or _NO_NAME.search(name):
        yield unclear("没有听懂。", is_weak=True)
        return
    stated = act.first("target", "value")
    if not stated and name:
        rest = message.text[max((s.end for s in act.slots_of("name", "row")), default=act.start) : act.end]
        rest = _COUNTS_NEW_ROW.sub("", fold(rest))
        stated = rest if number_tokens(rest) or parse_target(essence(rest)).is_date else ""
    if not name or len(name) > _LONGEST:
        yield unclear("要加的指标叫什么名称、目标值多少？如“加一条质量指标，验收合格率100%”。", is_weak=True)
        return
    place = (
        class_of(scene, act.first("level"))
        or class_of(scene, text.replace(name, ""))
        or class_of(scene, _clause_behind(act, message))
        or class_of(scene, _clause_before(act, message))
        or _usual_class(scene, name, stated)
    )
    if place is None:
        yield unclear(f"“{name}”要放在哪一类？请说出二级指标，如“数量指标”。", is_weak=True)
        return
    target = new_target(place, name, stated, scene)
    if stated and not target:
        yield unclear(f"“{name}”的目标值“{stated[:20]}”没有看懂，请再说一遍，带上单位。", is_weak=True)
        return
    yield ReadAct(order(Kind.ADD_INDICATOR, level1=place[0], level2=place[1], name=name, target=target))


def _clause_before(act: Act, message: ChatMessage) -> str:
    """The clause before an act where it says that something is added: 加一条可持续影响指标，设施完好率…."""
    before = message.clause_at(act.start) - 1
    words = message.clauses[before].text if before >= 0 else ""
    return words if _ADDS.search(words) else ""


def _clause_behind(act: Act, message: ChatMessage) -> str:
    """The clause right behind an act where it says where to put something: …，放社会效益."""
    following = message.clause_at(max(act.end - 1, act.start)) + 1
    behind = message.clauses[following].text if following < len(message.clauses) else ""
    return behind if _PUTS.match(behind) or _CLASS.fullmatch(behind) else ""


_CLASS = re.compile(
    "(?:数量|质量|时效|(?:经济|社会|生态环境|生态)?成本|(?:经济|社会|生态)效益|可持续影响?|满意度)(?:指标|类)*"
)
_PUTS = re.compile(r"(?:就|给|把它|先|请)?(?:放|归|算|列|搁|挂|写)(?:到|进|在|入|作)?")


def _new_name(act: Act) -> str:
    """The name of the new row: its slot, where that is likely; a row's slot where nothing else is."""
    slots = act.slots_of("name") or act.slots_of("row")
    return slots[0].text if slots and slots[0].confidence >= _LIKELY else ""


def new_target(place: tuple[str, str], name: str, stated: str, scene: Scene) -> str:
    """The value of a new row as the form writes it, "" where words are none."""
    if not stated:
        return ""
    row = Indicator(level1=place[0], level2=place[1], name=name, unit="%" if name.endswith(("率", "满意度")) else "")
    try:
        return value_for(row, stated, "", scene.year)
    except (NotApplicable, ValueError):
        return ""


def _usual_class(scene: Scene, name: str, stated: str) -> tuple[str, str] | None:
    """The class that name and value show: 满意度, a day, money, a rate, a count."""
    target = parse_target(essence(stated)) if stated else parse_target("")
    unit = written(target.unit).split("/")[0]
    if "满意" in name:
        wanted = SATISFACTION
    elif (
        target.is_date
        or name.endswith(("时间", "时限", "日期", "时长", "及时率", "按时率"))
        or "按时" in name
        or "及时" in name
    ):
        wanted = TIMELINESS
    elif unit in {"元", "万元", "亿元"} or name.endswith(("单价", "成本", "费", "标准")):
        wanted = "成本指标"
    elif target.unit in {"%", "‰"} or name.endswith(("率", "比例", "占比")):
        wanted = QUALITY
    else:
        wanted = QUANTITY
    return class_of(scene, wanted)


def delete_indicator(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Rows that are to go; a row that another is like is none of them."""
    compared = [m for m in act.mentions if is_compared(m, message)]
    kept = tuple(m for m in act.mentions if m not in compared)
    if compared and not kept and any(m.kind is not MentionKind.POINTS for m in act.earlier):
        return
    if compared and kept:
        rows = tuple(s for s in act.slots if not any(s.start < m.end and m.start < s.end for m in compared))
        act = replace(act, mentions=kept, slots=rows)
    try:
        choice = chosen_rows(act, scene)
    except UnclearRow as error:
        yield unclear(error.why, error.rows, [order(Kind.DELETE_INDICATOR, row=r) for r in error.rows])
        return
    yield from (ReadAct(order(Kind.DELETE_INDICATOR, row=r)) for r in choice.rows)


def move_indicator(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """A row before another one; behind one is before the next of its class."""
    text = message.text[act.start : act.end]
    pair = _swapped(act, scene, text)
    if pair and _POINTS.search(text):
        yield from _swapped_points(pair, scene)
        return
    if pair:
        yield ReadAct(order(Kind.MOVE_INDICATOR, row=pair[1], before=pair[0]))
        return
    targets = act.slots_of("before")
    if len(targets) > 1 and not act.slots_of("row"):
        act = _with_first_moved(act)
        targets = act.slots_of("before")
    rows = [m for m in named_in(act, scene) if not any(s.start <= m.start < s.end for s in targets)]
    try:
        moved = settled(rows[0], scene, None, None)[0] if rows else chosen_rows(act, scene).rows[0]
        where = _place(act, scene, rows, moved, text)
    except UnclearRow as error:
        yield unclear(error.why, error.rows)
        return
    if where is None:
        yield unclear("没有听出来要移到哪一条前面。", [moved])
        return
    yield ReadAct(order(Kind.MOVE_INDICATOR, row=moved, before=where))


def _with_first_moved(act: Act) -> Act:
    """The act with the first of several places as the row that is moved: 充电口那条挪到消防站前面."""
    first = act.slots_of("before")[0]
    return replace(act, slots=tuple(replace(s, kind="row") if s is first else s for s in act.slots))


_SWAPS = re.compile(
    r"互换|对调|调换|换(?:一?下|个)?(?:位置|顺序|前后)|换一?下(?:[吧嘛哈]|$)|倒(?:个|一下)?(?:位置|顺序|过来)"
)


_POINTS = re.compile("权重|分值|分数")


def _swapped_points(pair: tuple[str, str], scene: Scene) -> Iterator[ReadAct]:
    """Two rows that change their points."""
    one, other = scene.row(pair[0]), scene.row(pair[1])
    if one is None or other is None or one.weight is None or other.weight is None:
        yield unclear("这两条还没有分值。", pair)
        return
    yield ReadAct(order(Kind.SET_WEIGHT, row=pair[0], value=show(other.weight)))
    yield ReadAct(order(Kind.SET_WEIGHT, row=pair[1], value=show(one.weight)))


def _swapped(act: Act, scene: Scene, text: str) -> tuple[str, str] | None:
    """The two rows that change places, in the order of the form; the second goes before the first."""
    if not _SWAPS.search(text):
        return None
    named = {r for m in act.mentions if m.every or len(m.rows) == 1 for r in m.rows}
    rows = [r.id for r in scene.finder.rows if r.id in named]
    return (rows[0], rows[1]) if len(rows) == 2 else None


def _place(act: Act, scene: Scene, rows: Sequence[object], moved: str, text: str) -> str | None:
    """The row that the moved one shall stand before; "" for the end of its class."""
    found = [m for m in act.mentions if any(s.start <= m.start < s.end for s in act.slots_of("before"))]
    if not found and len(rows) > 1:
        found = [named_in(act, scene)[1]]
    ids = [r.id for r in scene.finder.rows]
    if found:
        anchor = settled(found[0], scene, None, None)[0]
        if not _BEHIND.search(text):
            return anchor
        others = [i for i in ids if i != moved]
        following = others.index(anchor) + 1
        return others[following] if following < len(others) and _same_class(scene, others[following], moved) else ""
    own = [i for i in ids if _same_class(scene, i, moved) and i != moved]
    if SAYS_LAST.search(text):
        return ""
    return own[0] if own and (_FIRST.search(text) or _FIRST.search("".join(act.texts("before")))) else None


def _same_class(scene: Scene, one: str, other: str) -> bool:
    first, second = scene.row(one), scene.row(other)
    return first is not None and second is not None and first.level2 == second.level2


def merge_indicators(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Rows that become one; a new name for it is a change of name of the row that stays."""
    named = _CALLED.search(message.text, act.start, act.end)
    into = (act.first("into", "name") or (named["name"] if named else "")).strip(_QUOTES)
    try:
        rows = _merged_rows(act, scene, into)
    except UnclearRow as error:
        yield unclear(error.why, error.rows)
        return
    if len(rows) < 2:
        yield unclear("合并至少要两条指标，请说出是哪几条。", rows)
        return
    if len({row.level1 for r in rows if (row := scene.row(r))}) > 1:
        yield unclear("这几条不是同一类指标，不能合并。", rows)
        return
    kept = next((r for r in rows if (row := scene.row(r)) and row.name == into), rows[0])
    yield ReadAct(order(Kind.MERGE_INDICATORS, rows=tuple(rows), into=kept))
    row = scene.row(kept)
    if into and row is not None and row.name != into:
        yield ReadAct(order(Kind.SET_NAME, row=kept, value=into))


def _merged_rows(act: Act, scene: Scene, into: str) -> list[str]:
    names = act.slots_of("into")
    mentions = [m for m in named_in(act, scene) if not any(s.start <= m.start < s.end for s in names)]
    rows = list[str]()
    for one in mentions:
        named = [r.id for r in scene.finder.rows if fold(one.text) in r.folded]
        if len(mentions) == 1 and (len(one.rows) == 2 or len(named) == 2):
            rows += one.rows if len(one.rows) == 2 else named
        else:
            wanted = {one.text, into}
            rows += settled(one, scene, None, lambda row, wanted=wanted: row.name in wanted)  # type: ignore[misc]
    return list(dict.fromkeys(rows)) or list(scene.focus.rows)


def share_weights(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Points shared out in all or in one class, evenly or with more for one class."""
    text = message.text[act.start : act.end]
    if not _SHARES.search(text):
        yield unclear("没有听懂。", is_weak=True)
        return
    toward = act.first("toward")
    towards = _class_name(scene, toward) if toward else ""
    if not towards and re.search(r"[往向给].{0,8}(?:多|偏|倾斜|加)|多(?:给|分|放)|倾斜|侧重", text):
        towards = _class_name(scene, text)
    scope = "" if towards else _class_name(scene, act.first("row") or text)
    if re.search("全部|所有|其[他它余]|都平均|全都|全给", text) and not towards:
        scope = _shared_class(act, scene, message)
    yield ReadAct(order(Kind.SHARE_WEIGHTS, scope=scope or "全部", toward=towards))


def _shared_class(act: Act, scene: Scene, message: ChatMessage) -> str:
    """The class that stands before the word of sharing in its clause: of 产出指标的权重全部均分 all are those of the
    class; 其他 behind a class are those of the others."""
    inside = [c for c in message.clauses if act.start <= c.start < act.end]
    shared = next(((c, m) for c in inside if (m := _EVENLY.search(c.text))), None)
    words = shared[0].text[: shared[1].start()] if shared else ""
    return "" if _OTHERS.search(words) else _class_name(scene, words)


_EVENLY = re.compile(r"平均|平摊|均分|匀|分摊|分配|一样多|均衡")
_OTHERS = re.compile(r"其[他它余]|剩下|余下|别的|另外")


def _class_name(scene: Scene, words: str) -> str:
    """The first- or second-level class that words name."""
    if scene.profile is None:
        return ""
    for first in scene.profile.level1:
        if first.name.removesuffix("指标") in words and not any(
            s.name.removesuffix("指标") in words
            for s in first.level2
            if s.name.removesuffix("指标") != first.name.removesuffix("指标")
        ):
            return first.name
    found = class_of(scene, words)
    return found[1] if found else ""
