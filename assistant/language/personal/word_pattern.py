"""Many words as one pattern that looks at each character once: 电话|电话号码|电表 becomes 电(?:话(?:号码)?|表)."""

import re
from collections.abc import Iterable
from typing import Any


def word_pattern(words: Iterable[str]) -> str:
    """A pattern of the words, the longest that fits; a short Latin word stands alone, not inside another."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = len(word) < 4 and word.isascii() and word.isalpha()
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    kept = sorted((char, rest) for char, rest in node.items() if char)
    parts = [re.escape(char) + _branches(rest) for char, rest in kept]
    end = "" if "" not in node else "(?![a-z])" if node[""] else "(?:)"
    if not parts:
        return "" if end == "(?:)" else end
    return f"(?:{'|'.join([*parts, *([end] if end else [])])})"
