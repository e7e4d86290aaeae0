"""Train the chooser of indicator names from briefs with a gold ledger (JSONL): two minutes.

    python -m scripts.train_names [BRIEFS.jsonl …] [--with-passages] [--leave-hands-out]

A candidate is a name where it is nearly as like as any to what an expert would file: the name that a passage gives, the
indicator with that value and class, or else the words that the gold says the number is about. ``--with-passages`` adds
the passages of the repository, which the shipped model has not learnt from. ``--leave-hands-out`` trains on some hands
and reads the others, in three turns, and writes no model. Training needs scikit-learn (the extra ``train``); reading
does not.
"""

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.name_candidates import NameCandidate, NumberInText, name_candidates
from assistant.jobs.declaration.ledger.name_choice import NAMED, NAMES, NameChooser
from assistant.jobs.declaration.ledger.name_features import name_features, no_name_features
from assistant.jobs.declaration.ledger.row_names import ended, indicator_name
from assistant.language.layout import layout
from assistant.language.likeness import likeness
from assistant.language.target import Operator
from assistant.language.target_parser import parse_target
from assistant.language.tokens import find_tokens
from assistant.language.topics import topic
from scripts.linear_training import write_choice
from scripts.train_roles import PASSAGES, TRAINING, Brief, hand, load, spot

_ENDING = re.compile(
    "(?:完成(?:时间)?|时间|时限|单价|标准|成本|费用|支出|数量|人数|人次|户数|场次|次数|频次|面积|里程|长度|期数|件数|台数|套数|数|率)$"
)
_TURNS = 3
_LIKE, _NEARLY, _UNLIKE = 0.5, 0.05, 0.3
_ABOUT = 0.9
"""What likeness to the words of the gold counts where an expert's indicator is known as well."""
_RAREST = 3


class NameExample(NamedTuple):
    """A number with its candidates and the names that experts would give it, each with its weight."""

    number: NumberInText
    candidates: Sequence[NameCandidate]
    accepted: Sequence[tuple[str, float]]

    def right(self, name: str) -> float:
        """How like a name is to what experts would file, 0 to 1."""
        return max(weight * likeness(stem(name), stem(other)) for other, weight in self.accepted) if name else 0.0


def stem(name: str) -> str:
    """A name without the ending of its kind, which names of quite other things share."""
    return name[: -len(found[0])] if (found := _ENDING.search(name)) and found.start() > 1 else name


def name_examples(brief: Brief) -> Iterator[NameExample]:
    """The numbers of a brief that make rows."""
    text = brief["text"]
    laid, tokens = layout(text), find_tokens(text)
    project = brief.get("head", {}).get("name") or ""
    for entry in brief["ledger"]:
        role = NumberRole(entry["role"])
        start, end = spot(text, entry)
        at = next((i for i, t in enumerate(tokens) if t.start < end and start < t.end and not t.counts_nothing), None)
        if role not in NAMED or at is None:
            continue
        token = tokens[at]
        unit = token.unit or ("%" if token.kind == "share" else "")
        unit = f"{unit}/{token.per}" if token.per else unit
        number = NumberInText(laid, tokens, at, role, topic(laid, tokens, at, role.value), unit, project)
        if accepted := _accepted(brief, entry, role, unit):
            yield NameExample(number, name_candidates(number), accepted)


def _accepted(brief: Brief, entry: Mapping[str, Any], role: NumberRole, unit: str) -> list[tuple[str, float]]:
    if name := entry.get("name"):
        return [(name, 1.0)]
    filed = [g["name"] for g in brief.get("good_indicators") or [] if _is_of(g, entry)]
    about = entry.get("about") or ""
    stated = [(ended(about, role, unit), _ABOUT if filed else 1.0)] if len(about) > 1 else []
    return [*stated, *((name, 1.0) for name in filed)]


def _is_of(indicator: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    """Whether an expert's indicator is that of a number: the same class and the same value."""
    one, other = (str(x.get("level2") or "").removesuffix("指标") for x in (indicator, entry))
    if not one or not other or not (one in other or other in one):
        return False
    target = parse_target(str(indicator.get("target")))
    if target.operator is Operator.DATE:
        return str(entry.get("value"))[5:7].lstrip("0") in str(indicator.get("target"))
    return target.low is not None and str(entry.get("value")) == f"{target.low.normalize():f}"


def train(briefs: Sequence[Brief], out: Path) -> None:
    """Write the model."""
    groups = [g for brief in briefs for example in name_examples(brief) if example.candidates for g in _groups(example)]
    seen = Counter(f for group in groups for row, _ in group for f in row)
    kept = [[({f: 1 for f in row if seen[f] >= _RAREST}, right) for row, right in group] for group in groups]
    write_choice(kept, out)


def _groups(example: NameExample) -> Iterator[list[tuple[dict[str, int], bool]]]:
    """The candidates of a number and the choice of none, which is right where no candidate is like what experts file;
    and the same without what is like it, so that none is learnt to be better than the rest.
    """
    right = [example.right(c.name) for c in example.candidates]
    good = [like >= max(_LIKE, max(right) - _NEARLY) for like in right]
    rows = [dict.fromkeys(name_features(example.number, c), 1) for c in example.candidates]
    none = dict.fromkeys(no_name_features(example.number), 1)
    yield [*zip(rows, good, strict=True), (none, not any(good))]
    bad = [(row, False) for row, like in zip(rows, right, strict=True) if like < _UNLIKE]
    if bad and any(good):
        yield [*bad, (none, True)]


def leave_hands_out(briefs: Sequence[Brief]) -> Iterator[tuple[str, str]]:
    """For each turn: how like the names are to those of experts, by the chooser and by the grammar alone."""
    hands = sorted({hand(b) for b in briefs})
    for turn in range(_TURNS):
        left = set(hands[turn::_TURNS])
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "names.npz"
            train([b for b in briefs if hand(b) not in left], model)
            yield ", ".join(sorted(left)), _measured([b for b in briefs if hand(b) in left], NameChooser(model))


def _measured(briefs: Sequence[Brief], chooser: NameChooser) -> str:
    passed, asked, grammar, best = list[float](), list[float](), list[float](), list[float]()
    for example in (e for brief in briefs for e in name_examples(brief)):
        number = example.number
        own = indicator_name(number.layout, number.tokens, number.at, number.role, number.about, number.unit)
        grammar.append(example.right(own))
        best.append(max((example.right(c.name) for c in example.candidates), default=0.0))
        chosen = chooser.choose(number)
        (passed if chosen.name else asked).append(example.right(chosen.name))
    shares = (f"{name} {_shared(found)}" for name, found in (
        ("grammar", grammar), ("best of all", best), ("passed", passed), ("asked", asked)
    ))  # fmt: skip
    return "; ".join(shares)


def _shared(found: Sequence[float]) -> str:
    return f"{sum(f >= _LIKE for f in found) / max(1, len(found)):.3f} of {len(found)}"


def main() -> None:
    """Train, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("briefs", nargs="*", type=Path)
    parser.add_argument("--with-passages", action="store_true")
    parser.add_argument("--leave-hands-out", action="store_true")
    arguments = parser.parse_args()
    briefs = load(arguments.briefs or sorted(TRAINING.glob("*.jsonl")))
    briefs += load(sorted(PASSAGES.glob("*.jsonl"))) if arguments.with_passages else []
    if arguments.leave_hands_out:
        for left, measured in leave_hands_out(briefs):
            print(f"{left}: {measured}")
        return
    train(briefs, NAMES)
    print(f"{len(briefs)} briefs: {NAMES.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
