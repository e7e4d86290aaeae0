"""Keyword search: BM25 over character unigrams and bigrams, which needs no dictionary and forgives word borders.

Measured better than word segmentation on paraphrases of this field (docs/benchmarks-retrieval.md). The index is two
sparse arrays in numpy; a search of 100,000 passages takes milliseconds.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.language.likeness import neighbours
from assistant.language.numerals import fold

K1, B = 1.2, 0.75
"""The usual constants of BM25 (Robertson and Zaragoza, 2009)."""
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

    def __init__(self, terms: dict[str, int], starts: NDArray[np.int64], rows: NDArray[np.int32],
                 weights: NDArray[np.float32], size: int) -> None:  # fmt: skip
        self._terms, self._starts, self._rows, self._weights = terms, starts, rows, weights
        self.size = size

    @classmethod
    def build(cls, texts: Sequence[str]) -> "KeywordIndex":
        """Count every text once; time grows with the length of all texts."""
        counts = [Counter(tokens(t)) for t in texts]
        lengths = np.array([sum(c.values()) for c in counts], dtype=np.float32)
        mean = float(lengths.mean()) if len(lengths) else 1.0
        norm = K1 * (1 - B + B * lengths / (mean or 1.0))
        postings: dict[str, list[tuple[int, int]]] = {}
        for row, count in enumerate(counts):
            for term, n in count.items():
                postings.setdefault(term, []).append((row, n))
        terms, starts, rows, weights = {}, [0], [], []
        for number, (term, found) in enumerate(postings.items()):
            terms[term] = number
            idf = float(np.log(1 + (len(texts) - len(found) + 0.5) / (len(found) + 0.5)))
            at = np.array([r for r, _ in found], dtype=np.int32)
            often = np.array([c for _, c in found], dtype=np.float32)
            rows.append(at)
            weights.append((idf * often * (K1 + 1) / (often + norm[at])).astype(np.float32))
            starts.append(starts[-1] + len(found))
        known = [np.empty(0, np.int32), *rows], [np.empty(0, np.float32), *weights]
        return cls(
            terms, np.array(starts, dtype=np.int64), np.concatenate(known[0]), np.concatenate(known[1]), len(texts)
        )

    def scores(self, question: str) -> NDArray[np.float32]:
        """The score of every text, 0 where no term is shared."""
        total = np.zeros(self.size, dtype=np.float32)
        for term in set(tokens(question)):
            number = self._terms.get(term)
            if number is not None:
                span = slice(self._starts[number], self._starts[number + 1])
                total[self._rows[span]] += self._weights[span]
        return total

    def knows(self, term: str) -> bool:
        """Whether a token occurs in any text."""
        return term in self._terms

    def rarity(self, term: str) -> float:
        """Inverse document frequency of a token; the highest where no text has it."""
        number = self._terms.get(term)
        known = int(self._starts[number + 1] - self._starts[number]) if number is not None else 0
        return float(np.log(1 + (self.size - known + 0.5) / (known + 0.5)))

    def save(self, path: Path) -> None:
        """Write the index as one file."""
        with path.open("wb") as handle:
            np.savez(
                handle, terms=np.array("\n".join(self._terms)), starts=self._starts, rows=self._rows,
                weights=self._weights, size=np.array(self.size),
            )  # fmt: skip

    @classmethod
    def load(cls, path: Path) -> "KeywordIndex":
        """Read what ``save`` wrote."""
        with np.load(path, allow_pickle=False) as data:
            names = str(data["terms"]).split("\n") if data["terms"].size and str(data["terms"]) else []
            return cls(
                {t: i for i, t in enumerate(names)}, data["starts"], data["rows"], data["weights"], int(data["size"])
            )
