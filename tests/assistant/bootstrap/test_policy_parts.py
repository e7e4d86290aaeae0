"""The policy library as the settings choose it: its embedding, its clauses, and what leaves the machine."""

import pytest

from assistant.bootstrap import Product
from assistant.domain.facts import Facts
from assistant.retrieval.interface import RetrievalError
from assistant.settings import Settings
from tests.fakes.embedding_server import EmbeddingServer
from tests.fakes.retrieval import FakeEmbedder


def test_without_an_embedding_nothing_is_embedded_and_clauses_are_still_found(product):
    assert product.embedder is None
    assert product.clauses(Facts(text="培训护理员"))


def test_the_embedding_of_a_service_is_named_by_the_settings(tmp_path):
    settings = Settings(data_dir=tmp_path, embedding="bge-m3", openai_base_url="http://127.0.0.1:1/v1")
    assert "bge-m3" in Product(settings).embedder.name


class Listening(FakeEmbedder):
    """Keeps the texts of questions too."""

    def embed_questions(self, texts):
        self.asked += list(texts)
        return super().embed_questions(texts)


@pytest.mark.parametrize(("redaction", "leaves"), [("on", False), ("auto", True), ("off", True)])
def test_a_phone_number_is_masked_before_it_is_embedded_unless_it_stays_here_or_the_settings_say_no(
    tmp_path, redaction, leaves
):
    inner = Listening()
    with EmbeddingServer(inner) as server:
        settings = Settings(data_dir=tmp_path, embedding="bge", openai_base_url=server.url, redaction=redaction)
        Product(settings).embedder.embed_question("联系人电话13812345678")
    assert ("13812345678" in "".join(inner.asked)) is leaves


class BrokenLibrary:
    """A policy library whose index cannot be used."""

    def using(self, work):  # noqa: ARG002
        raise RetrievalError("索引坏了")


def test_a_library_that_cannot_be_used_gives_no_clauses(product):
    product.library = BrokenLibrary()
    assert product.clauses(Facts(text="培训护理员")) == ()
