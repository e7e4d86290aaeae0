"""Where tokens may begin, and the text with its full-width figures as half-width ones (the length does not change)."""

import re

from assistant.language.lookalikes import with_digits
from assistant.language.numeral.signs import COUNTING, DIGIT, SPOKEN
from assistant.language.token_numbers import NUMERALS

_FULL = "".join(map(chr, range(0xFF10, 0xFF1A))) + "".join(map(chr, (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_HALF = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FOLD = str.maketrans(_FULL + "％﹪．－＋～｜＜＞＝：＊", _HALF + "%%.-+~|<>=:*")
_WIDE_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_BETWEEN = re.compile(r"(?<=\d)，(?=\d)")
"""Between two figures, 200，800w, it joins no thousands."""
TIME_WORDS = (
    rf"[上下]半年|[上下本这]{{0,2}}(?:周|星期|礼拜)(?:[日天]|{DIGIT})|[上下本这]个?月|[当次同]月(?=[\d一二三上中下])"
    r"|月内|大?(?<![今以先最往])[前后]天|[头初中末]伏|立[春夏秋冬]|惊蛰|春分|谷雨|芒种|夏至|处暑|秋分|寒露|霜降|冬至"
    r"|[年月季][底末初]|(?:农历)?[正腊冬]月|夜里|国庆|元旦|春节|清明|端午|中秋|汛期"
)
"""Days and seasons that have a name."""
_STARTS = (
    rf"[0-9{NUMERALS}半几①-⑳Ⅰ-Ⅻ¥￥]",
    r"US\$|[近上数好](?=[十百千万亿几])|折半|对半|过半|个半|每",
    r"[A-Za-z]{1,40}+[-/. ]?(?=[A-Za-z/.-]{0,40}+ ?\d)",  # bounded: it is tried at every letter
    rf"[〔［\[【(（](?={COUNTING})|第 ?(?={COUNTING})",
    rf"[-−](?=\d)|(?<![肩担抱自背])负(?=(?:\d|{SPOKEN}))(?!{SPOKEN}成)",
    TIME_WORDS,
    rf"[一-龥]{{2}}(?=(?:元|[{NUMERALS}]{{1,3}})年)",
    r"另[一外]|统一|唯一|单一|逐一|同一|万一|专一|之一",
)
STARTS = re.compile("|".join(_STARTS))
"""Where a token may begin; behind two characters that a year of an era may follow, and set words of 一 as well."""
JOIN = r"(?:-{1,2}|—{1,2}|–|~|～|至|到)"
RANGE = re.compile(rf"\s*{JOIN}\s*(?=[\d{NUMERALS}-])")
"""What joins the two ends of a range."""
PHRASE_END = re.compile(r"$|[\s，。；、,;:：！!？?)）和及与等]|制(?!度)")
FIGURES = frozenset("0123456789")
NUMERAL_CHARS = frozenset(NUMERALS)
SCALES = frozenset("百千万亿")
BEGINS_A_WORD = re.compile("一(?:共|次性|[起律并般直定同])")
"""一 that is no number but the first part of a word."""


def folded(text: str) -> str:
    """The text with full-width figures, letters and signs of ranges folded, and letters put for digits as digits.

    Commas and stops stay as they are, but between figures.
    """
    return with_digits(_BETWEEN.sub("；", _WIDE_THOUSANDS.sub(",", text)).translate(_FOLD))
