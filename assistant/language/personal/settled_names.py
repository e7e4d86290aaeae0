"""Names that their place settles, whatever they look like.

Such places are: alone behind the label of a role, before a phone number, before a paper of a person (张三身份证), and a
surname behind 姓.

出纳：李四 and 李四 13800000000 name somebody; 负责人：公卫科 and 程序 13800000000 do not, as departments and words
fill such places too.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.language.personal.folding import HAN
from assistant.language.personal.kinds import PersonalKind, PersonalSpan
from assistant.language.personal.tagging.characters import characters, is_field, roles
from assistant.language.word_tags import dictionary_words, tagged

_ALONE = re.compile(rf"(?<![{HAN}A-Za-z0-9])[{HAN}]{{2,3}}(?![{HAN}A-Za-z])")
_LABEL = re.compile(r"([一-鿿]{2,8})(?:\([^()\n]{0,8}\))?\s?[:：]\s?\Z")
_OWNER = re.compile(
    rf"(?<![{HAN}A-Za-z])[{HAN}]{{2,3}}(?=(?:身份证|户口[本簿]|银行卡|社保卡|残疾证|驾驶证|毕业证|病历|简历|体检报告))"
)
"""Before a paper that only persons have: 张三身份证复印件."""
_CALLED = re.compile(r"(?<![同百])姓(?P<name>[一-鿿])(?=[,。;、.)”’的老男女]|$)", re.MULTILINE)
"""Somebody of whom the surname alone is known: 一个姓佟的."""
_LONGEST = 24
_BETWEEN = re.compile(r"[ ,:(-]{0,2}")
_ENDINGS = frozenset("科股处室部组局委办区县市镇乡村队院所站厂店社行会校司园方班人名员甲乙丙号卡码证话机线的是")
"""Last characters of departments, bodies and roles, and of what a number itself is called."""


def settled_names(text: str, numbers: Sequence[tuple[int, int]]) -> Iterator[PersonalSpan]:
    """The names of a squeezed text whose place settles them; ``numbers``: where numbers of persons stand."""
    starts = {at for start, _ in numbers for at in range(start - 2, start + 1)}
    for slot in _ALONE.finditer(text):
        beside = slot.end() in starts and _BETWEEN.match(text, slot.end())
        if (beside or is_labelled(text, slot.start())) and may_be_name(slot[0]):
            yield PersonalSpan(PersonalKind.NAME, *slot.span())
    for owner in _OWNER.finditer(text):
        if may_be_name(owner[0]) and characters().given.get(owner[0][-1], 0) > 0:
            yield PersonalSpan(PersonalKind.NAME, *owner.span())
    for called in _CALLED.finditer(text):
        if called["name"] in characters().frequency:
            yield PersonalSpan(PersonalKind.NAME, *called.span("name"))


def is_labelled(text: str, start: int) -> bool:
    """Whether the label right before says that somebody stands here: 出纳：, 经办人：."""
    label = _LABEL.search(text, max(0, start - _LONGEST), start)
    return label is not None and any(label[1][-length:] in roles().words for length in (2, 3, 4, 5))


def may_be_name(words: str) -> bool:
    """Whether it begins with a surname, ends like no body, and the dictionary knows it as nothing but a name."""
    if words[0] not in characters().frequency or words[-1] in _ENDINGS or is_field(words):
        return False
    return dictionary_words(words) != (words,) or tagged(words).words[0].tag.startswith("nr")
