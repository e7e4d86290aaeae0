"""Words in which orders come: what people write around rows and values (把, 改成, 麻烦您). Learnt by
scripts/train_certainty.py; a word that is not here makes a reading less sure, and decides nothing."""

from collections.abc import Collection
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("carriers.txt")
LONGEST = 3


@cache
def shipped_carriers() -> frozenset[str]:
    """The words of the repository."""
    return frozenset(FILE.read_text(encoding="utf-8").split())


def cover_carriers(text: str, covered: bytearray, carriers: Collection[str]) -> None:
    """Mark every known word of a text, the longest first at each place, where nothing is marked yet."""
    at = 0
    while at < len(text):
        size = next((n for n in range(LONGEST, 0, -1) if _stands(text, covered, at, n, carriers)), 0)
        covered[at : at + size] = b"\1" * size
        at += max(size, 1)


def _stands(text: str, covered: bytearray, at: int, size: int, carriers: Collection[str]) -> bool:
    return not any(covered[at : at + size]) and text[at : at + size] in carriers
