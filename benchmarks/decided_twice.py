"""Where Chinese is still decided in more than one place: ``python -m benchmarks.decided_twice``.

For each kind of decision, the modules outside its one place that name words of it, or work it out, themselves.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from benchmarks import house_code as code
from benchmarks.pages import ROOT

Decides = Callable[[code.Module], bool]
_LIKENESS = re.compile(r"SequenceMatcher|rapidfuzz|\bratio\(|\[i : i \+ 2\]")
_CORE = re.compile(r"(?:数量|人次|面积|里程)[^\n]*\)\$")
_NUMERALS = re.compile(r"\[[^\]\n]*(?:一二三四五|\{CHINESE\}|\{_CN\})[^\]\n]*\]")


def _finds(pattern: re.Pattern[str]) -> Decides:
    return lambda module: pattern.search(module.text) is not None


KINDS: Mapping[str, tuple[str, Decides]] = {
    "measures": ("lexicon/measures.yaml, language/measures", lambda m: code.names_words(m, code.MEASURE_WORDS, 6) > 0),
    "denial": ("language/polarity", lambda m: code.names_words(m, code.DENIALS, 2) > 0),
    "likeness of names": ("language/likeness", _finds(_LIKENESS)),
    "core of a name": ("language/names", _finds(_CORE)),
    "numerals in words": ("language/numeral", _finds(_NUMERALS)),
}
"""The kind, its one place, and whether a module decides it."""


def places(kind: str) -> Iterator[str]:
    """The modules of the product that decide a kind, in their order."""
    _, decides = KINDS[kind]
    yield from (str(m.path) for m in code.modules(ROOT) if m.path.parts[0] == "assistant" and decides(m))


def main() -> None:
    """Print every kind with its modules."""
    for kind, (home, _) in KINDS.items():
        found = list(places(kind))
        print(f"{kind} (one place: {home}): {len(found)}", *found, sep="\n  ")


if __name__ == "__main__":
    main()
