"""Finds what is personal in a text: candidates by shape, kinds by structure, names by a trained model.

One reader for all exits. What is personal for certain is masked; what may still be is listed and asked about.
"""

from collections.abc import Iterator, Sequence

from assistant.language.personal.addresses import find_addresses
from assistant.language.personal.codes import find_codes
from assistant.language.personal.folding import folded
from assistant.language.personal.kinds import PersonalKind, PersonalReading, PersonalSpan, longest
from assistant.language.personal.labels import labels
from assistant.language.personal.names.reader import FoundName, shipped_names
from assistant.language.personal.names.romanised import romanised_names
from assistant.language.personal.numbers import find_numbers
from assistant.language.personal.repeating import repeated
from assistant.language.personal.secrets import find_secrets
from assistant.language.personal.squeezing import Squeezed, squeezed

CERTAIN, POSSIBLE = 0.5, 0.15
"""Chance from which a name is masked, and from which it is listed as doubtful."""


def read_personal(text: str) -> PersonalReading:
    """What is personal in a text; places are those of the text as given."""
    plain = folded(text)
    close = squeezed(plain)
    said = labels(plain, close)
    certain = [*find_secrets(plain), *find_codes(plain, said), *romanised_names(plain)]
    doubtful: list[PersonalSpan] = []
    for span, sure in (*find_numbers(plain, said), *find_addresses(plain, said.columns), *_names(close)):
        (certain if sure else doubtful).append(span)
    names = {plain[s.start : s.end]: s.kind for s in certain if s.kind is PersonalKind.NAME}
    chosen = longest([*certain, *repeated(plain, names)])
    return PersonalReading(chosen, [span for span in longest(doubtful) if not _touches(span, chosen)])


def find_personal(text: str) -> Sequence[PersonalSpan]:
    """What is personal for certain, in the order of the text, nothing overlapping."""
    return read_personal(text).certain


def _names(close: Squeezed) -> Iterator[tuple[PersonalSpan, bool]]:
    for name in shipped_names().read(close, POSSIBLE):
        yield PersonalSpan(PersonalKind.NAME, name.start, name.end), _is_certain(name)


def _is_certain(name: FoundName) -> bool:
    return name.chance >= CERTAIN


def _touches(span: PersonalSpan, others: Sequence[PersonalSpan]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
