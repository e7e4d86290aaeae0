"""Keyword search: BM25 by bm25s over character unigrams and bigrams, which needs no dictionary.

Measured better than word segmentation on paraphrases of this field (docs/benchmarks-retrieval.md). bm25s keeps the
score of every term in every text in a sparse matrix; a search of 100,000 passages takes milliseconds.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from assistant.language.likeness import neighbours
from assistant.language.numerals import fold

K1, B = 1.2, 0.75
"""The usual constants of BM25 (Robertson and Zaragoza, 2009)."""
_SIZE, _VOCABULARY = "size", "vocab.index.json"
_RUNS = re.compile(r"[一-龥]+|[a-z0-9.%]+")
_STOP = frozenset("的了吗呢吧啊呀么是在和与及或就都而也把被对于从到这那些个之其")


def tokens(text: str) -> list[str]:
    """Unigrams and bigrams of Chinese runs, whole words and numbers of the rest; function words only inside bigrams."""
    found: list[str] = []
    for run in _RUNS.findall(fold(text).lower()):
        if run[0] < "一":
            found.append(run)
            continue
        found += [c for c in run if c not in _STOP]
        found += neighbours(run)
    return found


class KeywordIndex:
    """BM25 over a fixed list of texts; positions are those of the list."""

    def __init__(self, model: bm25s.BM25 | None, size: int) -> None:
        self._model, self.size = model, size

    @classmethod
    def build(cls, texts: Sequence[str]) -> "KeywordIndex":
        """Count every text once; time grows with the length of all texts."""
        counted = [tokens(text) for text in texts]
        if not any(counted):
            return cls(None, len(texts))
        model = bm25s.BM25(k1=K1, b=B, method="lucene")
        model.index(counted, show_progress=False)
        return cls(model, len(texts))

    def scores(self, question: str) -> NDArray[np.float32]:
        """The score of every text, 0 where no term is shared."""
        known = [term for term in dict.fromkeys(tokens(question)) if self.knows(term)]
        if self._model is None or not known:
            return np.zeros(self.size, dtype=np.float32)
        found: NDArray[np.float32] = self._model.get_scores(known)
        return found * np.float32(K1 + 1)  # Lucene leaves the constant factor out

    def knows(self, term: str) -> bool:
        """Whether a token occurs in any text."""
        return self._model is not None and term in self._model.vocab_dict

    def rarity(self, term: str) -> float:
        """Inverse document frequency of a token; the highest where no text has it."""
        known = self._count(term)
        return float(np.log(1 + (self.size - known + 0.5) / (known + 0.5)))

    def _count(self, term: str) -> int:
        """How many texts have a token."""
        if self._model is None or not self.knows(term):
            return 0
        number, starts = self._model.vocab_dict[term], self._model.scores["indptr"]
        return int(starts[number + 1] - starts[number])

    def save(self, folder: Path) -> None:
        """Write the index into a folder of its own."""
        folder.mkdir(parents=True)
        (folder / _SIZE).write_text(str(self.size), encoding="utf-8")
        if self._model is not None:
            self._model.save(folder)

    @classmethod
    def load(cls, folder: Path) -> "KeywordIndex":
        """Read what ``save`` wrote."""
        size = int((folder / _SIZE).read_text(encoding="utf-8"))
        is_empty = not (folder / _VOCABULARY).is_file()
        return cls(None if is_empty else bm25s.BM25.load(folder), size)
