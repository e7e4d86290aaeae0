"""Dialogues scored turn by turn: the operations that a careful assistant does, and whether the form was spoilt.

    python -m benchmarks.dialogues DIALOGUES.yaml … [--filings DIR] [--first N] [--details] [--cassette FILE]

Each turn is scored with the state that the expected operations lead to, so that one miss does not spoil the rest;
a second figure lets the assistant live with what it did itself and with a user who says yes to a proposal that is
right and no to one that is not. Without ``--details`` only totals are printed: a set of
dialogues stays unread.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from assistant.bootstrap import Product
from assistant.chat.conversation import Talks
from assistant.chat.interface import Proposal, Talk, Turn
from assistant.chat.reading.outcome import ReadAct
from assistant.domain.filing import Filing
from assistant.domain.operation import Actor, AppliedOperation, OperationSource
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.llm.interface import LanguageModel
from benchmarks.dialogue_scores import Op, TurnScore, as_orders, as_read, same, scored
from benchmarks.recorded_chat import RecordedChat, recorded_model

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "dialogues"
ACTOR = Actor(source=OperationSource.CHAT)
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


class Outcome(StrEnum):
    """What became of a turn, against what a careful assistant does."""

    RIGHT = "right"
    """All is done that should be, or nothing where nothing should be."""
    PROPOSED = "right after confirmation"
    """With a yes to what was proposed all is right; before it, nothing was done that should not be."""
    ASKED = "asked"
    """Not right, but nothing wrong was done: the assistant asked, proposed, or said what it did not understand."""
    MISSED = "wrong, nothing changed"
    """Something else was answered, or nothing; the form stands as it stood, or lacks a part of what was asked."""
    CORRUPTED = "corrupted"
    """Something was changed that nobody asked for."""


@dataclass
class Tally:
    """What is counted over turns."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    by_kind: Counter[str] = field(default_factory=Counter)
    matched: Counter[str] = field(default_factory=Counter)
    changes: int = 0
    """Changes that were right, done or proposed."""
    needless: int = 0
    """Right changes that were only proposed."""

    @property
    def turns(self) -> int:
        return sum(self.outcomes.values())

    @property
    def right(self) -> int:
        """Turns right, at once or after a yes."""
        return self.outcomes[Outcome.RIGHT] + self.outcomes[Outcome.PROPOSED]

    @property
    def corrupted(self) -> int:
        return self.outcomes[Outcome.CORRUPTED]

    def add(self, result: "TurnResult") -> None:
        self.outcomes[result.outcome] += 1
        self.changes += result.changes
        self.needless += result.needless
        for kind, hit in zip(result.score.expected, result.score.matched, strict=True):
            self.by_kind[kind] += 1
            self.matched[kind] += hit

    def lines(self) -> list[str]:
        share = self.right / self.turns if self.turns else 0.0
        kinds = [f"  {k}: {self.matched[k]}/{n}" for k, n in self.by_kind.most_common()]
        outcomes = ", ".join(f"{o.value} {self.outcomes[o]}" for o in Outcome)
        asked = f"confirmations not needed {self.needless}/{self.changes} right changes"
        return [f"{outcomes}; right in all {self.right}/{self.turns} ({share:.1%}); {asked}", *kinds]


@dataclass(frozen=True)
class TurnResult:
    """A turn scored."""

    outcome: Outcome
    score: TurnScore
    changes: int
    needless: int


