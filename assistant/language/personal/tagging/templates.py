"""Which of the rows of a text, at which places around a character, are looked at together; each look is one number."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

BITS = 21
"""Looks are numbers below two to this power."""
_REACH = 3

_TEMPLATES = """
char-2 | char-1 | char | char+1 | char+2 | char-1 char | char char+1 | char+1 char+2 | char-2 char-1
char-1 char char+1 | char char+1 char+2 | char-1 char+1 | home home-1 | home char | kind-1 kind | kind kind+1
kind-1 kind kind+1 | kind kind+1 kind+2 | kind-2 kind-1 kind | char-1 kind | kind char+1 | inside tag
inside tag kind | word inside | word_before inside | word_behind inside | tag_before tag tag_behind
inside-1 tag-1 kind | inside+1 tag+1 kind | pair-1 pair pair+1 | pair-2 pair-1 | pair+1 pair+2 | pair-1 pair kind
titled | titled kind | titled pair | titled across | titled word_before | nick | nick pair | nick across
nick tag_before | across kind | across kind kind+1 | kind tag+2 | kind tag+3 | kind char+2 | kind char+3 | across slot
across label_role | slot | slot kind | slot slot_before slot_behind | slot alike | slot alike labelled
slot_rest char | slot label | label kind | label_role | label_role kind | heading slot | heading kind | heading inside
slot_before slot label_role | title-1 kind | title | title+1 | title+2 | title+1 kind | title+2 kind | title-1 title
role-1 role | role kind | role slot | role-1 kind | place-1 place kind | place | place+1 | parts slot | parts parts-1
parts kind | number slot | number kind | number pair | unit unit_before | unit lives | unit_before figure
unit lives label | figure kind | unit char | lives unit_before | body slot_rest | body kind | body char
any_number kind slot | known | known-1 known known+1 | known known+1 known+2 | known kind | known slot
known-2 known-1 known | known tag | brand kind | brand slot | brand inside | work kind | work slot
"""


def _parsed() -> Sequence[Sequence[tuple[str, int]]]:
    looks = [look.split() for line in _TEMPLATES.strip().splitlines() for look in line.split("|")]
    return [[_row(word) for word in look] for look in looks]


def _row(word: str) -> tuple[str, int]:
    for sign in "+-":
        name, found, far = word.partition(sign)
        if found:
            return name, int(sign + far)
    return word, 0


_LOOKS = _parsed()
_PARTS = list(dict.fromkeys(part for look in _LOOKS for part in look))
_NAMES = list(dict.fromkeys(name for name, _ in _PARTS))
_USED = [(_NAMES.index(name), far) for name, far in _PARTS]
_ORDER = np.array([[*(_PARTS.index(part) + 1 for part in look), 0, 0][:3] for look in _LOOKS])
_PAD = 3
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_SEEDS = (np.arange(1, len(_LOOKS) + 1, dtype=np.uint64) * np.uint64(0xD6E8FEB86659FD93))[:, None]


def looks(rows: Mapping[str, npt.NDArray[np.int64]], start: int = 0, most: int = 1 << 30) -> npt.NDArray[np.int64]:
    """One number for each template and character, of so many characters from a place on."""
    size = len(rows["char"])
    end = min(size, start + most)
    left, right = max(0, start - _REACH), min(size, end + _REACH)
    padded = np.full((len(_NAMES), end - start + 2 * _REACH), _PAD, dtype=np.uint64)
    for at, name in enumerate(_NAMES):
        padded[at, left - start + _REACH : right - start + _REACH] = rows[name][left:right]
    stack = np.zeros((len(_USED) + 1, end - start), dtype=np.uint64)
    for at, (row, far) in enumerate(_USED, 1):
        stack[at] = padded[row, _REACH + far : _REACH + far + end - start]
    mixed = _SEEDS + sum(stack[_ORDER[:, n]] * _FACTORS[n] for n in range(3))
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return np.asarray(mixed >> np.uint64(64 - BITS), dtype=np.int64)
