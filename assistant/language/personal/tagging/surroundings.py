"""What surrounds a character: the piece between two signs, the label of its line, what stands near."""

import re

import numpy as np
import numpy.typing as npt

from assistant.language.personal.columns import columns
from assistant.language.personal.folding import HAN
from assistant.language.personal.tagging.characters import WordList, brands, characters, roles, works
from assistant.language.personal.tagging.words import Numbers, Places, hash_of

_SLOT = re.compile(rf"[{HAN}X×*○](?:\.?[{HAN}X×*○])*")
_LABEL = re.compile(rf"([{HAN}A-Za-z_]{{1,12}})(?:[(（][^()（）\n]{{0,8}}[)）])? ?[:=|\t]+[ \n]{{0,3}}")
_LONGEST = 60
"""Characters that a label speaks of, unless its sentence ends before."""
_LABEL_END = re.compile(r"[。;\n]")
_UNITS = {
    char: kind
    for kind, chars in enumerate(
        (
            "省", "市州盟", "县旗", "区", "镇乡", "村屯寨庄堡", "组队社", "号", "室", "户", "楼栋幢座单元门层",
            "路街道巷弄里胡同", "苑园府院邸寓",
        ),
        1,
    )
    for char in chars
}  # fmt: skip
_BODIES = {
    char: kind
    for kind, chars in enumerate(
        ("司", "校学", "院馆所局站中心", "园祠庙寺墓桥宫殿堂碑", "河江湖山岛港湾", "店厂班会", "奖杯赛"), 1
    )
    for char in chars
}
_LIVES = re.compile("住|家在|老家|住址|户籍|籍贯|地址")


def slot_rows(text: str, size: int) -> dict[str, Numbers]:
    """Pieces between signs: how long, where in them, the signs around, whether the neighbours look alike."""
    offset, length, before, behind, alike, rest = (np.zeros(size, dtype=np.int64) for _ in range(6))
    found = [m.span() for m in _SLOT.finditer(text)]
    known = characters().frequency
    looks = [2 <= b - a <= 4 and (text[a] in known or text[a : a + 2] in known) for a, b in found]
    for at, (start, end) in enumerate(found):
        offset[start:end] = np.arange(1, end - start + 1)
        length[start:end] = end - start
        rest[start:end] = np.arange(end - start, 0, -1)
        before[start:end] = ord(text[start - 1]) if start else 1
        behind[start:end] = ord(text[end]) if end < size else 1
        near_before = at and looks[at - 1] and start - found[at - 1][1] <= 3
        near_behind = at + 1 < len(found) and looks[at + 1] and found[at + 1][0] - end <= 3
        alike[start:end] = 1 + bool(near_before) + 2 * bool(near_behind)
    return {
        "slot": np.minimum(offset, 7) * 16 + np.minimum(length, 8), "slot_rest": np.minimum(rest, 7),
        "slot_before": before, "slot_behind": behind, "alike": alike * 8 + np.minimum(length, 5),
    }  # fmt: skip


def label_rows(text: str, size: int) -> dict[str, Numbers]:
    """The label of the line, its last characters, how far behind it; the heading of the column."""
    label, is_role, parts = (np.zeros(size, dtype=np.int64) for _ in range(3))
    words = roles().words
    for match in _LABEL.finditer(text):
        last = min(size, match.end() + _LONGEST)
        stop = _LABEL_END.search(text, match.end(), last)
        end = stop.start() if stop else last
        label[match.end() : end] = hash_of(match[1][-2:])
        is_role[match.end() : end] = 1 + any(match[1][-n:] in words for n in (2, 3, 4, 5))
        parts[match.end() : end] = np.minimum(np.arange(1, end - match.end() + 1), 6)
    heading = np.zeros(size, dtype=np.int64)
    heads = columns(text)
    for at, (start, own) in enumerate(zip(heads.starts, heads.headings, strict=True)):
        if own:
            end = heads.starts[at + 1] if at + 1 < len(heads.starts) else size
            heading[start:end] = hash_of(own[-2:]) if len(own) < 8 else 1
    return {"label": label, "label_role": is_role * 8 + parts, "heading": heading, "labelled": is_role}


def nearby_rows(text: str, chars: Numbers, numbers: Places, size: int) -> dict[str, Numbers]:
    """How far the next number of a person is, the next sign of an address or of a body, a word of living."""
    is_number = np.zeros(size, dtype=bool)
    for start, end in numbers:
        is_number[start:end] = True
    units = np.array([_UNITS.get(char, 0) for char in text], dtype=np.int64)
    bodies = np.array([_BODIES.get(char, 0) for char in text], dtype=np.int64)
    lives = np.zeros(size, dtype=bool)
    for match in _LIVES.finditer(text):
        lives[match.end() - 1] = True
    figures = (chars >= 48) & (chars <= 57)
    after_unit, unit_far = _next(units > 0, size)
    before_unit, unit_near = _last(units > 0, size)
    body, body_far = _next(bodies > 0, size)
    return {
        "number": _bin(_next(is_number, size)[1]) * 8 + _bin(_last(is_number, size)[1]),
        "any_number": np.full(size, int(bool(numbers))),
        "unit": np.where(unit_far <= 8, units[after_unit] * 8 + _bin(unit_far), 0),
        "unit_before": np.where(unit_near <= 8, units[before_unit] * 8 + _bin(unit_near), 0),
        "body": np.where(body_far <= 5, bodies[body] * 8 + np.minimum(body_far, 7), 0),
        "lives": _bin(_last(lives, size)[1]),
        "figure": _bin(_next(figures, size)[1]) * 8 + _bin(_last(figures, size)[1]),
        "brand": _beside(text, brands(), size), "work": _beside(text, works(), size),
    }  # fmt: skip


def _beside(text: str, words: WordList, size: int) -> Numbers:
    """How far the next and the last word of a list are; 0 where neither is in reach."""
    marks = np.zeros(size, dtype=bool)
    for start, end in words.found(text):
        marks[start:end] = True
    ahead, back = _bin(_next(marks, size)[1]), _bin(_last(marks, size)[1])
    return np.asarray(63 - ahead * 8 - back)


def _next(marks: npt.NDArray[np.bool_], size: int) -> tuple[Numbers, Numbers]:
    """For each place the next marked one from it on, and how far it is."""
    own = np.where(marks, np.arange(size), size + 200)
    ahead = np.minimum.accumulate(own[::-1])[::-1]
    return np.minimum(ahead, size - 1), ahead - np.arange(size)


def _last(marks: npt.NDArray[np.bool_], size: int) -> tuple[Numbers, Numbers]:
    """For each place the last marked one up to it, and how far it is."""
    own = np.where(marks, np.arange(size), -200)
    back = np.maximum.accumulate(own)
    return np.maximum(back, 0), np.arange(size) - back


_BINS = np.array([0, 1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, *[6] * 20], dtype=np.int64)


def _bin(far: Numbers) -> Numbers:
    """How far, in steps; 7 is out of reach."""
    return np.where(far < len(_BINS), _BINS[np.minimum(far, len(_BINS) - 1)], 7)
