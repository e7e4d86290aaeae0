"""What is known of measures: how far a known one reaches, what it measures, and which of them count the same."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from assistant.language.word_classes import word_classes
from assistant.text_cache import cached_by_text

_GROUPS = Path(__file__).with_name("lexicon") / "groups"
_BEGIN_NOUNS = "begin_nouns"
_SCALES = "万亿千百"
LONGEST = 5
"""Characters of the longest known measure."""


@cache
def known_measures() -> Mapping[str, str]:
    """Every known measure and what it measures: ``length``, ``people`` …"""
    classes = word_classes("measures")
    return {word: kind for kind, words in classes.items() if kind != _BEGIN_NOUNS for word in words}


@cache
def noun_beginnings() -> frozenset[str]:
    """Known measures that begin a noun as often: 行 of 行政村."""
    return frozenset(word_classes("measures")[_BEGIN_NOUNS])


@cached_by_text(80_000, longest=20)
def measure_kind(unit: str) -> str:
    """What a unit measures, without its scale, what it is per and a bracket; "" where the lexicon does not say."""
    bare = unit.partition("/")[0].partition("（")[0]
    forms = (bare.lstrip(_SCALES), bare, bare.removesuffix("数"))
    return next((known_measures()[form] for form in forms if form in known_measures()), "")


def begins_word(measure: str, behind: str) -> bool:
    """Whether a measure is the first half of a word with what stands behind it: 支 of 3支出, 个 of 3个月."""
    return bool(behind) and behind[0] in _group("other_words").get(measure, "")


def same_measure(one: str, other: str) -> bool:
    """Whether two units count the same thing: 人 and 名, 套 and 台; a unit that is not stated agrees with all."""
    return not one or not other or canonical(one) == canonical(other)


def canonical(unit: str) -> str:
    """One name for measures that count the same; other units as they are."""
    return _same().get(unit, unit)


def written(unit: str) -> str:
    """A spoken measure as a form writes it, scale and all: 万块/个 is 万元/个; others as they are."""
    head, slash, per = unit.partition("/")
    bare = head.lstrip(_SCALES)
    scale = head[: len(head) - len(bare)]
    return f"{scale}{_spoken().get(bare, bare)}{slash}{per}"


@cache
def _spoken() -> Mapping[str, str]:
    return {word: shown for shown, words in _group("spoken_measures").items() for word in words.split()}


@cache
def _same() -> Mapping[str, str]:
    return {word: group[0] for group in _group("same_measures") for word in group}


@cache
def _group(name: str) -> Any:
    from assistant.data_files import load_yaml  # not at import: ``jixiao --help`` reads no data

    return load_yaml(_GROUPS / f"{name}.yaml")
