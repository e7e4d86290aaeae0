"""How many numbers a text has about, counted before anything reads them."""

import re

from assistant.language.token_numbers import NUMERALS
from assistant.language.token_signs import TIME_WORDS

_LONGEST_WORD = 4
"""Characters of a number in words that count as one: a run of thousands of them is as many numbers."""
_NUMBER = re.compile(rf"\d[\d.,，年月/-]*[百千万亿]{{0,2}}|[{NUMERALS}半几①-⑳Ⅰ-Ⅻ]{{1,{_LONGEST_WORD}}}|每|{TIME_WORDS}")


def number_count(text: str) -> int:
    """About how many numbers a text has: rows of figures, numbers in words, and days that have a name."""
    return sum(1 for _ in _NUMBER.finditer(text))
