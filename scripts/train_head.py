"""Train the tagger of project, department and unit from the training briefs of the repository (a few minutes).

    python -m scripts.train_head [BRIEFS.jsonl …] [--leave-hands-out]

``--leave-hands-out`` trains on some hands and reads the others, in three turns, and writes no model.
"""

import argparse
import re
import tempfile
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pycrfsuite  # type: ignore[import-untyped]

from assistant.jobs.declaration.head.features import head_features
from assistant.jobs.declaration.head.reader import MODEL, OUTSIDE, TAGS, HeadReader
from scripts.train_roles import TRAINING, Brief, hand, load

HEADS = TRAINING.parent / "brief_heads"
"""Openings of briefs with their head alone."""

_SETTINGS = {"c1": 0.05, "c2": 0.05, "max_iterations": 100, "feature.minfreq": 2}
_TURNS, _ALIKE = 3, 0.6


def labels(brief: Brief) -> list[str]:
    """The tag of each character: names as the head gives them, bodies wherever they stand."""
    text = brief["text"]
    tags = [OUTSIDE] * len(text)
    for field, tag in TAGS.items():
        name = brief["head"].get(field)
        for match in re.finditer(re.escape(name), text) if name else ():
            if all(t == OUTSIDE for t in tags[match.start() : match.end()]):
                tags[match.start() : match.end()] = [f"B{tag}", *[f"I{tag}"] * (len(name) - 1)]
                if field == "name":
                    break
    return tags


def train(briefs: Sequence[Brief], out: Path) -> None:
    """Write the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for brief in briefs:
        trainer.append(head_features(brief["text"]), labels(brief))
    trainer.set_params(_SETTINGS)
    trainer.train(str(out))


def right(briefs: Sequence[Brief], reader: HeadReader) -> dict[str, str]:
    """By field: how many are read as the head gives them, or left open where it gives none."""
    counts = dict.fromkeys(TAGS, 0)
    for brief in briefs:
        found = reader.read(brief["text"])
        for field in TAGS:
            wanted, read = brief["head"].get(field), found.get(field)
            if not wanted:
                counts[field] += read is None
            elif read is not None:
                counts[field] += SequenceMatcher(None, wanted, read.text).ratio() >= _ALIKE
    return {field: f"{count}/{len(briefs)}" for field, count in counts.items()}


def main() -> None:
    """Train, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("briefs", nargs="*", type=Path)
    parser.add_argument("--leave-hands-out", action="store_true")
    arguments = parser.parse_args()
    briefs = load(arguments.briefs or sorted([*TRAINING.glob("*.jsonl"), *HEADS.glob("*.jsonl")]))
    if not arguments.leave_hands_out:
        train(briefs, MODEL)
        print(f"{len(briefs)} briefs, {MODEL.stat().st_size // 1024} KB: {MODEL}")
        return
    hands = sorted({hand(b) for b in briefs})
    for turn in range(_TURNS):
        left = set(hands[turn::_TURNS])
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "head.crfsuite"
            train([b for b in briefs if hand(b) not in left], model)
            print(", ".join(sorted(left)), right([b for b in briefs if hand(b) in left], HeadReader(model)))


if __name__ == "__main__":
    main()
