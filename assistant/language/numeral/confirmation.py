"""The second and third opinion on a numeral in words: written back, and read by a kept library.

The value is written in canonical words. These must be the words that were read (零, 两 and the colloquial tail apart),
and cn2an must read them as the same value. Any disagreement means that the numeral is not read.

What cn2an 0.5.24 adds was measured (``python -m benchmarks.numerals``). Alone it reads 71 of 100 numerals of twenty
styles, none of them wrong, but gives a value to 30 of 100 that nobody can be sure of (三千万二 as 30,002,000), and
floats for decimals. The grammar reads all but a few and was never overruled by it: as a reader the library adds
nothing. It is kept as a cross-check where it is cheap: from 万 upward, where 零 and scales go wrong; 0.2 s to import,
once, and 20 µs a numeral. Below, where a test compares every number with it, it is not asked: 第十五条 loads nothing.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from assistant.language.numeral.signs import DIGIT_WORDS, TENS, UNITS

_SMALL = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_LARGE = ((10**8, "亿"), (10**4, "万"))
_BELOW = {"百": "十", "千": "百", "万": "千", "亿": "千万"}
_TAIL = re.compile(f"[百千万亿][{DIGIT_WORDS}]$")
_BARE_TEN = re.compile(f"(?<![{DIGIT_WORDS}])十")
_ARABIC = re.compile(r"[\d,]+", re.ASCII)


def is_confirmed(text: str, value: Decimal) -> bool:
    """Whether a plain numeral, read as ``value``, survives being written back and, from 万 upward, read by cn2an.

    There is nothing to confirm without a unit (2026, 二〇二六) and no way to write a decimal head (1.2亿零300万).
    """
    if "." in text or not any(c in UNITS or c in TENS for c in text):
        return True
    written = write_integer(int(value))
    if _skeleton(text) != _skeleton(written):
        return False
    return value < UNITS["万"] or library_value(written) == value


def write_integer(number: int) -> str:
    """A whole number from 0 to below 10**16 in canonical words: 105000 is 十万五千, 100005 is 十万零五."""
    words = _written(number)
    return words[1:] if words.startswith("一十") else words


def _written(number: int) -> str:
    for size, unit in _LARGE:
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return f"{_written(head)}{unit}{gap}{_written(rest) if rest else ''}"
    return _section(number) if number else "零"


def _section(number: int) -> str:
    words, gap = "", False
    for size, unit in _SMALL:
        digit, number = divmod(number, size)
        if digit:
            words += f"{'零' if gap and words else ''}{DIGIT_WORDS[digit - 1]}{unit}"
        gap = not digit
    return words


def _skeleton(text: str) -> str:
    """The digits and units of a numeral without 零, with every unit written."""
    words = _ARABIC.sub(lambda m: write_integer(int(m[0].replace(",", ""))), text)
    words = "".join(TENS.get(c, c) for c in words).replace("两", "二")
    tail = _TAIL.search(words)
    words = words + _BELOW[tail[0][0]] if tail else words
    return _BARE_TEN.sub("一十", words.replace("零", ""))


def library_value(words: str) -> int | None:
    """What cn2an makes of canonical words."""
    try:
        return _library()(words, "strict")
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _library() -> Callable[[str, str], int]:
    from cn2an import cn2an

    return cn2an  # type: ignore[no-any-return]
