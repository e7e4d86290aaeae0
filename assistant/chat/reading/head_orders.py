"""Orders on the head of the form: names of project and bodies, attribute, days."""

import re
from collections.abc import Iterator, Sequence

from assistant.chat.reading.acts import Act
from assistant.chat.reading.day_orders import DAY_FIELDS, day_words, has_day, orders_of_days
from assistant.chat.reading.fields import FieldWord, body_labels, find_fields, first_field
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.names_in_words import BODY, body_name, clean
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind

_OLD_NAME = re.compile(r"(?:由|从)[^，,。；;]{2,40}?(?:改|换|变|更)")
_MISSPELT_LABEL = re.compile(r"^部[^门]")
"""What is left of 主管部门 where its last character was mistyped: 主管部们."""
_LONGEST_BODY = 24
_BODIES = frozenset({"unit", "department"})
_TALKING = re.compile(r"[您你帮请写我这那的把说应就是改填]")
_NAMES = frozenset({"name", "department", "department_code", "unit", "attribute", "category", "content"})
_LONG_LABELS = frozenset({"主管部门", "实施单位", "主管单位", "承担单位", "承办单位", "项目属性", "项目名称"})
_AGENT = re.compile(
    r"(?:，|,|。|\s)*由(?P<body>[一-鿿（）()]{2,24}?)(?:来|具体|负责|牵头|统一){0,2}"
    r"(?P<verb>实施|承担|承办|组织|主管|申报)"
)
_CARRIED_OUT = re.compile(r"由(?P<body>[一-鿿]{2,24}?)(?:负责|来|具体)?(?:实施|承担|承办)")


