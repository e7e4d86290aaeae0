"""How well personal data is masked: marked strings in, totals out.

    python -m benchmarks.masking STRINGS.jsonl [--show]

A line is ``{"id", "text", "mask": [{"quote", "kind"}], "keep": [substring]}``. Recall: quotes of which every place is
covered by masks. False masks: ``keep`` substrings that a mask touches where they stand outside every quote, and
masks that overlap no quote, as shares of the strings. ``--show`` names single failures; a set
that was looked at so is tuned on.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.language.personal.kinds import PersonalSpan, longest
from assistant.language.personal.reader import read_personal

_Place = tuple[int, int]


@dataclass
class Totals:
    """What a set of strings gave."""

    strings: int = 0
    characters: int = 0
    seconds: float = 0.0
    quotes: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    keeps: int = 0
    touched: int = 0
    strange: int = 0
    wrong_strings: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return sum(self.covered.values()) / max(1, sum(self.quotes.values()))


def places(text: str, quote: str) -> Sequence[_Place]:
    """Where a quote stands."""
    return [m.span() for m in re.finditer(re.escape(quote), text)] if quote else []


def measure(items: Sequence[Mapping[str, Any]], *, careful: bool = False) -> Totals:
    """The totals over strings; ``careful``: what is doubtful is masked as well, as it is until somebody decides."""
    totals = Totals()
    read_personal("张三")  # loads the model
    for item in items:
        started = time.process_time()
        reading = read_personal(item["text"])
        totals.seconds += time.process_time() - started
        masks = longest([*reading.certain, *reading.doubtful]) if careful else reading.certain
        _count(totals, item, masks)
    return totals


def _count(totals: Totals, item: Mapping[str, Any], spans: Sequence[PersonalSpan]) -> None:
    text = item["text"]
    wanted = [(m["quote"], m["kind"], places(text, m["quote"])) for m in item["mask"]]
    inside = [place for _, _, found in wanted for place in found]
    totals.strings += 1
    totals.characters += len(text)
    for quote, kind, found in wanted:
        good = bool(found) and any(all(_is_covered(at, spans) for at in range(*place)) for place in found)
        totals.quotes[kind] += 1
        totals.covered[kind] += good
        if not good:
            totals.failures.append(f"{item['id']} missed {kind} {quote!r}")
    wrong = [*_touched(text, item["keep"], spans, inside), *_strange(text, spans, inside)]
    totals.keeps += len(item["keep"])
    totals.touched += sum(w.startswith("touched") for w in wrong)
    totals.strange += sum(w.startswith("strange") for w in wrong)
    totals.wrong_strings += bool(wrong)
    totals.failures += [f"{item['id']} {w}" for w in wrong]


def _touched(text: str, keeps: Sequence[str], spans: Sequence[PersonalSpan], inside: Sequence[_Place]) -> Iterator[str]:
    for keep in keeps:
        free = [place for place in places(text, keep) if not any(_overlap(place, own) for own in inside)]
        if free and any(_overlap((s.start, s.end), place) for s in spans for place in free):
            yield f"touched {keep!r}"


def _strange(text: str, spans: Sequence[PersonalSpan], inside: Sequence[_Place]) -> Iterator[str]:
    for span in spans:
        if not any(_overlap((span.start, span.end), place) for place in inside):
            yield f"strange {span.kind} {text[span.start : span.end]!r}"


def _is_covered(at: int, spans: Sequence[PersonalSpan]) -> bool:
    return any(s.start <= at < s.end for s in spans)


def _overlap(one: _Place, other: _Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def report(totals: Totals) -> Iterator[str]:
    """The totals in lines."""
    quotes = sum(totals.quotes.values())
    yield f"strings {totals.strings}, quotes {quotes}, recall {totals.recall:.4f}"
    for kind, count in totals.quotes.most_common():
        yield f"  {kind:12} {totals.covered[kind]}/{count}"
    share = totals.touched / max(1, totals.keeps)
    yield f"keep substrings touched {totals.touched}/{totals.keeps} ({share:.4f})"
    yield f"masks that overlap no quote {totals.strange} ({totals.strange / max(1, totals.strings):.4f} a string)"
    yield f"strings with any false mask {totals.wrong_strings} ({totals.wrong_strings / max(1, totals.strings):.4f})"
    yield f"{1e6 * totals.seconds / max(1, totals.characters):.2f} ms per 1,000 characters"


def main() -> None:
    """Measure files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    lines = [line for path in arguments.files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    items = [json.loads(line) for line in lines]
    for careful in (False, True):
        totals = measure(items, careful=careful)
        print("-- with what is doubtful --" if careful else "-- certain --")
        for line in [*report(totals), *(totals.failures if arguments.show else ())]:
            print(line)


if __name__ == "__main__":
    main()
