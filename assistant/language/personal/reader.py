"""Finds what is personal in a text: numbers by label and shape, names and homes by a trained tagger.

One reader for all exits. What is personal for certain is masked; what may still be is listed and asked about.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.language.personal.addresses import find_addresses
from assistant.language.personal.cells import names_in_cells
from assistant.language.personal.codes import find_codes
from assistant.language.personal.columns import columns
from assistant.language.personal.folding import folded
from assistant.language.personal.kinds import PersonalKind, PersonalReading, PersonalSpan, longest
from assistant.language.personal.labels import labels
from assistant.language.personal.lookalikes import Likeness, likeness_of
from assistant.language.personal.names_and_homes import tagged_spans
from assistant.language.personal.numbers import find_numbers
from assistant.language.personal.repeating import repeated
from assistant.language.personal.secrets import find_secrets
from assistant.language.personal.settled_names import settled_names
from assistant.language.personal.squeezing import Squeezed, squeezed
from assistant.language.personal.tagging.romanised import romanised_names

CERTAIN, POSSIBLE = 0.5, 0.35
"""Chance from which a name or a home is masked, and from which it is listed as doubtful."""


def read_personal(text: str) -> PersonalReading:
    """What is personal in a text; places are those of the text as given."""
    plain = folded(text)
    close = squeezed(plain)
    shaped = found_by_shape(plain, close)
    certain = [*shaped.certain, *find_secrets(plain), *romanised_names(plain)]
    doubtful = list(shaped.doubtful)
    for span, chance in tagged_spans(close, shaped.numbers, shaped.homes, POSSIBLE):
        alike = likeness_of(plain, span, chance)
        if alike is not Likeness.OTHER:
            (certain if chance >= CERTAIN and alike is Likeness.NONE else doubtful).append(span)
    known = {plain[s.start : s.end]: s.kind for s in certain if s.kind is PersonalKind.NAME}
    chosen = longest([*certain, *repeated(plain, known)])
    return PersonalReading(chosen, list(_apart(longest(doubtful), chosen)))


def find_personal(text: str) -> Sequence[PersonalSpan]:
    """What is personal for certain, in the order of the text, nothing overlapping."""
    return read_personal(text).certain


@dataclass(frozen=True)
class Shaped:
    """What shape and labels alone show: spans in the text as given, and their places in the squeezed one."""

    certain: Sequence[PersonalSpan]
    doubtful: Sequence[PersonalSpan]
    numbers: Sequence[tuple[int, int]]
    homes: Sequence[tuple[int, int]]


def found_by_shape(plain: str, close: Squeezed) -> Shaped:
    """Numbers, codes and addresses of a folded text, which names stand beside."""
    stated = labels(plain, close)
    numbers = [*((span, True) for span in find_codes(plain, stated)), *find_numbers(plain, stated)]
    heads = columns(close.text)
    homes = list(find_addresses(close.text, heads))
    places = [_squeezed(close, span) for span, sure in numbers if sure]
    settled = [*names_in_cells(close.text, heads), *settled_names(close.text, places)]
    words = [*homes, *((span, True) for span in settled)]
    both = [*numbers, *((PersonalSpan(span.kind, *close.span(span.start, span.end)), sure) for span, sure in words)]
    return Shaped(
        [span for span, sure in both if sure],
        [span for span, sure in both if not sure],
        places,
        [(span.start, span.end) for span, _ in homes],
    )


def _squeezed(close: Squeezed, span: PersonalSpan) -> tuple[int, int]:
    return bisect_left(close.places, span.start), bisect_left(close.places, span.end)


def _apart(spans: Sequence[PersonalSpan], others: Sequence[PersonalSpan]) -> Iterator[PersonalSpan]:
    """The spans that touch none of the others; both stand in the order of the text."""
    ends = [other.end for other in others]
    for span in spans:
        behind = bisect_right(ends, span.start)
        if behind == len(others) or others[behind].start >= span.end:
            yield span
