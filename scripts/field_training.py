"""Training of a linear-chain conditional random field whose features are numbers: a minute for half a million places.

Stochastic gradients with a step for each weight (AdaGrad) and an L1 penalty, so that most weights end as zero.
Needs SciPy, which comes with scikit-learn (the extra ``train``).
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

_Array = npt.NDArray[Any]
_FIRST = 0.5
"""Where the sums of squares begin: what is rare moves in small steps and is not learnt by heart."""
_DROPPED = 0.45
"""Share of the features of each place that a step does not see, so that no feature leans on others alone."""
_PLACES = 5000
"""Places of one step, about."""


class Trained(NamedTuple):
    """Weights by feature and tag, and of steps between tags."""

    features: _Array
    weights: _Array
    steps: _Array


class Sequences(NamedTuple):
    """Sequences one behind the other: features of each place, its tag, where each sequence starts, and the end."""

    features: _Array
    tags: _Array
    starts: _Array


def trained(given: Sequences, tags: int, *, rarest: int = 8, rounds: int = 8, penalty: float = 5e-7) -> Trained:
    """The field; features seen more seldom than ``rarest`` are left out."""
    known, columns = _columns(given.features, rarest)
    size = len(known) + 1
    weights, squares = np.zeros((size, tags), np.float32), np.full((size, tags), _FIRST, np.float32)
    steps, step_squares = np.zeros((tags, tags), np.float32), np.full((tags, tags), _FIRST, np.float32)
    rng = np.random.default_rng(7)
    batches = list(_batches(given.starts))
    for turn in range(rounds):
        rate = 0.25 * (1 - 0.9 * turn / rounds)
        for at in rng.permutation(len(batches)).tolist():
            places = np.concatenate([np.arange(a, b) for a, b in batches[at]])
            lengths = np.array([b - a for a, b in batches[at]])
            own = columns[places] * (rng.random((len(places), columns.shape[1]), np.float32) > _DROPPED)
            gradient, step_gradient = _gradient(own, given.tags[places], lengths, weights, steps)
            _move(weights, squares, gradient, rate, penalty * len(places))
            _move(steps, step_squares, step_gradient, rate, 0.0)
            weights[0] = 0
    weights *= 1 - _DROPPED
    kept = np.flatnonzero(np.abs(weights[1:]).max(axis=1) > 0.01)
    return Trained(known[kept], weights[1:][kept], steps)


def _columns(features: _Array, rarest: int) -> tuple[_Array, _Array]:
    """The features that are frequent enough, and each place's as columns; 0 for all others."""
    counts = np.bincount(features.ravel())
    known = np.flatnonzero(counts >= rarest)
    column = np.zeros(len(counts), np.int32)
    column[known] = np.arange(1, len(known) + 1)
    return known, column[features]


def _batches(starts: _Array) -> Iterator[Sequence[tuple[int, int]]]:
    """Sequences of like length together."""
    pieces = sorted(zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True), key=lambda p: p[1] - p[0])
    batch: list[tuple[int, int]] = []
    for start, end in pieces:
        batch.append((start, end))
        if sum(b - a for a, b in batch) >= _PLACES:
            yield batch
            batch = []
    if batch:
        yield batch


def _gradient(own: _Array, tags: _Array, lengths: _Array, weights: _Array, steps: _Array) -> tuple[_Array, _Array]:
    """The gradient of the loss of a batch of sequences, given one behind the other."""
    size = len(weights)
    matrix = sparse.csr_matrix(
        (np.ones(own.size, np.float32), own.ravel(), np.arange(0, own.size + 1, own.shape[1])), shape=(len(own), size)
    )
    seen = matrix @ weights
    line, at = np.repeat(np.arange(len(lengths)), lengths), np.concatenate([np.arange(n) for n in lengths])
    chances, pairs = _chances(seen, line, at, lengths, steps)
    error = chances
    error[np.arange(len(tags)), tags] -= 1
    follows = at[1:] > 0
    np.subtract.at(pairs, (tags[:-1][follows], tags[1:][follows]), 1)
    return matrix.T @ error, pairs


def _chances(seen: _Array, line: _Array, at: _Array, lengths: _Array, steps: _Array) -> tuple[_Array, _Array]:
    """The chances of tags at each place, and how often a tag is expected to follow another."""
    longest, tags = int(lengths.max()), seen.shape[1]
    own = np.ones((longest, len(lengths), tags), np.float32)
    own[at, line] = np.exp(seen - seen.max(axis=1, keepdims=True))
    step = np.exp(steps)
    ahead, back = np.empty_like(own), np.empty_like(own)
    ahead[0] = own[0] / own[0].sum(axis=1, keepdims=True)
    for n in range(1, longest):
        ahead[n] = (ahead[n - 1] @ step) * own[n]
        ahead[n] /= ahead[n].sum(axis=1, keepdims=True)
    back[-1] = 1
    pairs = np.zeros((tags, tags), np.float32)
    for n in range(longest - 1, -1, -1):
        if n < longest - 1:
            inside = (n + 1 < lengths)[:, None]
            right = own[n + 1] * back[n + 1]
            back[n] = np.where(inside, right @ step.T, 1)
            back[n] /= back[n].sum(axis=1, keepdims=True)
            both = ahead[n][:, :, None] * step * right[:, None, :]
            both /= both.sum(axis=(1, 2), keepdims=True)
            pairs += (both * inside[:, :, None]).sum(axis=0)
    chances = ahead * back
    chances /= chances.sum(axis=2, keepdims=True)
    return chances[at, line], pairs


def _move(weights: _Array, squares: _Array, gradient: _Array, rate: float, penalty: float) -> None:
    """One step down the gradient, each weight at its own rate, and toward zero by the penalty."""
    squares += gradient * gradient
    rates = rate / np.sqrt(squares)
    moved = weights - rates * gradient
    weights[:] = np.sign(moved) * np.maximum(np.abs(moved) - rates * penalty, 0)
