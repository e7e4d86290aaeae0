"""How many small faults in the rules their own cases notice: ``python -m benchmarks.mutation [--rules CODE…]``.

Every rule module is changed in one place at a time (``benchmarks.mutants``), in memory, and the rule is run on its
cases: ``tests/cases/rules/CODE.yaml`` and the two examples it holds itself. A fault is noticed when one case comes out
other than it should, or when the changed rule cannot be loaded or run. Some faults change nothing that a filing could
show, so that 100% is out of reach. ``--details`` lists what went unnoticed, ``--write`` puts the tables into docs/.
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
from typing import Any

import yaml

from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.profile import Profile
from assistant.domain.report import Report
from assistant.rules.engine import review
from assistant.rules.example_report import report_of
from assistant.rules.examples import apply
from assistant.rules.rule import Example, Rule
from assistant.rules.table import RULES, RuleNotFound, rule
from benchmarks.mutants import KINDS, Mutant, mutants
from benchmarks.pages import HOUSE_PAGE, ROOT, table, version, write_section
from policy_corpus import policies
from policy_corpus.catalog import load_profile
from policy_corpus.register import PolicyRegister

TITLE = "Faults in the rules that their cases notice"
CASES = ROOT / "tests" / "cases" / "rules"


@dataclass(frozen=True)
class Prepared:
    """A case made ready once: what the rule is run on, and whether it must find something."""

    bad: bool
    filing: Filing
    profile: Profile
    facts: Facts | None
    others: tuple[Filing, ...]
    report: Report | None

    def holds(self, checked: Rule) -> bool:
        """Whether the rule finds something exactly where it must."""
        result = review(self.filing, self.profile, [checked], self.facts, _register(), self.others, report=self.report)
        return bool(result.findings) == self.bad


@dataclass(frozen=True)
class Outcome:
    """One fault and whether a case noticed it."""

    code: str
    kind: str
    line: int
    what: str
    noticed: bool


@cache
def _register() -> PolicyRegister:
    return PolicyRegister(policies.documents(), policies.clauses())


def prepared(example: Example, *, bad: bool) -> Prepared:
    """What a rule needs to judge an example."""
    facts = Facts(text=example.brief) if example.brief else None
    others = tuple(apply(Example("", changes)) for changes in example.others)
    return Prepared(bad, apply(example), load_profile(example.profile), facts, others, report_of(example))


def cases_of(checked: Rule, folder: Path = CASES) -> list[Prepared]:
    """The rule's two examples and the cases of its file."""
    written = yaml.safe_load((folder / f"{checked.code}.yaml").read_text(encoding="utf-8"))
    own = [prepared(checked.bad, bad=True), prepared(checked.good, bad=False)]
    return own + [prepared(_example(case), bad=side == "bad") for side in ("bad", "good") for case in written[side]]


def _example(case: dict[str, Any]) -> Example:
    """A case of a file; without changes of its own it is about a report."""
    return Example(
        case["note"],
        case.get("changes", {"form": "evaluation_report"}),
        profile=case.get("profile", "central-2021"),
        brief=case.get("brief", ""),
        others=tuple(case.get("others", ())),
        report=case.get("report"),
    )


def outcomes(code: str, source: str, cases: Sequence[Prepared]) -> list[Outcome]:
    """Every fault of a rule module. ValueError where the rule as it is does not hold to its cases."""
    tree = ast.parse(source)
    if not _all_hold(tree, cases):
        raise ValueError(f"{code}: the unchanged rule does not hold to its cases")
    return [Outcome(code, m.kind, m.line, m.what, _noticed(m, tree, cases)) for m in mutants(tree)]


def _noticed(mutant: Mutant, tree: ast.Module, cases: Sequence[Prepared]) -> bool:
    with mutant.applied():
        try:
            return not _all_hold(tree, cases)
        except Exception:  # a rule that cannot run is noticed, whatever it raises
            return True


def _all_hold(tree: ast.Module, cases: Sequence[Prepared]) -> bool:
    module = ModuleType("assistant.rules.checks.mutant")
    exec(compile(tree, "<mutant>", "exec"), module.__dict__)  # noqa: S102 -- our own rules, changed in one place
    return all(case.holds(module.__dict__["RULE"]) for case in cases)


def of_rule(code: str) -> list[Outcome]:
    """Every fault of a rule of the table."""
    checked = rule(code)
    path = ROOT / "assistant" / "rules" / "checks" / f"{checked.name.replace('-', '_')}.py"
    return outcomes(checked.code, path.read_text(encoding="utf-8"), cases_of(checked))


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
    chosen = parser.parse_args(arguments)
    if chosen.write and chosen.rules:
        parser.error("--write wants all rules")
    try:
        codes = [rule(code).code for code in chosen.rules or [r.code for r in RULES]]
    except RuleNotFound as error:
        parser.error(str(error))
    found = list(run(codes))
    body = f"{version(ROOT)}.\n\n{report(found)}"
    print(body)
    for missed in (o for o in found if chosen.details and not o.noticed):
        print(f"{missed.code}:{missed.line} {missed.kind}: {missed.what}")
    if chosen.write:
        write_section(HOUSE_PAGE, TITLE, "python -m benchmarks.mutation", body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
