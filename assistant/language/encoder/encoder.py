"""Each piece of a text in its context: a transformer (multilingual-e5-small) with small changes of its matrices.

The changes are learnt for what is read (of low rank; Hu et al. 2021): names and homes, numbers of a brief.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np

from assistant.language.encoder.encoder_file import EncoderFile, Floats

PARTS = ("q", "k", "v", "ao", "fi", "fo")
"""The matrices of a layer: query, key, value, output of the attention; into and out of the inner layer."""
SHARE = 2.0
"""How much the learnt change counts."""
_EPSILON = 1e-12


class _Matrix(NamedTuple):
    weight: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        return np.asarray(rows @ self.weight + self.bias)


class _Layer(NamedTuple):
    q: _Matrix
    k: _Matrix
    v: _Matrix
    ao: _Matrix
    fi: _Matrix
    fo: _Matrix
    behind_attention: tuple[Floats, Floats]
    behind_inner: tuple[Floats, Floats]


class Encoder:
    """The first layers of the model, as many as were trained."""

    def __init__(self, file: EncoderFile, changes: Sequence[tuple[Floats, Floats]]) -> None:
        """``changes``: for each matrix of each layer two narrow ones, rank x inputs and outputs x rank."""
        self._file = file
        self._begin = file.plain("emb.pos").reshape(-1, file.width) + file.plain("emb.type")[: file.width]
        self._first = (file.plain("emb.ln.w"), file.plain("emb.ln.b"))
        count = len(changes) // len(PARTS)
        self._layers = [self._layer(n, changes[n * len(PARTS) : (n + 1) * len(PARTS)]) for n in range(count)]

    @property
    def most(self) -> int:
        """Pieces that are read at once at most."""
        return len(self._begin)

    def _layer(self, number: int, changes: Sequence[tuple[Floats, Floats]]) -> _Layer:
        file, name = self._file, f"l{number}."
        own: Mapping[str, _Matrix] = {
            part: _Matrix(
                (file.matrix(f"{name}{part}.w", narrow.shape[1]) + SHARE * (wide @ narrow)).T.copy(),
                file.plain(f"{name}{part}.b"),
            )
            for part, (narrow, wide) in zip(PARTS, changes, strict=True)
        }
        after = [(file.plain(f"{name}{norm}.w"), file.plain(f"{name}{norm}.b")) for norm in ("aln", "oln")]
        return _Layer(*(own[part] for part in PARTS), *after)

    def states(self, places: Sequence[int]) -> Floats:
        """The state of each piece, a row each; the first and the last piece are the marks of the text's ends."""
        found = self._file.words(np.asarray(places, dtype=np.int64)) + self._begin[: len(places)]
        found = evened(found, *self._first, _EPSILON)
        for layer in self._layers:
            found = evened(found + layer.ao(self._attention(layer, found)), *layer.behind_attention, _EPSILON)
            found = evened(found + layer.fo(bent(layer.fi(found))), *layer.behind_inner, _EPSILON)
        return found

    def _attention(self, layer: _Layer, rows: Floats) -> Floats:
        """What each piece takes from the others."""
        heads, size = self._file.heads, len(rows)
        query, key, value = (
            part(rows).reshape(size, heads, -1).transpose(1, 0, 2) for part in (layer.q, layer.k, layer.v)
        )
        weights = query @ key.transpose(0, 2, 1) / np.float32(sqrt(query.shape[2]))
        weights = np.exp(weights - weights.max(axis=2, keepdims=True))
        weights /= weights.sum(axis=2, keepdims=True)
        return np.asarray((weights @ value).transpose(1, 0, 2).reshape(size, -1))


def evened(found: Floats, gain: Floats | float = 1.0, shift: Floats | float = 0.0, least: float = 1e-5) -> Floats:
    """Each row about 0 with a spread of 1, then stretched and moved; ``least`` is added to its variance."""
    apart = found - found.mean(axis=1, keepdims=True)
    spread = np.sqrt((apart * apart).mean(axis=1, keepdims=True) + np.float32(least))
    return np.asarray(apart / spread * gain + shift)


def bent(rows: Floats) -> Floats:
    """x times the chance that a normal variable is below x (GELU); error function: Abramowitz and Stegun 7.1.26."""
    size = np.abs(rows) * np.float32(sqrt(0.5))
    t = 1 / (1 + np.float32(0.3275911) * size)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(rows) * (1 - series * np.exp(-size * size))
    return np.asarray(rows * 0.5 * (1 + erf), dtype=np.float32)
