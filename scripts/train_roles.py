"""Train the tagger of roles from briefs with a gold ledger (JSONL): minutes on two cores, the same model every time.

    python -m scripts.train_roles [BRIEFS.jsonl …] [--out MODEL] [--leave-one-hand-out]

Without files: the training briefs of the repository. ``--leave-one-hand-out`` trains on all hands but one and reads the
briefs of that one, for each hand (the part of an id before its last dash); it writes no model.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from assistant.jobs.declaration.ledger.features import brief_features
from assistant.jobs.declaration.ledger.tagger import MODEL, NO_NUMBER
from assistant.language.tokens import Token

TRAINING = Path(__file__).parent.parent / "tests" / "cases" / "briefs_ledger"
PARAMETERS = {"c1": 0.1, "c2": 0.05, "max_iterations": 120, "feature.possible_transitions": False}
_RANGE_END = "range_end"
Brief = Mapping[str, Any]
Sequence_ = tuple[list[list[str]], list[str]]


def load(paths: Sequence[Path]) -> list[Brief]:
    """The briefs of JSONL files, in order."""
    return [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def labelled(brief: Brief) -> Sequence_:
    """The features of each token of a brief, and its gold role."""
    tokens, rows = brief_features(brief["text"], int(brief["year"]))
    return rows, [label(token, brief) for token in tokens]


def label(token: Token, brief: Brief) -> str:
    """The role of the shortest gold quote that covers a token, or else touches it."""
    spots = sorted((_spot(brief["text"], e) + (e["role"],) for e in brief["ledger"]), key=lambda s: s[1] - s[0])
    whole = (r for a, b, r in spots if a <= token.start < b and r != _RANGE_END)
    touching = (r for a, b, r in spots if token.start < b and a < token.end)
    return next(whole, None) or next(touching, NO_NUMBER)


def _spot(text: str, entry: Mapping[str, Any]) -> tuple[int, int]:
    if isinstance(entry.get("start"), int):
        return entry["start"], entry["end"]
    at = text.find(entry["quote"])
    return at, at + len(entry["quote"])


def train(sequences: Sequence[Sequence_], out: Path) -> None:
    """Write the model for labelled sequences."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(PARAMETERS)
    for rows, labels in sequences:
        if rows:
            trainer.append(rows, labels)
    trainer.train(str(out))


def leave_one_out(
    briefs: Sequence[Brief], read: Callable[[Brief], Sequence_] = labelled
) -> Iterator[tuple[str, int, int]]:
    """For each hand: how many token roles are right, of how many, with a model that never saw that hand."""
    sequences = [(hand(b), *read(b)) for b in briefs]
    for one in sorted({h for h, _, _ in sequences}):
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "model"
            train([(rows, labels) for h, rows, labels in sequences if h != one], model)
            tagger = pycrfsuite.Tagger()
            tagger.open(str(model))
            pairs = [
                (gold, got)
                for h, rows, labels in sequences
                if h == one
                for gold, got in zip(labels, tagger.tag(rows), strict=True)
            ]
            tagger.close()
        yield one, sum(gold == got for gold, got in pairs), len(pairs)


def hand(brief: Brief) -> str:
    """Who wrote a brief."""
    return str(brief["id"]).rsplit("-", 1)[0]


def main() -> None:
    """Train, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("briefs", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--leave-one-hand-out", action="store_true")
    arguments = parser.parse_args()
    briefs = load(arguments.briefs or sorted(TRAINING.glob("*.jsonl")))
    if arguments.leave_one_hand_out:
        for one, right, count in leave_one_out(briefs):
            print(f"{one}: {right / count:.3f} of {count}")
        return
    train([labelled(b) for b in briefs], arguments.out)
    print(f"{len(briefs)} briefs, {arguments.out.stat().st_size // 1024} KB: {arguments.out}")


if __name__ == "__main__":
    main()
