"""What the reader of names sees of a candidate: its characters, what stands around it, its label and heading."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.data_files import load_model
from assistant.language.personal.folding import HAN
from assistant.language.personal.names.candidates import Candidate, characters
from assistant.language.word_pairs import word_frequency

_FILE = Path(__file__).with_name("words.yaml")
_SIGN = re.compile(rf"[^{HAN}]")
_LABEL = re.compile(
    rf"([{HAN}]{{1,8}}|[A-Za-z]{{2,10}})(?:[(（][^()（）\n]{{0,8}}[)）])? ?[:：|=\t]\s?[^。;；\n:：]{{0,16}}$"
)
_CLASSES = str.maketrans("，、。；！？“”《》（）【】", ',/.;!!""<>()[]')
_REACH = 26
_FIGURE = re.compile(r"\d")
_BETWEEN = " :：\t|=\n，,、(（"
_SLOT = re.compile(rf"(?<![{HAN}A-Za-z0-9])[{HAN}X×*]{{2,5}}(?![{HAN}A-Za-z×*])")
_NEXT_SLOT = re.compile(rf"[、,/ \t\n|;；]{{1,3}}([{HAN}]{{2,4}})(?![{HAN}])")
_LAST_SLOT = re.compile(rf"(?<![{HAN}])([{HAN}]{{2,4}})(?:[(（][^()（）]{{0,6}}[)）])?[、,/ \t\n|;；]{{1,3}}$")
_BODY = re.compile(rf"[{HAN}]{{0,5}}?(公司|[司校学院园馆祠街路镇乡村庄河江湖渠山区桥寺庙墓楼店厂局所站班市县港湾岛])")
"""The first last character of a name of a body or a place behind a surname: 校 in 鲁迅中学校."""


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


@cache
def _title_lengths() -> Mapping[str, Sequence[int]]:
    """The lengths of titles by their first character, the longest first."""
    found: dict[str, set[int]] = {}
    for title in titles():
        found.setdefault(title[0], set()).add(len(title))
    return {char: sorted(lengths, reverse=True) for char, lengths in found.items()}


def title_at(text: str, at: int) -> str:
    """The longest title that begins at a place; "" where none does."""
    lengths = _title_lengths().get(text[at : at + 1], ())
    return next((text[at : at + n] for n in lengths if text[at : at + n] in titles()), "")


class Seen:
    """A squeezed text as features see it: figures as 0, its ends as $."""

    def __init__(self, text: str) -> None:
        self.text = _FIGURE.sub("0", text)
        self._padded = f"$$${self.text}$$$$$$"

    def around(self, at: int) -> str:
        """Three characters before a place and six from it on."""
        return self._padded[at : at + 9]


def name_features(seen: Seen, candidate: Candidate, heading: str, gap: str) -> list[str]:
    """The features of a candidate in a squeezed text; ``gap`` is what separates it from the candidate before."""
    found = ["bias", f"gap={gap}", f"head={heading}"]
    _add_before(found, seen, candidate.start)
    _add_field(found, seen.text, candidate.start)
    (_add_foreign if candidate.foreign else _add_own)(found, seen, candidate)
    return found


def _add_foreign(found: list[str], seen: Seen, candidate: Candidate) -> None:
    name = candidate.surname
    found += [
        "foreign",
        f"f_length={min(len(name), 7)}",
        f"f_dots={name.count('.')}",
        f"f_first={name[0]}",
        f"f_last={name[-1]}",
    ]
    found += [f"f_pair={name[at : at + 2]}" for at in range(len(name) - 1)]
    end = candidate.start + len(name)
    whole = candidate.parts == len(name)
    found += [f"f_parts={whole:d}{min(len(name), 5)}", f"f_rest={min(len(name) - candidate.parts, 4)}"]
    if slot := _SLOT.match(seen.text, candidate.start):
        found += [f"f_slot={slot.end() == end:d}{whole:d}"]
    _add_behind(found, seen, end, "f", seen.around(end)[3:])


def _add_own(found: list[str], seen: Seen, candidate: Candidate) -> None:
    surname, end = candidate.surname, candidate.start + len(candidate.surname)
    around = seen.around(end)
    before, one, two, three = around[2 - len(surname)], around[3], around[4], around[5]
    known = characters()
    level, second = known.given.get(one, -1), known.given.get(two, -1)
    word, given, behind = word_frequency(surname[-1] + one), word_frequency(one + two), word_frequency(two + three)
    left = word_frequency(before + surname[0])
    found += [
        f"s={surname}", f"s_rank={known.frequency.get(surname, 5)}", f"1={one}", f"2={two}", f"s1={surname}{one}",
        f"12={one}{two}", f"L={level},{second}", f"LL={level + second}", f"W={word}{given}{behind}", f"Ws={word}",
        f"W0={left}{word}{given}", f"same={one == two}",
    ]  # fmt: skip
    _add_behind(found, seen, end, "a", around[3:])
    _add_behind(found, seen, end + 1, "b", around[4:])
    found += [f"c>{three}", f"c|{_kind(three)}"]
    if title := title_at(seen.text, end + 2):
        found.append(f"c_title={title}")
    if slot := _SLOT.match(seen.text, candidate.start):
        _add_slot(found, seen.text, candidate.start, slot)
    if body := _BODY.match(seen.text, end):
        found += [f"body={body[1]}", f"body@{body.end() - end}{min(word, 1)}"]


def _add_slot(found: list[str], text: str, start: int, slot: re.Match[str]) -> None:
    """A candidate that begins a piece between two signs, as in a list of names; whether its neighbours look alike."""
    known = characters().frequency
    length = slot.end() - start
    behind = _NEXT_SLOT.match(text, slot.end())
    before = _LAST_SLOT.search(text[max(0, start - 8) : start])
    alike = f"{bool(before and before[1][0] in known):d}{bool(behind and behind[1][0] in known):d}"
    role = int("label_role" in found or any(f.startswith("role|") for f in found[:12]))
    found += [f"slot={length}", f"slot{length}{alike}", f"slot{length}{alike}{role}"]


def _add_behind(found: list[str], seen: Seen, at: int, name: str, behind: str) -> None:
    """What follows a name that ends at a place."""
    found += [f"{name}>{behind[0]}", f"{name}>>{behind[:2]}", f"{name}|{_kind(behind[0])}"]
    if title := title_at(seen.text, at):
        rest = _kind(seen.around(at + len(title))[3])
        found += [f"{name}_title={title}", f"{name}_titled={min(len(title), 2)}{rest}"]


def _add_before(found: list[str], seen: Seen, start: int) -> None:
    before = seen.around(start)[:3]
    kind = _kind(before[2])
    found += [f"<{before[2]}", f"<<{before[1:]}", f"<|{kind}"]
    if kind == "-" and _kind(before[1]) == "-":
        found += [f"<<<{before}", f"<W{word_frequency(before[1:])}"]
    near = seen.text[max(0, start - 12) : start]
    bare = near.rstrip(_BETWEEN)
    role = next((bare[-n:] for n in _role_lengths(bare[-1:]) if bare[-n:] in roles()), "")
    if role:
        found += [f"role={role}", f"role|{min(len(role), 3)}{len(bare) == len(near)}"]


@cache
def _role_lengths(last: str) -> Sequence[int]:
    """The lengths of roles that end in a character, the longest first."""
    return sorted({len(role) for role in roles() if role.endswith(last)}, reverse=True) if last else ()


def _add_field(found: list[str], text: str, start: int) -> None:
    """The label that a candidate stands behind in its line: 验收成员 in 验收成员：任晓东、潘娟."""
    begin = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    line = text[begin:start]
    if not line or line.isspace():
        found.append("begins_line")
    elif (":" in line or "\t" in line or "|" in line or "=" in line) and (match := _LABEL.search(line)):
        label = match[1]
        found += [f"label={label[-3:]}", f"label_end={label[-1]}"]
        if any(label[-n:] in roles() for n in _role_lengths(label[-1])):
            found.append("label_role")


def is_in_words(text: str, candidate: Candidate) -> bool:
    """Whether a candidate begins a plain word in the middle of running text: 方案 in 实施方案, with nobody called so.

    Nearly half of the candidates of running text; of the names in the newspaper 1.3% are lost, words such as 罗斯.
    """
    start, end = candidate.start, candidate.start + len(candidate.surname)
    before, behind = text[start - 1 : start], text[end : end + 2]
    if candidate.foreign or len(behind) < 2 or _kind(before or "$") != "-":
        return False
    own = word_frequency(candidate.surname[-1] + behind[0])
    if own < 2 and (own or word_frequency(before + candidate.surname[0]) < 2 or word_frequency(behind) < 2):
        return False
    named = any(text[max(0, start - n) : start] in roles() for n in _role_lengths(before))
    return not (named or title_at(text, end))


def headings_key(heading: str) -> str:
    """A column's heading as a feature."""
    return heading if heading in roles() or not heading else "other"


def gap_key(text: str, end: int, start: int) -> str:
    """What stands between two candidates, as a feature."""
    gap = text[end:start]
    if len(gap) > 3:
        return "far"
    return _SIGN.sub(lambda sign: sign[0].translate(_CLASSES), gap) if _SIGN.search(gap) else str(len(gap))


@lru_cache(maxsize=8192)
def _kind(char: str) -> str:
    """A sign for the kind of a character: - Chinese, W of other words, 0 a figure, | a sign."""
    if "一" <= char <= "鿿":
        return "-"
    return "W" if char.isalpha() else "0" if char == "0" else "|"
