"""Train the tagger of roles from briefs with a gold ledger (JSONL): a minute, the same model every time.

    python -m scripts.train_roles [BRIEFS.jsonl …] [--with-passages] [--out MODEL] [--leave-one-hand-out]

Without files: the training briefs of the repository. ``--with-passages`` adds its passages (one to four sentences out
of briefs, tests/cases/passages), which the shipped model has not learnt from. ``--leave-one-hand-out`` trains on all
hands but one and reads the briefs of that one, for each hand (the part of an id before its last dash); it writes no
model. Training needs scikit-learn (the extra ``train``); reading does not.
"""

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from assistant.jobs.declaration.ledger.features import brief_features
from assistant.jobs.declaration.ledger.tagger import MODEL, NO_NUMBER, START, RoleTagger, history
from assistant.language.tokens import TextToken
from scripts.linear_training import write_model

TRAINING = Path(__file__).parent.parent / "tests" / "cases" / "briefs_ledger"
PASSAGES = TRAINING.parent / "passages"
_RANGE_END = "range_end"
_RAREST = 2
_SHIFTED = ("form=", "prev_same=", "chinese", "at=")
"""Features that mean another thing in a passage than in a whole brief."""
_SHORTEST = 20
Brief = Mapping[str, Any]


class Labelled(NamedTuple):
    """The numbers of a brief: features and gold roles."""

    rows: Sequence[Sequence[str]]
    labels: Sequence[str]


def load(paths: Sequence[Path]) -> list[Brief]:
    """The briefs of JSONL files, in order."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]


def labelled(brief: Brief) -> Labelled:
    """The features of each token of a brief, and its gold role."""
    tokens, rows = brief_features(brief["text"], brief.get("year"))
    return Labelled(rows, [label(token, brief) for token in tokens])


def pieces(brief: Brief) -> Iterator[Brief]:
    """A brief in halves and in pieces of a sentence or two, as briefs of their own: short ones are written too."""
    text = brief["text"]
    cuts = [m.end() for m in re.finditer(r"[。；\n]", text)]
    middle = min(cuts, key=lambda at: abs(at - len(text) // 2), default=0)
    edges = [0, *cuts, len(text)]
    spans = [(0, middle), (middle, len(text)), *pairwise(edges[::2]), *pairwise([0, *edges[1::2]])]
    for start, end in dict.fromkeys(spans):
        spots = [(*spot(text, e), e["role"]) for e in brief["ledger"]]
        kept = [{"start": a - start, "end": b - start, "role": r} for a, b, r in spots if start <= a and b <= end]
        if end - start > _SHORTEST and kept and "|" not in text[start:end]:
            yield {"id": brief["id"], "year": brief.get("year"), "text": text[start:end], "ledger": kept}


def label(token: TextToken, brief: Brief) -> str:
    """The role of the shortest gold quote that covers a token, or else touches it."""
    spots = sorted(((*spot(brief["text"], e), e["role"]) for e in brief["ledger"]), key=lambda s: s[1] - s[0])
    whole = (r for a, b, r in spots if a <= token.start < b and r != _RANGE_END)
    touching = (r for a, b, r in spots if token.start < b and a < token.end)
    return str(next(whole, None) or next(touching, NO_NUMBER))


def spot(text: str, entry: Mapping[str, Any]) -> tuple[int, int]:
    """Where a gold line stands: as it says, else where its quote stands first."""
    if isinstance(entry.get("start"), int):
        return entry["start"], entry["end"]
    at = text.find(entry["quote"])
    return at, at + len(entry["quote"])


def of_passage(one: Labelled) -> Labelled:
    """A labelled passage with features that no brief has: passages were asked for where reading is hard, so what is
    usual in them (background, values of last year) is not what is usual in a brief."""
    return Labelled(
        [[*row, "passage", *(f"passage|{f}" for f in row if f.startswith(_SHIFTED))] for row in one.rows], one.labels
    )


def train(briefs: Sequence[Labelled], out: Path) -> None:
    """Write the model for labelled briefs."""
    write_model(_examples(briefs), [one for brief in briefs for one in brief.labels], out)


def _examples(briefs: Sequence[Labelled]) -> list[dict[str, int]]:
    """The features of every number, for every other one with the gold roles of the two before it: when reading, those
    are only guesses, and a number has to be known without them. What is seen once only is left out."""
    seen = Counter(f for brief in briefs for row in brief.rows for f in set(row))
    examples: list[dict[str, int]] = []
    for brief in briefs:
        previous = before_that = START
        for row, one in zip(brief.rows, brief.labels, strict=True):
            features = [f for f in row if seen[f] >= _RAREST]
            before = history(previous, before_that) if len(examples) % 2 else ()
            examples.append(dict.fromkeys((*features, *before), 1))
            previous, before_that = one, previous
    return examples


def leave_one_out(briefs: Sequence[Brief]) -> Iterator[tuple[str, int, int]]:
    """For each hand: how many roles are right, of how many, with a model that never saw that hand."""
    read = [(hand(b), labelled(b)) for b in briefs]
    halves = [(hand(b), labelled(half)) for b in briefs for half in pieces(b)]
    for one in sorted({h for h, _ in read}):
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "roles.npz"
            train([b for h, b in (*read, *halves) if h != one], model)
            tagger = RoleTagger(model)
        pairs = [p for h, b in read if h == one for p in _compared(tagger, b)]
        yield one, sum(gold == got for gold, got in pairs), len(pairs)


def _compared(tagger: RoleTagger, brief: Labelled) -> Iterator[tuple[str, str]]:
    tags = tagger.tag(brief.rows, [()] * len(brief.rows))
    yield from zip(brief.labels, (t.role.value if t.role else NO_NUMBER for t in tags), strict=True)


def hand(brief: Brief) -> str:
    """Who wrote a brief."""
    return str(brief["id"]).rsplit("-", 1)[0]


def main() -> None:
    """Train, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("briefs", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--with-passages", action="store_true")
    parser.add_argument("--leave-one-hand-out", action="store_true")
    arguments = parser.parse_args()
    briefs = load(arguments.briefs or sorted(TRAINING.glob("*.jsonl")))
    if arguments.leave_one_hand_out:
        for one, right, count in leave_one_out(briefs):
            print(f"{one}: {right / count:.3f} of {count}")
        return
    passages = [] if not arguments.with_passages else load(sorted(PASSAGES.glob("*.jsonl")))
    read = [labelled(one) for b in briefs for one in (b, *pieces(b))]
    train([*read, *(of_passage(labelled(b)) for b in passages)], arguments.out)
    print(f"{len(briefs)} briefs, {len(passages)} passages, {arguments.out.stat().st_size // 1024} KB: {arguments.out}")


if __name__ == "__main__":
    main()
