"""How near two names are, by the pairs of characters they share: 管理人员培训 and 培训管理人员 are near."""

import re
from collections import Counter

_PUNCTUATION = re.compile(r"[^一-龥a-zA-Z0-9]")


def pairs(text: str) -> Counter[str]:
    """The pairs of neighbouring characters; the character itself where there is only one."""
    bare = _PUNCTUATION.sub("", text)
    return Counter(bare[i : i + 2] for i in range(len(bare) - 1)) if len(bare) > 1 else Counter([bare] if bare else [])


def closeness(one: str, other: str) -> float:
    """Share of common pairs in both, 0 to 1 (Dice)."""
    mine, theirs = pairs(one), pairs(other)
    whole = mine.total() + theirs.total()
    return 2 * (mine & theirs).total() / whole if whole else 0.0


def coverage(asked: str, text: str) -> float:
    """Share of the pairs of what is asked that a text holds, 0 to 1."""
    wanted, held = set(pairs(asked)), set(pairs(text))
    return len(wanted & held) / len(wanted) if wanted else 0.0
