"""The order that an act is, where its words or what was said before show another one than the trained reader took."""

import re
from dataclasses import replace

from assistant.chat.reading.acts import Act
from assistant.chat.reading.finding_orders import finding_stance
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.name_parts import part_of_named_row
from assistant.chat.reading.row_mentions import MentionKind
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.settling import ASKS
from assistant.chat.reading.tagging import Slot
from assistant.chat.reading.value_words import VALUED
from assistant.chat.reading.values import factor
from assistant.language.numerals import fold
from assistant.language.target_parser import parse_target

NOTHING = "nothing"
SURE = 0.45
"""An order to change something is carried out only where its reading is at least as likely."""
_SMALL = frozenset({"greet", "check", "export", NOTHING})
_ASKING = frozenset({"explain", "ask_policy"})
_REQUEST = re.compile(
    r"(?:麻烦|劳驾|烦请|请(?![教问])|帮(?:我|忙)?|给我).{0,6}[把将].{1,24}?(?:改|调|提|降|写|定|换|加|减)[成为到]?"
)
_VAGUE = frozenset({"greet", "unclear", "answer", NOTHING})
_ON_CELLS = frozenset({"set_target", "set_weight", "set_class", "set_name", "delete_indicator"})
_ON_HEAD = frozenset({"set_head", "set_money", "add_indicator"})
_ON_NAMES = frozenset({"add_indicator", "delete_indicator", "unclear", "set_name"})
_TEXT_FIELD = re.compile(r"计算公式|计算方法|评分标准|扣分标准|数据来源|佐证|指标解释|指标值依据|取值方式")
_PART_OF_NAME = re.compile(
    r"(?:去掉|去了|去喽|删掉|删去|删除|拿掉|不要)[^，。；]{0,12}字|字[^，。；]{0,16}(?:去掉|去了|去喽|删掉|删去|删除|拿掉|不要)"
)
_MAY = re.compile(
    r"(?:能|可以|可否|是否|该不该|要不要)[^，,。；;]*(?:[吗么]|不$|不[？?]|$)|(?:行|可以|合适|好|中|管)(?:不[行可好中]|不$|吗|么)"
)
_PLEASE = re.compile(r"帮|请(?![教问])|给我|麻烦|劳驾|把|给改|能不能给|改成.*吧")


def retyped(act: Act, scene: Scene, message: ChatMessage) -> Act:
    """The act with the operation that its words show."""
    if act.op in _SMALL and act.confidence < SURE and ASKS.search(message.text[-4:]):
        act = replace(act, op="explain" if act.mentions else "ask_policy")
    if act.op in _VAGUE and _is_row_and_figure(act, message):
        return replace(act, op="set_target", confidence=max(act.confidence, SURE))
    if act.op in _ASKING and _is_request(act, message):
        return replace(act, op="set_target", confidence=SURE, margin=0.0)
    if act.op == "explain" and (changed := _changed_to(act, message)):
        return changed
    if stance := _on_findings(act, scene, message):
        return replace(act, op=stance, confidence=max(act.confidence, SURE), slots=())
    ordered = confirming(act, message)
    if ordered == "remove" and act.op in {"explain", "undo"} and act.mentions:
        return replace(act, op="delete_indicator", confidence=max(act.confidence, SURE), margin=0.0)
    if not ordered and _only_asks(act, message):
        return replace(act, op="explain")
    if act.op == "delete_indicator" and act.mentions and factor(fold(message.text[act.start : act.end])) is not None:
        return replace(act, op="set_target")
    if act.op == "undo" and (valued := _back_to_value(act, message)):
        return valued
    if act.op == "undo" and scene.focus.op == "undo":
        return replace(act, op="redo")
    if act.op == "set_target" and scene.focus.op == "set_weight" and _is_points(act):
        return replace(act, op="set_weight")
    return _on_names(act, scene, message)


_BARE_ORDER = re.compile(
    r"(?:那|就|还是|请|帮我|给我|你|您|直接|赶紧|快|都|把它)*(?P<verb>删除?|去|砍|撤|划|改)(?:掉|除|喽|了|去|它|吧|咯|啦|呗|哈|嘛|\s|一下|(?P=verb))*"
)
"""An order that names nothing of its own: 删喽删喽, 改了吧."""


def confirming(act: Act, message: ChatMessage) -> str:
    """What a bare order right behind a question of the same speaker asks for: remove, change, or "" for nothing."""
    at = message.clause_at(max(act.end - 1, act.start)) + 1
    following = message.clauses[at : at + 1]
    bare = _BARE_ORDER.fullmatch(following[0].text) if following else None
    if bare is None:
        return ""
    return "change" if bare["verb"] == "改" else "remove"


_BESIDE = re.compile(
    r"(?:那|就|个|条|的|是|要|写|给|整|弄|搞|到|为|成|改|吧|了|呢|嘛|哈|呗|噻|，|,|。|！|!|\s|第|最后)*"
)


def _is_row_and_figure(act: Act, message: ChatMessage) -> bool:
    """Whether words are a row, a figure and nothing that says more: 最后一条95."""
    rows = [m for m in act.mentions if m.start >= 0]
    figures = [t for t in message.tokens if t.number is not None and act.start <= t.start < act.end]
    figures = [t for t in figures if not any(m.start <= t.start and t.end <= m.end for m in rows)]
    if len(rows) != 1 or len(figures) != 1 or figures[0].start < rows[0].start:
        return False
    left, between = message.text[act.start : rows[0].start], message.text[rows[0].end : figures[0].start]
    return all(_BESIDE.fullmatch(part) for part in (left, between, message.text[figures[0].end : act.end]))


