"""A few sentences about results, cut into clauses: what was reached, why it was missed, what is done about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from assistant.language.polarity import NOT_YET

_SENTENCE = re.compile(r"[^。；;！!\n]+")
_CLAUSE = re.compile(r"(?:[^，,（(]|(?<=\d)[,，](?=\d{3})|[（(][^（()）]*[)）]?)+")
_WHY = re.compile(
    r"^(?:其?(?:主要|未完成|没有完成|偏差|超额|未达标)*的?原因(?:分析)?(?:主要)?(?:是|为|在于|系)?[：:]?"
    r"|(?:主要|这)?是?(?:因为|由于)|主要是|因(?!此|地|素)|(?=受[^，。]{1,20}影响))"
)
_NEXT = re.compile(
    r"^(?:整改|改进)措施(?:是|为)?[：:]?|^(?=下一步|下一年|下年|明年|今后|后续|拟|将(?!近)|计划(?!数|完成)|已(?:列入|纳入|顺延|转入|申请|安排))"
)
_OF = re.compile(
    r"^(?P<what>[^因]{2,}?)(?:的|[：:])?(?:主要|偏差)?原因(?:主要)?(?:是|为|在于|系|[：:])[：:]?(?P<why>.{2,})$"
)
_INSIDE = re.compile(
    r"^(?P<what>[^因由]{2,}?)(?P<why>(?:因为|由于|因(?!此|地|素)).{2,})"
    rf"(?P<how>(?:而)?(?:{NOT_YET}|仅|只|推迟|延期).*)$"
)


class Role(Enum):
    """What a clause tells."""

    RESULT = auto()
    ABOUT = auto()
    """Names what the following cause is of: 推广未完成的原因是……"""
    CAUSE = auto()
    REMEDY = auto()


@dataclass(frozen=True)
class TextClause:
    """A clause without its leading word; ``start`` is its place in the whole text."""

    role: Role
    text: str
    start: int
    first: bool = False
    """Whether its sentence begins with it."""
    leads: bool = False
    """For a cause: whether it may belong to what follows (因汛期推迟，……), not to what was said before."""


def sentences(text: str) -> Iterator[list[TextClause]]:
    """The clauses of each sentence. Punctuation inside figures and brackets does not cut."""
    for sentence in _SENTENCE.finditer(text):
        found = [
            part
            for m in _CLAUSE.finditer(sentence[0])
            for part in _parts(m[0].strip(" 　\t、"), sentence.start() + m.start())
        ]
        if found:
            yield [
                TextClause(found[0].role, found[0].text, found[0].start, first=True, leads=found[0].leads),
                *found[1:],
            ]


def _parts(text: str, start: int) -> Iterator[TextClause]:
    if not text:
        return
    if why := _WHY.match(text):
        leads = "原因" not in why[0] and not why[0].startswith(("主要", "这"))
        yield TextClause(Role.CAUSE, text[why.end() :], start, leads=leads)
    elif following := _NEXT.match(text):
        yield TextClause(Role.REMEDY, text[following.end() :], start)
    elif of := _OF.match(text):
        yield TextClause(Role.ABOUT, of["what"], start)
        yield TextClause(Role.CAUSE, of["why"], start + of.start("why"))
    elif inside := _INSIDE.match(text):
        yield TextClause(Role.RESULT, f"{inside['what']}{inside['how'].removeprefix('而')}", start)
        yield TextClause(Role.CAUSE, re.sub(r"^(?:因为|由于|因)", "", inside["why"]), start + inside.start("why"))
    else:
        yield from _enumerated(text, start)


def _enumerated(text: str, start: int) -> Iterator[TextClause]:
    """A clause that counts up figures, 助餐8元、照护48元, as one clause each; 、 between names does not cut."""
    pieces = text.split("、")
    if not all(any(c.isdigit() for c in piece) for piece in pieces):
        pieces = [text]
    for piece in pieces:
        yield TextClause(Role.RESULT, piece, start)
        start += len(piece) + 1
