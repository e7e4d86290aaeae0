"""Recorded answers of a capable model go the whole way: held to their clauses, cited, or left to the rules."""

import json
from pathlib import Path

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.interface import ModelQuestion
from assistant.jobs.questions.model_writer import ModelAnswerWriter
from benchmarks.answers import load, recorded, table
from tests.fakes.answer_cassette import ANSWERS, AnswerCassette, clauses_of, question_of, recorded_answers

QUESTIONS = Path(__file__).parents[3] / "cases" / "questions"
_AGAIN = "上一次的回答有这些问题"


def requests():
    found = [json.loads(line)["request"] for line in ANSWERS.read_text(encoding="utf-8").splitlines()]
    return [r for r in found if _AGAIN not in r["messages"][-1]["content"]]


def written(request, retriever):
    """What becomes of a recorded answer over the clauses that were shown then."""
    clauses = [
        Clause(policy_id="caiyu-2020-10", place="第一条", lines=(text,), part=n)
        for n, text in enumerate(clauses_of(request).values())
    ]
    writer = ModelAnswerWriter(recorded_answers(AnswerCassette()), retriever.corpus.documents)
    return writer.write(ModelQuestion(text=question_of(request)), clauses)


def test_recorded_answers_hold_or_are_left_to_the_rules(retriever):
    outcomes = [written(request, retriever) for request in requests()]
    kept = [w for w in outcomes if w is not None]
    assert len(kept) >= 0.9 * len(outcomes)
    assert all(w.refused or (w.conclusion and w.clauses) for w in kept)
    assert any(w.refused for w in kept)


@pytest.mark.slow
def test_the_product_with_the_recorded_model_answers_at_least_as_well_as_the_rules(tmp_path, monkeypatch):
    monkeypatch.setenv("JIXIAO_DATA_DIR", str(tmp_path))
    keys = load([QUESTIONS / "tuned" / "q5.jsonl"])
    right = dict(table(keys, recorded(keys, ANSWERS)))["对且有出处"]
    assert int(right.partition("/")[0]) >= 40
