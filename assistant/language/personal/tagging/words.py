"""What the dictionary says of a character: its word, the words beside it, whether a title stands behind a surname."""

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from assistant.language.personal.tagging.characters import characters, titles
from assistant.language.word_pairs import word_frequency
from assistant.language.word_tags import dictionary_words, tagged

Numbers = npt.NDArray[np.int64]
Places = Sequence[tuple[int, int]]
"""Pieces of a squeezed text, from start to end."""
_FAMILIAR = "老小阿大"


def word_rows(text: str, size: int) -> dict[str, Numbers]:
    """The dictionary's words: where in its word a character stands, its tag, the words themselves."""
    words = tagged(text).words
    lengths = np.array([len(w.text) for w in words], dtype=np.int64)
    order = np.repeat(np.arange(len(words)), lengths)
    starts = np.cumsum(lengths) - lengths
    offset = np.arange(size) - starts[order]
    tag = np.array([_tag(w.tag) for w in words], dtype=np.int64)
    name = np.array([hash_of(w.text) for w in words], dtype=np.int64)
    inside = np.minimum(offset, 3) * 5 + np.minimum(lengths[order], 4)
    before, behind = np.maximum(order - 1, 0), np.minimum(order + 1, len(words) - 1)
    pair = np.array([word_frequency(text[at : at + 2]) for at in range(size)], dtype=np.int64)
    return {
        "inside": inside, "tag": tag[order], "word": name[order], "tag_before": tag[before], "tag_behind": tag[behind],
        "word_before": name[before], "word_behind": name[behind], "pair": pair, "known": _known(text),
    }  # fmt: skip


def _known(text: str) -> Numbers:
    """Where in a word of the dictionary each character stands, and how long that is; unknown words are not guessed."""
    lengths = np.array([len(word) for word in dictionary_words(text)], dtype=np.int64)
    starts = np.cumsum(lengths) - lengths
    offset = np.arange(len(text)) - np.repeat(starts, lengths)
    return np.asarray(np.minimum(offset, 3) * 5 + np.minimum(np.repeat(lengths, lengths), 4))


@cache
def _tag(tag: str) -> int:
    return hash_of(tag) & 0xFFFF


@lru_cache(maxsize=32_768)
def _hash_short(word: str) -> int:
    number = 7
    for char in word:
        number = (number * 1000003 + ord(char)) & 0x7FFFFFFF
    return number


def hash_of(word: str) -> int:
    """A number of a word that is the same on every machine."""
    return _hash_short(word[-12:]) if len(word) <= 4 else _fold(word)


def _fold(word: str) -> int:
    number = len(word)
    for char in word:
        number = (number * 1000003 + ord(char)) & 0x7FFFFFFF
    return number


def called_rows(text: str, size: int, pair: Numbers) -> dict[str, Numbers]:
    """Candidates as a whole: a surname with the title behind it, 老 and 小 with a surname, words across their edges."""
    known, named = characters().frequency, titles()
    titled, nick = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    for at, char in enumerate(text):
        is_first = not at or not _is_han(text[at - 1])
        if char in known:
            behind = at + (2 if text[at : at + 2] in known else 1)
            if length := named.begins_at(text, behind):
                end = behind + length
                code = (
                    1 + min(length, 3) + 4 * is_first + 8 * (end == size or not _is_han(text[end])) + 16 * known[char]
                )
                titled[at:end] = 200 + code
                titled[at] = code
        elif char in _FAMILIAR and text[at + 1 : at + 2] in known:
            code = 1 + is_first + 2 * (at + 2 >= size or not _is_han(text[at + 2])) + 4 * known[text[at + 1]]
            nick[at], nick[at + 1] = code, 100 + code
    edges = np.pad(pair, (1, 3))
    across = edges[:size] * 64 + edges[1 : size + 1] * 16 + edges[2 : size + 2] * 4 + edges[3 : size + 3]
    return {"titled": titled, "nick": nick, "across": across}


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
