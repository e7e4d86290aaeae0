"""Names of people, by a trained tagger (a conditional random field over candidates, scripts/train_personal_names.py).

Each candidate is one item of a sequence; its tag says how many characters of a given name follow the surname, that the
surname stands alone (张局长, 小刘), or that a run is a foreign name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.language.personal.columns import columns
from assistant.language.personal.names.candidates import Candidate, name_candidates
from assistant.language.personal.names.features import Seen, gap_key, headings_key, is_in_words, name_features, title_at
from assistant.language.personal.squeezing import Squeezed

MODEL = Path(__file__).with_name("names.crfsuite")
NO_NAME, ALONE, WHOLE = "O", "S", "F"
"""Tags beside the length of the given name; ``WHOLE``: the run is a foreign name."""
_PREFIXES = frozenset("老小阿")
_OF_PARTS, _SHORTEST_OF_PARTS = 0.8, 4
"""Chance of a run of so many characters that known parts of names make up."""
_MOST = 400
"""Candidates of one sequence; longer texts are read in pieces."""


@dataclass(frozen=True)
class FoundName:
    """A name at ``start``–``end`` of the text that was squeezed, and how likely it is one (0 to 1)."""

    start: int
    end: int
    chance: float


def name_items(text: Squeezed, *, every: bool = False) -> tuple[Sequence[Candidate], list[list[str]]]:
    """The candidates of a text with their features; without ``every`` those inside plain words are left out."""
    candidates: list[Candidate] = []
    heads, seen = columns(text.text), Seen(text.text)
    rows: list[list[str]] = []
    last = -1
    for candidate in name_candidates(text.text):
        gap = gap_key(text.text, last, candidate.start) if last >= 0 else "first"
        last = candidate.start
        if every or not is_in_words(text.text, candidate):
            candidates.append(candidate)
            rows.append(name_features(seen, candidate, headings_key(heads.heading(last)), gap))
    return candidates, rows


class NameReader:
    """Reads names with a trained tagger."""

    def __init__(self, model: Path = MODEL) -> None:
        import pycrfsuite  # type: ignore[import-untyped]

        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open(str(model))
        self._names = tuple(tag for tag in self._tagger.labels() if tag != NO_NAME)
        self._one_at_a_time = Lock()

    def read(self, text: Squeezed, least: float) -> Sequence[FoundName]:
        """Names at least so likely, the likelier first where two overlap; places are those of the text as given."""
        candidates, rows = name_items(text)
        found = [
            FoundName(*text.span(*_span(text.text, candidate, tag)), chance)
            for candidate, tags in zip(candidates, self._chances(candidates, rows, least), strict=True)
            for tag, chance in tags
        ]
        return _apart(found)

    def _chances(
        self, own: Sequence[Candidate], rows: list[list[str]], least: float
    ) -> Iterator[Sequence[tuple[str, float]]]:
        """For each candidate its likeliest tag that is a name, with the chance that any is."""
        for begin in range(0, len(rows), _MOST):
            piece = rows[begin : begin + _MOST]
            with self._one_at_a_time:  # the tagger holds the text it reads; several users read at once
                self._tagger.set(piece)
                chances = [self._chance(at, least, is_whole=_is_whole(own[begin + at])) for at in range(len(piece))]
            yield from chances

    def _chance(self, at: int, least: float, *, is_whole: bool) -> Sequence[tuple[str, float]]:
        any_name = 1.0 - self._tagger.marginal(NO_NAME, at)
        if is_whole and any_name < _OF_PARTS:
            return ((WHOLE, _OF_PARTS),)
        if any_name < least:
            return ()
        return ((max(self._names, key=lambda tag: self._tagger.marginal(tag, at)), any_name),)


def _is_whole(candidate: Candidate) -> bool:
    """Whether a run consists of two known parts of names and more: 扎西多吉."""
    length = len(candidate.surname)
    return candidate.foreign and length >= _SHORTEST_OF_PARTS and candidate.parts == length


def _span(text: str, candidate: Candidate, tag: str) -> tuple[int, int]:
    start, end = candidate.start, candidate.start + len(candidate.surname)
    if tag == ALONE:
        start -= text[start - 1 : start] in _PREFIXES
        return start, end + len(title_at(text, end))
    if tag != WHOLE:
        end = min(end + int(tag), len(text))
    return start, end


def _apart(found: Sequence[FoundName]) -> Sequence[FoundName]:
    """Of names that overlap the likeliest, in the order of the text."""
    chosen: list[FoundName] = []
    for name in sorted(found, key=lambda n: n.start):
        while chosen and chosen[-1].end > name.start and chosen[-1].chance < name.chance:
            chosen.pop()
        if not chosen or chosen[-1].end <= name.start:
            chosen.append(name)
    return chosen


@cache
def shipped_names() -> NameReader:
    """The reader with the model of the repository, loaded once."""
    return NameReader()
