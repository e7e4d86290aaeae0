"""How many numerals are read right, not read, or read wrong.

    python -m benchmarks.numerals [--count 100000] [--seed 1]    random numbers in every style, readers side by side
    python -m benchmarks.numerals --spoken FILE [--details]      spoken cases of a YAML file

A spoken case has text, value (null where it is approximate or cannot be sure), unit, approx, and low and high. The
counts: right, unread, wrong; "unit" and "bounds" where the number is right and its unit or its bounds are others.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import yaml

from assistant.language.numeral.quantity import SpokenQuantity, stated_quantity
from benchmarks import numeral_readers
from tests.fakes.number_words import SPECIAL, STYLES, Style, unsure

Reader = Callable[[str], object]
READERS: Mapping[str, Reader] = {
    "现在": numeral_readers.ours,
    "cn2an 单独": numeral_readers.library,
    "从前": numeral_readers.previous,
}


@dataclass(frozen=True)
class Score:
    """How a reader did with one style."""

    right: int
    unread: int
    wrong: int
    examples: tuple[str, ...] = ()
    """Some that were read wrong."""


def measure(style: Style, reader: Reader, count: int, seed: int) -> Score:
    """Write so many numbers and read them back."""
    rng, marks = Random(seed), Counter[str]()  # noqa: S311 -- the same numbers each time
    wrong: list[str] = []
    for _ in range(count):
        text, value = style(rng)
        got = reader(text)
        mark = "right" if got == value else "unread" if got is None else "wrong"
        marks[mark] += 1
        if mark == "wrong" and len(wrong) < 3:
            wrong.append(f"{text} → {got}")
    return Score(marks["right"], marks["unread"], marks["wrong"], tuple(wrong))


def print_styles(count: int, seed: int) -> None:
    """A table of styles by readers; then what nobody can be sure of, and what has a reader of its own."""
    share = count // (len(STYLES) + len(SPECIAL) + 1)
    print(f"每种写法 {share} 个；对/未读/错")
    totals = {name: Counter[str]() for name in READERS}
    for style_name, style in STYLES.items():
        print(_row(style_name, style, share, seed, totals))
    print("合计\t" + "\t".join(f"{n} {t['right']}/{t['unread']}/{t['wrong']}" for n, t in totals.items()))
    print(_row("说不准（不读为对）", unsure, share, seed, {name: Counter() for name in READERS}))
    for style_name, (style, reader) in SPECIAL.items():
        score = measure(style, reader, share, seed)
        print(f"{style_name}\t现在 {score.right}/{score.unread}/{score.wrong}", *score.examples)


def _row(name: str, style: Style, count: int, seed: int, totals: Mapping[str, Counter[str]]) -> str:
    cells = [name]
    for reader_name, reader in READERS.items():
        score = measure(style, reader, count, seed)
        totals[reader_name].update(right=score.right, unread=score.unread, wrong=score.wrong)
        cells.append(f"{reader_name} {score.right}/{score.unread}/{score.wrong}")
    return "\t".join(cells)


def judge(case: Mapping[str, Any], read: SpokenQuantity | None) -> str:
    """right, unread, wrong, or "unit" (the value right, the unit another) and "bounds" (approximate, other bounds)."""
    value = case["value"]
    if value is None and not case["approx"]:
        return "right" if read is None or (read.value is None and not read.approximate) else "wrong"
    if read is None or (read.value is None and not read.approximate):
        return "unread"
    if case["approx"]:
        if not read.approximate:
            return "wrong"
        bounds = all(key not in case or _same(case[key], getattr(read, key)) for key in ("low", "high"))
        return "bounds" if not bounds else "right" if read.unit == case["unit"] else "unit"
    if read.value != Decimal(value):
        return "wrong"
    return "right" if read.unit == case["unit"] else "unit"


def _same(expected: str | None, found: Decimal | None) -> bool:
    return found is None if expected is None else found == Decimal(expected)


def spoken(cases: Sequence[Mapping[str, Any]]) -> Counter[str]:
    """The counts over spoken cases, those of approximate ones with the prefix ``approx ``."""
    return Counter(
        f"{'approx ' if case['approx'] else ''}{judge(case, stated_quantity(case['text']))}" for case in cases
    )


def print_spoken(path: Path, *, details: bool) -> None:
    """The counts, and with details every case that is not right."""
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    for mark, number in sorted(spoken(cases).items()):
        print(f"{mark}\t{number}")
    for case in cases if details else []:
        read = stated_quantity(case["text"])
        if (mark := judge(case, read)) != "right":
            print(f"{mark}\t{case}\t{read}")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--spoken", type=Path)
    parser.add_argument("--details", action="store_true")
    options = parser.parse_args(arguments)
    if options.spoken:
        print_spoken(options.spoken, details=options.details)
        return
    started = time.perf_counter()
    print_styles(options.count, options.seed)
    print(f"{time.perf_counter() - started:.1f} 秒")


if __name__ == "__main__":
    main()
