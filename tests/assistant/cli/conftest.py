"""What tests of several commands start from."""

import socket

import pytest

from tests.fakes.approved import approved
from tests.fakes.embedding_server import EmbeddingServer
from tests.fakes.retrieval import RandomEmbedder


@pytest.fixture
def declaration(tmp_path):
    """An approved declaration of a training project, as a file."""
    path = tmp_path / "培训.json"
    path.write_text(approved().model_dump_json(), encoding="utf-8")
    return path


@pytest.fixture
def useless():
    with EmbeddingServer(RandomEmbedder()) as server:
        yield server


@pytest.fixture
def unreachable():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    return f"http://127.0.0.1:{port}/v1"
