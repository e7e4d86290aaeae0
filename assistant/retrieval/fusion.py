"""Reciprocal rank fusion of several rankings (Cormack, Clarke and Büttcher, 2009)."""

from collections.abc import Mapping, Sequence

K = 60
"""The constant of the paper; the result hardly depends on it."""


def fuse(rankings: Mapping[str, Sequence[str]], weights: Mapping[str, float] | None = None) -> dict[str, float]:
    """Scores by key: the sum over rankings of weight / (K + rank). A key missing in a ranking gets nothing from it."""
    total: dict[str, float] = {}
    for name, keys in rankings.items():
        weight = (weights or {}).get(name, 1.0)
        for rank, key in enumerate(keys, 1):
            total[key] = total.get(key, 0.0) + weight / (K + rank)
    return total
