"""Dialogues scored turn by turn: the operations that a careful assistant does, and whether the form was spoilt.

    python -m benchmarks.dialogues DIALOGUES.yaml … [--filings DIR] [--details]

Each turn is scored with the state that the expected operations lead to, so that one miss does not spoil the rest;
a second figure lets the assistant live with what it did itself. Without ``--details`` only totals are printed: a set of
dialogues stays unread.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from assistant.bootstrap import Product
from assistant.chat.conversation import Talks
from assistant.chat.interface import Talk, Turn
from assistant.chat.reading.outcome import ReadAct
from assistant.domain.filing import Filing
from assistant.domain.operation import Actor, OperationSource
from benchmarks.dialogue_scores import Op, TurnScore, as_orders, as_read, scored

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "dialogues"
ACTOR = Actor(source=OperationSource.CHAT)


@dataclass
class Tally:
    """What is counted over turns."""

    turns: int = 0
    right: int = 0
    corrupted: int = 0
    by_kind: Counter[str] = field(default_factory=Counter)
    matched: Counter[str] = field(default_factory=Counter)

    def add(self, score: TurnScore) -> None:
        self.turns += 1
        self.right += score.right
        self.corrupted += score.corrupted
        for kind, hit in zip(score.expected, score.matched, strict=True):
            self.by_kind[kind] += 1
            self.matched[kind] += hit

    def lines(self) -> list[str]:
        share = self.right / self.turns if self.turns else 0.0
        kinds = [f"  {k}: {self.matched[k]}/{n}" for k, n in self.by_kind.most_common()]
        return [f"turns right {self.right}/{self.turns} ({share:.1%}), corrupted {self.corrupted}", *kinds]


@dataclass(frozen=True)
class Scorer:
    """Plays dialogues against a conversation."""

    conversations: Talks
    filings: Path
    details: bool = False

    def filing(self, name: str) -> Filing:
        return Filing.model_validate_json((self.filings / f"{name}.json").read_text(encoding="utf-8"))

    def play(self, dialogue: Mapping[str, Any], given: Tally, running: Tally) -> None:
        """Score a dialogue both ways."""
        start = self.conversations.works.opened(str(dialogue["id"]), self.filing(dialogue["filing"]))
        talk = own = self.conversations.begin(start)
        for turn in dialogue["turns"]:
            alternatives = turn["accept"] if "accept" in turn else [turn.get("expect") or []]
            done = self.conversations.say(talk, str(turn["say"]), ACTOR)
            score = self._scored(talk, done, alternatives)
            given.add(score)
            if self.details and not score.right:
                self._show(dialogue, turn, talk, done, score)
            talk = done.talk if score.right else self._led(talk, alternatives)
            lived = self.conversations.say(own, str(turn["say"]), ACTOR)
            running.add(self._scored(own, lived, alternatives))
            own = lived.talk

    def _scored(self, talk: Talk, done: Turn, alternatives: Sequence[Sequence[Op]]) -> TurnScore:
        fields = {q.id: q.field for q in talk.work.questions}
        return scored(alternatives, [as_read(o, talk.work.filing) for o in done.operations], fields)

    def _led(self, talk: Talk, alternatives: Sequence[Sequence[Op]]) -> Talk:
        """The conversation after the expected operations."""
        fields = {q.field: q.id for q in reversed(talk.work.questions)}
        orders = as_orders(alternatives[0], talk.work.filing, fields)
        if not orders:
            return replace(talk, focus=replace(talk.focus, pending=None))
        return self.conversations.carry_out(talk, [ReadAct(o) for o in orders], ACTOR).talk

    @staticmethod
    def _show(dialogue: Mapping[str, Any], turn: Mapping[str, Any], talk: Talk, done: Turn, score: TurnScore) -> None:
        got = [as_read(o, talk.work.filing) for o in done.operations]
        why = [o.why for o in done.operations if o.why]
        print(f"{'CORRUPTED' if score.corrupted else 'missed'} {dialogue['id']}: {turn['say']}")
        print(f"    expected {turn.get('expect', turn.get('accept'))}")
        print(f"    got {got} {why}")


def conversations() -> Talks:
    """The conversation of the product, without looking anything up in the policy library."""
    product = Product()
    parts = product.conversations()
    return replace(parts, ports=replace(parts.ports, policy=lambda *_: "（略）", export=lambda _: ["表.docx"]))


def measure(paths: Sequence[Path], filings: Path, parts: Talks, *, details: bool = False) -> tuple[Tally, Tally]:
    """The tallies of some files: with the state given, and with the assistant's own."""
    given, running = Tally(), Tally()
    scorer = Scorer(parts, filings, details)
    for path in paths:
        for dialogue in yaml.safe_load(path.read_text(encoding="utf-8")):
            scorer.play(dialogue, given, running)
    return given, running


def main() -> None:
    """Print totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dialogues", nargs="+", type=Path)
    parser.add_argument("--filings", type=Path, default=CASES / "filings")
    parser.add_argument("--details", action="store_true")
    arguments = parser.parse_args()
    parts = conversations()
    for path in arguments.dialogues:
        given, running = measure([path], arguments.filings, parts, details=arguments.details)
        print(path.stem)
        print("\n".join(given.lines()))
        print(f"with its own state: right {running.right}/{running.turns}, corrupted {running.corrupted}")


if __name__ == "__main__":
    main()
