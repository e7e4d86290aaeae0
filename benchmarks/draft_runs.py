"""Draft briefs and time each draft; ``python -P draft_runs.py BRIEFS.jsonl …`` prints JSON, a line a brief.

Meets nothing of this folder and of the product only what every checkout since the first has, so that the same file runs
on the code of another checkout (PYTHONPATH).
"""

import inspect
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from assistant.bootstrap import Product

PASSES = 3
Brief = Mapping[str, Any]
Run = dict[str, Any]


def load(paths: Sequence[Path]) -> list[Brief]:
    """The briefs of JSONL files, in order. Raises OSError, ValueError."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]


def runs(briefs: Sequence[Brief], passes: int = PASSES) -> list[Run]:
    """For each brief: ``draft`` as ``jixiao draft --json`` gives it, and ``seconds`` of each pass, ledger included.

    One draft before the first is not counted. A brief that is refused has an empty draft and ``refused`` says why.
    """
    product = Product()
    for brief in briefs[:1]:
        _one(product, brief)
    found: list[Run] = [{"id": brief["id"], "seconds": []} for brief in briefs]
    for _ in range(passes):
        for run, brief in zip(found, briefs, strict=True):
            started = time.perf_counter()
            drafted = _one(product, brief)
            run["seconds"].append(time.perf_counter() - started)
            run.update(drafted)
    return found


def _one(product: Product, brief: Brief) -> Run:
    try:
        draft = product.pipeline.draft(brief["text"], product.profile(brief["profile"]), brief["year"])
    except Exception as error:
        if type(error).__name__ != "BriefError":  # it lay in other rooms before
            raise
        return {"draft": {}, "refused": str(error)}
    return {"draft": drafted_as_json(draft, brief), "refused": ""}


def drafted_as_json(draft: Any, brief: Brief | None = None) -> dict[str, Any]:
    """What a scorer needs of a draft, as ``jixiao draft --json`` gives it."""
    shown = {key: getattr(draft, key) for key in ("filing", "facts", "questions", "findings")}
    return {key: plain(value) for key, value in shown.items()} | ledger_of(brief or {}, draft)


def ledger_of(brief: Brief, draft: Any, head: Any = None) -> dict[str, Any]:
    """The ledger of a draft: of the draft alone, of brief and draft and year as before, or none as at first.

    ``head`` is the class that gives it; without one, that of the checkout."""
    give = getattr(head or _head(), "ledger", None)
    if give is None:
        return {}
    alone = len(inspect.signature(give).parameters) == 1
    return {"ledger": plain((give(draft) if alone else give(brief["text"], draft, brief["year"])).entries)}


def _head() -> Any:
    try:
        from assistant.jobs.declaration.job import Declarations
    except ImportError:
        return None
    return Declarations


def plain(value: Any) -> Any:
    """Models and sequences of them as JSON data."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


def lines(paths: Sequence[Path]) -> Iterator[str]:
    """First where the code that ran lies, then a line a brief."""
    import assistant

    yield json.dumps({"code": str(Path(str(assistant.__file__)).parents[1])})
    for run in runs(load(paths)):
        yield json.dumps(run, ensure_ascii=False)


if __name__ == "__main__":
    for printed in lines([Path(argument) for argument in sys.argv[1:]]):
        print(printed)