def set_head(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Fields of the head with their words; a span of time is its first and its last day."""
    text = message.text[act.start : act.end]
    labels = [w for w in body_labels(text) if w.field not in DAY_FIELDS and _names(act, message, w)]
    framed = list(_by_agents(text))
    labels = [w for w in labels if not any(a <= w.start < b for _, _, a, b in framed)]
    found = [*_by_labels(act, text, labels, [(a, b) for _, _, a, b in framed])] if labels else []
    found += [(field, body) for field, body, _, _ in framed]
    found.sort(key=lambda one: text.find(one[1].strip()))
    if not found and not has_day(text):
        found = [(_asked_field(scene, s.text), s.text) for s in act.slots_of("value", "name")]
    if has_day(text):
        days = day_words(text)
        at = text.rfind(days)
        found.insert(sum(text.find(words.strip()) < at for _, words in found), ("period", days))
    done = False
    for field, words in found:
        for one in head_orders(field, words, scene, text):
            done = True
            yield one
    for one in _same_body(found, message, act, scene):
        done = True
        yield one
    if not done:
        yield unclear("没有听出来要改表头的哪一项，或写成什么。", is_weak=True)


_SAME = re.compile(
    r"[，,\s]*(?:也|都|还|同样|一样)?(?:是|写|填|用|归|算)?(?:也是)?(?:它|他|这家|这个|同一[个家]|一样(?:的)?)(?:了|吧|嘛|哈|的)*$"
)


def _same_body(found: Sequence[tuple[str, str]], message: ChatMessage, act: Act, scene: Scene) -> Iterator[ReadAct]:
    """The other body by the name of the one before: 主管部门县林业局，实施单位也是它."""
    named = next((body_name(words) for field, words in reversed(found) if field in _BODIES and body_name(words)), "")
    given = {field for field, _ in found}
    for clause in message.clauses if named else ():
        for label in find_fields("head", clause.text):
            behind = clause.text[label.end :]
            if label.field in _BODIES - given and clause.start >= act.start and _SAME.match(behind) and behind.strip():
                yield ReadAct(order(Kind.SET_HEAD, field=label.field, value=named))
                return


def _asked_field(scene: Scene, words: str) -> str:
    attribute = first_field("attribute", words)
    if attribute:
        return "attribute"
    return next((q.field for q in scene.questions if q.field in {"name", "department", "unit"}), "")


def _names(act: Act, message: ChatMessage, word: FieldWord) -> bool:
    """Whether a word names a field here: not inside a quotation or a value, no part of a longer word (事业单位)."""
    at, words = act.start + word.start, message.text[act.start + word.start : act.start + word.end]
    if message.is_quoted(at):
        return False
    if words not in _LONG_LABELS and any(s.start < at < s.end for s in act.slots_of("value", "name")):
        return False
    return words not in {"单位", "实施", "承办"} or message.text[:at][-1:] not in {"业", "各", "本", "用", "由"}


def _by_agents(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Bodies that are named as those who act, with the places of the whole phrase: 由县养老中心来实施."""
    for match in _AGENT.finditer(text):
        body = match["body"]
        if BODY.search(body):
            yield ("department" if match["verb"] == "主管" else "unit"), body, match.start(), match.end()


def _by_labels(
    act: Act, text: str, labels: Sequence[FieldWord], framed: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[str, str]]:
    """Fields with what stands behind each up to the next: the value that was found there, else all of it; what stands
    before a label alone belongs to it where nothing stands behind: 县教育局是我们主管. ``framed`` is read already."""
    labels = [_whole_label(w, text) for w in labels]
    values = [(s.start - act.start, s.end - act.start) for s in act.slots_of("value", "name")]
    values = [v for v in values if not any(a < v[1] and v[0] < b for a, b in framed)]
    for n, one in enumerate(labels):
        end = labels[n + 1].start if n + 1 < len(labels) else len(text)
        end = min([end, *(a for a, _ in framed if a >= one.end)])
        inside = [text[max(a, one.end) : min(b, end)] for a, b in values if a < end and one.end < b]
        named = [w for w in inside if clean(w) and not has_day(w)]
        chosen = named[:1] if one.field == "name" and not _is_renamed(text[one.end : end]) else named[-1:]
        words = _with_lead(one.field, text[one.end : end], chosen[0]) if chosen else text[one.end : end]
        if one.field == "name" and len(named) > 1 and (by := _CARRIED_OUT.search(text[one.end : end])):
            yield "unit", by["body"]
        if not clean(words) and n == 0:
            words = next((text[a:b] for a, b in values if b <= one.start), "")
        if one.field in _BODIES and clean(words) and not body_name(words):
            if not any(w.field == "name" for w in labels):
                continue
            yield "name", words
        elif clean(words) and (named or _plausible(one.field, clean(words))):
            yield _of_body(one.field, clean(words), labels), words


def _whole_label(label: FieldWord, text: str) -> FieldWord:
    """A label with the end of it that was mistyped."""
    rest = _MISSPELT_LABEL.match(text[label.end :]) if label.field == "department" else None
    return FieldWord(label.field, label.start, label.end + rest.end()) if rest else label


def _is_renamed(words: str) -> bool:
    """Whether words give an old name before the new one: 由“装备购置”改为“消防装备购置”."""
    return bool(_OLD_NAME.search(words))


def _of_body(field: str, value: str, labels: Sequence[FieldWord]) -> str:
    """The name of a body is no 内容 of the project: then the first body that was named is meant."""
    bodies = [w.field for w in labels if w.field in {"unit", "department"}]
    return bodies[0] if field == "content" and bodies and BODY.search(value) else field


def _with_lead(field: str, segment: str, found: str) -> str:
    """A body's name from its label on, where the reader took only the end of it; what stands behind its last character
    in brackets or behind a blank is no part of it."""
    if field not in {"unit", "department"}:
        return found
    lead = segment[: segment.rfind(found)]
    whole = found if _TALKING.search(lead) else f"{lead}{found}"
    whole = whole if re.fullmatch(r"[一-鿿（）()]+", clean(whole)) and len(clean(whole)) <= _LONGEST_BODY else found
    parts = re.split(r"[\[【\s]", clean(whole))
    return parts[0] if BODY.search(parts[0]) else whole


def _plausible(field: str, words: str) -> bool:
    """Whether words that no reader marked may be the value of a field: a short name of a body, a known attribute."""
    if field in {"unit", "department"}:
        return bool(BODY.search(words)) and len(words) <= _LONGEST_BODY and not re.search(r"[，,。；;？?]", words)
    if field == "department_code":
        return re.fullmatch(r"[0-9A-Za-z-]{3,}", words) is not None
    return field == "attribute" and bool(first_field("attribute", words))


def head_orders(field: str, words: str, scene: Scene, text: str) -> Iterator[ReadAct]:
    """The orders that words come to for a field of the head; none where they are no value of it."""
    if field in {"start", "end", "period"}:
        yield from orders_of_days(field, words, scene, text)
    elif field == "attribute":
        value = first_field("attribute", words) or clean(words)
        if value:
            yield ReadAct(order(Kind.SET_HEAD, field=field, value=value))
    elif field in _NAMES and (value := body_name(words) if field in _BODIES else clean(words)):
        yield ReadAct(order(Kind.SET_HEAD, field=field, value=value))
