"""The fields of the form by the words people use for them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.language.word_classes import either

_FILE = Path(__file__).with_name("fields.yaml")


@dataclass(frozen=True)
class FieldWord:
    """A word that names a field, where it stands."""

    field: str
    start: int
    end: int


@cache
def field_words(group: str) -> Mapping[str, tuple[str, ...]]:
    """The fields of a group with their words."""
    import yaml

    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {str(field): tuple(str(words).split()) for field, words in data[group].items()}


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile(either(word for words in field_words(group).values() for word in words))


def find_fields(group: str, text: str) -> Iterator[FieldWord]:
    """Every field that a text names, from the left; of two words at one place the longer one."""
    names = {word: field for field, words in reversed(list(field_words(group).items())) for word in words}
    for match in _pattern(group).finditer(text):
        yield FieldWord(names[match[0]], match.start(), match.end())


def first_field(group: str, text: str) -> str:
    """The field that the longest word of a text names, "" where none does."""
    found = max(find_fields(group, text), key=lambda w: w.end - w.start, default=None)
    return found.field if found else ""


_OFFICE = re.compile("财政(?:所|局|厅|部|科|股|办)(?!分)")


def parts_of_money(text: str) -> Iterator[FieldWord]:
    """The parts of the money that a text names; an office of finance is none."""
    yield from (w for w in find_fields("money", text) if not _OFFICE.match(text, w.start))
