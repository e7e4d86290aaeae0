"""How many figures of texts by other hands are read right, read otherwise, or not read at all.

    python -m benchmarks.figures [FILE…] [--details]

A file has one text a line, every figure marked ⟦quote|kind|value|unit⟧ by whoever wrote it; kind is money, percent,
count, date, range, doc, id or idiom. A figure counts as read where a token lies on it; as right where the token's form
is one that the mark allows and, for quantities, its number is the marked one.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from assistant.language.tokens import TextToken, TokenKind, find_tokens
from benchmarks.pages import ROOT

FOLDER = ROOT / "tests" / "cases" / "figures"
_MARK = re.compile(r"⟦([^|⟧]*)\|([a-z]+)\|([^|⟧]*)\|([^⟧]*)⟧")
_K = TokenKind
_NAMES = {_K.DOCUMENT, _K.IDENTIFIER, _K.ORDINAL, _K.LIST_MARK, _K.CLOCK}
_QUANTITIES = {_K.MONEY, _K.SHARE, _K.COUNT, _K.NUMBER}
FORMS = {
    "money": {_K.MONEY},
    "percent": {_K.SHARE},
    "count": {_K.COUNT, _K.NUMBER},
    "date": {_K.DATE, _K.PERIOD, _K.CLOCK},
    "range": _QUANTITIES | {_K.DATE, _K.PERIOD, _K.CLOCK},
    "doc": _NAMES,
    "id": _NAMES,
    "idiom": {_K.IDIOM, _K.ORDINAL, _K.LIST_MARK},
}
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True)
class Mark:
    """A figure as its writer marked it, at ``start``–``end`` of the text without marks."""

    quote: str
    kind: str
    value: str
    start: int
    end: int


def read_marks(line: str) -> tuple[str, list[Mark]]:
    """A text without its marks, and the marks. The two characters ``\\n`` stand for a line break."""
    text, marks, at = "", list[Mark](), 0
    line = line.replace("\\n", "\n")
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        marks.append(Mark(found[1], found[2], found[3], len(text), len(text) + len(found[1])))
        text, at = text + found[1], found.end()
    return text + line[at:], marks


def verdicts(line: str) -> Iterator[tuple[str, Mark, Sequence[TextToken]]]:
    """Of each mark: right, value, form or unread, with the tokens that lie on it."""
    text, marks = read_marks(line)
    tokens = find_tokens(text)
    for mark in marks:
        on = [t for t in tokens if t.start < mark.end and mark.start < t.end]
        yield _verdict(mark, on), mark, on


def _verdict(mark: Mark, tokens: Sequence[TextToken]) -> str:
    if not tokens:
        return "right" if mark.kind == "idiom" else "unread"
    fitting = [t for t in tokens if t.kind in FORMS[mark.kind]]
    if not fitting:
        return "form"
    return "right" if mark.kind not in {"money", "percent", "count"} or _same(mark.value, fitting) else "value"


def _same(value: str, tokens: Sequence[TextToken]) -> bool:
    try:
        wanted = Decimal(value)
    except InvalidOperation:
        return True  # a mark without a number says only that there is a figure
    numbers = [(n, t.unit) for t in tokens for n in (t.number, t.low, t.high) if n is not None]
    return any(wanted in {n, n * _scale(unit)} for n, unit in numbers)


def _scale(unit: str) -> int:
    return _SCALES.get(unit[:1], 1) if unit[:1] in {"万", "亿"} else 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the files and print the counts; without files those of the tests."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.txt")))
    parser.add_argument("--details", action="store_true", help="list what is not right")
    chosen = parser.parse_args(arguments)
    for path in chosen.files:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [item for line in lines if line.strip() for item in verdicts(line)]
        counts = Counter(verdict for verdict, _, _ in found)
        shares = "  ".join(f"{name} {counts[name]} ({counts[name] / len(found):.1%})" for name in _ORDER)
        print(f"{path.name}: {len(lines)} texts, {len(found)} figures  {shares}")
        for verdict, mark, on in found if chosen.details else []:
            if verdict != "right":
                print(f"  {verdict}: {mark.quote} [{mark.kind} {mark.value}] read {[(t.kind, t.text) for t in on]}")
    return 0


_ORDER = ("right", "value", "form", "unread")


if __name__ == "__main__":
    sys.exit(main())
