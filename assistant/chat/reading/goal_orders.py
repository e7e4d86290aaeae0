"""Orders on the goals in words."""

import re
from collections.abc import Iterator

from assistant.chat.reading.acts import Act
from assistant.chat.reading.fields import first_field
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.names_in_words import QUOTES
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.numerals import COUNTING, UP_TO_TEN, read_number
from assistant.works.goal_text import sentences_of

_SENTENCE = re.compile(rf"(?:目标|第)\s*(?P<n>\d{{1,2}}|{UP_TO_TEN}{{1,2}})\s*(?:句|点|条|个|段|[:：]|(?!{COUNTING}))")
_OLD_AND_NEW = 2
_FREE = re.compile(r"顺顺|润色|重新?写|完善|优化|写得|写一?写|改改|改顺|通顺|规范")


def set_goal(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """A goal by its number, or the whole text."""
    text = message.text[act.start : act.end]
    slot = next(iter(act.slots_of("value")), None)
    lead = message.text[act.start : slot.start] if slot else text
    field = first_field("goal", lead) or "annual"
    sentence = _sentence(lead, scene, field)
    words = slot.text.strip(QUOTES + "”") if slot else ""
    if slot and not message.is_quoted(slot.start):
        words = message.text[slot.start :].strip("”\"' ")
    if not words and slot is None:
        match = re.search(r"(?:改成|改为|换成|写成|写)[:：]?\s*(?P<words>.{6,})$", text, re.S)
        words = match["words"].strip(QUOTES) if match else ""
    if changed := _reworded(act, message, scene, field):
        yield ReadAct(order(Kind.SET_GOAL, field=field, sentence=changed[0], value=changed[1]))
        return
    if not words:
        yield unclear("目标要写成什么？请把完整的句子发给我，如“目标2改成：培训护理员120人”。", is_weak=True)
        return
    yield ReadAct(order(Kind.SET_GOAL, field=field, sentence=sentence, value=words))


def _reworded(act: Act, message: ChatMessage, scene: Scene, field: str) -> tuple[int, str] | None:
    """The goal in which words that the message quotes stand, with the words that it gives for them."""
    quoted = [message.text[a + 1 : b - 1] for a, b in message.quoted if act.start <= a and b <= act.end]
    if len(quoted) < _OLD_AND_NEW or scene.filing is None:
        return None
    old, new = quoted[0], quoted[1]
    found = [(n, s) for n, s in enumerate(sentences_of(getattr(scene.filing.goals, field)), 1) if old in s]
    return (found[0][0], found[0][1].replace(old, new)) if len(found) == 1 and old != new else None


def _sentence(lead: str, scene: Scene, field: str) -> int:
    if match := _SENTENCE.search(lead):
        return int(read_number(match["n"]) or 0)
    if re.search(r"最后一?(?:句|条|个|点)", lead) and scene.filing:
        return len(sentences_of(getattr(scene.filing.goals, field)))
    return 1 if re.search(r"头一句|第一句", lead) else 0
