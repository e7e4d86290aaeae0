"""A message read into operations: intents and slots by the trained readers, rows and values by code."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.base import show
from assistant.chat.reading import cells, head, table, talk
from assistant.chat.reading.acts import Act, acts
from assistant.chat.reading.choosing import named_in
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, unclear
from assistant.chat.reading.rows import MentionKind
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.tagging import Label, MessageTagger, Slot, shipped_tagger
from assistant.chat.reading.taken_back import is_withdrawn, without_denied
from assistant.chat.reading.talk import Resolver
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.money import Money, MoneyUnit
from assistant.language.orders import find_orders
from assistant.language.target_parser import parse_target
from assistant.language.tokens import TokenKind

RESOLVERS: Mapping[str, Resolver] = {
    "set_target": cells.set_target, "set_name": cells.set_name, "set_class": cells.set_class,
    "set_weight": cells.set_weight, "set_text": cells.set_text, "share_weights": table.share_weights,
    "add_indicator": table.add_indicator, "delete_indicator": table.delete_indicator,
    "move_indicator": table.move_indicator, "merge_indicators": table.merge_indicators, "set_head": head.set_head,
    "set_money": head.set_money, "set_goal": head.set_goal, "switch_profile": head.switch_profile,
    "switch_year": head.switch_year, "start_from": head.start_from, "answer": talk.answer,
    "skip_question": talk.skip_question, "accept_finding": talk.accept_finding, "ignore_finding": talk.ignore_finding,
    "undo": talk.UNDO, "redo": talk.REDO, "explain": talk.explain, "ask_policy": talk.ask_policy, "check": talk.CHECK,
    "export": talk.EXPORT, "greet": talk.GREET, "unclear": talk.not_understood, "refuse": talk.refuse,
    "brief": talk.brief,
}  # fmt: skip
NOTHING = "nothing"
_SURE = 0.45
"""An order to change something is carried out only where its reading is at least as likely."""
_QUIET = frozenset({NOTHING, "greet", "unclear"})
_PASTED = 40
"""A quotation of so many characters is a pasted paragraph; orders in it do nothing."""
_CHOICE = 16


@dataclass(frozen=True)
class MessageReader:
    """Reads messages with trained models."""

    tagger: MessageTagger

    @classmethod
    def shipped(cls) -> "MessageReader":
        return cls(shipped_tagger())

    def read(self, text: str, scene: Scene) -> list[ReadAct]:
        """The operations of a message, in order; none where it asks for nothing."""
        message = ChatMessage.of(text)
        if not message.text:
            return []
        if chosen := list(_chosen(message, scene)):
            return chosen
        if value := list(_bare_value(message, scene)):
            return value
        if answers := list(talk.numbered_answers(message.text, scene)):
            return answers
        if is_pasted(message):
            return [*talk.refuse(Act("refuse", 0, len(message.text), 1.0), scene, message)]
        read = settled_whole(list(self._operations(message, scene)), scene, holds=_holds(message))
        return _as_question(message, read, scene)

    def _operations(self, message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
        mentions = scene.finder.find(message.text, scene.focus.rows)
        labels = self.tagger.intents(message, mentions)
        slots = self.tagger.slots(message, [label.name for label in labels], mentions)
        said = acts(message, labels, slots, mentions) or [_bare(message)]
        found = [a for a in said if not _is_cited(a, message)]
        found = [without_denied(a, message) for a in found if not is_withdrawn(a, message)]
        refused = [a for a in found if a.op == "refuse" and a.confidence >= _REFUSES]
        if not scene.rows and not refused and _begins(found, message):
            yield ReadAct(Operation(op=Kind.ADD_BRIEF, value=message.text))
            return
        open_row = False
        for act in refused[:1] or found:
            if open_row and not named_in(act, scene):
                continue
            for one in resolved(act, scene, message):
                open_row = one.operation.op is Kind.UNCLEAR and not one.is_weak
                scene = _spoken(scene, one)
                yield one
        if not found and not any(is_withdrawn(a, message) for a in said):
            yield from talk.refuse(Act("refuse", 0, len(message.text), 1.0), scene, message)


def _spoken(scene: Scene, read: ReadAct) -> Scene:
    """The scene for the next act of the message: what this one was about can be pointed at."""
    operation = read.operation
    row = operation.row or operation.into
    if not row or not operation.op.changes:
        return scene
    return replace(scene, focus=replace(scene.focus, rows=(row,), is_fresh=True))


def _begins(found: Sequence[Act], message: ChatMessage) -> bool:
    """Whether a message to an empty form describes the project: it is no question, and it tells figures or lines."""
    figures = [t for t in message.tokens if t.number is not None or t.date]
    told = [a for a in found if a.op not in _TALK]
    return bool(told) and (len(figures) > 1 or "\n" in message.text or any(a.op == "brief" for a in told))


_TALK = frozenset(
    {
        "ask_policy",
        "explain",
        "greet",
        "check",
        "export",
        "undo",
        "redo",
        "refuse",
        "unclear",
        "start_from",
        "switch_profile",
        "switch_year",
        NOTHING,
    }
)


def _bare(message: ChatMessage) -> Act:
    """The act of a message in which no clause orders anything: a kind word, or something that is not understood."""
    kind = "greet" if any("greet" in kinds for _, kinds in message.kinds) else "unclear"
    return Act(kind, 0, len(message.text), 1.0)


def _is_cited(act: Act, message: ChatMessage) -> bool:
    """Whether an act stands inside a pasted paragraph; a text that is given as a value does not."""
    if act.op in _TAKES_TEXT:
        return False
    long = [(a, b) for a, b in message.quoted if b - a >= _PASTED and re.search("[，。；]", message.text[a:b])]
    places = [s.start for s in act.slots] or [act.start]
    return any(a < place < b for a, b in long for place in places)


def resolved(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """The operations of an act; an order of which the reading is not sure is not carried out."""
    words = message.text[act.start : act.end]
    if act.op in _SMALL and act.confidence < _SURE and _ASKS.search(message.text[-4:]):
        act = replace(act, op="explain" if act.mentions else "ask_policy")
    if act.op == NOTHING:
        return
    if _only_asks(act, message):
        act = replace(act, op="explain")
    elif act.op == "undo" and scene.focus.op == "undo":
        act = replace(act, op="redo")
    elif act.op == "set_target" and scene.focus.op == "set_weight" and _is_points(act):
        act = replace(act, op="set_weight")
    elif act.op == "set_name" and _is_figure(act.first("value") or act.first("name")):
        slots = tuple(replace(slot, kind="value") if slot.kind == "name" else slot for slot in act.slots)
        act = replace(act, op="set_target", slots=slots)
    elif act.op == "set_name" and "名" not in words and _TEXT_FIELD.search(words):
        act = replace(act, op="set_text")
    elif act.op in _ON_NAMES and _PART_OF_NAME.search(message.text[act.start : _clause_end(act, message)]):
        act = replace(act, op="set_name")
    resolve = RESOLVERS[act.op]
    kind = None if act.op == "brief" else Kind(act.op)
    if act.op == "brief" and scene.rows and not _describes(act, message):
        yield unclear("没有听懂。", is_weak=True)
        return
    if (kind is None or kind.changes or kind is Kind.REFUSE) and act.confidence < _SURE:
        rows = [r for m in act.mentions for r in m.rows]
        yield unclear("没有听懂。", list(dict.fromkeys(rows)), is_weak=not _says_a_value(act, message))
        return
    try:
        yield from resolve(act, scene, message)
    except ValueError:
        yield unclear("没有听全。", is_weak=True)


_SMALL = frozenset({"greet", "check", "export", NOTHING})
_ON_CELLS = frozenset({"set_target", "set_weight", "set_class", "set_name", "delete_indicator"})
_ON_NAMES = frozenset({"add_indicator", "delete_indicator", "unclear", "set_name"})
_TEXT_FIELD = re.compile(r"计算公式|计算方法|评分标准|扣分标准|数据来源|佐证|指标解释|指标值依据|取值方式")
_PART_OF_NAME = re.compile(
    r"(?:去掉|去了|去喽|删掉|删去|删除|拿掉|不要)[^，。；]{0,12}字|字[^，。；]{0,16}(?:去掉|去了|去喽|删掉|删去|删除|拿掉|不要)"
)
_MAY = re.compile(
    r"(?:能|可以|可否|是否|该不该|要不要)[^，,。；;]*(?:[吗么]|不$|不[？?]|$)|(?:行|可以|合适|好|中|管)(?:不[行可好中]|不$|吗|么)"
)
_PLEASE = re.compile(r"帮|请(?![教问])|给我|麻烦|劳驾|把|给改|能不能给|改成.*吧")


def _is_figure(words: str) -> bool:
    """Whether words are a figure with its unit and nothing else, which names no indicator."""
    target = parse_target(words.strip("“”\"'。，, 吧了"))
    return target.is_number and not target.counted


def _says_a_value(act: Act, message: ChatMessage) -> bool:
    """Whether an act names a row and a figure for it: then it is told that it was not understood, whatever else was."""
    places = [t.start for t in message.tokens if t.number is not None and t.kind is not TokenKind.ORDINAL]
    return bool(act.mentions) and any(act.start <= place < act.end for place in places)


def _clause_end(act: Act, message: ChatMessage) -> int:
    return message.clauses[message.clause_at(max(act.end - 1, act.start))].end


def _is_points(act: Act) -> bool:
    """Whether a value is a bare small number, where weights were spoken of last."""
    return re.fullmatch(r"\d{1,2}(?:\.5)?分?", act.first("value").strip()) is not None


def _only_asks(act: Act, message: ChatMessage) -> bool:
    """Whether an order is only asked about: 满意度能写成95%吗, 代表队8支？; 能不能帮我改成 is an order."""
    if act.op not in {*_ON_CELLS, "undo", "redo"}:
        return False
    clause = message.clauses[message.clause_at(max(act.end - 1, act.start))]
    words = message.text[act.start : act.end]
    asks = clause.stop.strip()[:1] in {"?", "？"} or clause.text.endswith(("吗", "么", "合适不", "行不", "中不"))
    return asks and not _PLEASE.search(words) and bool(_MAY.search(words) or clause.stop.strip()[:1] in {"?", "？"})


def _describes(act: Act, message: ChatMessage) -> bool:
    """Whether words tell more of the project that a form is already written for."""
    figures = [t for t in message.tokens if t.number is not None and act.start <= t.start < act.end]
    return act.confidence >= _SURE_BRIEF and len(figures) > 1


def _as_question(message: ChatMessage, read: list[ReadAct], scene: Scene) -> list[ReadAct]:
    """A question that is about no form, because there is none or the one before was about rules too: 那满意度呢？"""
    if _UNDECIDED.search(message.text) and not _DECIDED.search(message.text):
        read = [a for a in read if a.operation.op not in _CELLS]
    lost = bool(read) and all(a.operation.op is Kind.UNCLEAR for a in read)
    if lost and (not scene.rows or scene.focus.op == Kind.ASK_POLICY) and _ASKS.search(message.text[-8:]):
        return [ReadAct(Operation(op=Kind.ASK_POLICY, value=message.text))]
    return read


_UNDECIDED = re.compile(
    r"还没(?:应|定|答应|想好|同意|回话)|改没改|(?:要不要|是不是|能不能)[^。！!]{1,20}(?:再|去|回头|明天)(?:问|看|商量|说)|等[^，。]{0,8}(?:信儿?|通知)(?:再|$|，|。)"
    r"|(?:可能|也许|说不定|兴许)(?:要|得|会|就)[^。！!]{1,24}(?:再|明天|回头|后面)[^。]{0,6}(?:确认|定|说|看|问|核实)"
    r"|(?:俺|我)?(?:再|明天|回头)(?:去)?问(?:问|一下|下)?(?:他|她|再说|$|，|。)|可能[^，。]{0,6}改[^。]{0,10}也可能"
)
_DECIDED = re.compile(r"(?:问了|定了|那就|就按|还是改)")
_CELLS = frozenset({Kind.SET_TARGET, Kind.SET_NAME, Kind.SET_CLASS, Kind.SET_WEIGHT, Kind.DELETE_INDICATOR})


def _holds(message: ChatMessage) -> bool:
    """Whether words of the message say that something stays, or is not decided."""
    return any("hold" in kind or "doubt" in kind for _, kind in message.kinds)


def settled_whole(found: list[ReadAct], scene: Scene, *, holds: bool = False) -> list[ReadAct]:
    """Without small talk and “not understood” beside what was understood, without values that stand there already,
    of several values for one place the last, and without repetitions."""
    kept = [a for a in found if a.operation.op is not Kind.GREET] or found[:1]
    kept = [a for a in kept if not a.is_weak] or kept[:1]
    kept = [a for a in kept if not _stands(a.operation, scene)] or ([] if holds else kept[:1])
    kept = [a for a in kept if not _is_left_open(a.operation, kept, scene)]
    kept = [a for a in kept if a.operation.op is not Kind.UNDO or scene.can_undo] or kept[:1]
    said = {a.operation.op for a in kept if not a.is_inferred}
    kept = [a for a in kept if not (a.is_inferred and a.operation.op in said)]
    inferred = [a for a in kept if a.is_inferred]
    kept = [a for a in kept if not a.is_inferred or a is inferred[-1]]
    orders = any(a.operation.op.changes for a in kept)
    kept = [
        a for a in kept if not (orders and a.operation.op is Kind.ASK_POLICY and not _ASKS.search(a.operation.value))
    ]
    last = {_spot(a.operation): n for n, a in enumerate(kept)}
    return [a for n, a in enumerate(kept) if last[_spot(a.operation)] == n]


def _is_left_open(operation: Operation, others: Sequence[ReadAct], scene: Scene) -> bool:
    """Whether a value fills what the same message leaves open: 还没定是甲还是乙，先空着."""
    skipped = {o.operation.question for o in others if o.operation.op is Kind.SKIP_QUESTION}
    fields = {q.field for q in scene.questions if q.id in skipped}
    if operation.op is Kind.SET_MONEY:
        return any(f.startswith("money") for f in fields)
    return operation.op is Kind.SET_HEAD and operation.field in fields


def _spot(operation: Operation) -> tuple[object, ...]:
    """What an operation is about: two of one kind on one spot are one."""
    if operation.op in _ONCE:
        return (operation.op,)
    values = (operation.row, operation.field, operation.sentence, operation.question, operation.finding, operation.name)
    return (operation.op, *values, operation.rows)


def _stands(operation: Operation, scene: Scene) -> bool:
    """Whether the form says so already: then the words only told what stands there."""
    row = scene.row(operation.row) if operation.row else None
    if row is not None:
        present = {Kind.SET_TARGET: row.target, Kind.SET_CLASS: row.level2, Kind.SET_NAME: row.name}
        if operation.op is Kind.SET_WEIGHT:
            return row.weight is not None and operation.value == show(row.weight)
        return present.get(operation.op) == operation.value
    if operation.op is Kind.SET_MONEY and scene.filing is not None:
        money = scene.filing.funds.money(operation.field)
        said = Money(amount=operation.amount, unit=MoneyUnit(operation.unit)) if operation.amount is not None else None
        return money is not None and said is not None and money.yuan == said.yuan
    return operation.op is Kind.SWITCH_YEAR and operation.value == str(scene.year)


_ASKS = re.compile(r"[?？]|[吗呢么]|什么|怎|多少|几|哪|啥|咋|为何|是不是|要不要|能不能|能否")
_TAKES_TEXT = frozenset({"set_goal", "set_text", "brief", "set_head"})
_REFUSES, _SURE_BRIEF = 0.6, 0.8
_ONCE = frozenset(
    {
        Kind.ASK_POLICY,
        Kind.CHECK,
        Kind.EXPORT,
        Kind.GREET,
        Kind.REFUSE,
        Kind.UNDO,
        Kind.REDO,
        Kind.UNCLEAR,
        Kind.EXPLAIN,
    }
)


def _chosen(message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    """A short message that only picks one of the candidates that were just named."""
    pending = scene.focus.pending
    if (
        pending is None
        or len(message.text) > _CHOICE
        or any(t.number is not None and t.kind not in {"ordinal"} for t in message.tokens)
    ):
        return
    candidates = [o.row for o in pending.orders]
    for mention in scene.finder.find(message.text, ()):
        if mention.kind is MentionKind.ORDINAL:
            place = re.search(r"[一二三四五\d]|最后|俩|两", mention.text)
            n = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "最后": len(candidates)}.get(place[0], 0) if place else 0
            n = int(place[0]) if place and place[0].isdigit() else n
            if 1 <= n <= len(candidates):
                yield ReadAct(pending.orders[n - 1])
                return
        meant = [o for o in pending.orders if o.row in mention.rows]
        if len(meant) == 1:
            yield ReadAct(meant[0])
            return


_MARKS_OF_PAPERS = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        r"(?:^|[。：:“\"])\s*各[^，。：:]{1,16}[：:]",
        r"特此(?:通知|函告|批复)|遵照执行|贯彻执行|现将|通知如下|事项通知",
        r"〔20\d\d〕\s*\d+\s*号", r"关于[^，。\n]{2,30}的(?:通知|意见|函|办法|批复)(?:$|\n|》)",
        r"(?:^|[。；\n])\s*[一二三四五六七八九十]、.*(?:\n|[。；])\s*[一二三四五六七八九十]、",
        r"[甲乙丙]方(?:应|须|将|不得|负责)",
        r"第[一二三四五六七八九十]+条[　 ：:].*第[一二三四五六七八九十]+条[　 ：:]",
        r"系统(?:应|须|将)(?:自动)?|无须人工|自动调整", r"^附件\s*\d|填报说明|（节选）|各预算单位|各有关单位",
    )
)  # fmt: skip
"""What official papers have and messages of a clerk have not: addressees, closing forms, numbers, titles, items."""


def _is_document(text: str) -> bool:
    return sum(bool(mark.search(text)) for mark in _MARKS_OF_PAPERS) > 1


_ONLY_VALUE = re.compile(
    r"(?:那|就|还是|改|成|为|到|给|整|写|定|取|按|算了|要|再|把|它|这个|那个|吧|了|哈|嘛|啊|是|，|,|\s|。)*"
)
_SHORTEST_VALUE = 12


def _bare_value(message: ChatMessage, scene: Scene) -> Iterator[ReadAct]:
    """A figure alone, after one row was spoken of: 那就95, 15, 改成三百吧. Before that an open question may want it,
    and the trained reader decides."""
    figures = [t for t in message.tokens if t.number is not None and t.kind.value != "ordinal"]
    if len(figures) != 1 or len(message.text) > _SHORTEST_VALUE or len(scene.focus.rows) != 1:
        return
    token = figures[0]
    rest = message.text[: token.start], message.text[token.end :]
    if not all(_ONLY_VALUE.fullmatch(part) for part in rest) or (scene.focus.op == "" and scene.questions):
        return
    row = scene.row(scene.focus.rows[0])
    slot = Slot("value", token.start, token.end, token.text, 1.0)
    if row is not None:
        act = Act("set_weight" if scene.focus.op == "set_weight" else "set_target", 0, len(message.text), 1.0, (slot,))
        yield from RESOLVERS[act.op](act, scene, message)


def is_pasted(message: ChatMessage) -> bool:
    """Whether the message is mostly a pasted text that orders about, or all of it is one long quotation."""
    if _is_document(message.text):
        return True
    quoted = sum(end - start for start, end in message.quoted if end - start >= _PASTED)
    return quoted > len(message.text) * 0.8 or bool(find_orders(message.text))


def labels_of(reader: MessageReader, text: str, scene: Scene) -> Sequence[Label]:
    """The intents of the clauses of a message, for measures."""
    message = ChatMessage.of(text)
    return reader.tagger.intents(message, scene.finder.find(message.text, scene.focus.rows))
