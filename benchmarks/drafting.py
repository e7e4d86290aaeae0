"""Drafts scored against briefs with a gold ledger, and their speed.

    python -m benchmarks.drafting [BRIEFS.jsonl …] [--against DIR | --cassette DIR] [--details] [--write]

Scored by ../shared/tools/score_ledger.py. ``--against`` names another checkout of this project: it drafts the same
briefs with its own code, and both stand in one table. ``--cassette`` (tests/cassettes) drafts them once by rules and
once with the recorded model; the gold has the ids of its briefs. Briefs that the models of a checkout are trained on
are "tuned on": their figures say what was learnt, not what to expect.
"""

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.bootstrap import Product
from benchmarks import draft_runs
from benchmarks.draft_runs import Run
from benchmarks.draft_scores import ScoredDrafts, Scorer, figures, load_scorer, scored, trained_on
from benchmarks.pages import (
    DRAFTING_PAGE,
    MODEL_PAGE,
    RECORDED,
    ROOT,
    conditions,
    run_python,
    table,
    version,
    write_section,
)
from generators.form import render_form

SHARED = ROOT.parent / "shared"
BRIEFS = SHARED / "briefs" / "briefs_ledger_dev.jsonl"
SCORER = SHARED / "tools" / "score_ledger.py"
BRIEF = (
    "项目名称：农村公路安全生命防护工程\n主管部门：云岭区交通运输局\n实施单位：云岭区公路管理站\n"
    "2027年对24公里临水临崖路段安装波形护栏9600米、标志牌120块，11月底前完工，交工验收合格率100%。"
    "申请资金168万元，其中财政拨款150万元，上年结转18万元。交通事故较上年下降30%以上，沿线群众满意度90%以上。"
)


class WrongCheckout(Exception):
    """A checkout that cannot draft, or whose code was not what ran."""


def seconds_per_filing(count: int) -> float:
    """Mean wall seconds from text to the bytes of the Word form, after one warm-up."""
    product = Product()
    profile = product.profile()
    _one(product, profile.id)
    started = time.perf_counter()
    for _ in range(count):
        _one(product, profile.id)
    return (time.perf_counter() - started) / count


def _one(product: Product, profile_id: str) -> None:
    profile = product.profile(profile_id)
    draft = product.pipeline.draft(BRIEF, profile, 2027)
    render_form(draft.filing, profile, draft=not draft.is_final)


def runs_of(root: Path, path: Path) -> list[Run]:
    """The drafts that the code of another checkout makes. Raises WrongCheckout."""
    done = run_python(root, "-P", str(Path(draft_runs.__file__)), str(path.resolve()))
    if done.returncode:
        raise WrongCheckout((done.stderr.splitlines() or ["no output"])[-1])
    where, *runs = (json.loads(line) for line in done.stdout.splitlines())
    if Path(where["code"]) != root.resolve():
        raise WrongCheckout(f"the code of {where['code']} ran, not that of {root}")
    return runs


def measure(root: Path, path: Path, scorer: Scorer) -> ScoredDrafts:
    """The scored drafts of a checkout: of this one in this process, of another in its own. Raises WrongCheckout."""
    briefs = draft_runs.load([path])
    runs = draft_runs.runs(briefs) if root.resolve() == ROOT else runs_of(root, path)
    return scored(briefs, runs, scorer)


def columns(sides: Sequence[Path], paths: Sequence[Path], scorer: Scorer) -> dict[str, ScoredDrafts]:
    """Every checkout with every file of briefs, by the head of its column. Raises WrongCheckout."""
    found = {}
    for path in paths:
        briefs = draft_runs.load([path])
        for name, root in zip(["before", "now"][-len(sides) :], sides, strict=True):
            head = f"{name} ({version(root)}): {path.stem}, {trained_on(briefs, root)}"
            found[head] = measure(root, path, scorer)
    return found


def with_model(folder: Path, paths: Sequence[Path], scorer: Scorer) -> tuple[dict[str, ScoredDrafts], str]:
    """The same briefs by rules and with the recorded model, and what was refused of the model's."""
    from benchmarks.recorded_drafts import of_briefs, recorded_runs, refusals

    briefs = of_briefs(folder, draft_runs.load(paths))
    runs = recorded_runs(folder, briefs)
    kept = {run["id"] for run in runs}
    briefs = [brief for brief in briefs if brief["id"] in kept]
    results = {
        "by rules": scored(briefs, draft_runs.runs(briefs, passes=1), scorer),
        "with the recorded model": scored(briefs, runs, scorer),
    }
    rows = "\n".join(f"| {kind} | {count} |" for kind, count in refusals(runs))
    return results, f"| in the records of {len(runs)} drafts | lines |\n|---|---|\n{rows}"


def report(results: Mapping[str, ScoredDrafts]) -> str:
    """All columns in one table."""
    return f"{conditions()}.\n\n{table('measure', {head: dict(figures(r)) for head, r in results.items()})}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and with ``--write`` put the table into docs/benchmarks-drafting.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drafting", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("briefs", nargs="*", type=Path, metavar="BRIEFS.jsonl", help=f"default: {BRIEFS.name}")
    parser.add_argument("--against", type=Path, metavar="DIR", help="another checkout of this project")
    parser.add_argument("--cassette", type=Path, metavar="DIR", help="recordings of a model, such as tests/cassettes")
    parser.add_argument("--details", action="store_true", help="print every fault")
    parser.add_argument("--write", action="store_true", help=f"write into docs/{DRAFTING_PAGE.name}")
    parser.add_argument("--scorer", type=Path, default=SCORER, help=f"another {SCORER.name}")
    chosen = parser.parse_args(arguments)
    paths = chosen.briefs or [BRIEFS]
    absent = [p for p in (chosen.scorer, *paths) if not p.is_file()]
    scorer = load_scorer(chosen.scorer)
    if absent or scorer is None:
        print(f"没有 {'、'.join(p.name for p in absent)}，无法给草稿计分。", file=sys.stderr)
        return 1
    refused = ""
    try:
        if chosen.cassette:
            results, refused = with_model(chosen.cassette, paths, scorer)
        else:
            results = columns([p for p in (chosen.against, ROOT) if p], paths, scorer)
    except WrongCheckout as error:
        parser.error(f"{chosen.against}: {error}")
    if chosen.details:
        print(*(line for head, r in results.items() for line in (head, *r.details)), sep="\n")
    body = "\n\n".join(part for part in (report(results), refused) if part)
    print(body)
    if chosen.write and chosen.cassette:
        write_section(MODEL_PAGE, RECORDED, "python -m benchmarks.drafting GOLD.jsonl --cassette tests/cassettes", body)
    elif chosen.write:
        command = "python -m benchmarks.drafting --against DIR"
        write_section(DRAFTING_PAGE, "Drafts against gold ledgers", command, body, "How drafts are measured")
    return 0


if __name__ == "__main__":
    sys.exit(main())
