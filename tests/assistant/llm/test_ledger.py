"""What the model cost is totalled by project and model, over restarts, and no word of what was asked is kept."""

import pytest

from assistant.llm.interface import Exchange
from assistant.llm.ledger import UsageLedger


def exchange(model="m", prompt=10, completion=5, *, cached=False, requests=1):
    return Exchange(
        model=model, method="text", requests=requests, prompt_tokens=prompt, completion_tokens=completion,
        seconds=0.5, cached=cached,
    )  # fmt: skip


@pytest.fixture
def ledger(tmp_path):
    return UsageLedger(tmp_path / "deep" / "usage.sqlite")


def test_before_anything_was_asked_there_are_no_totals_and_no_file(ledger, tmp_path):
    assert ledger.totals() == []
    assert not (tmp_path / "deep").exists()


def test_questions_of_one_project_and_model_are_one_total(ledger):
    ledger.add("路灯", exchange(requests=2))
    ledger.add("路灯", exchange(cached=True, requests=0))
    (total,) = ledger.totals()
    assert (total.questions, total.requests, total.prompt_tokens, total.completion_tokens) == (2, 2, 20, 10)
    assert (total.seconds, total.cached) == (1.0, 1)


def test_the_dearest_stands_first(ledger):
    ledger.add("小", exchange(prompt=1, completion=1))
    ledger.add("大", exchange(prompt=1, completion=100))
    ledger.add("中", exchange("other", prompt=50, completion=1))
    assert [t.project for t in ledger.totals()] == ["大", "中", "小"]


def test_two_models_of_one_project_are_two_totals(ledger):
    ledger.add("路灯", exchange("a"))
    ledger.add("路灯", exchange("b"))
    assert sorted(t.model for t in ledger.totals()) == ["a", "b"]


def test_totals_are_there_after_a_restart(ledger, tmp_path):
    ledger.add("路灯", exchange())
    assert UsageLedger(tmp_path / "deep" / "usage.sqlite").totals() == ledger.totals()


def test_a_file_that_cannot_be_written_costs_the_note_alone(tmp_path):
    (tmp_path / "file").write_text("")
    broken = UsageLedger(tmp_path / "file" / "usage.sqlite")
    broken.add("路灯", exchange())
    assert broken.totals() == []
