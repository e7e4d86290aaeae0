"""The numbers of a text read in context by the network of the repository, where the language model is installed.

The network is loaded when the first text is read: whoever asks for help alone does not wait for it.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.jobs.declaration.ledger.tagger import Tagger
from assistant.language.tokens import TextToken
from assistant.text_cache import cached_by_text

if TYPE_CHECKING:
    from assistant.jobs.declaration.ledger.in_context.network import ReadText

LONGEST = 6_000
"""Characters of a text that is read in context (two to three seconds); a longer one, of many pages, is read by features
alone."""
_LEARNT = 2027
"""The budget year of the briefs that were learnt: a year is known by how far from it it is."""
_YEAR = re.compile(r"(?<!\d)20[1-4]\d(?!\d)")


def read_numbers(text: str, tokens: Sequence[TextToken], year: int | None = None) -> "ReadText | None":
    """The numbers of a brief of this budget year; None where they cannot be read in context."""
    if not tokens or len(text) > LONGEST:
        return None
    return _read(_as_learnt(text, year), tuple((t.start, t.end) for t in tokens))


def _as_learnt(text: str, year: int | None) -> str:
    """The text with its years as far from the one that was learnt as they are from the budget year."""
    moved = _LEARNT - year if year else 0
    return _YEAR.sub(lambda m: f"{int(m[0]) + moved:04d}", text) if moved else text


@cached_by_text(24_000, longest=800, latest=4)
def _read(text: str, spans: tuple[tuple[int, int], ...]) -> "ReadText | None":
    from assistant.jobs.declaration.ledger.in_context.network import ReadText, shipped_numbers

    network = shipped_numbers()
    return None if network is None else ReadText(network, text, spans)


def tagger_of(text: str, tokens: Sequence[TextToken], inner: Tagger, year: int | None = None) -> Tagger:
    """The tagger of a brief: in context where that can be read, else ``inner``."""
    from assistant.jobs.declaration.ledger.in_context.tagger import InContextTagger

    read = read_numbers(text, tokens, year)
    return inner if read is None else InContextTagger(read, inner)
