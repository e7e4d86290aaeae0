"""The chance that a statement answers grows with its score, and falls where the kind asked for is not stated."""

import pytest

from assistant.jobs.questions import answerability


@pytest.fixture
def middle():
    return {name: mean for name, (mean, _, _) in answerability.shipped().weights.items()}


def test_it_refuses_less_than_it_doubts():
    known = answerability.shipped()
    assert 0 < known.absent < known.doubtful < 1


def test_a_high_score_and_a_stated_kind_make_an_answer_likelier(middle):
    known = answerability.shipped()
    assert known.chance(middle | {"score": 20.0}) > known.chance(middle) > known.chance(middle | {"stated": 0.0})


def test_a_missing_feature_is_an_error_and_no_guess(middle):
    del middle["score"]
    with pytest.raises(KeyError):
        answerability.shipped().chance(middle)