_OF_CHECK = frozenset({"check", "accept_finding", "ignore_finding"})
_NOT_ON_FINDINGS = frozenset(
    {"accept_finding", "ignore_finding", "set_name", "set_head", "set_money", "set_text", "merge_indicators"}
)


def _on_findings(act: Act, scene: Scene, message: ChatMessage) -> str:
    """accept_finding or ignore_finding where an act without a value speaks so of what the check found."""
    values = act.slots_of("value", "name", "target")
    if act.op in _NOT_ON_FINDINGS or not scene.findings or (values and act.op not in _ASKING):
        return ""
    return finding_stance(message.text[act.start : act.end], after_check=scene.focus.op in _OF_CHECK)


def _back_to_value(act: Act, message: ChatMessage) -> Act | None:
    """A value that a named row shall have again is a new value for it: 有效率还原90."""
    rows = [m for m in act.mentions if m.kind is MentionKind.NAME and len(m.rows) == 1]
    figures = [
        t
        for t in message.tokens
        if act.start <= t.start < act.end and t.kind in VALUED and not any(m.start <= t.start < m.end for m in rows)
    ]
    if len({m.rows for m in rows}) != 1 or len(figures) != 1 or figures[0].unit in {"步", "次", "条", "个"}:
        return None
    value = Slot("value", figures[0].start, figures[0].end, figures[0].text, act.confidence)
    row = Slot("row", rows[0].start, rows[0].end, rows[0].text, act.confidence)
    return replace(act, op="set_target", slots=(row, value))


_CHANGED_TO = re.compile(
    r"(?:改叫|[改换写]成|改为|就叫)[“\"]?(?P<value>[^，,。；;？?“”\"]{1,24}?)[”\"]?[吧了啊呀哈嘛呗]*$"
)


def _changed_to(act: Act, message: ChatMessage) -> Act | None:
    """An order that ends words which begin like a question: 全区人数这什么东西改成培训队员人数."""
    rows = [m for m in act.mentions if len(m.rows) == 1 and m.kind in {MentionKind.NAME, MentionKind.ORDINAL}]
    words = message.text[act.start : _clause_end(act, message)]
    order = _CHANGED_TO.search(words, rows[0].end - act.start) if rows and not _ENDS_ASKING.search(words) else None
    if order is None or _MAY.search(words):
        return None
    start, end = order.start("value") + act.start, order.end("value") + act.start
    slots = (
        Slot("row", rows[0].start, rows[0].end, rows[0].text, SURE),
        Slot("value", start, end, message.text[start:end], SURE),
    )
    op = "set_target" if parse_target(order["value"]).is_number else "set_name"
    return replace(act, op=op, confidence=max(act.confidence, SURE), margin=0.0, slots=slots, mentions=(rows[0],))


_ENDS_ASKING = re.compile(r"(?:[吗么呢]|行不|中不|好不)$")


def _is_request(act: Act, message: ChatMessage) -> bool:
    """Whether a question is a polite order: 麻烦您把满意度改成92%好吗."""
    order = _REQUEST.search(message.text, act.start, act.end)
    figures = [t for t in message.tokens if t.number is not None and act.start <= t.start < act.end]
    return order is not None and bool(act.mentions) and any(t.start >= order.end() for t in figures)


def _on_names(act: Act, scene: Scene, message: ChatMessage) -> Act:
    """Names and what is none: a figure is no name, a text of a row is none, a part of a name that goes is one."""
    words = message.text[act.start : act.end]
    if act.op == "set_name" and _is_figure(act.first("value") or act.first("name")):
        slots = tuple(replace(slot, kind="value") if slot.kind == "name" else slot for slot in act.slots)
        return replace(act, op="set_target", slots=slots)
    if act.op == "set_name" and "名" not in words and _TEXT_FIELD.search(words):
        return replace(act, op="set_text")
    if act.op in _ON_NAMES and _PART_OF_NAME.search(message.text[act.start : _clause_end(act, message)]):
        return replace(act, op="set_name")
    if act.op == "delete_indicator" and part_of_named_row(_sentence_part(act, message), scene):
        return replace(act, op="set_name")
    return act


def _sentence_part(act: Act, message: ChatMessage) -> str:
    """The words around an act from one stop to the next; 把 begins a clause without one."""
    first = last = message.clause_at(max(act.end - 1, act.start))
    while first and not message.clauses[first - 1].stop:
        first -= 1
    while last + 1 < len(message.clauses) and not message.clauses[last].stop:
        last += 1
    return message.text[message.clauses[first].start : message.clauses[last].end]


def _is_figure(words: str) -> bool:
    """Whether words are a figure with its unit and nothing else, which names no indicator."""
    target = parse_target(words.strip("“”\"'。，, 吧了"))
    return target.is_number and not target.counted


def _clause_end(act: Act, message: ChatMessage) -> int:
    return message.clauses[message.clause_at(max(act.end - 1, act.start))].end


def _is_points(act: Act) -> bool:
    """Whether a value is a bare small number, where weights were spoken of last."""
    return re.fullmatch(r"\d{1,2}(?:\.5)?分?", act.first("value").strip()) is not None


def _only_asks(act: Act, message: ChatMessage) -> bool:
    """Whether an order is only asked about: 满意度能写成95%吗, 代表队8支？; 能不能帮我改成 is an order."""
    if act.op not in {*_ON_CELLS, *_ON_HEAD, "undo", "redo"}:
        return False
    clause = message.clauses[message.clause_at(max(act.end - 1, act.start))]
    words = message.text[act.start : act.end]
    asks = clause.stop.strip()[:1] in {"?", "？"} or clause.text.endswith(("吗", "么", "合适不", "行不", "中不"))
    return asks and not _PLEASE.search(words) and bool(_MAY.search(words) or clause.stop.strip()[:1] in {"?", "？"})
