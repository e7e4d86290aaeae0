"""Vectors are kept by text: shipped ones, then those computed here, and only then the model is asked."""

import numpy as np
import pytest

from assistant.retrieval.embedding.cache import CachedEmbedder, VectorFile, digest
from assistant.retrieval.interface import Calibration, EmbeddingFailed
from tests.fakes.retrieval import FailingEmbedder, FakeEmbedder

NONE = VectorFile({}, np.empty((0, 0), np.float16))


@pytest.fixture
def model():
    return FakeEmbedder()


def test_vectors_are_kept_by_text_and_asked_for_once(tmp_path, model):
    cached = CachedEmbedder(model, VectorFile.load(tmp_path / "none", "x"), tmp_path / "v.sqlite")
    first = cached.embed_passages(["甲乙", "丙丁", "甲乙"])
    again = CachedEmbedder(FakeEmbedder(), VectorFile.load(tmp_path / "none", "x"), tmp_path / "v.sqlite")
    assert np.allclose(again.embed_passages(["甲乙", "丙丁", "甲乙"]), first)
    assert again.missing(["甲乙", "新的"]) == 1


def test_shipped_vectors_are_used_for_their_own_model_alone(tmp_path, model):
    path = tmp_path / "shipped.npz"
    VectorFile.save(path, "fake/1", [digest("甲乙")], model.embed_passages(["甲乙"]))
    model.asked.clear()
    CachedEmbedder(model, VectorFile.load(path, "fake/1"), None).embed_passages(["甲乙"])
    assert model.asked == []
    assert len(VectorFile.load(path, "fake/2")) == 0


def test_a_text_is_known_by_its_words_alone():
    assert digest("甲") == digest("甲")
    assert digest("甲") != digest("甲 ")
    assert len(digest("\ud800")) == 16


def test_only_texts_never_seen_are_asked_for(model, tmp_path):
    cached = CachedEmbedder(model, NONE, tmp_path / "deep" / "v.sqlite")
    cached.embed_passages(["甲乙", "丙丁"])
    model.asked.clear()
    cached.embed_passages(["丙丁", "戊己", "甲乙"])
    assert model.asked == ["戊己"]


def test_vectors_of_another_model_are_never_taken(tmp_path):
    CachedEmbedder(FakeEmbedder("one"), NONE, tmp_path / "v.sqlite").embed_passages(["甲乙"])
    other = CachedEmbedder(FakeEmbedder("two"), NONE, tmp_path / "v.sqlite")
    assert other.missing(["甲乙"]) == 1


def test_an_interrupted_run_keeps_the_batches_before(tmp_path):
    texts = [f"第{n}条" for n in range(40)]
    cached = CachedEmbedder(FakeEmbedder(), NONE, tmp_path / "v.sqlite")
    stream = cached.stream(texts)
    next(stream)
    stream.close()
    assert cached.missing(texts) == 8


def test_without_a_cache_file_nothing_is_kept(model):
    cached = CachedEmbedder(model, NONE, None)
    cached.embed_passages(["甲乙"])
    assert cached.missing(["甲乙", "甲乙"]) == 1


def test_no_texts_give_no_vectors(model):
    assert CachedEmbedder(model, NONE, None).embed_passages([]).shape == (0, model.dimensions)


def test_a_model_that_fails_leaves_no_half_vectors(tmp_path):
    cached = CachedEmbedder(FailingEmbedder(), NONE, tmp_path / "v.sqlite")
    with pytest.raises(EmbeddingFailed):
        cached.embed_passages(["甲乙"])
    assert cached.missing(["甲乙"]) == 1


def test_thresholds_measured_later_leave_the_vectors(model):
    measured = Calibration(fits=0.5, certain=0.6, separation=0.9, method="", basis="")
    cached = CachedEmbedder(model, NONE, None)
    assert cached.calibration is None
    assert cached.calibrated(measured).calibration == measured
    assert cached.calibrated(measured).name == model.name
