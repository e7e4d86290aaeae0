"""The characters that numbers are written with, each variant as one plain character; the length never changes."""

import unicodedata

DIGIT_WORDS, UNIT_WORDS = "一二三四五六七八九", "十百千万亿"
DIGITS = {c: i for i, c in enumerate(f"零{DIGIT_WORDS}")}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
DIGIT, UP_TO_TEN = f"[{DIGIT_WORDS}]", f"[{DIGIT_WORDS}十]"
"""Patterns of one character: 一 to 九, and with 十."""
COUNTING = rf"(?:\d|{UP_TO_TEN})"
"""One character of what numbers lines, articles and months, in figures or in words."""
SPOKEN = f"[零〇两{DIGIT_WORDS}十百千]"
"""One character of a spoken number below 万."""
CHINESE = "零〇一二两三四五六七八九十百千万亿"
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CAPITALS = "壹贰叁參叄肆伍陆陸柒捌玖"
LONGEST = 64
"""Characters of a numeral that is read; one of 15 significant digits in words is shorter."""
_VARIANTS = str.maketrans(
    "〇○壹弌贰貳弍叁參叄弎仨肆伍陆陸柒捌玖兩俩拾佰仟萬億點負個來餘幾數塊圓圆−﹣",
    "零零一一二二二三三三三三四五六六七八九两两十百千万亿点负个来余几数块元元--",
)
_WIDE = [*map(chr, range(ord("！"), ord("～") + 1)), "　", "％", "﹪"]
_FOLDED = str.maketrans({c: f for c in _WIDE if len(f := unicodedata.normalize("NFKC", c)) == 1})


def fold(text: str) -> str:
    """Full-width digits, letters and symbols as half-width ones; the length does not change."""
    return text if text.isascii() else text.translate(_FOLDED)


def plain(text: str) -> str:
    """Folded, with financial capitals (壹佰), traditional characters (萬) and both zeros as the usual ones."""
    return text if text.isascii() else fold(text).translate(_VARIANTS)


def _begins_numeral(char: str) -> bool:
    return plain(char) in {*CHINESE, *TENS}


NUMERAL_WORDS = CHINESE + "".join(sorted(c for c in map(chr, _VARIANTS) if _begins_numeral(c))) + "".join(TENS)
"""Every character of a numeral in words, financial capitals and traditional forms among them."""
