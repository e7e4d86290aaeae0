"""Vectors from an OpenAI-compatible server, over real HTTP; a server that fails is told in one line."""

import numpy as np
import pytest

from assistant.retrieval.embedding.openai_compatible import OpenAICompatible
from assistant.retrieval.interface import EmbeddingFailed
from tests.fakes.embedding_server import EmbeddingServer
from tests.fakes.retrieval import FakeEmbedder


@pytest.fixture(scope="module")
def server():
    with EmbeddingServer(FakeEmbedder()) as running:
        yield running


@pytest.fixture
def embedder(server):
    return OpenAICompatible("bge", server.url, None)


def test_vectors_are_those_of_the_server_and_of_length_one(embedder):
    found = embedder.embed_passages(["预算执行率", "满意度"])
    assert np.allclose(found, FakeEmbedder().embed_questions(["预算执行率", "满意度"]), atol=1e-6)
    assert np.allclose(np.linalg.norm(found, axis=1), 1)


def test_the_dimensions_are_those_of_the_first_answer(embedder):
    assert embedder.dimensions == FakeEmbedder().dimensions


def test_text_goes_to_the_server_as_text_in_few_requests(embedder, server):
    before = server.texts
    embedder.embed_questions([f"第{n}条" for n in range(70)])
    assert server.texts - before == 70


def test_no_texts_give_no_vectors(embedder):
    assert embedder.embed_passages([]).shape == (0, embedder.dimensions)


def test_the_name_tells_server_and_model_apart():
    names = {OpenAICompatible(m, u, None).name for m in ("a", "b") for u in (None, "http://x/v1")}
    assert len(names) == 4


def test_what_its_cosines_mean_is_not_known():
    assert OpenAICompatible.calibration is None


class Wordless(FakeEmbedder):
    """Answers with no vector at all."""

    def embed_questions(self, texts):  # noqa: ARG002
        return np.empty((0, self.dimensions))


def test_a_server_that_answers_with_nothing_is_noted_in_one_line():
    with EmbeddingServer(Wordless()) as empty, pytest.raises(EmbeddingFailed, match="OPENAI_BASE_URL") as caught:
        OpenAICompatible("bge", empty.url, None).embed_question("甲")
    assert "\n" not in str(caught.value)


def test_what_is_sent_is_masked_where_it_leaves_the_machine(server):
    embedder = OpenAICompatible("bge", server.url, None, hide=lambda text: text.replace("张三", "〔姓名〕"))
    embedder.embed_question("张三的项目")
    assert server.words[-1] == "〔姓名〕的项目"


def test_the_name_of_an_embedder_holds_no_password():
    assert "geheim" not in OpenAICompatible("bge", "http://u:geheim@x.cn/v1?key=geheim", None).name
