"""What the tagger sees of each character, as rows of small numbers: itself, its word, its line, its neighbours."""

import re
from collections.abc import Iterable
from functools import cache

import numpy as np

from assistant.language.personal.tagging.characters import characters, places, roles, titles
from assistant.language.personal.tagging.surroundings import label_rows, nearby_rows, slot_rows
from assistant.language.personal.tagging.words import Numbers, Places, called_rows, word_rows

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, as broken file names have them."""


def rows(text: str, numbers: Places, homes: Places) -> dict[str, Numbers]:
    """The rows of a squeezed text by name; each has a number for each character.

    ``numbers``: where numbers of persons stand; ``homes``: where the grammar of addresses finds one.
    """
    text, size = _SURROGATE.sub("?", text), len(text)
    chars = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    classes, plain = _tables()
    found = {"code": chars, "char": plain[np.minimum(chars, 65535)], "kind": classes[np.minimum(chars, 65535)]}
    found |= word_rows(text, size)
    found |= slot_rows(text, size)
    found |= label_rows(text, size)
    found |= called_rows(text, size, found["pair"])
    found |= _spans("title", titles().found(text), size)
    found |= _spans("role", roles().found(text), size)
    found |= _spans("place", places().found(text), size)
    found |= _spans("parts", (m.span() for m in characters().made_of_parts.finditer(text)), size)
    found |= _spans("home", homes, size)
    found |= nearby_rows(text, chars, numbers, size)
    return found


@cache
def _tables() -> tuple[Numbers, Numbers]:
    """For each character its class as a part of names, and itself with figures and letters alike."""
    known = characters()
    classes, plain = np.zeros(65536, dtype=np.int64), np.arange(65536, dtype=np.int64)
    for code in range(0x3400, 0xA000):
        sur, given = known.frequency.get(chr(code), 5), known.given.get(chr(code), -1)
        foreign = chr(code) in known.foreign
        classes[code] = 20 + sur * 12 + (given + 2) // 2 * 2 + foreign
    for code in range(65536):
        char = chr(code)
        if char.isdigit():
            classes[code], plain[code] = 1, ord("0")
        elif char.isascii() and char.isalpha():
            classes[code], plain[code] = 2 + char.isupper(), ord("A") if char.isupper() else ord("a")
        elif not 0x3400 <= code < 0xA000:
            classes[code] = 4 + min(" \n\t:=|,.、()（）/;-".find(char) + 1, 15)
    return classes, plain


def _spans(name: str, found: Iterable[tuple[int, int]], size: int) -> dict[str, Numbers]:
    """Where words of a list stand: 1 begins one, 2 is inside, 3 stands behind one."""
    row = np.zeros(size, dtype=np.int64)
    for start, end in found:
        row[start] = 10 + min(end - start, 5)
        row[start + 1 : end] = 2
        if end < size and not row[end]:
            row[end] = 3
    return {name: row}
