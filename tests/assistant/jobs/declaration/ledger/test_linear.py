"""A small model scores labels by the features it knows, ignores others, and refuses a damaged file."""

import numpy as np
import pytest

from assistant.jobs.declaration.ledger.linear import SEPARATOR, LinearModel


def packed(*words):
    return np.frombuffer(SEPARATOR.join(words).encode(), dtype=np.uint8)


@pytest.fixture
def model(tmp_path):
    """“hot” speaks for tea, “cold” for ice; each whole number of a weight is a half."""
    path = tmp_path / "drinks.npz"
    weights = np.array([[4, -4], [-4, 4]], dtype=np.int8)
    bias = np.array([0.0, 0.25], dtype=np.float32)
    np.savez(
        path, labels=packed("tea", "ice"), features=packed("hot", "cold"), weights=weights, scale=0.5, bias=bias
    )  # fmt: skip
    return LinearModel(path)


def test_each_example_has_a_score_for_each_label(model):
    assert model.scores([["hot"], ["cold"], ["hot", "cold"]]).tolist() == [[2.0, -1.75], [-2.0, 2.25], [0.0, 0.25]]


def test_an_example_of_which_nothing_is_known_has_the_bias_alone(model):
    assert model.scores([["wet"], []]).tolist() == [[0.0, 0.25], [0.0, 0.25]]


def test_a_further_feature_adds_what_it_weighs(model):
    assert model.score_of(["hot"]).tolist() == [2.0, -2.0]
    assert model.score_of(["wet"]).tolist() == [0.0, 0.0]


def test_the_likeliest_label_comes_with_its_probability(model):
    label, sure = model.best(model.scores([["hot"]])[0])
    assert (label, sure) == ("tea", pytest.approx(0.977, abs=0.001))


def test_a_label_that_is_ruled_out_is_not_given_and_keeps_its_share_of_the_probability(model):
    label, sure = model.best(model.scores([["hot"]])[0], never={"tea"})
    assert (label, sure) == ("ice", pytest.approx(0.023, abs=0.001))


def test_a_damaged_file_is_refused_in_one_line_that_says_what_to_do(tmp_path):
    path = tmp_path / "drinks.npz"
    one = packed("one")
    np.savez(path, labels=one, features=one, weights=np.zeros((2, 1), np.int8), scale=1.0, bias=np.zeros(1))
    with pytest.raises(ValueError, match=r"^模型文件 drinks\.npz 已损坏，请重新安装[^\n]*$"):
        LinearModel(path)


def test_of_some_labels_the_likeliest_has_its_probability_among_all(model):
    scores = model.scores([["hot"]])[0]
    label, likelihood = model.best_of(scores, {"ice"})
    assert label == "ice"
    assert likelihood == pytest.approx(0.023, abs=0.001)
