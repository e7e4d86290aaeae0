"""How alike two names are, by their characters: enough to know 验收合格率 and 工程验收合格率 as one measure."""


def alike(one: str, other: str) -> float:
    """Dice coefficient of the character bigrams, 0 to 1."""
    a, b = _bigrams(one), _bigrams(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset({text} if text else set())
