"""Names and homes as pieces of a text, put together from the chances of its characters."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from assistant.language.personal.addresses import with_district, with_door_sign
from assistant.language.personal.context.network import shipped_context
from assistant.language.personal.kinds import PersonalKind, PersonalSpan
from assistant.language.personal.squeezing import Squeezed
from assistant.language.personal.tagging.characters import characters, titles
from assistant.language.personal.tagging.features import rows
from assistant.language.personal.tagging.network import shipped_network
from assistant.language.personal.tagging.tagger import TAGS, Chances, shipped_tagger
from assistant.language.personal.tagging.words import Places
from assistant.language.word_tags import dictionary_words, tagged

_BEGIN_NAME, _BEGIN_HOME = TAGS.index("B"), TAGS.index("A")
_GOES_ON = 0.08
"""Chance from which a character beside a likelier one belongs to the same piece."""
_SUSPECTED, _SURE = 0.02, 0.95
"""Chance from which a stretch of text is read in its context, and from which on it need not be."""
_LIKELY = 0.7
"""Chance from which 老农 and the like are somebody, though the dictionary has the word."""
_FAMILIAR = "老小阿"
_RARE = 2
"""Rank from which a surname is rarer than the fifty most frequent."""


def tagged_spans(text: Squeezed, numbers: Places, homes: Places, least: float) -> Iterator[tuple[PersonalSpan, float]]:
    """The names and homes of a squeezed text that are at least so likely, each with its chance."""
    chances = _chances(text.text, numbers, homes)
    name, address = chances.name, chances.address
    for start, behind in _pieces(name, chances.of[:, _BEGIN_NAME]):
        end = start + len(text.text[start:behind].rstrip())
        chance = float(name[start:behind].max())
        piece = text.text[start:end]
        if chance >= least and any(char.isalpha() for char in piece) and (chance >= _LIKELY or not _is_word(piece)):
            yield PersonalSpan(PersonalKind.NAME, *text.span(start, _with_title(text.text, start, end))), chance
    for start, end in _pieces(address, chances.of[:, _BEGIN_HOME]):
        chance = float(address[start:end].max())
        if chance >= least and end - start > 1:
            whole = with_district(text.text, start), with_door_sign(text.text, end)
            yield PersonalSpan(PersonalKind.ADDRESS, *text.span(*whole)), chance


def _chances(text: str, numbers: Places, homes: Places) -> Chances:
    """What field and network say, each by half: what one alone is sure of comes out doubtful. Where either suspects
    a letter, the network that reads in context speaks instead of the plain one, if it can be had."""
    own = rows(text, numbers, homes) if text else {"char": np.zeros(0, dtype=np.int64)}
    field = shipped_tagger().chances(own)
    if not text:
        return field
    plain = shipped_network().chances(own)
    unsure = _is_unsure(field.of, plain) & np.fromiter(map(str.isalpha, text), np.bool_, len(text))
    if unsure.any() and (context := shipped_context()):
        read = context.chances(text, own, unsure)
        plain = np.where(np.isnan(read), plain, read)
    return Chances(np.mean([field.of, plain], axis=0))


def _is_unsure(field: npt.NDArray[np.float32], plain: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Characters that one of the two suspects, and that not both are sure of."""
    inside = 1 - np.stack([field[:, 0], plain[:, 0]])
    return np.asarray((inside.max(axis=0) >= _SUSPECTED) & (inside.min(axis=0) < _SURE))


def _pieces(likely: npt.NDArray[np.float32], begins: npt.NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """Runs of likely characters, cut where another piece begins."""
    start = end = -1
    for at in [*np.flatnonzero(likely >= _GOES_ON).tolist(), -1]:
        if start >= 0 and (at != end or begins[at] > likely[at] / 2):
            yield start, end
            start = -1
        if start < 0:
            start = at
        end = at + 1


def _is_word(piece: str) -> bool:
    """Whether what looks like 小刘 is a word of the dictionary that names nobody: 小于, 老农.

    The dictionary has 老张 and 小董 as well: before the most frequent surnames a noun may name somebody.
    """
    if piece[0] not in _FAMILIAR or dictionary_words(piece) != (piece,):
        return False
    tag = tagged(piece).words[0].tag
    is_usual = tag == "n" and characters().frequency.get(piece[1:], _RARE) < _RARE
    return not (is_usual or tag.startswith("nr"))


def _with_title(text: str, start: int, end: int) -> int:
    """The end of a name, behind the title where the surname stands alone before one: 张 in 张局长."""
    first = start + (text[start] in _FAMILIAR and text[start + 1 : start + 2] in characters().frequency)
    for length in (2, 1):
        behind = first + length
        if behind < len(text) and text[first:behind] in characters().frequency:
            return max(end, behind + titles().begins_at(text, behind))
    return end
