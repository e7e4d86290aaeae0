"""The verb at the head of a clause says what the number behind it is for."""

from pathlib import Path

import pytest
import yaml

from assistant.language import actions
from assistant.language.actions import ClauseAction, opening_action

FILE = Path(actions.__file__).parent / "lexicon" / "actions.yaml"
PHRASES = [(t, c) for entry in yaml.safe_load(FILE.read_text("utf-8")).values() for t, c in entry["phrases"].items()]


@pytest.mark.parametrize(("text", "action"), PHRASES)
def test_each_phrase_opens_with_a_verb_of_its_class(text, action):
    assert opening_action(text) is ClauseAction(action)


@pytest.mark.parametrize("before", ["，计划", "今年拟", "其中，", "（1）"])
def test_words_before_the_verb_are_passed_over(before):
    assert opening_action(f"{before}培训护理员") is ClauseAction.DOING


@pytest.mark.parametrize("text", ["", "护理员", "满意度"])
def test_no_known_verb_no_class(text):
    assert opening_action(text) is None
