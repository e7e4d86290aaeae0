"""Drafts of the recorded model, beside those of the rules for the same briefs."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.draft_runs import Brief, Run, drafted_as_json, load, plain
from tests.fakes.cassette import StaleRecording
from tests.fakes.recorded import RecordedProduct


def recorded_runs(folder: Path, briefs: Sequence[Brief]) -> list[Run]:
    """For each brief what ``draft_runs.runs`` gives, read and designed by the recorded model; one pass.

    A brief whose recording no longer fits is left out and named.
    """
    recorded = RecordedProduct(folder)
    found: list[Run] = []
    for brief in briefs:
        started = time.perf_counter()
        try:
            draft = recorded.draft(brief)
        except StaleRecording as stale:
            print(f"left out: {stale}", file=sys.stderr)
            continue
        seconds = time.perf_counter() - started
        found.append(
            {"id": brief["id"], "seconds": [seconds], "draft": drafted_as_json(draft, brief), "refused": "",
             "record": plain(draft.record)}
        )  # fmt: skip
    return found


def of_briefs(folder: Path, briefs: Sequence[Brief]) -> list[Brief]:
    """Those of the briefs that a folder has recordings of."""
    known = {line["id"] for line in load([folder / "briefs.jsonl"])}
    return [brief for brief in briefs if brief["id"] in known]


def refusals(runs: Sequence[Run]) -> Iterator[tuple[str, int]]:
    """How often each part of the record was written, for the page."""
    lines = [reason for run in runs for reason in (run["record"] or {}).get("reasons", ())]
    kinds = {
        "quotes or values that do not stand": ("原文里没有", "里没有读到", "所引的原文"),
        "rules and model read differently": ("规则读作",),
        "parts refused": ("不合格：",),
        "replaced by the rules' row": ("改用规则起草",),
        "dropped": ("不采用：",),
        "added by rules": ("按规则补上",),
        "planned numbers without a row": ("没有写成指标",),
    }
    for kind, words in kinds.items():
        yield kind, sum(any(word in line for word in words) for line in lines)


def as_json(runs: Sequence[Run], folder: Path) -> None:
    """Keep the drafts, a file a brief."""
    folder.mkdir(parents=True, exist_ok=True)
    for run in runs:
        text = json.dumps(run["draft"] | {"record": run["record"]}, ensure_ascii=False, indent=1)
        (folder / f"{run['id']}.json").write_text(text, encoding="utf-8")
