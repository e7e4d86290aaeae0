"""Which store is searched with: Chroma where it is installed, the matrix elsewhere or where it is asked for."""

import sys
from importlib.util import find_spec

import pytest

from assistant.retrieval.chroma import ChromaStore
from assistant.retrieval.interface import RetrievalError
from assistant.retrieval.matrix import MatrixStore
from assistant.retrieval.stores import store_kind


@pytest.mark.skipif(find_spec("chromadb") is None, reason="没有安装 chromadb")
def test_chroma_is_taken_where_it_is_installed_unless_numpy_is_asked_for():
    assert store_kind("auto") is ChromaStore
    assert store_kind("chroma") is ChromaStore
    assert store_kind("numpy") is MatrixStore


def test_without_chroma_the_matrix_is_taken_and_asking_for_chroma_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "chromadb", None)  # what Python itself keeps for a module that is not there
    assert store_kind("auto") is MatrixStore
    with pytest.raises(RetrievalError, match="jixiao-assistant\\[chroma\\]"):
        store_kind("chroma")
