"""A text without the blanks inside words: 张  伟, 申 请 人 罗 小 军; every character knows where it stood."""

import re
from dataclasses import dataclass

from assistant.language.personal.folding import HAN

_APART = re.compile(
    rf"(?<![{HAN}])[{HAN}](?: {{1,3}}[{HAN}]){{1,40}}(?![{HAN}])|(?<=[{HAN}])[{HAN}](?: [{HAN}]){{1,3}}(?![{HAN}])"
)


@dataclass(frozen=True)
class Squeezed:
    """A text for reading words, with the place of each character in the text as given."""

    text: str
    places: range | tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The piece of the text as given that a piece of this one came from."""
        return self.places[start], self.places[end - 1] + 1


def squeezed(text: str) -> Squeezed:
    """A folded text with the characters of a word side by side."""
    gone: set[int] = set()
    for run in _APART.finditer(text):
        gone.update(at for at in range(*run.span()) if text[at] == " ")
    if not gone:
        return Squeezed(text, range(len(text)))
    places = tuple(at for at in range(len(text)) if at not in gone)
    return Squeezed("".join(text[at] for at in places), places)
