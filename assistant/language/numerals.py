"""Numbers as people write them: 2,500, ３０, 一百二十, 两千, 3万, 百分之九十."""

import re
import unicodedata
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
CHINESE = "零〇一二两三四五六七八九十百千万亿"
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ARABIC = re.compile(rf"(?:{ARABIC})$")


def fold(text: str) -> str:
    """Full-width digits, letters and symbols as half-width ones; the length does not change."""
    return "".join(_fold_char(c) for c in text)


def _fold_char(char: str) -> str:
    if not "！" <= char <= "～" and char not in "　％﹪":
        return char
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def read_number(text: str) -> Decimal | None:
    """The value of a numeral, Arabic (with 万 or 亿 after it) or Chinese; None where it is not one."""
    bare = fold(text).strip()
    scale = Decimal(1)
    while bare and bare[-1] in _LARGE and bare[:1].isdigit():
        scale *= _LARGE[bare[-1]]
        bare = bare[:-1]
    if _ARABIC.match(bare):
        return Decimal(bare.replace(",", "")) * scale
    return _read_chinese(bare)


def _read_chinese(text: str) -> Decimal | None:
    if not text or any(c not in CHINESE for c in text):
        return None
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            if digit:
                return None  # 十四五 is a name of a plan, not a number
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        else:
            total = (total + section + digit or 1) * _LARGE[char]
            section = digit = 0
    return Decimal(total + section + digit)
