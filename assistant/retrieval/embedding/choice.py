"""Which embedding is searched with: the one that is set, where it is calibrated and separates; else keywords alone."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from pydantic import ValidationError

from assistant.base import Frozen
from assistant.domain.files import replace_whole
from assistant.retrieval.embedding.cache import CachedEmbedder
from assistant.retrieval.embedding.calibrating import CosineSamples, calibrate
from assistant.retrieval.interface import LEAST_SEPARATION, Calibration, EmbeddingFailed

_REST_SECONDS = 300.0
"""How long a service that failed is left alone, so that not every question waits for its time-out."""
_Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Chosen:
    """The embedding to search with; None with a notice for users where the one that is set cannot be used."""

    embedder: CachedEmbedder | None
    notice: str = ""


class _Kept(Frozen):
    model: str
    samples: str
    calibration: Calibration


class CalibrationFolder:
    """Calibrations measured on this installation, one file a model, written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, model: str, samples: str) -> Calibration | None:
        """The calibration of a model on samples of a digest; None where there is none that can be read."""
        try:
            kept = _Kept.model_validate_json(self._path(model).read_bytes())
        except (OSError, ValidationError):
            return None
        return kept.calibration if (kept.model, kept.samples) == (model, samples) else None

    def put(self, model: str, samples: str, calibration: Calibration) -> None:
        """Keep a calibration in place of the model's former one. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        kept = _Kept(model=model, samples=samples, calibration=calibration)
        replace_whole(self._path(model), kept.model_dump_json(indent=1).encode())

    def _path(self, model: str) -> Path:
        return self._folder / f"{sha256(model.encode()).hexdigest()[:16]}.json"


class EmbeddingChoice:
    """Decides once, at the first search; only a failing service is tried again later. Threads may share it."""

    def __init__(
        self, embedder: CachedEmbedder | None, samples: Callable[[], CosineSamples], kept: CalibrationFolder, *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._embedder, self._samples, self._kept, self._clock = embedder, samples, kept, clock
        self._settled: Chosen | None = None
        self._failure, self._rests_until = "", 0.0
        self._deciding = Lock()

    def chosen(self, progress: _Progress | None = None) -> Chosen:
        """The embedding to search with; calibrates one that nobody has measured."""
        with self._deciding:
            if self._failure and self._clock() < self._rests_until:
                return Chosen(None, self._failure)
            if self._settled is None:
                try:
                    self._settled = self._settle(progress)
                except EmbeddingFailed as error:
                    self.failed(error)
                    return Chosen(None, self._failure)
            return self._settled

    def failed(self, error: EmbeddingFailed) -> None:
        """Search with keywords alone for a while."""
        self._failure, self._rests_until = f"{error}目前只用关键词检索。", self._clock() + _REST_SECONDS

    def _settle(self, progress: _Progress | None) -> Chosen:
        if self._embedder is None:
            return Chosen(None)
        calibration = self._embedder.calibration or self._measured(self._embedder, progress)
        if calibration.separates:
            return Chosen(self._embedder.calibrated(calibration))
        return Chosen(None, _unusable(self._embedder.name, calibration))

    def _measured(self, embedder: CachedEmbedder, progress: _Progress | None) -> Calibration:
        samples = self._samples()
        found = self._kept.get(embedder.name, samples.digest)
        if found is None:
            found = calibrate(embedder, samples, progress)
            self._kept.put(embedder.name, samples.digest, found)
        return found


def _unusable(model: str, calibration: Calibration) -> str:
    measured = f"区分度 {calibration.separation:.2f}，至少应为 {LEAST_SEPARATION}"
    return (
        f"向量模型“{model}”分不清条文与问题是否相符（{measured}），"
        "目前只用关键词检索。请换一个支持中文的向量模型，或设 JIXIAO_EMBEDDING=builtin 使用内置模型。"
    )
