"""Whether two characters that stand side by side are a word: 补贴 is one, 贴发 in 补贴发放 is none."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("lexicon") / "word_pairs.txt"


@cache
def _frequency() -> dict[str, int]:
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {line[at : at + 2]: n for n, line in enumerate(lines, 1) for at in range(0, len(line), 2)}


def word_frequency(pair: str) -> int:
    """0 for no word, else 1 (rare) to 3 (frequent)."""
    return _frequency().get(pair, 0)
