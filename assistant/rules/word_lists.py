"""Word lists of single rules, kept as data: ``lexicon/RULE.yaml``, each word with the phrase that a test reads.

A file maps the name of a list to ``about`` (what its words have in common), ``fields`` (what the phrase is laid over
in a sound filing or report), ``finds`` (whether the rule must find something in each phrase) and ``words``.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("lexicon")


@cache
def word_lists(rule_name: str) -> dict[str, dict[str, Any]]:
    """Every list of a rule, by name; empty where it has none. ``rule_name`` is that of the check module."""
    path = FOLDER / f"{rule_name}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def words(rule_name: str, name: str) -> tuple[str, ...]:
    """The words of one list, as they stand in the file."""
    return tuple(word_lists(rule_name)[name]["words"])


def any_of(rule_name: str, name: str) -> str:
    """A group of a regular expression that matches any word of the list."""
    return group(words(rule_name, name))


def group(alternatives: Iterable[str]) -> str:
    """A group that matches any of the words as written, the longest first; without words it matches nothing."""
    escaped = [re.escape(word) for word in sorted(alternatives, key=len, reverse=True)]
    return f"(?:{'|'.join(escaped) or '(?!)'})"
