"""What the chooser of names may see of a candidate: its edges, its words, and where it was cut out of the brief."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from assistant.jobs.declaration.ledger.name_candidates import NameCandidate, NumberInText
from assistant.language.likeness import neighbours
from assistant.language.tokens import TextToken
from assistant.language.word_pairs import word_frequency
from assistant.language.word_tags import TaggedWord, tagged

_CHINESE = re.compile("[一-鿿]{2}")
_STOPS = re.compile("[，,。；;\n]")
_LONGEST, _MOST_UNKNOWN, _MOST_SHOWN = 14, 4, 3
_GAPS = (0, 2, 7, 19)
_SCALE = re.compile("^[万亿千百]+(?=.)")
_MOST_BETWEEN = 3


def name_features(number: NumberInText, candidate: NameCandidate) -> list[str]:
    """The features of one candidate for one number."""
    return [*own_features(number.role.value, candidate), *placed_features(number, candidate.base)]


def own_features(role: str, candidate: NameCandidate) -> list[str]:
    """What a candidate shows by itself, wherever it stands."""
    return [
        *_form(role, candidate), *_edges(role, candidate.base), *_words(candidate), *_tags(role, candidate.base),
    ]  # fmt: skip


def placed_features(number: NumberInText, base: str) -> list[str]:
    """What a candidate shows where it stands, beside the number."""
    place = place_of(number, base)
    if place is None:
        return [*beside_features(number, base, None)]
    text = number.layout.text
    return [
        *beside_features(number, base, place), *left_features(text, place.start), *right_features(text, place.end),
    ]  # fmt: skip


def no_name_features(number: NumberInText) -> list[str]:
    """The features of the choice that no candidate is a name."""
    return ["none", f"none={number.role.value}"]


@lru_cache(maxsize=65_536)
def pair_class(pair: str) -> int:
    """How usual two characters are as a word; 8 for what is not two Chinese characters."""
    return word_frequency(pair) if _CHINESE.fullmatch(pair) else 8


def _form(role: str, candidate: NameCandidate) -> Iterator[str]:
    origin, size = candidate.origin, len(candidate.base)
    yield f"role={role}"
    yield f"origin={origin}"
    yield f"role_origin={role}|{origin}"
    yield f"size={min(size, _LONGEST)}"
    yield f"role_size={role}|{min(size // 2, 6)}"


def _edges(role: str, base: str) -> Iterator[str]:
    for n in (1, 2, 3):
        yield f"first{n}={base[:n]}"
        yield f"last{n}={base[-n:]}"
    yield f"role_first={role}|{base[:1]}"
    yield f"role_last1={role}|{base[-1:]}"
    yield f"role_last2={role}|{base[-2:]}"
    yield from (f"has={char}" for char in sorted(set(base)))


def _words(candidate: NameCandidate) -> Iterator[str]:
    """How far the characters of a candidate are words with their neighbours."""
    base, name = candidate.base, candidate.name
    pairs = neighbours(base)
    classes = [pair_class(pair) for pair in pairs]
    unknown = [pair for pair, known in zip(pairs, classes, strict=True) if not known]
    yield f"unknown={min(len(unknown), _MOST_UNKNOWN)}"
    yield f"unknown_share={4 * len(unknown) // len(pairs)}"
    yield f"first_word={classes[0]}"
    yield f"last_word={classes[-1]}"
    yield from (f"unknown:{pair}" for pair in unknown[:_MOST_SHOWN])
    loose = sum(not (a or b) for a, b in zip([0, *classes], [*classes, 0], strict=True))
    yield f"loose={min(loose, _MOST_UNKNOWN)}"
    if name.startswith(base) and len(name) > len(base):
        yield f"seam={pair_class(name[len(base) - 1 : len(base) + 1])}"


def _tags(role: str, base: str) -> Iterator[str]:
    """The parts of speech of a candidate's own words."""
    tags = [word.tag for word in tagged(base).words]
    yield f"tags={' '.join(tags)}"
    yield f"tag_first={tags[0]}|{role}"
    yield f"tag_last={tags[-1]}|{role}"
    yield f"tag_first2={' '.join(tags[:2])}"
    yield f"tag_last2={' '.join(tags[-2:])}"
    yield from (f"tag={tag}" for tag in sorted(set(tags[1:])))


def _tag(word: TaggedWord | None) -> str:
    return word.tag if word else "-"


_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class BasePlace:
    """Where a candidate stands in the brief: before the number or behind it."""

    start: int
    end: int
    side: str


def place_of(number: NumberInText, base: str) -> BasePlace | None:
    """The nearest place of the words before a number, else behind it; None where they stand nowhere as they are."""
    text, token = number.layout.text, number.token
    before = text.rfind(base, 0, token.start)
    at = before if before >= 0 else text.find(base, token.end)
    return None if at < 0 else BasePlace(at, at + len(base), "before" if before >= 0 else "behind")


