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


_SLIPPED = 4
"""Characters of a label in which one wrong one is seen: 住管部门 for 主管部门."""
_BODIES = ("department", "unit")
_GIVEN = re.compile(r"\s*(?:[是为写填改叫:：]|\s)")


def body_labels(text: str) -> list[FieldWord]:
    """The fields of the head that a text names, with the labels of bodies that are mistyped in one character."""
    slips = list(mistyped_labels(text))
    exact = [w for w in find_fields("head", text) if not any(s.start < w.end and w.start < s.end for s in slips)]
    return sorted([*exact, *slips], key=lambda w: w.start)


def mistyped_labels(text: str) -> Iterator[FieldWord]:
    """Labels of bodies with one wrong character, at the beginning of a clause and with a value behind them."""
    words = {w: field for field in _BODIES for w in field_words("head")[field] if len(w) == _SLIPPED}
    for match in _CLAUSE_START.finditer(text):
        start, end = match.end(), match.end() + _SLIPPED
        part = text[start:end]
        alike = [w for w in words if sum(a != b for a, b in zip(w, part, strict=False)) == 1 and len(part) == _SLIPPED]
        if part not in words and alike and _GIVEN.match(text, end):
            yield FieldWord(words[alike[0]], start, end)


_CLAUSE_START = re.compile(r"(?:^|[\s，,。；;、])(?=[一-鿿])")


def first_field(group: str, text: str) -> str:
    """The field that the longest word of a text names, "" where none does."""
    found = max(find_fields(group, text), key=lambda w: w.end - w.start, default=None)
    return found.field if found else ""


_OFFICE = re.compile("财政(?:所|局|厅|部|科|股|办)(?!分)")


def parts_of_money(text: str) -> Iterator[FieldWord]:
    """The parts of the money that a text names; an office of finance is none."""
    yield from (w for w in find_fields("money", text) if not _OFFICE.match(text, w.start))
