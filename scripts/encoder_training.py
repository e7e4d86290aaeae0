"""The encoder with small changes of its matrices that are learnt: what ``assistant/language/encoder`` reads, in torch.

Needs torch 2.13 in an environment of its own; reading needs none.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from assistant.language.encoder.encoder import PARTS, SHARE
from assistant.language.encoder.encoder_file import EncoderFile

_RANK = 16


class Changed(nn.Module):  # type: ignore[misc]
    """A matrix that stays, and the small change of it that is learnt."""

    def __init__(self, weight: Any, bias: Any) -> None:
        super().__init__()
        self.register_buffer("weight", torch.tensor(weight))
        self.register_buffer("bias", torch.tensor(bias))
        self.narrow = nn.Parameter(torch.randn(_RANK, weight.shape[1]) * 0.02)
        self.wide = nn.Parameter(torch.zeros(weight.shape[0], _RANK))

    def forward(self, rows: Any) -> Any:
        """The product with the changed matrix."""
        change = functional.linear(functional.linear(rows, self.narrow), self.wide)
        return functional.linear(rows, self.weight, self.bias) + SHARE * change


class Layer(nn.Module):  # type: ignore[misc]
    """A layer of the language model as ``Encoder`` reads it."""

    def __init__(self, file: EncoderFile, number: int) -> None:
        super().__init__()
        name, self.heads = f"l{number}.", file.heads
        for part in PARTS:
            inputs = file.inner if part == "fo" else file.width
            setattr(self, part, Changed(file.matrix(f"{name}{part}.w", inputs), file.plain(f"{name}{part}.b")))
        for norm in ("aln", "oln"):
            for which in "wb":
                self.register_buffer(f"{norm}_{which}", torch.tensor(file.plain(f"{name}{norm}.{which}")))

    def forward(self, rows: Any, mask: Any) -> Any:
        """States behind the layer; ``mask`` is far below 0 where there is no piece."""
        texts, size, width = rows.shape
        apart = (p(rows).view(texts, size, self.heads, -1).transpose(1, 2) for p in (self.q, self.k, self.v))
        found = functional.scaled_dot_product_attention(*apart, attn_mask=mask)
        found = self.ao(found.transpose(1, 2).reshape(texts, size, width))
        rows = self._evened(rows + functional.dropout(found, 0.1, self.training), "aln")
        found = self.fo(functional.gelu(self.fi(rows)))
        return self._evened(rows + functional.dropout(found, 0.1, self.training), "oln")

    def _evened(self, rows: Any, norm: str) -> Any:
        own = getattr(self, f"{norm}_w"), getattr(self, f"{norm}_b")
        return functional.layer_norm(rows, rows.shape[-1:], *own, 1e-12)


class ChangedEncoder(nn.Module):  # type: ignore[misc]
    """The first layers of the language model."""

    def __init__(self, file: EncoderFile, layers: int) -> None:
        super().__init__()
        self.file = file
        self.layers = nn.ModuleList(Layer(file, n) for n in range(layers))
        around = torch.tensor(file.plain("emb.pos")).view(-1, file.width)
        self.register_buffer("around", around + torch.tensor(file.plain("emb.type"))[: file.width])

    def forward(self, pieces: Sequence[Sequence[int]]) -> Any:
        """States of the pieces of texts, their ends marked: texts x most pieces x width."""
        size = max(map(len, pieces))
        places = np.zeros((len(pieces), size), np.int64)
        mask = torch.full((len(pieces), 1, 1, size), -1e9)
        for at, own in enumerate(pieces):
            places[at, : len(own)] = own
            mask[at, :, :, : len(own)] = 0
        words = torch.tensor(self.file.words(places.reshape(-1))).view(*places.shape, -1)
        first = torch.tensor(self.file.plain("emb.ln.w")), torch.tensor(self.file.plain("emb.ln.b"))
        rows = functional.layer_norm(words + self.around[:size], words.shape[-1:], *first, 1e-12)
        for layer in self.layers:
            rows = layer(rows, mask)
        return rows


def batches(sizes: Sequence[int], most: int, rng: Any) -> list[list[int]]:
    """Texts of like size together, about ``most`` pieces in each; in any order."""
    order = sorted(range(len(sizes)), key=lambda at: sizes[at] + rng.random() * 6)
    out, part = list[list[int]](), list[int]()
    for at in order:
        part.append(at)
        if len(part) * sizes[at] > most:
            out.append(part)
            part = []
    out += [part] if part else []
    return [out[at] for at in rng.permutation(len(out))]


def write_halves(own: Mapping[str, Any], encoder: ChangedEncoder, out: Path) -> None:
    """A model file: these arrays, and the changes of the encoder's matrices, in numbers of two bytes."""
    changed = [getattr(layer, part) for layer in encoder.layers for part in PARTS]
    told = dict(own) | {f"narrow{at}": one.narrow for at, one in enumerate(changed)}
    told |= {f"wide{at}": one.wide for at, one in enumerate(changed)}
    halves = {n: p.detach().numpy().astype(np.float16) if isinstance(p, torch.Tensor) else p for n, p in told.items()}
    np.savez_compressed(out, changes=np.array(len(changed)), **halves)
