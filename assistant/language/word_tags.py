"""The words of a text with their parts of speech, by the dictionary of jieba: 要/v 添/v 血透/nz 机/n.

The dictionary errs on names and on speech; what it tells is for models to weigh.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from assistant.text_cache import cached_by_text


@dataclass(frozen=True)
class TaggedWord:
    """A word at its place, with the tag of jieba: n, v, d, p, m, uj …"""

    text: str
    start: int
    tag: str

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class TaggedText:
    """The words of a text, one behind the other, without gaps."""

    words: Sequence[TaggedWord]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where a word begins or the text ends."""
        return frozenset([*self._starts, *(word.end for word in self.words[-1:])])

    def at(self, place: int) -> TaggedWord | None:
        """The word that a character stands in."""
        found = bisect_right(self._starts, place) - 1
        return self.words[found] if found >= 0 and place < self.words[found].end else None


@cached_by_text(400_000, latest=2)
def tagged(text: str) -> TaggedText:
    """The words of a text."""
    return TaggedText(tuple(_words(text)))


def _words(text: str) -> Iterator[TaggedWord]:
    import rjieba  # reads its dictionary: 0.1 s, once

    found = rjieba.tag(text)
    for start, (word, tag) in zip(accumulate((len(w) for w, _ in found), initial=0), found, strict=False):
        yield TaggedWord(word, start, tag)


@cached_by_text(400_000, latest=2)
def dictionary_words(text: str) -> Sequence[str]:
    """The words of a text, one behind the other, that stand in the dictionary; what is in none is cut to characters."""
    import rjieba

    return tuple(rjieba.cut(text, hmm=False))
