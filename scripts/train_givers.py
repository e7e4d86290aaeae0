"""Train the reader of givers of money from briefs with a gold ledger and gold funds (JSONL).

    python -m scripts.train_givers [BRIEFS.jsonl …] [--leave-hands-out]

Without files: the training briefs of the repository. ``--leave-hands-out`` trains on some hands and reads the others,
in three turns, and writes no model. Training needs scikit-learn (the extra ``train``); reading does not.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from assistant.jobs.declaration.ledger.givers import (
    FISCAL,
    LEFT_OVER,
    MODEL,
    NOBODY,
    OTHER,
    GiverReader,
    giver_features,
)
from assistant.language.layout import layout
from assistant.language.token_quantities import with_scale
from scripts.linear_training import write_model
from scripts.train_roles import TRAINING, Brief, hand, load, spot

_TURNS = 3
_OTHERS = frozenset({"自筹", "其他"})
_MONEY = frozenset({"money_total", "money_use", "money_past", "money_overall", "money_effect", "price", "limit"})


def examples(brief: Brief) -> Iterator[tuple[list[str], str]]:
    """The amounts of a brief with who gives them."""
    laid = layout(brief["text"])
    givers = {_yuan(s["amount"], s["unit"]): s["from"] for s in brief["money"].get("sources") or []}
    previous = 0
    for entry in sorted(brief["ledger"], key=lambda e: spot(brief["text"], e)):
        start, end = spot(brief["text"], entry)
        features, previous = giver_features(laid, start, end, previous), end
        if entry["role"] == "money_source":
            giver = givers.get(_yuan(entry["value"], entry["unit"]))
            if giver is not None:
                yield features, LEFT_OVER if "结转" in giver else OTHER if giver in _OTHERS else FISCAL
        elif entry["role"] in _MONEY:
            yield features, NOBODY


def _yuan(amount: str, unit: str) -> Decimal | None:
    try:
        return with_scale(Decimal(str(amount).replace(",", "")), unit)
    except ArithmeticError:
        return None


def train(briefs: Sequence[Brief], out: Path) -> None:
    """Write the model."""
    found = [one for brief in briefs for one in examples(brief)]
    write_model([dict.fromkeys(features, 1) for features, _ in found], [label for _, label in found], out)


def leave_hands_out(briefs: Sequence[Brief]) -> Counter[tuple[str, str]]:
    """How often each giver was read as which, each brief by a model that never saw its hand."""
    hands = sorted({hand(b) for b in briefs})
    read = Counter[tuple[str, str]]()
    for turn in range(_TURNS):
        out = set(hands[turn::_TURNS])
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "givers.npz"
            train([b for b in briefs if hand(b) not in out], model)
            reader = GiverReader(model)
        for brief in briefs:
            if hand(brief) in out:
                for features, label in examples(brief):
                    giver = reader.read(features)
                    read[label, giver.line if giver.odds > 0 else NOBODY] += 1
    return read


def main() -> None:
    """Train, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("briefs", nargs="*", type=Path)
    parser.add_argument("--leave-hands-out", action="store_true")
    arguments = parser.parse_args()
    briefs = load(arguments.briefs or sorted(TRAINING.glob("*.jsonl")))
    if arguments.leave_hands_out:
        for (label, read), count in sorted(leave_hands_out(briefs).items()):
            print(f"{label:8} read as {read:8} {count}")
        return
    train(briefs, MODEL)


if __name__ == "__main__":
    main()
