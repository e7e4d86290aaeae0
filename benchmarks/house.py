"""How the code is built, and how fast it starts and drafts: ``python -m benchmarks.house [--before DIR] [--write]``.

``--before`` names another checkout of this project; both are then measured in one run, and what is timed is timed in
turn, so that a busy machine slows both. Each checkout runs its own ``benchmarks.drafting``; what it cannot run is "—".
What counts as what is defined in ``benchmarks.house_code``.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from benchmarks import house_code as code
from benchmarks.pages import HOUSE_PAGE, ROOT, conditions, run_python, table, version, write_section

STARTS, DRAFT_RUNS = 7, 5
_DRAFTING = """
from time import process_time as cpu
from benchmarks.drafting import seconds_per_filing
seconds_per_filing(1)
a = cpu()
seconds_per_filing(1)
b = cpu()
wall = seconds_per_filing(21)
c = cpu()
print(1 / wall, (c - b - (b - a)) / 20 * 1000)
"""
"""Drafts a second, and what twenty more drafts cost over one, in milliseconds of the processor for each."""
_SPEED = {
    f"`jixiao --help`, seconds, median of {STARTS} (range)": 2,
    "`jixiao --help`, seconds of the processor": 2,
    f"drafts by rules a second, with Word, median of {DRAFT_RUNS} (range)": 1,
    "milliseconds of the processor for a draft, with Word": 0,
}
"""What is timed, and with how many decimals it is shown."""


@dataclass
class Checkout:
    """A checkout, its modules and what each of its runs took: two figures of a start, two of drafting."""

    root: Path
    starts: list[tuple[float, ...]] = field(default_factory=list)
    drafts: list[tuple[float, ...]] = field(default_factory=list)

    @cached_property
    def modules(self) -> tuple[code.Module, ...]:
        return code.modules(self.root)


def measure_runs(sides: Sequence[Checkout]) -> None:
    """Time starts and drafts of all sides in turn, the order turned round each time; the first start is not counted."""
    for turn in range(STARTS + 1):
        for side in sides[:: -1 if turn % 2 else 1]:
            took = _start(side.root)
            side.starts += [took] if took and turn else []
    for turn in range(DRAFT_RUNS):
        for side in sides[:: -1 if turn % 2 else 1]:
            done = run_python(side.root, "-c", _DRAFTING)
            side.drafts += [tuple(map(float, done.stdout.split()))] if _succeeded(done) else []


def _start(root: Path) -> tuple[float, ...]:
    """Seconds of ``jixiao --help`` as a whole process, by the clock and of the processor; none where it fails."""
    clock, processor = time.perf_counter(), _seconds_of_children()
    done = run_python(root, "-m", "assistant.cli.main", "--help")
    took = (time.perf_counter() - clock, _seconds_of_children() - processor)
    return took if _succeeded(done) else ()


def _seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _succeeded(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether a run went through; if not, its last line goes to standard error."""
    if done.returncode:
        print(*done.stderr.splitlines()[-1:], file=sys.stderr)
    return done.returncode == 0


def timed(values: Sequence[float], digits: int) -> str:
    """The median, with the least and the greatest value."""
    if not values:
        return "—"
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def structure(side: Checkout) -> Iterator[tuple[str, str]]:
    """What is read from the source, as the rows of the table."""
    modules = side.modules
    sizes = code.function_sizes(modules)
    lists = [count for m in modules for count in code.word_lists(m)]
    missing, long = code.without_mirror(side.root, modules)
    likeness = [f.name for m in modules for f in m.functions if f.name.strip("_") in code.LIKENESS]
    yield "Python files", str(len(modules))
    yield "lines of a file: median / 90% / longest", code.spread([m.lines for m in modules])
    yield "functions", str(len(sizes))
    yield "code lines of a function: median / 90% / longest", code.spread(sizes)
    yield "code lines in all", str(sum(len(m.code_lines) for m in modules))
    yield "modules in import cycles", str(len(code.in_cycles(code.import_graph(modules))))
    yield "rooms under `assistant/`", str(len({m.room for m in modules if m.room.startswith("assistant/")}))
    yield "regular expressions", str(sum(map(code.regular_expressions, modules)))
    yield "word lists (words in them)", f"{len(lists)} ({sum(lists)})"
    yield "modules with a list of measure words", str(_naming(modules, code.MEASURE_WORDS, 6))
    yield "modules with a list of denial words", str(_naming(modules, code.DENIALS, 2))
    yield f"functions named {', '.join(sorted(code.LIKENESS))}", str(len(likeness))
    share = f"{1 - len(missing) / long:.0%} ({long - len(missing)} of {long})" if long else "—"
    yield "modules over 60 lines with a mirrored test file, rules apart", share


def _naming(modules: Sequence[code.Module], vocabulary: frozenset[str], least: int) -> int:
    return sum(code.names_words(m, vocabulary, least) for m in modules)


def speed(side: Checkout) -> Iterator[tuple[str, str]]:
    """What was timed; the figures of the processor depend less on what else the machine does."""
    measured = [*(zip(*side.starts, strict=True) if side.starts else [(), ()])]
    measured += zip(*side.drafts, strict=True) if side.drafts else [(), ()]
    for (label, digits), values in zip(_SPEED.items(), measured, strict=True):
        yield label, timed(values, digits)


def jobs(sides: Sequence[Checkout]) -> list[str]:
    """Every job that one of the checkouts has a folder for."""
    paths = (m.path.parts for side in sides for m in side.modules)
    return sorted({parts[2] for parts in paths if parts[:2] == ("assistant", "jobs") and len(parts) > 3})


def rooms_of_jobs(side: Checkout, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """In how many rooms the code of each job stands."""
    for name in names:
        yield f"rooms with code of the job `{name}`", str(len(code.job_rooms(side.modules, name)))


def by_room(side: Checkout) -> dict[str, str]:
    """Regular expressions, word lists and their words of each room that has any."""
    patterns: Counter[str] = Counter()
    lists: dict[str, list[int]] = {}
    for module in side.modules:
        patterns[module.room] += code.regular_expressions(module)
        lists.setdefault(module.room, []).extend(code.word_lists(module))
    rooms = [r for r in sorted(lists) if patterns[r] or lists[r]]
    return {f"`{r}`": f"{patterns[r]}, {len(lists[r])} ({sum(lists[r])})" for r in rooms}


def report(sides: Sequence[Checkout]) -> str:
    """Both tables, under the commits measured."""
    names = jobs(sides)
    heads = {f"{name} ({version(s.root)})": s for name, s in zip(["before", "now"][-len(sides) :], sides, strict=True)}
    figures = {h: {**dict(structure(s)), **dict(rooms_of_jobs(s, names)), **dict(speed(s))} for h, s in heads.items()}
    rooms = table("room: regular expressions, word lists (words)", {h: by_room(s) for h, s in heads.items()})
    return f"{conditions()}.\n\n{table('measure', figures)}\n\n{rooms}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and with ``--write`` put the tables into docs/benchmarks-house.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.house", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--before", type=Path, metavar="DIR", help="another checkout of this project")
    parser.add_argument("--write", action="store_true", help=f"write into docs/{HOUSE_PAGE.name}")
    chosen = parser.parse_args(arguments)
    if chosen.before and not (chosen.before / "assistant").is_dir():
        parser.error(f"{chosen.before} is no checkout of this project")
    sides = [Checkout(p.resolve()) for p in (chosen.before, ROOT) if p]
    measure_runs(sides)
    body = report(sides)
    print(body)
    if chosen.write:
        write_section(HOUSE_PAGE, "Structure and speed", "python -m benchmarks.house --before DIR", body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
