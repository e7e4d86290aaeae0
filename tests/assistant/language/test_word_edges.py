"""A particle at the end of a phrase is loose, unless it is half of a word that is known."""

import pytest

from assistant.language.word_edges import loose_head, loose_tail, word_edges

LOOSE = frozenset("用被在到")


def test_every_known_word_has_two_characters():
    known = word_edges()
    assert known.heads
    assert known.tails
    assert all(len(word) == 2 for word in known.heads | known.tails)


@pytest.mark.parametrize(("phrase", "loose"), [("用户", False), ("用锄头", True), ("水渠", False), ("", False)])
def test_a_particle_at_the_head(phrase, loose):
    assert loose_head(phrase, LOOSE) is loose


@pytest.mark.parametrize(("phrase", "loose"), [("草原植被", False), ("树被", True), ("水渠", False), ("", False)])
def test_a_particle_at_the_tail(phrase, loose):
    assert loose_tail(phrase, LOOSE) is loose
