"""The words of lexicon/idioms.yaml: where numerals' characters are no numbers, and what a lone digit may count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.language.polarity import NOT

_FILE = Path(__file__).parents[1] / "lexicon" / "idioms.yaml"
_NOT_ONE = re.compile(f"(?:{NOT}|无)[一-鿿]{{0,3}}$")
"""Before 一 and a counter it makes them count: 未发生一起事故."""
_LISTS = ("counters", "namers", "tenths", "over")


@dataclass(frozen=True)
class Idiom:
    """A word, a phrase it stands in, and what may not follow it."""

    word: str
    phrase: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """The word lists of the finder of numerals; each says in the file what it means."""

    idioms: tuple[Idiom, ...]
    counters: frozenset[str]
    namers: frozenset[str]
    tenths: frozenset[str]
    over: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lists as shipped."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 -- a safe loader
    idioms = tuple(_idiom(word, of) for group in data["idioms"].values() for word, of in group["words"].items())
    return Lexicon(idioms, *(frozenset(data[name]["words"].split()) for name in _LISTS))


def _idiom(word: str, of: Any) -> Idiom:
    return Idiom(word, of) if isinstance(of, str) else Idiom(word, of["phrase"], tuple(of["unless"]))


def idiom_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where idioms stand, from the left, none overlapping, the longest of those that begin at one place."""
    for match in _pattern().finditer(text):
        if not (match[0][1:] in lexicon().counters and _NOT_ONE.search(text, max(0, match.start() - 5), match.start())):
            yield match.span()


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = sorted(lexicon().idioms, key=lambda i: -len(i.word))
    return re.compile("|".join(f"{re.escape(i.word)}{_not_before(i.unless)}" for i in words))


def _not_before(words: tuple[str, ...]) -> str:
    return f"(?!{'|'.join(map(re.escape, words))})" if words else ""
