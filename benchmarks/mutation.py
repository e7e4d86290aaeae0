"""How many small faults in the rules their own cases notice: ``python -m benchmarks.mutation [--rules CODE…]``.

Every rule module, and every word list of a rule, is changed in one place at a time (``benchmarks.mutants``), in memory,
and the rule is run on its cases (``benchmarks.rule_cases``). A fault is noticed when one case comes out other than it
should, or when the changed rule cannot be loaded or run. Faults that change nothing a filing could show stand with the
reason in ``equivalent_mutants.yaml`` and are not counted; one that is noticed after all, or that the rule no longer
has, is an error. ``--details`` lists what went unnoticed, ``--write`` puts the tables into docs/.
"""

import argparse
import ast
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import yaml

from assistant.rules.table import RULES, RuleNotFound, rule
from assistant.rules.word_lists import word_lists
from benchmarks.mutants import KINDS, DroppedWord, Mutant, dropped_words, mutants
from benchmarks.pages import HOUSE_PAGE, ROOT, table, version, write_section
from benchmarks.rule_cases import RuleCase, cases_of, module_name

TITLE = "Faults in the rules that their cases notice"
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.yaml")


@dataclass(frozen=True)
class Outcome:
    """One fault and whether a case noticed it."""

    code: str
    kind: str
    line: int
    what: str
    noticed: bool


@dataclass(frozen=True)
class Equivalent:
    """A fault that cannot change a finding; ``at`` is a part of its source line, where ``what`` is not enough."""

    code: str
    what: str
    reason: str
    at: str = ""

    def is_meant(self, outcome: Outcome, lines: Sequence[str]) -> bool:
        """Whether it names this fault of its rule."""
        return self.what == outcome.what and self.at in (lines[outcome.line - 1] if outcome.line else "")


@cache
def equivalents() -> tuple[Equivalent, ...]:
    """The faults known to change nothing, each with its reason."""
    return tuple(Equivalent(**entry) for entry in yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8")))


def outcomes(code: str, source: str, cases: Sequence[RuleCase], dropped: Iterable[DroppedWord] = ()) -> list[Outcome]:
    """Every fault of a rule module and of its word lists. ValueError where the rule as it is fails one of its cases."""
    tree = ast.parse(source)
    if not _all_hold(tree, cases):
        raise ValueError(f"{code}: the unchanged rule does not hold to its cases")
    faults: list[Mutant | DroppedWord] = [*mutants(tree), *dropped]
    return [Outcome(code, m.kind, m.line, m.what, _noticed(m, tree, cases)) for m in faults]


def _noticed(mutant: Mutant | DroppedWord, tree: ast.Module, cases: Sequence[RuleCase]) -> bool:
    with mutant.applied():
        try:
            return not _all_hold(tree, cases)
        except Exception:  # a rule that cannot run is noticed, whatever it raises
            return True


def _all_hold(tree: ast.Module, cases: Sequence[RuleCase]) -> bool:
    module = ModuleType("assistant.rules.checks.mutant")
    exec(compile(tree, "<mutant>", "exec"), module.__dict__)  # noqa: S102 -- our own rules, changed in one place
    return all(case.holds(module.__dict__["RULE"]) for case in cases)


def of_rule(code: str) -> list[Outcome]:
    """Every fault of a rule of the table that can change a finding."""
    checked = rule(code)
    name = module_name(checked)
    source = (ROOT / "assistant" / "rules" / "checks" / f"{name}.py").read_text(encoding="utf-8")
    found = outcomes(checked.code, source, cases_of(checked), dropped_words(word_lists(name)))
    known = [e for e in equivalents() if e.code == checked.code]
    return without_equivalents(found, known, source.splitlines())


def without_equivalents(found: Sequence[Outcome], known: Sequence[Equivalent], lines: Sequence[str]) -> list[Outcome]:
    """The faults that are not known to change nothing. ValueError where the list of those is wrong."""
    for entry in known:
        meant = [o for o in found if entry.is_meant(o, lines)]
        if not meant or any(o.noticed for o in meant):
            raise ValueError(f"{entry.code}: {entry.what!r} {'is noticed' if meant else 'is no fault of the rule'}")
    return [o for o in found if not any(e.is_meant(o, lines) for e in known)]


def run(codes: Sequence[str]) -> Iterator[Outcome]:
    """All rules, one process a core; how far it is goes to standard error."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for done, (code, found) in enumerate(zip(codes, pool.map(of_rule, codes), strict=True), start=1):
            print(f"\r{done}/{len(codes)} {code}", end="" if done < len(codes) else "\n", file=sys.stderr, flush=True)
            yield from found


def share(found: Iterable[Outcome]) -> str:
    """Noticed of all, in percent and as counts."""
    results = [o.noticed for o in found]
    return f"{sum(results) / len(results):.0%} ({sum(results)} of {len(results)})" if results else "—"


def report(found: Sequence[Outcome]) -> str:
    """The share noticed by kind, and by rule, the weakest rules first."""
    words, others = [o for o in found if o.kind == "word"], [o for o in found if o.kind != "word"]
    kinds = {kind: share(o for o in found if o.kind == kind) for kind in KINDS}
    by_kind = table("kind of fault", {"noticed": {**kinds, "all but words": share(others), "all": share(found)}})
    codes = sorted({o.code for o in found}, key=lambda c: (_ratio(found, c), c))
    parts = {"all": found, "all but words": others, "words": words}
    columns = {name: {c: share(o for o in part if o.code == c) for c in codes} for name, part in parts.items()}
    return f"{by_kind}\n\n{table('rule', columns)}"


def _ratio(found: Sequence[Outcome], code: str) -> float:
    results = [o.noticed for o in found if o.code == code]
    return sum(results) / len(results)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, and with ``--write`` put the tables into docs/benchmarks-house.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rules", nargs="+", metavar="CODE", help="these rules alone")
    parser.add_argument("--details", action="store_true", help="list every fault that went unnoticed")
    parser.add_argument("--write", action="store_true", help=f"write into docs/{HOUSE_PAGE.name} (all rules)")
    parser.add_argument(
        "--at-least", type=int, default=0, metavar="PERCENT", help="exit with 1 where fewer are noticed"
    )
    chosen = parser.parse_args(arguments)
    if chosen.write and chosen.rules:
        parser.error("--write wants all rules")
    try:
        codes = [rule(code).code for code in chosen.rules or [r.code for r in RULES]]
    except RuleNotFound as error:
        parser.error(str(error))
    found = list(run(codes))
    left_out = sum(e.code in codes for e in equivalents())
    body = f"{version(ROOT)}. Not counted: {left_out} faults that change nothing.\n\n{report(found)}"
    print(body)
    for missed in (o for o in found if chosen.details and not o.noticed):
        print(f"{missed.code}:{missed.line} {missed.kind}: {missed.what}")
    if chosen.write:
        write_section(HOUSE_PAGE, TITLE, "python -m benchmarks.mutation", body)
    return int(100 * sum(o.noticed for o in found) < chosen.at_least * len(found))


if __name__ == "__main__":
    sys.exit(main())
