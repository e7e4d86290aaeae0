"""Where tokens may begin, and the text with its full-width figures as half-width ones (the length does not change)."""

import re

from assistant.language.token_numbers import CHINESE

_FULL = "".join(map(chr, range(0xFF10, 0xFF1A))) + "".join(map(chr, (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_HALF = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FOLD = str.maketrans(_FULL + "％﹪．－＋～｜＜＞＝：＊", _HALF + "%%.-+~|<>=:*")
STARTS = re.compile(
    rf"[0-9{CHINESE}半几①-⑳Ⅰ-Ⅻ]|[A-Za-z]+[-/. ]?(?=[A-Za-z/.-]*\d)|每|对半|过半"
    r"|[〔［\[【(（](?=[12一二三四五六七八九十\d])"
    r"|[上下]半年|[年月季][底末初]|国庆|元旦|春节|清明|端午|中秋|汛期|[-−](?=\d)|第(?=[0-9一二三四五六七八九十])|另[一外]|统一|唯一|单一|逐一|同一|万一|专一|之一"
)
JOIN = r"(?:-{1,2}|—{1,2}|–|~|～|至|到)"


FIGURES = frozenset("0123456789")


def folded(text: str) -> str:
    """The text with full-width figures, letters and signs of ranges folded; commas and stops stay as they are."""
    return text.translate(_FOLD)
