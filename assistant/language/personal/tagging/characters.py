"""What is known of the characters and parts of names, of titles and roles, and of the names of places: data alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.data_files import load_model
from assistant.language.personal.word_pattern import word_pattern

_HERE = Path(__file__).parent


class _Characters(BaseModel):
    model_config = ConfigDict(extra="forbid")

    single: str
    double: str
    given: dict[int, str]
    foreign: str
    elements: str


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")

    titles: str
    roles: str
    brands: str
    works: str
    fields: str


@dataclass(frozen=True)
class Characters:
    """What is known of the characters of names."""

    frequency: Mapping[str, int]
    """Surname by how frequent it is, 0 the most; each step is five times the surnames of the one before."""
    given: Mapping[str, int]
    """Character of given names by how much more often it stands in names than elsewhere, 0 to 7."""
    foreign: frozenset[str]
    """Characters that write foreign names down."""
    elements: Sequence[str]
    """Parts of names of other peoples."""
    made_of_parts: re.Pattern[str]
    """Such a name, from its beginning on."""


@cache
def characters() -> Characters:
    """The table of the repository."""
    data = load_model(_HERE / "characters.yaml", _Characters)
    single, double = data.single.replace(" ", ""), data.double.split()
    ranks = {name: _rank(at) for at, name in enumerate(single)} | dict.fromkeys(double, 2)
    parts = data.elements.split()
    given = {char: level for level, chars in data.given.items() for char in chars.replace(" ", "")}
    whole = re.compile(rf"{word_pattern(parts)}(?:\.?{word_pattern(parts)}){{1,7}}")
    return Characters(ranks, given, frozenset(data.foreign.replace(" ", "")), parts, whole)


def _rank(at: int) -> int:
    return next((n for n, least in enumerate((10, 50, 150, 300)) if at < least), 4)


class WordList:
    """Words that are looked for in a text, the longest from each place on."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._pattern = re.compile(word_pattern(self.words))

    def begins_at(self, text: str, at: int) -> int:
        """The length of the word from a place on; 0 where none begins."""
        found = self._pattern.match(text, at)
        return len(found[0]) if found else 0

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words stand."""
        return (match.span() for match in self._pattern.finditer(text))


@cache
def titles() -> WordList:
    """What somebody is called by: 局长, 老师."""
    return WordList(load_model(_HERE / "words.yaml", _Words).titles.split())


@cache
def roles() -> WordList:
    """Who somebody is: 联系人, 户主."""
    return WordList(load_model(_HERE / "words.yaml", _Words).roles.split())


@cache
def brands() -> WordList:
    """What says that names beside it are of shops and goods: 老字号, 招牌."""
    return WordList(load_model(_HERE / "words.yaml", _Words).brands.split())


@cache
def works() -> WordList:
    """What says that names beside it are of authors and of people of history: 课文, 诞辰."""
    return WordList(load_model(_HERE / "words.yaml", _Words).works.split())


@cache
def fields() -> WordList:
    """What a cell or a field is called: 性别, 合计."""
    return WordList(load_model(_HERE / "words.yaml", _Words).fields.split())


def is_field(words: str) -> bool:
    """Whether a whole cell says what another holds, or who somebody is, and names nobody: 性别, 联系人, 副局长."""
    return len(words) > 1 and any(words in known().words for known in (fields, roles, titles))


@cache
def places() -> WordList:
    """Names of provinces, cities, counties and districts without their endings."""
    lines = (_HERE / "places.txt").read_text(encoding="utf-8").splitlines()
    return WordList(" ".join(line for line in lines if not line.startswith("#")).split())
