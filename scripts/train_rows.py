"""Train the models of class and sign of indicators from briefs with a gold ledger (JSONL) and the indicator library.

    python -m scripts.train_rows [BRIEFS.jsonl …] [--leave-hands-out]

Without files: the training briefs of the repository. ``--leave-hands-out`` trains on some hands and reads the others,
in three turns, and writes no model. Training needs scikit-learn (the extra ``train``); reading does not.
"""

import argparse
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.row_classes import CLASSES, CLASSIFIED, SIGNED, SIGNS, RowClassifier
from assistant.jobs.declaration.ledger.row_features import named_features, row_features
from assistant.jobs.declaration.ledger.row_names import LOOSE_HEAD, LOOSE_TAIL
from assistant.language import topics
from assistant.language.layout import layout
from assistant.language.tokens import TextToken, find_tokens
from assistant.language.topics import topic
from assistant.language.word_edges import LEARNED
from policy_corpus import library
from scripts.linear_training import write_model
from scripts.train_roles import TRAINING, Brief, hand, load, spot

_TURNS = 3
_SPARE = {"经济成本指标", "成本指标", "服务对象满意度指标"}
"""Classes that a role fixes."""
_FIGURE = re.compile(r"[≥≤=＝<>]?\s*[\d.,%]+\s*")
_SIGNS = {"=", ">=", "<=", "range"}


class RowExample(NamedTuple):
    """A number that makes an indicator: where it stands, and what an expert says of it."""

    tokens: Sequence[TextToken]
    at: int
    role: NumberRole
    name: str
    level2: str
    accepted: frozenset[str]
    operator: str


def row_examples(brief: Brief) -> Iterator[RowExample]:
    """The numbers of a brief whose class or sign is given."""
    text = brief["text"]
    laid, tokens = layout(text), find_tokens(text)
    for entry in brief["ledger"]:
        role = NumberRole(entry["role"])
        start, end = spot(text, entry)
        at = next((i for i, t in enumerate(tokens) if t.start < end and start < t.end and not t.counts_nothing), None)
        if role not in SIGNED or at is None:
            continue
        level2, also = entry.get("level2") or "", entry.get("also_level2") or []
        yield RowExample(
            tokens, at, role, topic(laid, tokens, at, role.value), level2, frozenset([level2, *also]),
            entry.get("operator") or "",
        )  # fmt: skip


def train(briefs: Sequence[Brief], classes: Path, signs: Path) -> None:
    """Write both models."""
    rows, levels, other, operators = [], [], [], []
    for brief in briefs:
        laid = layout(brief["text"])
        for one in row_examples(brief):
            features = dict.fromkeys(row_features(laid, one.tokens, one.at, one.role, one.name), 1)
            if one.role in CLASSIFIED and one.level2 and one.level2 not in _SPARE:
                rows.append(features)
                levels.append(one.level2)
            if one.operator in _SIGNS:
                other.append(features)
                operators.append(one.operator)
    for features, level2 in _named(briefs):
        rows.append(features)
        levels.append(level2)
    write_model(rows, levels, classes)
    write_model(other, operators, signs)


def _named(briefs: Sequence[Brief]) -> Iterator[tuple[dict[str, int], str]]:
    """Indicators of which only name, class and target are known: of the library, and what experts would file."""
    for entry in library.entries():
        if entry.level2 not in _SPARE and "{" not in entry.name:
            yield _features(entry.name, entry.level2, entry.unit), entry.level2
    for brief in briefs:
        for row in brief.get("good_indicators") or []:
            if row["level2"] not in _SPARE:
                yield _features(row["name"], row["level2"], _FIGURE.sub("", str(row.get("target")))[:6]), row["level2"]


def write_edges(briefs: Sequence[Brief], out: Path) -> None:
    """Write the first and last two characters of known names that begin or end with a character that may be loose."""
    names = {e.get("about") or "" for b in briefs for e in b["ledger"]}
    names |= {r["name"] for b in briefs for r in b.get("good_indicators") or []}
    names |= {e.name for e in library.entries()}
    plain = {re.sub("(?:数量|人数|户数|时间|时限|单价|标准|频次|数|率)$", "", n) for n in names} | names
    heads = {n[:2] for n in plain if n[:1] in LOOSE_HEAD | topics.LOOSE_HEAD and len(n) > 2}
    tails = {n[-2:] for n in plain if n[-1:] in LOOSE_TAIL | topics.LOOSE_TAIL and len(n) > 2}
    out.write_text("".join(f"{' '.join(sorted(edges))}\n" for edges in (heads, tails)), encoding="utf-8")


def _features(name: str, level2: str, unit: str) -> dict[str, int]:
    role = NumberRole.OUTPUT if level2 == "数量指标" else NumberRole.RESULT
    return dict.fromkeys(named_features(role, name, unit), 1)


def leave_hands_out(briefs: Sequence[Brief]) -> Iterator[tuple[str, int, int, int, int]]:
    """For each turn: classes right, of how many, signs right (≥ and = are both accepted for either), of how many."""
    hands = sorted({hand(b) for b in briefs})
    for turn in range(_TURNS):
        left = set(hands[turn::_TURNS])
        with tempfile.TemporaryDirectory() as folder:
            files = Path(folder) / "classes.npz", Path(folder) / "signs.npz"
            train([b for b in briefs if hand(b) not in left], *files)
            yield (", ".join(sorted(left)), *_right([b for b in briefs if hand(b) in left], RowClassifier(*files)))


def _right(briefs: Sequence[Brief], classifier: RowClassifier) -> tuple[int, int, int, int]:
    counts = [0, 0, 0, 0]
    for brief in briefs:
        laid = layout(brief["text"])
        for one in row_examples(brief):
            [read] = classifier.read(laid, one.tokens, [(one.at, one.role, one.name)])
            if one.role in CLASSIFIED and one.level2:
                counts[0] += read.level2 in one.accepted
                counts[1] += 1
            if one.operator in _SIGNS:
                both = {one.operator, str(read.operator)}
                counts[2] += len(both) == 1 or both == {"=", ">="}
                counts[3] += 1
    return counts[0], counts[1], counts[2], counts[3]


def main() -> None:
    """Train, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("briefs", nargs="*", type=Path)
    parser.add_argument("--leave-hands-out", action="store_true")
    arguments = parser.parse_args()
    briefs = load(arguments.briefs or sorted(TRAINING.glob("*.jsonl")))
    if arguments.leave_hands_out:
        for left, classes, of, signs, of_signs in leave_hands_out(briefs):
            print(f"{left}: class {classes / of:.3f} of {of}, sign {signs / of_signs:.3f} of {of_signs}")
        return
    train(briefs, CLASSES, SIGNS)
    write_edges(briefs, LEARNED)
    print(f"{len(briefs)} briefs: {CLASSES.stat().st_size // 1024} KB, {SIGNS.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
