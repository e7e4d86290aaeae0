"""Word classes of the lexicon: words by what they mean, kept as data beside the code that combines them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicon"


@cache
def word_classes(name: str) -> Mapping[str, tuple[str, ...]]:
    """The classes of a lexicon file, each with its words, the longest first."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 -- a safe loader
    return {key: _by_length(_words(entry["words"])) for key, entry in data.items()}


def _words(given: str | list[str]) -> list[str]:
    return given.split() if isinstance(given, str) else given


def _by_length(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda w: (-len(w), w)))


def either(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(w) for w in _by_length(words))
