"""The word classes of the lexicon: each phrase reads as the file says, each sign binds as its class means."""

from pathlib import Path

import pytest
import yaml

from assistant.language import word_classes as module
from assistant.language.measure_words import known_measures, noun_beginnings
from assistant.language.measures import read_measure
from assistant.language.target_parser import parse_target, target_as_json
from assistant.language.word_classes import either, word_classes

FILES = sorted((Path(module.__file__).parent / "lexicon").glob("*.yaml"))
FILES = [f for f in FILES if f.stem not in {"idioms", "actions", "act_words"}]
"""The others are no measure and no sign; tests/…/numeral, test_actions and those of the chat room read them."""
ENTRIES = [
    (path.stem, name, entry) for path in FILES for name, entry in yaml.safe_load(path.read_text("utf-8")).items()
]
PHRASES = [(text, tuple(reading)) for _, _, entry in ENTRIES for text, reading in entry.get("phrases", {}).items()]
BEFORE = {"at_least": ">=", "at_most": "<=", "over": ">", "under": "<", "equal": "="}
BEHIND = {"above": ">=", "below": "<="}


def words_of(classes):
    """Every word of some classes of signs.yaml, with the operator of its class."""
    return [(word, operator) for name, operator in classes.items() for word in word_classes("signs")[name]]


@pytest.mark.parametrize(("text", "reading"), PHRASES)
def test_each_phrase_of_a_class_reads_as_its_file_says(text, reading):
    found = target_as_json(parse_target(text))
    assert (found["operator"], found["low"], found["high"], found["unit"]) == reading


@pytest.mark.parametrize(("word", "operator"), words_of(BEFORE))
def test_each_word_before_a_number_binds_it_as_its_class_means(word, operator):
    assert str(parse_target(f"{word}5起").operator) == operator


@pytest.mark.parametrize(("word", "operator"), words_of(BEHIND))
def test_each_word_behind_a_number_binds_it_as_its_class_means(word, operator):
    assert str(parse_target(f"5起{word}").operator) == operator


@pytest.mark.parametrize("word", word_classes("signs")["denial"])
def test_each_denial_turns_a_comparison(word):
    assert str(parse_target(f"{word}超过5起").operator) == "<="


@pytest.mark.parametrize("word", [w for w in known_measures() if w[0] >= "一" and w not in noun_beginnings()])
def test_each_measure_ends_before_a_noun(word):
    found = read_measure(f"{word}材料", 0)
    assert (found.unit, found.counted) == (word.removesuffix("整"), "材料")


def test_every_class_says_what_it_means():
    assert [(file, name) for file, name, entry in ENTRIES if not entry.get("meaning")] == []


def test_the_longest_word_is_tried_first():
    assert either(["不", "不足", "不低于"]) == "不低于|不足|不"
