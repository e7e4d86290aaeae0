"""How alike two names are, by the pairs of neighbouring characters they share: 管理人员培训 and 培训管理人员 are alike.

The one measure of likeness of names; each use has its threshold here, with what it decides.
"""

import re
from collections import Counter

from assistant.text_cache import cached_by_text

SAME_INDICATOR = 0.7
"""Two rows of a form with one value measure the same thing (a finding)."""
SAME_SUBJECT = 0.6
"""A fact, a problem or a cause speaks of an indicator."""
SAME_ROW = 0.9
"""A row of a table is one group of people, one payment: it has to bear the very name."""
COVERED_NAME = 0.6
"""So much of a name stands in the words before a figure, or of a title in a question, that they mean it."""
RELEVANT_SENTENCE = 0.5
"""So much of what is asked stands in a sentence that it may answer it."""
_PUNCTUATION = re.compile(r"[^一-龥a-zA-Z0-9]")


def neighbours(text: str) -> list[str]:
    """The pairs of neighbouring characters of a text as it is, in order."""
    return [text[i : i + 2] for i in range(len(text) - 1)]


def pairs(text: str) -> Counter[str]:
    """The pairs of neighbouring characters; the character itself where there is only one."""
    bare = _PUNCTUATION.sub("", text)
    return Counter(neighbours(bare) if len(bare) > 1 else [bare] if bare else [])


@cached_by_text(400_000, longest=100, latest=1)
def _name_pairs(name: str) -> Counter[str]:
    """The pairs of a name that is compared with many; never changed."""
    return pairs(name)


def likeness(one: str, other: str) -> float:
    """Share of common pairs in both, 0 to 1 (Dice)."""
    mine, theirs = _name_pairs(one), _name_pairs(other)
    whole = mine.total() + theirs.total()
    if mine.keys().isdisjoint(theirs):
        return 0.0
    return 2 * (mine & theirs).total() / whole


def coverage(asked: str, text: str) -> float:
    """Share of the pairs of what is asked that a text holds, 0 to 1."""
    wanted, kept = set(pairs(asked)), set(pairs(text))
    return len(wanted & kept) / len(wanted) if wanted else 0.0