def beside_features(number: NumberInText, base: str, place: BasePlace | None) -> Iterator[str]:
    """Whether a candidate holds the words right before the number and right behind it, and what lies between."""
    role = number.role.value
    yield from _neighbours(number, base, role)
    yield from _counted(number, base, role)
    if place is None:
        yield "where=nowhere"
        return
    text, token, side = number.layout.text, number.token, place.side
    between = text[place.end : token.start] if side == "before" else text[token.end : place.start]
    gap = sum(len(between) > limit for limit in _GAPS)
    yield f"where={side}{gap}"
    yield f"role_where={role}|{side}{gap}"
    edges = tagged(text).edges
    yield f"words={place.start in edges}{place.end in edges}"
    if _STOPS.search(between):
        yield f"stop={side}|{role}"
    if any(map(str.isdigit, between)):
        yield f"figure={side}|{role}"
    yield from _claims(number, place, role)


def _counted(number: NumberInText, base: str, role: str) -> Iterator[str]:
    """What is counted in this measure: 座 of towers, 台 of machines, 亩 of land."""
    unit, _, per = number.unit.partition("/")
    unit = _SCALE.sub("", unit) or number.token.kind
    yield f"unit={unit}|{base[-1:]}"
    yield f"unit2={unit}|{base[-2:]}"
    yield f"unit_role={unit}|{role}|{tagged(base).words[-1].tag}"
    if per:
        yield f"per={per}|{base[-1:]}"


def _claims(number: NumberInText, place: BasePlace, role: str) -> Iterator[str]:
    """How many other numbers lie between, and whether one of them stands right beside the words: 监控卡口 of
    瞭望塔七座监控卡口二十六个 belongs to the second."""
    tokens, at, side = number.tokens, number.at, place.side
    after, until = bisect_left(tokens, place.end, key=_START), bisect_right(tokens, place.start, key=_END)
    between = at - after if side == "before" else until - 1 - at
    yield f"between={side}|{max(0, min(between, _MOST_BETWEEN))}|{role}"
    right = _beside(tokens[after], place.end, tokens[after].start) if after < len(tokens) and after != at else ""
    left = _beside(tokens[until - 1], tokens[until - 1].end, place.start) if until and until - 1 != at else ""
    own = "own" if len(number.before) and number.right_before else "bare"
    yield f"claimed={side}|{bool(left)}|{bool(right)}|{own}"
    yield f"claimed_role={side}|{left}|{right}|{role}"


def _beside(token: TextToken, start: int, end: int) -> str:
    return str(token.kind) if end - start <= 1 else ""


def _neighbours(number: NumberInText, base: str, role: str) -> Iterator[str]:
    nearest = number.before[0] if number.before else ""
    before = ("holds" if nearest[-2:] in base else "leaves") if len(nearest) > 1 else "none"
    behind = ("holds" if number.behind[:2] in base else "leaves") if len(number.behind) > 1 else "none"
    yield f"before={before}|{role}"
    yield f"behind={behind}|{role}"
    yield f"beside={before}|{behind}|{role}"


def left_features(text: str, at: int) -> Iterator[str]:
    """What a candidate that begins at a place of a text shows there: whether the cut goes through a word."""
    words, left, head = tagged(text), _bare(text[at - 1 : at]) or "^", text[at : at + 2]
    first, before, opens = words.at(at), words.at(at - 1) if at else None, at in words.edges
    across, inside = pair_class(left + head[:1]), pair_class(head)
    yield f"left={left}"
    yield f"left_first={left}{head[:1]}"
    yield f"cut_left={across}"
    yield f"cut_left_in={across}{inside}"
    yield f"word_left={_tag(before)}|{_tag(first)}|{opens}"
    yield f"word_before={before.text if before and opens else ''}"
    yield f"word_first={first.text if first else ''}"


def right_features(text: str, end: int) -> Iterator[str]:
    """What a candidate that ends at a place of a text shows there."""
    words, right, tail = tagged(text), _bare(text[end : end + 1]) or "$", text[end - 2 : end]
    last, behind, closes = words.at(end - 1), words.at(end), end in words.edges
    across, inside = pair_class(tail[-1:] + right), pair_class(tail)
    yield f"right={right}"
    yield f"last_right={tail[-1:]}{right}"
    yield f"cut_right={across}"
    yield f"cut_right_in={across}{inside}"
    yield f"word_right={_tag(last)}|{_tag(behind)}|{closes}"
    yield f"word_behind={behind.text if behind and closes else ''}"
    yield f"word_last={last.text if last else ''}"


def _bare(char: str) -> str:
    return "0" if char.isdigit() else char