@dataclass(frozen=True)
class Scorer:
    """Plays dialogues against a conversation."""

    conversations: Talks
    filings: Path
    details: bool = False
    by_gold: bool = False
    """Whether every turn begins with the state that the expected operations lead to, also after a right one, as the
    questions of a cassette were asked; the assistant's own state is then not scored."""

    def filing(self, name: str) -> Filing:
        return Filing.model_validate_json((self.filings / f"{name}.json").read_text(encoding="utf-8"))

    def play(self, dialogue: Mapping[str, Any], given: Tally, running: Tally) -> None:
        """Score a dialogue both ways."""
        start = self.conversations.works.opened(str(dialogue["id"]), self.filing(dialogue["filing"]))
        talk = own = self.conversations.begin(start)
        for turn in dialogue["turns"]:
            alternatives = alternatives_of(turn)
            done = self.conversations.say(talk, str(turn["say"]), ACTOR)
            result = self._scored(talk, done, alternatives)
            given.add(result)
            if self.details and result.outcome not in {Outcome.RIGHT, Outcome.PROPOSED}:
                self._show(dialogue, turn, talk, done, result)
            own_way = result.score.right and not self.by_gold
            talk = self._confirmed(done, result) if own_way else self.led(talk, alternatives)
            if self.by_gold:
                continue
            lived = self.conversations.say(own, str(turn["say"]), ACTOR)
            result = self._scored(own, lived, alternatives)
            running.add(result)
            own = self._confirmed(lived, result)

    def _confirmed(self, done: Turn, result: TurnResult) -> Talk:
        """The conversation after the user said yes to what is right, no to what is not."""
        if not done.proposals:
            return done.talk
        answer = "对" if result.score.right else "不是"
        return self.conversations.say(done.talk, answer, ACTOR).talk

    def _scored(self, talk: Talk, done: Turn, alternatives: Sequence[Sequence[Op]]) -> TurnResult:
        fields = {q.id: q.field for q in talk.work.questions}
        filing = talk.work.filing
        at_once = scored(alternatives, [as_read(o, filing) for o in done.operations], fields)
        whole = scored(alternatives, [as_read(o, filing) for o in with_proposals(done)], fields)
        proposed = [as_read(o, filing) for p in done.proposals for o in as_done(p)]
        wanted = [o for a in alternatives for o in a]
        needless = sum(any(same(e, g, fields) for e in wanted) for g in proposed)
        changes = sum(o.applied and any(same(e, as_read(o, filing), fields) for e in wanted) for o in done.operations)
        return TurnResult(_outcome(at_once, whole, done), whole, changes + needless, needless)

    def led(self, talk: Talk, alternatives: Sequence[Sequence[Op]]) -> Talk:
        """The conversation after the expected operations."""
        fields = {q.field: q.id for q in reversed(talk.work.questions)}
        orders = as_orders(alternatives[0], talk.work.filing, fields)
        if not orders:
            return replace(talk, focus=replace(talk.focus, pending=None, proposed=()))
        return self.conversations.carry_out(talk, [ReadAct(o) for o in orders], ACTOR).talk

    @staticmethod
    def _show(dialogue: Mapping[str, Any], turn: Mapping[str, Any], talk: Talk, done: Turn, result: TurnResult) -> None:
        got = [as_read(o, talk.work.filing) for o in done.operations]
        why = [o.why for o in done.operations if o.why]
        print(f"{result.outcome.upper()} {dialogue['id']}: {turn['say']}")
        print(f"    expected {turn.get('expect', turn.get('accept'))}")
        print(f"    got {got} {why}")
        for one in done.proposals:
            print(f"    proposed ({one.certainty:.2f}) {one.text}")


def alternatives_of(turn: Mapping[str, Any]) -> Sequence[Sequence[Op]]:
    """The readings that an expert accepts for a turn."""
    return turn["accept"] if "accept" in turn else [turn.get("expect") or []]


def as_done(one: Proposal) -> list[AppliedOperation]:
    """A proposal as if the user had agreed."""
    return [
        AppliedOperation(operation=o, who=ACTOR.who, when=_NEVER, source=ACTOR.source, applied=True)
        for o in one.operations
    ]


def with_proposals(done: Turn) -> list[AppliedOperation]:
    """What was done and what was proposed, in the order of the message."""
    found = list[AppliedOperation]()
    for position in range(len(done.operations) + 1):
        found += [o for p in done.proposals if p.position == position for o in as_done(p)]
        found += done.operations[position : position + 1]
    return found


def _outcome(at_once: TurnScore, whole: TurnScore, done: Turn) -> Outcome:
    if at_once.corrupted:
        return Outcome.CORRUPTED
    if whole.right:
        return Outcome.PROPOSED if done.proposals else Outcome.RIGHT
    asks = any(o.operation.op is Kind.UNCLEAR or (o.operation.op.changes and not o.applied) for o in done.operations)
    return Outcome.ASKED if done.proposals or done.unused or asks else Outcome.MISSED


def conversations(model: LanguageModel | None = None) -> Talks:
    """The conversation of the product, without looking anything up in the policy library."""
    product = Product()
    parts = product.conversations(model)
    return replace(parts, ports=replace(parts.ports, policy=lambda *_: "（略）", export=lambda _: ["表.docx"]))


def measure(
    dialogues: Sequence[Mapping[str, Any]], filings: Path, parts: Talks, *, details: bool = False, by_gold: bool = False
) -> tuple[Tally, Tally]:
    """The tallies of some dialogues: with the state given, and with the assistant's own."""
    given, running = Tally(), Tally()
    scorer = Scorer(parts, filings, details, by_gold)
    for dialogue in dialogues:
        scorer.play(dialogue, given, running)
    return given, running


def read(path: Path, first: int | None = None) -> Sequence[Mapping[str, Any]]:
    """The dialogues of a file, or the first of them."""
    return list(yaml.safe_load(path.read_text(encoding="utf-8")))[:first]


def main() -> None:
    """Print totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dialogues", nargs="+", type=Path)
    parser.add_argument("--filings", type=Path, default=CASES / "filings")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--first", type=int, metavar="N", help="the first N dialogues of each file alone")
    parser.add_argument("--cassette", type=Path, help="a model reads; its answers are kept in this file")
    arguments = parser.parse_args()
    chat = None if arguments.cassette is None else RecordedChat(arguments.cassette)
    parts = conversations(None if chat is None else recorded_model(chat))
    for path in arguments.dialogues:
        given, running = measure(
            read(path, arguments.first), arguments.filings, parts, details=arguments.details, by_gold=chat is not None
        )
        print(path.stem)
        print("\n".join(given.lines()))
        if chat is None:
            print(f"with its own state: {running.lines()[0]}")
        else:
            print(f"turns without a kept answer, read by rules: {chat.missing}")


if __name__ == "__main__":
    main()
