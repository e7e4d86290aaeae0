"""Letters that a scan or a typist puts for digits: O for 0 within a number, l and I for a leading 1."""

import re

_ZERO = re.compile(r"(?<=\d)(?<![A-Za-z]\d)[OＯo]+(?![A-Za-z])")
"""Not in H2O."""
_LETTERS = frozenset("OＯolI")
_ONE = re.compile(r"(?<![A-Za-z\d])[lI](?=\d+(?![A-Za-z\d]))")


def with_digits(text: str) -> str:
    """The text with the digits that were meant; its length does not change."""
    if _LETTERS.isdisjoint(text):
        return text
    return _ONE.sub("1", _ZERO.sub(lambda m: "0" * len(m[0]), text))
