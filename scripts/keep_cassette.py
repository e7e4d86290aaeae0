"""Keep what a relay recorded beside the tests: briefs, answers, and the library as it was shown to the model.

    python -m scripts.keep_cassette BRIEFS.jsonl RELAY.jsonl FOLDER

Run it with the code and the library that the recording was made with: the material is what they choose.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.bootstrap import Product
from assistant.jobs.declaration.interface import Assignment
from assistant.jobs.declaration.pipeline import DraftingPipeline
from assistant.jobs.declaration.writers.model_based.material import Material
from assistant.llm.interface import Errand
from benchmarks.draft_runs import load
from tests.fakes.cassette import Cassette, brief_of, recorded_model, stage_of

Brief = Mapping[str, Any]
_ARGUMENTS = 3
_KEPT = ("id", "text", "profile", "year")
"""Of a brief; its gold is kept elsewhere."""


def answers(path: Path, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The recorded lines about these briefs, by brief and stage; of what was recorded anew, the last."""
    order = ("reading", "design", "repair", "review")
    found = [line for line in load([path]) if brief_of(line["request"]) in names]
    named = [{"brief": names[brief_of(f["request"])], "stage": stage_of(f["request"]), **f} for f in found]
    last = {(line["brief"], line["stage"]): line for line in named}
    yield from sorted(last.values(), key=lambda line: (line["brief"], order.index(line["stage"])))


def shown(pipeline: DraftingPipeline, brief: Brief, product: Product) -> Material:
    """The material of a brief's design."""
    reading = pipeline.read(brief["text"], year=brief["year"])
    if pipeline.model_reading is not None:
        reading = pipeline.model_reading(reading, brief["year"], Errand()).reading
    entries = pipeline._entries(reading.facts, pipeline.find_work(reading.facts))
    profile = product.profile(brief["profile"])
    clauses = tuple(pipeline.clauses(reading.facts))
    return Material.of(Assignment(reading.facts, profile, brief["year"], entries, clauses), None)


def main(arguments: Sequence[str]) -> int:
    """Write briefs.jsonl, answers.jsonl and material.json."""
    if len(arguments) != _ARGUMENTS:
        print(__doc__, file=sys.stderr)
        return 2
    briefs, recorded, folder = load([Path(arguments[0])]), Path(arguments[1]), Path(arguments[2])
    folder.mkdir(parents=True, exist_ok=True)
    lines = list(answers(recorded, {b["text"]: b["id"] for b in briefs}))
    _write(folder / "answers.jsonl", lines)
    _write(folder / "briefs.jsonl", [{name: brief[name] for name in _KEPT} for brief in briefs])
    product, model = Product(), recorded_model(Cassette(folder / "answers.jsonl"))
    pipeline = product.declarations(model).pipeline
    kept: dict[str, dict[str, Any]] = {"entries": {}, "clauses": {}, "briefs": {}}
    for brief in briefs:
        material = shown(pipeline, brief, product)
        kept["entries"] |= {e.id: e.model_dump(mode="json") for e in material.library.values()}
        kept["clauses"] |= {c.key: c.model_dump(mode="json") for c in material.clauses.values()}
        kept["briefs"][brief["id"]] = {
            "entries": [e.id for e in material.library.values()],
            "clauses": [c.key for c in material.clauses.values()],
        }
    text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "material.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(briefs)} briefs, {len(lines)} answers, {len(kept['entries'])} entries")
    return 0


def _write(path: Path, lines: Sequence[Mapping[str, Any]]) -> None:
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
