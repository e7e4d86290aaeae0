"""Forty recorded briefs replayed: what a capable model read and designed, held to the text, the sums and the rules.

``make test`` replays a sample, ``make test-all`` all of them. A recording that no longer fits fails by its name.
"""

import json

import pytest

from assistant.domain.finding import Severity
from assistant.domain.ledger import NumberRole, ReadBy
from assistant.domain.placeholders import is_placeholder
from assistant.domain.source import SourceKind
from tests.fakes.cassette import CASSETTES, Cassette, StaleRecording, key_of
from tests.fakes.recorded import RecordedProduct

BRIEFS = [json.loads(line) for line in (CASSETTES / "briefs.jsonl").read_text(encoding="utf-8").splitlines()]
SAMPLE = {brief["id"] for brief in BRIEFS[::12]}
STALE: dict[str, str] = {}
"""Designs recorded on a line of the material that has been read right since; to be recorded anew."""


def _marks(brief_id):
    stale = [pytest.mark.xfail(raises=StaleRecording, reason=STALE[brief_id], strict=True)] if brief_id in STALE else []
    return [*stale, *([] if brief_id in SAMPLE else [pytest.mark.slow])]


EACH = [pytest.param(b, id=b["id"], marks=_marks(b["id"])) for b in BRIEFS]
_GRAVE = {Severity.ERROR, Severity.FATAL}
_DESIGNED, _OPEN = ("indicators", "overall_indicators", "goals"), "COM002"
"""What a model designs (money that a brief itself contradicts is asked about), and the finding of a value left open."""
_NO_ROW = frozenset({NumberRole.ORDER, NumberRole.DOCUMENT, NumberRole.IDENTIFIER})


@pytest.fixture(scope="module")
def recorded():
    return RecordedProduct()


@pytest.mark.parametrize("brief", EACH)
def test_a_recorded_brief_becomes_a_sound_draft(recorded, brief):
    draft = recorded.draft(brief)
    rows = draft.filing.indicators
    assert draft.writer == "recorded"
    grave = [f for f in draft.findings if f.severity in _GRAVE and f.code != _OPEN]
    assert [f.message for f in grave if f.path.startswith(_DESIGNED)] == []
    assert 6 <= len(rows) <= 15
    assert len(draft.questions) <= 3
    assert all(row.source is not None for row in rows)
    assert all(is_placeholder(r.target) for r in rows if r.source.kind is SourceKind.MODEL)
    assert len({r.name for r in rows}) == len(rows)


@pytest.mark.parametrize("brief", EACH)
def test_every_number_of_a_recorded_brief_is_accounted_for(recorded, brief):
    draft = recorded.draft(brief)
    entries = draft.facts.ledger.entries
    assert draft.facts.ledger.unread == ()
    assert any(e.read_by is ReadBy.BOTH for e in entries)
    quoted = {(r.source.start, r.source.end) for r in draft.filing.indicators if r.source.kind is SourceKind.BRIEF}
    assert not [e for e in entries if e.role in _NO_ROW and any(s < e.end == end for s, end in quoted)]


def test_a_recorded_reading_is_found_by_prompt_and_brief_alone():
    for entry in Cassette(CASSETTES / "answers.jsonl").entries:
        assert key_of(entry["request"]) == entry["key"]


def _stale(recorded, change):
    """The first recorded design, asked with a change."""
    entry = next(e for e in recorded.cassette.entries if e["stage"] == "design")
    return json.loads(change(json.dumps(entry["request"], ensure_ascii=False))), entry


def test_a_changed_prompt_makes_a_recording_stale_by_name(recorded):
    asked, entry = _stale(recorded, lambda text: text.replace("你是政府预算绩效目标的设计助手", "你是设计助手"))
    with pytest.raises(StaleRecording, match=f"{entry['brief']}, design.*the prompt"):
        recorded.cassette.answer(asked)


def test_a_changed_line_that_an_answer_rests_on_makes_it_stale_by_name(recorded):
    asked, entry = _stale(recorded, lambda text: text.replace('\\"用途\\": \\"产出\\"', '\\"用途\\": \\"背景情况\\"'))
    with pytest.raises(StaleRecording, match=f"{entry['brief']}, design.*changed: N"):
        recorded.cassette.answer(asked)


def test_a_line_that_no_answer_rests_on_may_change(recorded):
    asked, entry = _stale(recorded, lambda text: text.replace("可用类别：", "可用类别（新）："))
    assert recorded.cassette.answer(asked) == entry["answer"]
