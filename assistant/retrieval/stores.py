"""Which vector store an installation searches with: Chroma where it is installed, else the matrix of numpy."""

from importlib.util import find_spec
from typing import Literal

from assistant.retrieval.chroma import ChromaStore
from assistant.retrieval.interface import RetrievalError, VectorStoreKind
from assistant.retrieval.matrix import MatrixStore

Wanted = Literal["auto", "chroma", "numpy"]


def store_kind(wanted: Wanted) -> VectorStoreKind:
    """The kind that the settings ask for. Raises RetrievalError where Chroma is asked for and not installed."""
    has_chroma = find_spec("chromadb") is not None
    if wanted == "chroma" and not has_chroma:
        raise RetrievalError(
            "没有安装 chromadb。请执行 pip install 'jixiao-assistant[chroma]'，或去掉 JIXIAO_VECTOR_STORE 的设置。"
        )
    return ChromaStore if has_chroma and wanted != "numpy" else MatrixStore
