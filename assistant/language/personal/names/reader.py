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
from assistant.language.personal.names.features import Seen, gap_key, headings_key, name_features, title_at
from assistant.language.personal.squeezing import Squeezed

MODEL = Path(__file__).with_name("names.crfsuite")
NO_NAME, ALONE, WHOLE = "O", "S", "F"
"""Tags beside the length of the given name; ``WHOLE``: the run is a foreign name."""
_PREFIXES = frozenset("老小阿")
_MOST = 400
"""Candidates of one sequence; longer texts are read in pieces."""


@dataclass(frozen=True)
class FoundName:
    """A name at ``start``–``end`` of the text that was squeezed, and how likely it is one (0 to 1)."""

    start: int
    end: int
    chance: float


def name_items(text: Squeezed) -> tuple[Sequence[Candidate], list[list[str]]]:
    """The candidates of a text with their features."""
    candidates = list(name_candidates(text.text))
    heads, seen = columns(text.text), Seen(text.text)
    rows: list[list[str]] = []
    last = 0
    for candidate in candidates:
        gap = gap_key(text.text, last, candidate.start) if rows else "first"
        rows.append(name_features(seen, candidate, headings_key(heads.heading(candidate.start)), gap))
        last = candidate.start
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
            for candidate, tags in zip(candidates, self._chances(rows, least), strict=True)
            for tag, chance in tags
        ]
        return _apart(found)

    def _chances(self, rows: list[list[str]], least: float) -> Iterator[Sequence[tuple[str, float]]]:
        """For each candidate its likeliest tag that is a name, with the chance that any is."""
        for begin in range(0, len(rows), _MOST):
            piece = rows[begin : begin + _MOST]
            with self._one_at_a_time:  # the tagger holds the text it reads; several users read at once
                self._tagger.set(piece)
                chances = [self._chance(at, least) for at in range(len(piece))]
            yield from chances

    def _chance(self, at: int, least: float) -> Sequence[tuple[str, float]]:
        any_name = 1.0 - self._tagger.marginal(NO_NAME, at)
        if any_name < least:
            return ()
        return ((max(self._names, key=lambda tag: self._tagger.marginal(tag, at)), any_name),)


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
