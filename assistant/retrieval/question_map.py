"""Turns the vector of a question towards the statements that answer such questions.

An embedding lays a question near texts of its own words; what answers it is often written in others (钱花了百分之几 and
预算执行率). The map is learnt from questions that many people asked of single lines of the corpus
(scripts/train_question_map.py): one matrix, and beside it one hidden layer for ways of asking that a matrix can not
tell apart. It mostly knows ways of asking, so it serves originals of a unit as well; of the lines it learnt from it may
know more.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.interface import Vectors

FILE = Path(__file__).resolve().parents[2] / "policy_corpus" / "vectors" / "question_map.npz"


@dataclass(frozen=True)
class Turning:
    """What is added to a vector v of a question: ``turn v + back · relu(ways · (v − mean))``, each with its bias."""

    mean: Vectors
    """Shape (dimensions,): the middle of the questions learnt from; the vectors of all questions are near it."""
    turn: Vectors
    """Shape (dimensions, dimensions)."""
    ways: Vectors
    """Shape (hidden, dimensions)."""
    ways_bias: Vectors
    back: Vectors
    """Shape (dimensions, hidden)."""
    back_bias: Vectors

    def added(self, vectors: Vectors) -> Vectors:
        """What is added to each row, shape as given."""
        hidden = np.maximum((vectors - self.mean) @ self.ways.T + self.ways_bias, 0)
        return (vectors @ self.turn.T + hidden @ self.back.T + self.back_bias).astype(np.float32)


@dataclass(frozen=True)
class QuestionMap:
    """``model`` is the embedding that it was learnt for; other vectors must not be turned by it."""

    model: str
    turning: Turning
    middle: float
    """Cosine of a turned question with the line that answers it, in the middle of those learnt from."""
    spread: float
    """Deviation of these cosines; the scale of what a line is worth."""

    def turned(self, vectors: Vectors) -> Vectors:
        """Rows of length 1, shape as given."""
        found = vectors + self.turning.added(vectors)
        turned: Vectors = (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)
        return turned

    def scaled(self, cosines: NDArray[np.float64]) -> NDArray[np.float64]:
        """Cosines of turned questions on a common scale: 0 as of a usual answer, in deviations."""
        return (cosines - self.middle) / self.spread

    def save(self, path: Path = FILE) -> None:
        """Write the file, matrices in float16."""
        parts = {name: value.astype(np.float16) for name, value in vars(self.turning).items()}
        with path.open("wb") as handle:
            np.savez(
                handle, model=np.array(self.model), middle=np.array(self.middle), spread=np.array(self.spread), **parts
            )  # fmt: skip


def load(path: Path) -> QuestionMap | None:
    """The map of a file; None where it is missing."""
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as data:
        turning = Turning(*(data[name].astype(np.float32) for name in Turning.__dataclass_fields__))
        return QuestionMap(str(data["model"]), turning, float(data["middle"]), float(data["spread"]))


@cache
def shipped() -> QuestionMap | None:
    """The map that ships; None where its file is missing."""
    return load(FILE)
