"""One grave sign alone is reason enough to ask; none is needed for a plain order."""

import pytest

from assistant.chat.certainty.doubts import DOUBTS, OUTWEIGHED, doubts_of
from assistant.chat.certainty.judging import is_unsure
from assistant.chat.certainty.weights import CertaintyWeights, shipped_weights

PLAIN = {
    "intent": 0.98,
    "intent margin": 0.9,
    "slots": 0.95,
    "row name whole": 1.0,
    "words left": 0.0,
    "figures left": 0.0,
}


def test_a_plain_order_raises_no_doubt():
    assert doubts_of(PLAIN) == []


@pytest.mark.parametrize(
    "sign",
    [
        "figures left beside", "unit changed", "over hundred", "start behind end", "orders remove in vain",
        "money in vain", "denied words", "asked words", "supposed words", "reported words", "later words", "says cheat",
    ],
)  # fmt: skip
def test_one_grave_sign_is_enough(sign):
    assert doubts_of({**PLAIN, sign: 1.0})


def test_a_plain_order_is_done_though_another_reader_reads_something_else():
    disagreeing = {**PLAIN, "read by one alone": 1.0}
    assert doubts_of(disagreeing) == []
    assert doubts_of({**disagreeing, "words left": 0.4})


def test_every_doubt_has_its_own_words():
    assert all(name and callable(holds) for name, holds in DOUBTS.items())


def test_certainty_lies_between_nothing_and_one_and_rises_with_good_signs():
    weights = CertaintyWeights({"good": 2.0, "bad": -3.0}, 0.8)
    assert 0 < weights.certainty({"bad": 1.0}) < weights.certainty({}) < weights.certainty({"good": 1.0}) < 1


def test_the_shipped_weights_find_a_likely_reading_surer():
    known = shipped_weights()
    assert known.certainty({"bias": 1.0, "intent": 1.0}) > known.certainty({"bias": 1.0, "intent": 0.3})


def test_some_doubts_are_outweighed_by_other_signs_and_the_rest_are_not():
    known = CertaintyWeights({}, sure=0.85, surely=0.94)
    assert set(DOUBTS) >= OUTWEIGHED
    assert is_unsure(0.9, ["the order is not likely"], known)
    assert not is_unsure(0.95, ["the order is not likely"], known)
    assert is_unsure(0.99, ["the order is not likely", "a figure is left"], known)
    assert not is_unsure(0.86, [], known)
