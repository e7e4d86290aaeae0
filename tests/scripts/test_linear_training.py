"""A model is trained and written in the form that the reader reads."""

import pytest

from assistant.jobs.declaration.ledger.linear import LinearModel

pytest.importorskip("sklearn")
from scripts.linear_training import write_model

EXAMPLES = [{"hot": 1, "cup": 1}, {"cold": 1, "cup": 1}] * 10


@pytest.fixture
def trained(tmp_path):
    def train(examples, labels, strength=1.0):
        out = tmp_path / f"model{strength}.npz"
        write_model(examples, labels, out, strength)
        return LinearModel(out)

    return train


def best(model, *features):
    return model.best(model.scores([features])[0])


def test_of_two_labels_each_is_learned(trained):
    model = trained(EXAMPLES, ["tea", "ice"] * 10)
    assert [best(model, "hot")[0], best(model, "cold")[0]] == ["tea", "ice"]


def test_of_three_labels_each_is_learned(trained):
    model = trained([*EXAMPLES, *[{"red": 1}] * 10], [*["tea", "ice"] * 10, *["wine"] * 10])
    assert [best(model, f)[0] for f in ("hot", "cold", "red")] == ["tea", "ice", "wine"]


def test_the_probability_is_that_of_a_logistic_regression(trained):
    assert 0.5 < best(trained(EXAMPLES, ["tea", "ice"] * 10), "hot")[1] < 1


def test_a_feature_that_tells_nothing_is_not_kept(trained):
    model = trained(EXAMPLES, ["tea", "ice"] * 10)
    assert model.score_of(["cup"]).tolist() == [0.0, 0.0]


def test_a_weaker_penalty_makes_the_model_surer(trained):
    labels = ["tea", "ice"] * 10
    assert best(trained(EXAMPLES, labels, 10.0), "hot")[1] > best(trained(EXAMPLES, labels, 0.1), "hot")[1]


def test_the_same_examples_give_the_same_file(tmp_path):
    paths = [tmp_path / "one.npz", tmp_path / "two.npz"]
    for path in paths:
        write_model(EXAMPLES, ["tea", "ice"] * 10, path)
    first, second = (LinearModel(path).scores([["hot"]]).tolist() for path in paths)
    assert first == second
