"""Fit how sure a reading must be: the weights of its signs, and the words in which orders come.

    python -m scripts.train_certainty --folds DIR [--write] [--details]

For each hand that wrote dialogues, readers are trained without it (kept in DIR; two to three minutes each), its turns
are read, and every operation that changes something is marked right or wrong. The weights are fitted on all hands but
one and measured on that one; ``--write`` fits them on all and keeps them.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from assistant.chat.certainty import carriers as carrier_words
from assistant.chat.certainty import weights as certainty_weights
from assistant.chat.certainty.coverage import coverage
from assistant.chat.certainty.doubts import doubts_of
from assistant.chat.certainty.judging import is_unsure
from assistant.chat.certainty.signs import Signs, signs_of
from assistant.chat.conversation import Talks
from assistant.chat.interface import Talk
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct
from assistant.chat.reading.tagging import MessageTagger
from assistant.chat.rule_reader import MessageReader
from assistant.domain.operation import AppliedOperation
from benchmarks.dialogue_scores import Op, as_read, joined, same, with_old_names
from benchmarks.dialogues import ACTOR, CASES, Scorer, alternatives_of, conversations
from scripts.chat_gold import Utterance, finder, load, places
from scripts.train_chat import DIALOGUES, TRAINING, train, train_second, turns

_WORD = re.compile(r"[一-鿿]+")
_HANDS_OF_CHARACTER, _HANDS_OF_WORD = 4, 2


@dataclass(frozen=True)
class Example:
    """An operation as it was read."""

    hand: str
    stated: str
    shown: str
    signs: Signs
    is_right: bool


def carriers(utterances: Sequence[Utterance]) -> list[str]:
    """The words that several hands write outside of rows and values."""
    hands: dict[str, set[str]] = defaultdict(set)
    for utterance in utterances:
        message = ChatMessage.of(utterance["text"])
        taken = bytearray(len(message.text))
        spans = [(p.start, p.end) for p in places(utterance, message)]
        spans += [(m.start, m.end) for m in finder(utterance).find(message.text)]
        spans += [(t.start, t.end) for t in message.tokens]
        for start, end in spans:
            taken[start:end] = b"\1" * (end - start)
        for size in range(1, carrier_words.LONGEST + 1):
            for i in range(len(message.text) - size + 1):
                gram = message.text[i : i + size]
                if not any(taken[i : i + size]) and _WORD.fullmatch(gram):
                    hands[gram].add(utterance["hand"])
    least = {1: _HANDS_OF_CHARACTER}
    return sorted(gram for gram, who in hands.items() if len(who) >= least.get(len(gram), _HANDS_OF_WORD))


@dataclass(frozen=True)
class Readers:
    """The readers that had not seen a hand, the conversation they read for, and the words they know."""

    first: MessageReader
    second: MessageReader
    parts: Talks
    known: frozenset[str]


def examples(path: Path, readers: Readers) -> Iterator[Example]:
    """The changing operations that a reader finds in the turns of a file, each with the state that is expected."""
    parts = readers.parts
    scorer = Scorer(parts, CASES / "filings")
    for dialogue in yaml.safe_load(path.read_text(encoding="utf-8")):
        talk = parts.begin(parts.works.opened(str(dialogue["id"]), scorer.filing(dialogue["filing"])))
        for turn in dialogue["turns"]:
            alternatives = alternatives_of(turn)
            yield from _of_turn(path.stem, str(turn["say"]), alternatives, talk, readers)
            talk = scorer.led(talk, alternatives)


def _of_turn(
    hand: str, stated: str, alternatives: Sequence[Sequence[Op]], talk: Talk, readers: "Readers"
) -> Iterator[Example]:
    parts, scene, message = readers.parts, readers.parts.scene(talk), ChatMessage.of(stated)
    read = readers.first.read(stated, scene)
    alike = {one.operation for one in readers.second.read(stated, scene)}
    left = coverage(message, read, scene, readers.known)
    fields = {q.id: q.field for q in talk.work.questions}
    wanted = [e for a in alternatives for e in with_old_names(joined(a))]
    for one in read:
        if not one.operation.op.changes or parts.works.check(talk.work, one.operation) is not None:
            continue
        shown = as_read(_as_done(one), talk.work.filing)
        right = any(same(e, shown, fields) for e in wanted)
        yield Example(hand, stated, str(shown), signs_of(one, read, message, scene, left, alike), right)


def _as_done(one: ReadAct) -> AppliedOperation:
    from datetime import UTC, datetime

    return AppliedOperation(
        operation=one.operation, who=ACTOR.who, when=datetime(2027, 1, 1, tzinfo=UTC), source=ACTOR.source, applied=True
    )


def fitted(found: Sequence[Example]) -> Mapping[str, float]:
    """The weights that fit examples."""
    from sklearn.linear_model import LogisticRegression

    names = sorted({name for e in found for name in e.signs})
    rows = np.array([[e.signs.get(n, 0.0) for n in names] for e in found])
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000)
    model.fit(rows, np.array([e.is_right for e in found]))
    return {n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True)}


def measured(found: Sequence[Example], sure: float, surely: float, *, details: bool = False) -> Counter[str]:
    """What becomes of the operations of each hand with weights fitted on the others, doubts included."""
    counts = Counter[str]()
    for hand in sorted({e.hand for e in found}):
        weights = certainty_weights.CertaintyWeights(fitted([e for e in found if e.hand != hand]), sure, surely)
        for one in (e for e in found if e.hand == hand):
            chance = weights.certainty(one.signs)
            unsure = is_unsure(chance, doubts_of(one.signs), weights)
            outcome = ("asked" if unsure else "done") + (" right" if one.is_right else " wrong")
            counts[outcome] += 1
            if details and outcome in {"done wrong", "asked right"}:
                print(f"{outcome} {chance:.2f} {hand}: {one.stated} | {one.shown}")
    return counts


def main() -> None:
    """Fit and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=Path, required=True, help="where the readers of the folds are kept")
    parser.add_argument("--sure", type=float, default=0.85)
    parser.add_argument("--surely", type=float, default=0.94, help="where a doubt stands against it")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--details", action="store_true")
    arguments = parser.parse_args()
    files = sorted(DIALOGUES.glob("*.yaml"))
    utterances = load(sorted(TRAINING.glob("*.jsonl"))) + turns(files)
    found = [e for file in files for e in _of_fold(file, utterances, arguments.folds)]
    for surely in sorted({0.9, 0.92, 0.94, 0.96, 1.1, arguments.surely}):
        details = arguments.details and surely == arguments.surely
        print(surely, dict(measured(found, arguments.sure, surely, details=details)))
    if arguments.write:
        data = {"sure": arguments.sure, "surely": arguments.surely, "weights": dict(fitted(found))}
        certainty_weights.FILE.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
        carrier_words.FILE.write_text("\n".join(carriers(utterances)) + "\n", encoding="utf-8")


def _of_fold(file: Path, utterances: Sequence[Utterance], folder: Path) -> list[Example]:
    """What readers trained on every other hand make of a file, and what their second readers make of it first."""
    others = [u for u in utterances if u["hand"] != file.stem]
    first, second = (_tagger(folder / file.stem, kind, others) for kind in ("first", "second"))
    known, parts = frozenset(carriers(others)), conversations()
    pairs = (MessageReader(first), MessageReader(second)), (MessageReader(second), MessageReader(first))
    return [e for one, other in pairs for e in examples(file, Readers(one, other, parts, known))]


def _tagger(folder: Path, kind: str, utterances: Sequence[Utterance]) -> MessageTagger:
    intents, slots = folder / f"{kind}.intents", folder / f"{kind}.slots"
    if not slots.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (train if kind == "first" else train_second)(utterances, intents, slots)
    return MessageTagger(intents, slots)


if __name__ == "__main__":
    main()
