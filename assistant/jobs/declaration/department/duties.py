"""The duties of a department, each in a few words, from the sentence that says what it is in charge of."""

import re
from collections.abc import Iterator

from assistant.jobs.declaration.department.words import words
from assistant.language.numerals import COUNTING, UP_TO_TEN

_SENTENCE = re.compile(r"[^。\n]+")
_PARTS = re.compile(rf"[、；;，,]|[（(]{COUNTING}{{1,2}}[)）]|和(?=[一-鿿]{{4,}})|以及|还有")
_LEAD = re.compile(
    rf"^(?:就是|主要)?(?:负责|承担|组织|指导|统筹|职责[是为]?|职能[是为]?|全[市县区省镇]|本辖区|本行政区域|{UP_TO_TEN}、|[：:呢\s])+"
)
_TAIL = re.compile(r"(?:等工作|工作|等|的)+$")
_SHORTEST, _LONGEST, _MOST = 3, 24, 10


def duties(text: str) -> tuple[str, ...]:
    """The duties, in the order of the plan."""
    found = [duty for sentence in _sentences(text) for duty in _parts(sentence)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _sentences(text: str) -> Iterator[str]:
    """What stands behind the word of duty in its sentence, or below a heading of duties."""
    heading = False
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        stated = list(words("duty").finditer(sentence))
        if words("establishment").search(sentence) and not stated:
            heading = False
        elif stated:
            behind = sentence[stated[0].start() :]
            heading = len(behind) <= _LONGEST and not re.search("[、；]", behind)
            if not heading:
                yield behind
        elif heading:
            yield sentence
            heading = False


def _parts(sentence: str) -> Iterator[str]:
    for part in _PARTS.split(sentence):
        duty = _TAIL.sub("", words("duty").sub("", _LEAD.sub("", part.strip())).strip("：:（()） "))
        if _SHORTEST < len(duty) + 1 <= _LONGEST and not re.search(r"\d|就这|编制|下设|内设", duty):
            yield duty
