"""A text cut into the pieces of words that a language model knows, each with the characters it stands for.

The likeliest way to cut, by the scores of the pieces (unigram model; Kudo 2018, SentencePiece).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.language.encoder.encoder_file import EncoderFile

_BLANK = "▁"
_FAR = -1e30
_WORSE = 10.0
"""How much less likely a character that no piece has is than the least likely piece."""


@dataclass(frozen=True)
class WordPiece:
    """A piece, and the characters of the text it stands for; an empty range where it stands for none."""

    place: int
    start: int
    end: int


class WordPieces:
    """Cuts texts."""

    def __init__(self, file: EncoderFile) -> None:
        self._normal, self._known, self._scores = file.normal, file.pieces, file.scores
        self._unknown, self._longest = file.unknown, max(map(len, file.pieces))
        self._least = float(file.scores.min()) - _WORSE

    def cut(self, text: str) -> list[WordPiece]:
        """The pieces of a text in order."""
        chars = list(self._normalised(text))
        words = "".join(char for char, _ in chars)
        return [_piece(place, chars[start:end]) for place, start, end in self._likeliest(words)]

    def _normalised(self, text: str) -> Iterator[tuple[str, int]]:
        """The characters as the model knows them, blanks marked and never two together, each with its place."""
        yield _BLANK, -1
        blank = True
        for at, given in enumerate(text):
            for char in self._normal.get(given, given):
                if char != " ":
                    yield char, at
                elif not blank:
                    yield _BLANK, at
                blank = char == " "

    def _likeliest(self, words: str) -> list[tuple[int, int, int]]:
        size = len(words)
        best, cut = [0.0, *[_FAR] * size], [(self._unknown, 0)] * (size + 1)
        for start in range(size):
            for end in range(start + 1, min(size, start + self._longest) + 1):
                place = self._known.get(words[start:end])
                if place is not None and place != self._unknown and best[start] + self._scores[place] > best[end]:
                    best[end], cut[end] = best[start] + float(self._scores[place]), (place, start)
            if best[start] + self._least > best[start + 1]:
                best[start + 1], cut[start + 1] = best[start] + self._least, (self._unknown, start)
        found, end = list[tuple[int, int, int]](), size
        while end > 0:
            place, start = cut[end]
            found.append((place, start, end))
            end = start
        return found[::-1]


def _piece(place: int, chars: Sequence[tuple[str, int]]) -> WordPiece:
    places = [at for _, at in chars if at >= 0]
    return WordPiece(place, places[0], places[-1] + 1) if places else WordPiece(place, 0, 0)
