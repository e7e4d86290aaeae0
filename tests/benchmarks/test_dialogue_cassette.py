"""Dialogues read by a model whose answers are kept: every question is found, and no fewer turns are right than were."""

import json
from pathlib import Path

import pytest

from assistant.chat.by_model.schema import ModelReading
from benchmarks.dialogues import CASES, Outcome, conversations, measure, read
from benchmarks.recorded_chat import RecordedChat, recorded_model

ANSWERS = Path(__file__).resolve().parents[1] / "cassettes" / "dialogues"
REACHED = {
    "by_model/x4": ("x4", 57), "dev/x9": ("x9", 87), "dev/x10a": ("x10", 76), "dev/x10b": ("x10", 73),
    "dev/x11a": ("x11", 73), "dev/x11b": ("x11", 68), "dev/x12": ("x12", 104),
}  # fmt: skip
"""By dialogues: the file of the kept answers, and the turns right, at once or after a yes. All but x12 were
read while the weighing was made (docs/chat.md has the first readings)."""


def replayed(dialogues, first=None):
    chat = RecordedChat(ANSWERS / f"{REACHED[dialogues][0]}.jsonl")
    parts = conversations(recorded_model(chat))
    given, _ = measure(read(CASES / f"{dialogues}.yaml", first), CASES / "filings", parts, by_gold=True)
    return given, chat.missing


@pytest.mark.parametrize("dialogues", ["by_model/x4", "dev/x10b", "dev/x12"])
def test_some_kept_answers_are_found_and_most_turns_are_right(dialogues):
    given, missing = replayed(dialogues, 2)
    assert missing == 0
    assert given.right >= 0.8 * given.turns
    assert given.outcomes[Outcome.MISSED] == 0
    assert given.corrupted == 0


@pytest.mark.slow
@pytest.mark.parametrize("dialogues", REACHED)
def test_all_kept_answers_are_found_nothing_is_spoilt_and_as_many_turns_are_right_as_were(dialogues):
    given, missing = replayed(dialogues)
    assert missing == 0
    assert given.right >= REACHED[dialogues][1]
    assert given.corrupted == 0


@pytest.mark.parametrize("name", sorted({name for name, _ in REACHED.values()}))
def test_every_kept_answer_has_the_form_that_is_asked_for(name):
    for line in (ANSWERS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        ModelReading.model_validate_json(json.loads(line)["answer"])
