"""Train the readers of intents and slots of the conversation from labelled messages (a minute or two).

    python -m scripts.train_chat [MESSAGES.jsonl …] [--leave-one-hand-out]

Without files: the messages of the repository. ``--leave-one-hand-out`` trains on all hands but one and reads the
messages of that one, for each hand; it writes no model.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite  # type: ignore[import-untyped]
import yaml

from assistant.chat.reading.intent_features import intent_features
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.row_mentions import SceneRow
from assistant.chat.reading.rows import RowFinder
from assistant.chat.reading.slot_features import slot_features
from assistant.chat.reading.tagging import INTENTS, OUTSIDE, SECOND_INTENTS, SECOND_SLOTS, SLOTS, MessageTagger
from assistant.domain.filing import Filing
from scripts.chat_gold import Utterance, clause_labels, finder, from_dialogue, load, places, slot_tags
from scripts.chat_grammar import made

TRAINING = Path(__file__).parent.parent / "tests" / "cases" / "chat_messages"
DIALOGUES = TRAINING.parent / "dialogues" / "dev"
_INTENTS = {"c1": 0.3, "c2": 0.1, "max_iterations": 75, "feature.possible_transitions": True}
_THIRD, _FIFTH = 3, 5
_SLOTS = {"c1": 0.2, "c2": 0.05, "max_iterations": 45, "feature.minfreq": 2}


def turns(paths: Sequence[Path]) -> list[Utterance]:
    """The turns of dialogues as labelled messages, with the rows of their forms as they stand at the beginning."""
    found = list[Utterance]()
    for path in paths:
        for dialogue in yaml.safe_load(path.read_text(encoding="utf-8")):
            file = next(f for up in path.parents[:2] if (f := up / "filings" / f"{dialogue['filing']}.json").exists())
            filing = Filing.model_validate_json(file.read_text(encoding="utf-8"))
            rows = list(RowFinder.of(filing).rows)
            for turn in dialogue["turns"]:
                rows = _renamed(rows, turn)
                found.append(from_dialogue(turn, rows, path.stem))
    return found


def _renamed(rows: Sequence[SceneRow], turn: Mapping[str, Any]) -> list[SceneRow]:
    """The rows with the names that this turn expects, where it speaks of a row by a name that came later."""
    ops = turn["accept"][0] if "accept" in turn else turn.get("expect") or []
    names = {r.name for r in rows}
    new = [o["row"] for o in ops if o.get("row") and o["row"] not in names]
    return [*rows, *(SceneRow(f"n{len(rows) + i}", name) for i, name in enumerate(dict.fromkeys(new)))]


def train(utterances: Sequence[Utterance], intents: Path, slots: Path) -> None:
    """Write both models; what people wrote counts twice beside what the grammar makes."""
    _train((*utterances, *utterances, *made()), intents, slots, _INTENTS, _SLOTS)


def train_second(utterances: Sequence[Utterance], intents: Path, slots: Path) -> None:
    """Write both models of the second reader, from a third of what people wrote and a fifth of what is made."""
    own = utterances[::_THIRD]
    few = {"max_iterations": 50}, {"max_iterations": 30}
    _train((*own, *own, *list(made())[::_FIFTH]), intents, slots, {**_INTENTS, **few[0]}, {**_SLOTS, **few[1]})


def _train(
    utterances: Sequence[Utterance],
    intents: Path,
    slots: Path,
    of_intents: Mapping[str, object],
    of_slots: Mapping[str, object],
) -> None:
    read = [(u, m := ChatMessage.of(u["text"]), finder(u).find(m.text)) for u in utterances]
    _write(intents, of_intents, [(intent_features(m, rows), clause_labels(u, m)) for u, m, rows in read])
    _write(slots, of_slots, [(slot_features(m, clause_labels(u, m), rows), slot_tags(u, m)) for u, m, rows in read])


def _write(out: Path, settings: Mapping[str, object], examples: Sequence[tuple[list[list[str]], list[str]]]) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in examples:
        if rows:
            trainer.append(rows, labels)
    trainer.set_params(dict(settings))
    trainer.train(str(out))


def measured(utterances: Sequence[Utterance], tagger: MessageTagger, *, details: bool = False) -> Counter[str]:
    """How many messages have all intents right, how many clauses, and how many slots are found whole."""
    counts = Counter[str]()
    for utterance in utterances:
        message = ChatMessage.of(utterance["text"])
        gold = clause_labels(utterance, message)
        mentions = finder(utterance).find(message.text)
        read = [label.name for label in tagger.intents(message, mentions)]
        kinds = [name for name in dict.fromkeys(read) if name != OUTSIDE]
        counts["messages"] += 1
        counts["messages right"] += set(kinds) == {name for name in gold if name != OUTSIDE}
        counts["clauses"] += len(gold)
        counts["clauses right"] += sum(a == b for a, b in zip(gold, read, strict=True))
        wanted = {(p.slot, p.start, p.end) for p in places(utterance, message)}
        found = {(s.kind, s.start, s.end) for s in tagger.slots(message, read, mentions)}
        counts["slots"] += len(wanted)
        counts["slots right"] += len(wanted & found)
        counts["slots too many"] += len(found - wanted)
        if details and (set(kinds) != set(gold) - {OUTSIDE} or wanted - found):
            print(utterance["text"], "|", gold, read, [message.text[a:b] for _, a, b in wanted - found], found - wanted)
    return counts


def leave_one_out(utterances: Sequence[Utterance], *, details: bool) -> None:
    """Print what is right of each hand with models that never saw it."""
    for hand in sorted({u["hand"] for u in utterances}):
        with tempfile.TemporaryDirectory() as folder:
            intents, slots = Path(folder) / "intents", Path(folder) / "slots"
            train([u for u in utterances if u["hand"] != hand], intents, slots)
            own = [u for u in utterances if u["hand"] == hand]
            print(hand, dict(measured(own, MessageTagger(intents, slots), details=details)))


def main() -> None:
    """Train, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("messages", nargs="*", type=Path)
    parser.add_argument("--leave-one-hand-out", action="store_true")
    parser.add_argument("--details", action="store_true")
    arguments = parser.parse_args()
    paths = arguments.messages or [*sorted(TRAINING.glob("*.jsonl")), *sorted(DIALOGUES.glob("*.yaml"))]
    utterances = load([p for p in paths if p.suffix == ".jsonl"]) + turns([p for p in paths if p.suffix == ".yaml"])
    if arguments.leave_one_hand_out:
        leave_one_out(utterances, details=arguments.details)
        return
    train(utterances, INTENTS, SLOTS)
    train_second(utterances, SECOND_INTENTS, SECOND_SLOTS)
    size = sum(p.stat().st_size for p in (INTENTS, SLOTS, SECOND_INTENTS, SECOND_SLOTS)) // 1024
    print(f"{len(utterances)} messages, {size} KB: {INTENTS.parent}")


if __name__ == "__main__":
    main()
