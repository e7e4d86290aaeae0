"""What a clause of changes speaks of, without its verb, its values and the words that only bind them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from assistant.language.word_classes import either, word_classes
from assistant.language.word_edges import loose_head, loose_tail

_BREAKS = re.compile(r"[^一-鿿A-Za-z0-9（）()]+|[“”\"‘’「」《》]")
_NO_WORD = re.compile(r"[^一-鿿A-Za-z]")
_GAP = "\n"
_BASE = re.compile(
    "(?:在|比|较|按)?(?:去年|上年|上一年|原有|原来|现有)的?(?:基础上?|水平上?|目标)|(?:比|较)(?:去年|上年)"
    "|(?:由于|因为|因|受)[^，,]{1,12}?(?:原因|影响|关系|限制)"
)
"""What a value is compared with, and why it changes: 在去年基础上, 由于场地原因."""


def subject_of(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    """The phrases that are left of a clause without the cuts (places of verbs and values), joined by blanks."""
    kept = list(_BASE.sub(lambda m: _GAP * len(m[0]), text))
    for start, end in cuts:
        kept[start:end] = _GAP * (end - start)
    return " ".join(dict.fromkeys(_phrases("".join(kept))))


def _phrases(text: str) -> Iterator[str]:
    for part in _BREAKS.split(text):
        phrase = _bare(part)
        if _NO_WORD.sub("", phrase):
            yield phrase


def _bare(phrase: str) -> str:
    """A phrase without what only binds it; a particle that is half of a word stays (上门照护)."""
    words, particles = _edges()
    while True:
        shorter = words.sub("", phrase)
        if shorter == phrase and loose_head(phrase, particles[0]):
            shorter = phrase[1:]
        elif shorter == phrase and loose_tail(phrase, particles[1]):
            shorter = phrase[:-1]
        if shorter == phrase:
            return phrase
        phrase = shorter


@cache
def _edges() -> tuple[re.Pattern[str], tuple[frozenset[str], frozenset[str]]]:
    """Words at the head or the end of a phrase, and the single characters of both."""
    lead, tail = (word_classes("changes")[name] for name in ("lead", "tail"))
    long_lead, long_tail = ([w for w in words if len(w) > 1] for words in (lead, tail))
    pattern = re.compile(rf"^(?:{either(long_lead)})|(?:{either(long_tail)})$")
    return pattern, (frozenset(w for w in lead if len(w) == 1), frozenset(w for w in tail if len(w) == 1))
