"""Where a name may begin: at a surname, or at a run of characters that write foreign names down."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.data_files import load_model
from assistant.language.personal.folding import HAN
from assistant.language.personal.word_pattern import word_pattern

_FILE = Path(__file__).with_name("characters.yaml")
_SHORTEST_FOREIGN = 3


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    single: str
    double: str
    given: dict[int, str]
    foreign: str
    elements: str


@dataclass(frozen=True)
class Characters:
    """What is known of the characters of names."""

    frequency: Mapping[str, int]
    """Surname by how frequent it is, 0 the most; each step is five times the surnames of the one before."""
    given: Mapping[str, int]
    """Character of given names by how much more often it stands in names than elsewhere, 0 to 7."""
    starts: re.Pattern[str]
    elements: Sequence[str]
    """Parts of names of other peoples."""
    made_of_parts: re.Pattern[str]
    """Such a name, from its beginning on."""


@cache
def characters() -> Characters:
    """The table of the repository."""
    data = load_model(_FILE, _File)
    single, double = data.single.replace(" ", ""), data.double.split()
    foreign = data.foreign.replace(" ", "")
    ranks = {name: _rank(at) for at, name in enumerate(single)} | dict.fromkeys(double, 2)
    parts = data.elements.split()
    written = "".join(dict.fromkeys(foreign + "".join(parts)))
    starts = re.compile(
        rf"(?P<foreign>[{written}]{{1,8}}(?:\.[{written}]{{1,8}})+|(?<![{HAN}.])(?![{HAN}]{{0,7}}[^{written}.][{written}]{{2,8}}\.[{written}])(?:[{HAN}]{{1,8}}\.)+[{HAN}]{{1,8}}"
        rf"|(?:{word_pattern(parts)}){{1,4}}|[{foreign}]{{{_SHORTEST_FOREIGN},9}})"
        rf"|(?P<double>{'|'.join(double)})(?=[{HAN}])|(?P<single>[{single}])(?=[{HAN}X×*])"
        rf"|(?<=[姓老小阿])(?P<alone>[{single}])"
    )
    given = {char: level for level, chars in data.given.items() for char in chars.replace(" ", "")}
    return Characters(ranks, given, starts, parts, re.compile(rf"(?:\.?(?:{word_pattern(parts)})){{1,8}}"))


def _rank(at: int) -> int:
    return next((n for n, least in enumerate((10, 50, 150, 300)) if at < least), 4)


@dataclass(frozen=True)
class Candidate:
    """A place where a name may begin; ``surname`` is the whole run of a foreign name."""

    start: int
    surname: str
    foreign: bool = False

    @property
    def parts(self) -> int:
        """How many characters from the beginning on are known parts of names; all of them: it is one."""
        pattern = characters().made_of_parts
        found = pattern.fullmatch(self.surname) or pattern.match(self.surname)
        return found.end() if found else 0


def name_candidates(text: str) -> Iterator[Candidate]:
    """Every candidate of a squeezed text. Inside a foreign name surnames are candidates too."""
    find = characters().starts
    at = 0
    while match := find.search(text, at):
        if match["foreign"]:
            yield Candidate(match.start(), match["foreign"], foreign=True)
            yield from _surnames(text, *match.span())
            at = match.end()
        else:
            yield Candidate(match.start(), match[0])
            at = match.start() + len(match[0])


def _surnames(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The surnames inside a run of characters of foreign names."""
    known = characters().frequency
    for at in range(start, end):
        if text[at] in known and "一" <= text[at + 1 : at + 2] <= "鿿":
            yield Candidate(at, text[at])
