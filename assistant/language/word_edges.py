"""Where a phrase may be cut: a particle at its end goes, but not where it is half of a word (用户, 植被, 送达)."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("lexicon") / "word_edges.txt"
LEARNED = Path(__file__).with_name("lexicon") / "learned_edges.txt"
"""Written by scripts/train_rows.py from names of indicators in the training briefs and in the library."""


class WordEdges(NamedTuple):
    """Words of two characters that begin (``heads``) or end (``tails``) with a character that may be a particle."""

    heads: frozenset[str]
    tails: frozenset[str]


@cache
def word_edges() -> WordEdges:
    """The known words, of the dictionary and of indicators."""
    pairs = [
        [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for path in (_FILE, LEARNED)
    ]
    heads, tails = (frozenset(" ".join(pair[n] for pair in pairs).split()) for n in (0, 1))
    return WordEdges(heads, tails)


def loose_head(phrase: str, loose: frozenset[str]) -> bool:
    """Whether a phrase begins with a loose character that is no part of a word."""
    return phrase[:1] in loose and phrase[:2] not in word_edges().heads


def loose_tail(phrase: str, loose: frozenset[str]) -> bool:
    """Whether a phrase ends with a loose character that is no part of a word."""
    return phrase[-1:] in loose and phrase[-2:] not in word_edges().tails
