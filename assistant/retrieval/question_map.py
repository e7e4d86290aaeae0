"""Turns the vector of a question towards the statements that answer such questions.

An embedding lays a question near texts of its own words; what answers it is often written in others (钱花了百分之几 and
预算执行率). The map is one matrix, learnt from questions that many people asked of single lines of the corpus
(scripts/train_question_map.py). It knows ways of asking and not the lines, so it serves originals of a unit as well.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.interface import Vectors

FILE = Path(__file__).resolve().parents[2] / "policy_corpus" / "vectors" / "question_map.npz"


@dataclass(frozen=True)
class QuestionMap:
    """``model`` is the embedding that it was learnt for; other vectors must not be turned by it."""

    model: str
    turn: Vectors
    """Shape (dimensions, dimensions): what is added to a vector is ``turn @ vector``."""
    middle: float
    """Cosine of a turned question with the line that answers it, in the middle of those learnt from."""
    spread: float
    """Deviation of these cosines; the scale of what a line is worth."""

    def turned(self, vectors: Vectors) -> Vectors:
        """Rows of length 1, shape as given."""
        found = vectors + vectors @ self.turn.T
        turned: Vectors = (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)
        return turned

    def scaled(self, cosines: NDArray[np.float64]) -> NDArray[np.float64]:
        """Cosines of turned questions on a common scale: 0 as of a usual answer, in deviations."""
        return (cosines - self.middle) / self.spread

    def save(self, path: Path = FILE) -> None:
        """Write the file, the matrix in float16."""
        with path.open("wb") as handle:
            np.savez(
                handle, model=np.array(self.model), turn=self.turn.astype(np.float16), middle=np.array(self.middle),
                spread=np.array(self.spread),
            )  # fmt: skip


def load(path: Path) -> QuestionMap | None:
    """The map of a file; None where it is missing."""
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as data:
        turn = data["turn"].astype(np.float32)
        return QuestionMap(str(data["model"]), turn, float(data["middle"]), float(data["spread"]))


@cache
def shipped() -> QuestionMap | None:
    """The map that ships; None where its file is missing."""
    return load(FILE)
