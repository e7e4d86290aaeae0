"""The words around a number as features: edges, runs of characters, cues."""

from assistant.jobs.declaration.ledger.words import grams, word_features
from assistant.language.layout import layout
from assistant.language.tokens import find_tokens


def words(text, at=0):
    return set(word_features(text, layout(text), find_tokens(text)[at]))


def test_numbers_inside_the_words_are_shown_alike():
    assert set(grams("共12个", 2, 2)) == {"共0", "0个"}


def test_a_cell_does_not_see_its_neighbours():
    assert "L1=设" not in words("| 设备 | 12台 |\n| 设施 | 13台 |\n")


def test_satisfaction_and_its_bound_are_seen():
    assert {"satisfied", "clause_bound"} <= words("群众满意度不低于90%。")


def test_the_label_nearest_before_is_seen():
    assert "near_label=资金来源" in words("资金来源：省级50万元")
