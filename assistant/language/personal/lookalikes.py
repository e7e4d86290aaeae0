"""What the tagger takes for a name and the grammar around it does not: the name of a body or a book, a common word.

鲁迅中学 and 程灏科技有限公司 are bodies, 《李时珍》 is a book: they name nobody who could be found. A common word of
the dictionary (合计, 存根) may still be a name (高峰): it is doubtful unless field and network are nearly sure.
"""

import re
from enum import Enum, auto

from assistant.language.personal.kinds import PersonalKind, PersonalSpan
from assistant.language.personal.settled_names import is_labelled
from assistant.language.personal.tagging.characters import characters, is_field, titles
from assistant.language.word_tags import TaggedWord, dictionary_words, tagged

_SURE = 0.75
"""Chance from which a famous name and a common word are somebody's."""
_FAMILIAR = "老小阿大"
_LONGEST = 12
_RUN = re.compile(r"[一-鿿]{1,12}")
_BODY = re.compile(
    r"(?:公司|集团|厂|店|学院|大学|中学|小学|学校|幼儿园|医院|卫生院|银行(?!卡)|支行|分行|合作社|协会|学会|基金会|研究[院所]|基地"
    r"|宾馆|酒店|饭店|超市|商店|商行|餐馆|菜馆|面馆|烩面|水饺|按摩|摄影|事务所|诊所|诊室|药房|种业|旧居|画像|词条"
    r"|剧[院社团]|图书馆|纪念[馆园堂]|博物馆|故居|书院|工作室|广场|大道|大桥|街道|社区|车站|报告会|奖)"
)
_OFFICE = re.compile("办事处|政府|大厦|写字楼|行政中心|服务中心|机关|派出所|政务")
_PLACE = re.compile("..(?:嘎查|苏木|[村镇乡县矿屯寨])$")
_YEAR = r"(?:19|20)\d{2}"
_PAPER = re.compile(
    rf"[一-鿿]{{0,8}} ?(?:[〔\[【] ?{_YEAR} ?[〕\]】]|[(（] ?{_YEAR} ?[)）] ?第? ?\d{{1,5}} ?号)|"
    rf"[一-鿿]{{1,6}}{_YEAR}-\d"
)
"""The rest of the number of a paper, whose head may look like a name: 青财预〔2025〕8号."""
_BEHIND = 6
_OF_BODIES = frozenset("nvabjzxm")
"""First letters of the parts of speech that stand within the name of a body; what a person does has others too."""


class Likeness(Enum):
    """What a name may be besides."""

    NONE = auto()
    WORD = auto()
    OTHER = auto()


def likeness_of(text: str, span: PersonalSpan, chance: float) -> Likeness:
    """Whether a name of a folded text is the name of a body or a book (OTHER), or may be a common word (WORD).

    An address with an office in it may be the office's own (WORD).
    """
    if span.kind is PersonalKind.ADDRESS:
        return Likeness.WORD if _OFFICE.search(text, span.start, span.end + _BEHIND) else Likeness.NONE
    if span.kind is not PersonalKind.NAME:
        return Likeness.NONE
    if text[span.start - 1 : span.start].isdigit() and text[span.start] not in characters().frequency:
        return Likeness.WORD  # the measure of a number: 13人顺延
    stated = text[span.start : span.end]
    is_sure = chance >= _SURE or is_labelled(text, span.start)
    if is_field(stated) or (not is_sure and (_PLACE.search(stated) or _is_long_word(stated))):
        return Likeness.OTHER
    if _PAPER.match(text, span.end):
        return Likeness.OTHER
    if _in_title(text, span) or _begins_body(text, span.end) or _cuts_latin(text, span):
        return Likeness.OTHER
    if is_sure:
        return Likeness.NONE
    if word := _word_at(text, span):
        return Likeness.WORD if _may_be_called(word) else Likeness.OTHER
    is_known = is_famous(stated) and not _is_called(stated)
    return Likeness.WORD if is_known else Likeness.NONE


def is_famous(name: str) -> bool:
    """Whether the dictionary holds a whole name: it does so for people of history and of the news."""
    return len(name) > 2 and dictionary_words(name) == (name,)


def _is_called(name: str) -> bool:
    """Whether it is a surname and a title or of another people, as the dictionary has some: 董先生, 乌云其木格."""
    has_title = name[0] in characters().frequency and name[1:] in titles().words
    return has_title or characters().made_of_parts.fullmatch(name) is not None


def _is_long_word(words: str) -> bool:
    """Whether the dictionary has it, at three characters and more, as no name: 负责人, 孤独症."""
    return is_famous(words) and not tagged(words).words[0].tag.startswith("nr")


def _cuts_latin(text: str, span: PersonalSpan) -> bool:
    """Whether it begins or ends within a word of Latin letters."""
    return any(_is_latin(text[at - 1 : at]) and _is_latin(text[at : at + 1]) for at in (span.start, span.end))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _in_title(text: str, span: PersonalSpan) -> bool:
    opened = text.rfind("《", max(0, span.start - 2 * _LONGEST), span.start)
    return opened >= 0 and "》" not in text[opened : span.start] and "》" in text[span.end : span.end + 2 * _LONGEST]


def _begins_body(text: str, end: int) -> bool:
    """Whether nouns alone lead from the end of a name to the word for a body."""
    run = _RUN.match(text, end)
    body = _BODY.search(run[0]) if run else None
    if run is None or body is None:
        return False
    between = tagged(run[0][: body.start()]).words
    return all(word.tag[:1] in _OF_BODIES and word.tag != "v" for word in between)


def _may_be_called(word: TaggedWord) -> bool:
    """Whether people are called by a common word: 程序, 高洁 begin with a surname, 周日 is a time."""
    return (word.text[0] in characters().frequency or word.text[0] in _FAMILIAR) and word.tag != "t"


def _word_at(text: str, span: PersonalSpan) -> TaggedWord | None:
    """The word, where the dictionary knows exactly these characters, here, as one that is no name."""
    words = tagged(text[max(0, span.start - _LONGEST) : span.end + _LONGEST])
    word = words.at(min(span.start, _LONGEST))
    stated = text[span.start : span.end]
    if word is None or word.text != stated or word.tag.startswith(("nr", "x")):
        return None
    return word if len(stated) > 1 and dictionary_words(stated) == (stated,) else None
