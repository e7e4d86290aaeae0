"""The record of how a text came about: every question put to the model counts, refused ones too."""

import pytest
from pydantic import ValidationError

from assistant.llm.interface import Errand, Exchange
from assistant.writing.interface import Narrative, WritingRecord, record, silent


def test_an_errand_that_asked_nothing_leaves_an_empty_record():
    made = record("rule_based", Errand(), ())
    assert (made.attempts, made.requests, made.tokens, made.seconds, made.failure) == (0, 0, 0, 0.0, "")


def test_every_exchange_of_an_errand_is_counted():
    errand = Errand()
    for method, requests in (("json_schema", 2), ("text", 1)):
        errand.note(Exchange(model="甲", method=method, requests=requests, prompt_tokens=10, completion_tokens=5))
    made = record("fake-model", errand, ["换了一次说法"], "连接中断")
    assert (made.attempts, made.methods, made.requests) == (2, ("json_schema", "text"), 3)
    assert (made.tokens, made.reasons, made.failure) == (30, ("换了一次说法",), "连接中断")


def test_who_wrote_a_narrative_is_who_its_record_names():
    assert Narrative(key="k", title="t", text="x", record=WritingRecord(writer="甲")).writer == "甲"


def test_a_record_without_a_writer_is_refused():
    with pytest.raises(ValidationError):
        WritingRecord()


def test_a_record_of_a_newer_version_stays_readable():
    assert WritingRecord.model_validate({"writer": "甲", "unknown": 1}) == WritingRecord(writer="甲")


def test_progress_that_nobody_watches_says_nothing(capsys):
    assert silent("查找条款") is None
    assert capsys.readouterr().out == ""
