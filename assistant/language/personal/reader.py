"""Finds what is personal in a text: candidates by shape, kinds by structure, names by a trained model.

One reader for all exits. What is personal for certain is masked; what may still be is listed and asked about.
"""

import re
from bisect import bisect_left, bisect_right
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
from assistant.language.personal.squeezing import squeezed

CERTAIN, BESIDE_OTHERS, POSSIBLE = 0.5, 0.25, 0.15
"""Chance from which a name is masked, the same beside other personal data, and from which it is listed as doubtful."""
_BODY = re.compile(
    "有限|公司|集团|[中小大]学|学[校院]|医院|街道|大道|[镇乡村](?![里民委上长医支])|纪念|故居|祠|大?桥|水库|公园|广场|"
    "奖(?![励金])|杯|路(?![过上边])"
)
"""What is named after people: 鲁迅中学 is a school, no person."""
_BESIDE = 40
"""Characters between pieces of personal data that speak for each other: a name and a phone, names in a list."""


def read_personal(text: str) -> PersonalReading:
    """What is personal in a text; places are those of the text as given."""
    plain = folded(text)
    close = squeezed(plain)
    said = labels(plain, close)
    certain = [*find_secrets(plain), *find_codes(plain, said), *romanised_names(plain)]
    doubtful: list[PersonalSpan] = []
    for span, sure in (*find_numbers(plain, said), *find_addresses(plain, said.columns)):
        (certain if sure else doubtful).append(span)
    names = [name for name in shipped_names().read(close, POSSIBLE) if not _BODY.match(plain, name.end)]
    certain += [_span(name) for name in names if name.chance >= CERTAIN]
    certain += [_span(name) for name in _beside(names, longest(certain))]
    known = {plain[s.start : s.end]: s.kind for s in certain if s.kind is PersonalKind.NAME}
    chosen = longest([*certain, *repeated(plain, known)])
    doubtful += [_span(name) for name in names if name.chance < CERTAIN]
    return PersonalReading(chosen, list(_apart(longest(doubtful), chosen)))


def find_personal(text: str) -> Sequence[PersonalSpan]:
    """What is personal for certain, in the order of the text, nothing overlapping."""
    return read_personal(text).certain


def _span(name: FoundName) -> PersonalSpan:
    return PersonalSpan(PersonalKind.NAME, name.start, name.end)


def _beside(names: Sequence[FoundName], certain: Sequence[PersonalSpan]) -> Iterator[FoundName]:
    """Names that are likely enough beside what is certain."""
    ends, starts = [span.end for span in certain], [span.start for span in certain]
    for name in names:
        if BESIDE_OTHERS <= name.chance < CERTAIN:
            before, behind = bisect_right(ends, name.start) - 1, bisect_left(starts, name.end)
            near_before = before >= 0 and name.start - ends[before] <= _BESIDE
            if near_before or (behind < len(starts) and starts[behind] - name.end <= _BESIDE):
                yield name


def _apart(spans: Sequence[PersonalSpan], others: Sequence[PersonalSpan]) -> Iterator[PersonalSpan]:
    """The spans that touch none of the others; both stand in the order of the text."""
    ends = [other.end for other in others]
    for span in spans:
        behind = bisect_right(ends, span.start)
        if behind == len(others) or others[behind].start >= span.end:
            yield span
