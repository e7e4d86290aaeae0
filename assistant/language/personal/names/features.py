"""What the reader of names may see of a candidate: its characters, what stands before and behind, its label and cell."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.data_files import load_model
from assistant.language.personal.folding import HAN
from assistant.language.personal.names.candidates import Candidate, characters
from assistant.language.word_pairs import word_frequency

_FILE = Path(__file__).with_name("words.yaml")
_LONGEST_WORD = 6
_SIGN = re.compile(rf"[^{HAN}]")
_LABEL = re.compile(rf"([{HAN}]{{1,8}}|[A-Za-z]{{2,10}})(?:[(（][^()（）\n]{{0,8}}[)）])? ?[:：|=\t]\s?[^。;；\n:：]{{0,16}}$")
_CLASSES = str.maketrans("，、。；！？“”《》（）【】", ",/.;!!\"\"<>()[]")
_REACH = 26


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")

    titles: str
    roles: str


@cache
def titles() -> frozenset[str]:
    """What somebody is called by: 局长, 老师."""
    return frozenset(load_model(_FILE, _Words).titles.split())


@cache
def roles() -> frozenset[str]:
    """Who somebody is: 联系人, 户主."""
    return frozenset(load_model(_FILE, _Words).roles.split())


def title_at(text: str, at: int) -> str:
    """The longest title that begins at a place; "" where none does."""
    return next((text[at : at + n] for n in range(4, 0, -1) if text[at : at + n] in titles()), "")


def name_features(text: str, candidate: Candidate, heading: str, gap: str) -> list[str]:
    """The features of a candidate in a squeezed text; ``gap`` is what separates it from the candidate before."""
    end = candidate.start + len(candidate.surname)
    own = _foreign(text, candidate, end) if candidate.foreign else _own(text, candidate, end)
    return ["bias", *own, *_before(text, candidate.start), *_field(text, candidate.start), f"gap={gap}", f"head={heading}"]


def _foreign(text: str, candidate: Candidate, end: int) -> Iterator[str]:
    name = candidate.surname
    yield "foreign"
    yield f"f_length={min(len(name), 7)}"
    yield f"f_dots={name.count('.')}"
    yield f"f_first={name[0]}"
    yield f"f_last={name[-1]}"
    for at in range(len(name) - 1):
        yield f"f_pair={name[at : at + 2]}"
    yield from _behind(text, end, "f")


def _own(text: str, candidate: Candidate, end: int) -> Iterator[str]:
    surname, one, two, three = candidate.surname, _char(text, end), _char(text, end + 1), _char(text, end + 2)
    known = characters()
    yield f"s={surname}"
    yield f"s_rank={known.frequency.get(surname, 5)}"
    yield f"1={one}"
    yield f"2={two}"
    yield f"s1={surname}{one}"
    yield f"12={one}{two}"
    level, second = known.given.get(one, -1), known.given.get(two, -1)
    yield f"L1={level}"
    yield f"L12={level},{second}"
    yield f"LL={max(level, -1) + max(second, -1)}"
    words = (word_frequency(surname[-1] + one), word_frequency(one + two), word_frequency(two + three))
    yield f"W={words[0]}{words[1]}{words[2]}"
    yield f"Ws={words[0]}"
    yield f"W0={word_frequency(_char(text, candidate.start - 1) + surname[0])}"
    yield f"W0s={word_frequency(_char(text, candidate.start - 1) + surname[0])}{words[0]}{words[1]}"
    yield f"same={one == two}"
    for name, at in (("a", end), ("b", end + 1), ("c", end + 2)):
        yield from _behind(text, at, name)


def _behind(text: str, at: int, name: str) -> Iterator[str]:
    """What follows a name that ends here."""
    yield f"{name}>{_char(text, at)}"
    yield f"{name}>>{_char(text, at)}{_char(text, at + 1)}"
    yield f"{name}|{_is_sign(_char(text, at))}"
    if title := title_at(text, at):
        rest = _is_sign(_char(text, at + len(title)))
        yield f"{name}_title={title}"
        yield f"{name}_titled={min(len(title), 2)}{rest}"


def _before(text: str, start: int) -> Iterator[str]:
    one, two = _char(text, start - 1), _char(text, start - 2)
    yield f"<{one}"
    yield f"<<{two}{one}"
    yield f"<|{_is_sign(one)}"
    if not _is_sign(two) and not _is_sign(one):
        yield f"<<<{_char(text, start - 3)}{two}{one}"
        yield f"<W{word_frequency(two + one)}"
    bare = text[max(0, start - 12) : start].rstrip(" :：\t|=\n，,、(（")
    role = next((bare[-n:] for n in range(_LONGEST_WORD, 0, -1) if bare[-n:] in roles()), "")
    if role:
        tight = len(bare) == min(start, 12)
        yield f"role={role}"
        yield f"role|{min(len(role), 3)}{tight}"


def _field(text: str, start: int) -> Iterator[str]:
    """The label that a candidate stands behind in its line: 验收成员 in 验收成员：任晓东、潘娟."""
    begin = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    line = text[begin:start]
    if found := _LABEL.search(line):
        label = found[1]
        yield f"label={label[-3:]}"
        if any(label[-n:] in roles() for n in range(min(_LONGEST_WORD, len(label)), 1, -1)):
            yield "label_role"
    if not line.strip():
        yield "begins_line"


def headings_key(heading: str) -> str:
    """A column's heading as a feature."""
    return heading if heading in roles() or not heading else "other"


def gap_key(text: str, end: int, start: int) -> str:
    """What stands between two candidates, as a feature."""
    gap = text[end:start]
    if len(gap) > 3:
        return "far"
    return _SIGN.sub(lambda sign: sign[0].translate(_CLASSES), gap) if _SIGN.search(gap) else str(len(gap))


def _char(text: str, at: int) -> str:
    if not 0 <= at < len(text):
        return "$"
    char = text[at]
    return "0" if char.isdigit() else char


def _is_sign(char: str) -> str:
    if "一" <= char <= "鿿":
        return "-"
    return "W" if char.isalpha() else "0" if char == "0" else "|"


__all__: Sequence[str] = ("gap_key", "headings_key", "name_features", "roles", "title_at", "titles")
