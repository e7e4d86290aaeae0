"""What is left of the numerals in words: a count by a measure that no list holds, or a part of a name.

Behind its noun and at the end of a phrase a number with one character is a count (皮纸三刀，安保八岗和); 两, 俩 and 仨
count wherever they stand. Before a noun a lone digit without a measure is a part of a name (三庭, 五轴加工, 国六) and
counts nothing. 一 and 半 count behind a verb of lack only: 一 is "a" and "the same" far more often than a number.
"""

import re
from decimal import Decimal

from assistant.language.measures import is_measure
from assistant.language.numeral.idioms import lexicon
from assistant.language.numeral.scan import numeral_at
from assistant.language.numeral.signs import DIGIT
from assistant.language.token_numbers import number_at
from assistant.language.token_signs import PHRASE_END

_PAIRS = {"俩": Decimal(2), "仨": Decimal(3)}
_PART_OF_WORD = re.compile("两(?=[侧岸江端边旁者院会癌])|[十百千万亿]")
_SET_PHRASE = re.compile(rf"(?:{DIGIT}[一-鿿]){{2}}")
"""四平八稳, 三清三关."""
_LACK = frozenset("缺差少余剩够")
"""Before 一 and 半 at the end of a phrase they count: 缺一足, 剩半匣."""
_HANZI = re.compile("[一-鿿]")
_JOINS = frozenset("到至和与及或的是用")


def rest(words: str, at: int) -> dict[str, object] | None:
    """A count or a part of a name at a place that no other reader took; None where no numeral in words begins."""
    if pair := _PAIRS.get(words[at]):
        return {"kind": "count", "end": at + 1, "number": pair, "unit": "个", "chinese": True}
    if words[at] == "一" and words[at + 1 : at + 2] in lexicon().namers:
        return {"kind": "idiom", "end": at + 2, "chinese": True}  # 一区
    if counted := _one_lacking(words, at):
        return counted
    if words[at] in "一半近上数好负" or words[at].isascii() or _PART_OF_WORD.match(words, at):
        return None
    numeral, number = numeral_at(words, at), number_at(words, at)
    if numeral is None or number is None or number.value is None:
        return None
    behind = words[number.end : number.end + 1]
    if _SET_PHRASE.match(words, max(0, at - 2)) and not is_measure(words[at - 1 : at]):
        return {"kind": "idiom", "end": at + 1, "chinese": True}
    counts = words[at] == "两" or (behind not in lexicon().namers and PHRASE_END.match(words, number.end + 1))
    if counts and behind not in _JOINS and _HANZI.match(behind) and at and _HANZI.match(words[at - 1]):
        return {"kind": "count", "end": number.end + 1, "number": number.plain, "unit": behind, "chinese": True}
    return {"kind": "idiom", "end": number.end, "chinese": True}


def _one_lacking(words: str, at: int) -> dict[str, object] | None:
    """缺一足, 缺一, 剩半匣: one or a half at the end of a phrase, behind a verb that says how many."""
    if words[at] not in "一半" or words[at - 1 : at] not in _LACK:
        return None
    behind = words[at + 1 : at + 2]
    unit = behind if _HANZI.match(behind) and not PHRASE_END.match(behind) else ""
    if behind in _JOINS or not PHRASE_END.match(words, at + 1 + len(unit)):
        return None
    number = Decimal(1) if words[at] == "一" else Decimal("0.5")
    return {"kind": "count", "end": at + 1 + len(unit), "number": number, "unit": unit, "chinese": True}
