"""The figures of drafts that were scored against their gold, as the rows of a table."""

import importlib.util
import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from benchmarks.draft_runs import Brief, Run, load

FAULTS = ("distractor", "untraced", "fragment", "name", "class", "sign")
"""Kinds of faulty rows; a row may have several."""
TRAINING = ("briefs_ledger", "brief_heads")
_MARKS = {
    "numbers seen": ("seen", "numbers"),
    "roles right": ("role", "numbers"),
    "roles right, of those seen": ("role", "seen"),
    "rows faulty": ("faulty", "rows"),
}
_AFTER = {
    "rows pending": ("pending", "rows"),
    "money total": ("money", "money_of"),
    "head (name, department, unit)": ("head", "head_of"),
    "contradictions shown": ("contradicted", "contradictions"),
    "asked what must be": ("asked", "must_ask"),
    "good indicators met": ("good", "good_of"),
}
_COUNTS = {
    "asked what the brief says": "wrongly_asked",
    "drafts of under 6 or over 15 rows": "off_size",
    "drafts with over 3 questions": "too_many_questions",
    "orders obeyed": "orders",
    "rows of what is left out": "excluded",
}


class Scorer(Protocol):
    """What is used of score_ledger.py."""

    def score(self, brief: Brief, draft: Mapping[str, Any]) -> tuple[Counter[str], list[str]]:
        """Counts of a draft, and a line for each fault."""
        ...


@dataclass(frozen=True)
class ScoredDrafts:
    """The drafts of one checkout for one set of briefs."""

    counts: Counter[str]
    seconds: tuple[float, ...]
    """Of each brief the quickest pass, which depends least on what else the machine does."""
    details: tuple[str, ...]


def load_scorer(path: Path) -> Scorer | None:
    """The scorer by its path; None where it is absent."""
    spec = importlib.util.spec_from_file_location("score_ledger", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module  # type: ignore[no-any-return]


def scored(briefs: Sequence[Brief], runs: Sequence[Run], scorer: Scorer) -> ScoredDrafts:
    """Every draft scored; one that was refused counts as an empty one."""
    counts, details = Counter[str](), list[str]()
    for brief, run in zip(briefs, runs, strict=True):
        found, faults = scorer.score(brief, run["draft"])
        counts += found
        counts += Counter(briefs=1, refused=bool(run["refused"]))
        share = f"role {found['role']}/{found['numbers']} faulty {found['faulty']}/{found['rows']}"
        details += [f"{brief['id']} {brief.get('style', '')} {share} {run['refused']}".rstrip(), *faults]
    return ScoredDrafts(counts, tuple(min(run["seconds"]) for run in runs), tuple(details))


def figures(result: ScoredDrafts) -> Iterator[tuple[str, str]]:
    """The rows of the table."""
    counts = result.counts
    yield "briefs (refused)", f"{counts['briefs']} ({counts['refused']})"
    yield from ((label, share(counts, *keys)) for label, keys in _MARKS.items())
    yield from ((f"… {kind}", str(counts[f"row_{kind}"])) for kind in FAULTS)
    yield from ((label, share(counts, *keys)) for label, keys in _AFTER.items())
    yield from ((label, str(counts[key])) for label, key in _COUNTS.items())
    yield "milliseconds a draft, median", f"{statistics.median(result.seconds) * 1000:.0f}"
    yield "drafts a second, one process", f"{len(result.seconds) / sum(result.seconds):.1f}"


def share(counts: Mapping[str, int], part: str, whole: str) -> str:
    """A share with its counts, "—" of nothing."""
    of = counts[whole]
    return f"{counts[part] / of:.3f} ({counts[part]} of {of})" if of else "—"


def trained_on(briefs: Sequence[Brief], root: Path) -> str:
    """Whether the models of a checkout are trained on some of these briefs."""
    folders = [root / "tests" / "cases" / name for name in TRAINING]
    known = {b["text"] for b in load(sorted(p for f in folders for p in f.glob("*.jsonl")))}
    seen = sum(b["text"] in known for b in briefs)
    if seen == len(briefs):
        return "tuned on"
    return f"{seen} of {len(briefs)} tuned on" if seen else "not tuned on"
