"""How the code is built, and how fast it starts and drafts: ``python -m benchmarks.house [--before DIR] [--write]``.

``--before`` names another checkout of this project; both are then measured in one run, and what is timed is timed in
turn, so that a busy machine slows both. Each checkout runs its own ``benchmarks.drafting``; what it cannot run is "—".
What counts as what is defined in ``benchmarks.house_code``.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from benchmarks import house_code as code
from benchmarks.pages import HOUSE_PAGE, ROOT, conditions, table, version, write_section

STARTS, DRAFT_RUNS, DRAFTS = 7, 5, 20
_DRAFTING = f"from benchmarks.drafting import seconds_per_filing as s; print(1 / s({DRAFTS}))"


@dataclass
class Checkout:
    """A checkout, its modules and the figures of its runs: seconds of a start, drafts per second."""

    root: Path
    starts: list[float] = field(default_factory=list)
    drafts: list[float] = field(default_factory=list)

    @cached_property
    def modules(self) -> tuple[code.Module, ...]:
        return code.modules(self.root)


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python on the code of a checkout, in an empty folder, so that no settings file and no other code is met."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "JIXIAO_"))}
    with tempfile.TemporaryDirectory() as folder:
        environment = kept | {"PYTHONPATH": str(root), "JIXIAO_DATA_DIR": folder}
        command = [sys.executable, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=environment)


def measure_runs(sides: Sequence[Checkout]) -> None:
    """Time starts and drafts of all sides in turn, the order turned round each time; the first start is not counted."""
    for turn in range(STARTS + 1):
        for side in sides[:: -1 if turn % 2 else 1]:
            began = time.perf_counter()
            done = run(side.root, "-m", "assistant.cli.main", "--help")
            side.starts += [time.perf_counter() - began] if _succeeded(done) and turn else []
    for turn in range(DRAFT_RUNS):
        for side in sides[:: -1 if turn % 2 else 1]:
            done = run(side.root, "-c", _DRAFTING)
            side.drafts += [float(done.stdout)] if _succeeded(done) else []


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
    """What was timed."""
    yield f"`jixiao --help`, seconds, median of {STARTS} (range)", timed(side.starts, 2)
    yield f"drafts by rules a second, with Word, median of {DRAFT_RUNS} (range)", timed(side.drafts, 1)


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
