"""Measures that count the same: 人 and 名, 套 and 台."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from assistant.data_files import load_yaml

_FILE = Path(__file__).with_name("lexicon") / "groups" / "same_measures.yaml"


def same_measure(one: str, other: str) -> bool:
    """Whether two units count the same thing; a unit that is not stated agrees with all."""
    return not one or not other or canonical(one) == canonical(other)


def canonical(unit: str) -> str:
    """One name for measures that count the same; other units as they are."""
    return _groups().get(unit, unit)


@cache
def _groups() -> Mapping[str, str]:
    return {word: group[0] for group in load_yaml(_FILE) for word in group}
