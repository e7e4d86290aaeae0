"""Dialogues read by a model whose answers are kept: every question is found, and most turns are right."""

import json
from pathlib import Path

import pytest

from assistant.chat.by_model.schema import ModelReading
from benchmarks.dialogues import CASES, Outcome, conversations, measure, read
from benchmarks.recorded_chat import RecordedChat, recorded_model

ANSWERS = Path(__file__).resolve().parents[1] / "cassettes" / "dialogues" / "x4.jsonl"
DIALOGUES = CASES / "by_model" / "x4.yaml"
RIGHT, CORRUPTED = 55, 2
"""Of 59 turns, as first read (docs/chat.md)."""


def replayed(first=None):
    chat = RecordedChat(ANSWERS)
    parts = conversations(recorded_model(chat))
    given, _ = measure(read(DIALOGUES, first), CASES / "filings", parts, by_gold=True)
    return given, chat.missing


def test_some_kept_answers_are_found_and_most_turns_are_right():
    given, missing = replayed(2)
    assert missing == 0
    assert given.right >= 0.8 * given.turns
    assert given.outcomes[Outcome.MISSED] == 0


@pytest.mark.slow
def test_all_kept_answers_are_found_and_as_many_turns_are_right_as_were():
    given, missing = replayed()
    assert missing == 0
    assert given.right >= RIGHT
    assert given.corrupted <= CORRUPTED


def test_every_kept_answer_has_the_form_that_is_asked_for():
    for line in ANSWERS.read_text(encoding="utf-8").splitlines():
        ModelReading.model_validate_json(json.loads(line)["answer"])
