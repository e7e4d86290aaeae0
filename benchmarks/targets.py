"""The target parser against agreed readings: ``python -m benchmarks.targets FILE.jsonl… [--details]``.

A line is right where operator, low, high, unit and quantitative all agree, or agree with one of the other readings in
``also``. A scale may stand in the number or in the unit: 5 万元 and 50000 元 are the same. A wrong number (a number,
range or date read where there is none, or another one than is there) is counted apart from what is left unread.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.language.numerals import fold
from assistant.language.target_parser import parse_target, target_as_json

Reading = Mapping[str, Any]
_NUMBERS = frozenset({">=", "<=", ">", "<", "=", "range", "date"})
_SCALES = {"亿": Decimal(10**8), "万": Decimal(10**4), "千": Decimal(1000), "百": Decimal(100)}
_OWN = ("千米", "千克", "千瓦", "千伏", "千帕", "百分")


class Verdict(StrEnum):
    """How a reading stands against the agreed one, from right to worst."""

    RIGHT = "right"
    UNIT = "other unit"
    """Operator and numbers agree; the unit or ``quantitative`` does not."""
    UNREAD = "unread"
    """A number or date is there and was left unparseable, qualitative or empty."""
    OTHER_WORDS = "other kind"
    """No number is there and none was read, but the kind differs (qualitative, yes_no, empty, unparseable)."""
    WRONG = "wrong number"


def read(text: str) -> Reading:
    """What the parser makes of a string."""
    return target_as_json(parse_target(text))


def verdict(want: Reading, got: Reading) -> Verdict:
    """How a reading stands against a line with its ``also``."""
    readings = [{**want, **other} for other in ({}, *want.get("also", ()))]
    if any(_agrees(r, got) and r["quantitative"] == got["quantitative"] and _unit(r) == _unit(got) for r in readings):
        return Verdict.RIGHT
    if any(_agrees(r, got) for r in readings):
        return Verdict.UNIT
    if got["operator"] in _NUMBERS:
        return Verdict.WRONG
    return Verdict.UNREAD if want["operator"] in _NUMBERS else Verdict.OTHER_WORDS


def _agrees(want: Reading, got: Reading) -> bool:
    """Whether operator and bounds are the same, the scale of the unit reckoned in."""
    ends = ("low", "high")
    return want["operator"] == got["operator"] and all(_scaled(want, e) == _scaled(got, e) for e in ends)


def _scaled(reading: Reading, end: str) -> Decimal | str | None:
    value = reading[end]
    if not isinstance(value, int | float):
        return value  # type: ignore[no-any-return]
    return (Decimal(str(value)) * _split(reading["unit"])[0]).normalize()


def _unit(reading: Reading) -> str:
    return _split(reading["unit"])[1]


def _split(unit: str) -> tuple[Decimal, str]:
    """The scale of a unit and the unit without it; brackets and spaces are written alike."""
    scale, rest = Decimal(1), fold(unit).replace(" ", "")
    while rest[:1] in _SCALES and not rest.startswith(_OWN):
        scale, rest = scale * _SCALES[rest[0]], rest[1:]
    return scale, rest


def lines(path: Path) -> Iterator[Reading]:
    """The lines of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def measure(path: Path, reader: Callable[[str], Reading] = read) -> list[tuple[Verdict, Reading, Reading]]:
    """Verdict, agreed reading and reading of every line of a file."""
    found = ((line, reader(line["raw"])) for line in lines(path))
    return [(verdict(line, got), line, got) for line, got in found]


def show(path: Path, *, details: bool) -> None:
    """Print the figures of a file, and with ``details`` every line that is not right."""
    results = measure(path)
    counts = Counter(v for v, _, _ in results)
    print(f"{path.name}: {counts[Verdict.RIGHT]}/{len(results)} right; " + ", ".join(
        f"{v} {counts[v]}" for v in Verdict if v is not Verdict.RIGHT
    ))  # fmt: skip
    for operator, total in sorted(Counter(w["operator"] for _, w, _ in results).items()):
        of_it = Counter(v for v, w, _ in results if w["operator"] == operator)
        rest = ", ".join(f"{v} {n}" for v, n in sorted(of_it.items()) if v is not Verdict.RIGHT)
        print(f"  {operator:12} {of_it[Verdict.RIGHT]:4}/{total:<4} {rest}")
    if details:
        for judged, want, got in results:
            if judged is not Verdict.RIGHT:
                print(f"  {judged:12} {want['raw']!r}: {_short(want)} also {want.get('also', [])}; read {_short(got)}")


def _short(reading: Reading) -> tuple[Any, ...]:
    return tuple(reading[k] for k in ("operator", "low", "high", "unit", "quantitative"))


def main(words: Sequence[str] | None = None) -> int:
    """Measure the files of the command line, or of ``words``."""
    parser = argparse.ArgumentParser(description="Measure the target parser against strings with their agreed reading.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--details", action="store_true", help="print every line that is not right")
    given = parser.parse_args(words)
    for path in given.files:
        show(path, details=given.details)
    return 0


if __name__ == "__main__":
    sys.exit(main())
