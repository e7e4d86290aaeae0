"""Nine recorded briefs with a review of each draft, replayed: what a capable reviewer changed is followed and holds.

A review is found by the very draft that it was of; whatever changes what a draft looks like before its review needs the
reviews recorded anew. ``make test`` replays two, ``make test-all`` all of them.
"""

import json

import pytest

from assistant.domain.finding import Severity
from assistant.domain.source import SourceKind
from tests.fakes.cassette import CASSETTES
from tests.fakes.recorded import RecordedProduct

FOLDER = CASSETTES / "reviewed"
BRIEFS = [json.loads(line) for line in (FOLDER / "briefs.jsonl").read_text(encoding="utf-8").splitlines()]
EACH = [pytest.param(b, id=b["id"], marks=() if n < 2 else pytest.mark.slow) for n, b in enumerate(BRIEFS)]
_GRAVE, _OPEN = {Severity.ERROR, Severity.FATAL}, "COM002"


@pytest.fixture(scope="module")
def recorded():
    return RecordedProduct(FOLDER)


@pytest.mark.parametrize("brief", EACH)
def test_a_recorded_review_is_followed_and_leaves_a_sound_form(recorded, brief):
    draft = recorded.draft(brief)
    rows, reasons = draft.filing.indicators, draft.record.reasons
    assert not [r for r in reasons if r.startswith("没有复核")]
    assert [r for r in reasons if r.startswith(("复核改写", "复核补写", "复核删去"))]
    designed = [f for f in draft.findings if f.path.startswith(("indicators", "overall_indicators", "goals"))]
    assert [f.message for f in designed if f.severity in _GRAVE and f.code != _OPEN] == []
    assert 6 <= len(rows) <= 15
    assert len({r.name for r in rows}) == len(rows)
    assert {r.source.kind for r in rows} >= {SourceKind.BRIEF}


def test_what_the_brief_plans_and_no_row_shows_stands_in_the_record_after_a_review(recorded):
    draft = recorded.draft(BRIEFS[0])
    sources = [r.source for r in draft.filing.indicators]
    shown = {(s.start, s.end) for s in sources if s.kind is SourceKind.BRIEF}
    shown |= {(part.start, part.end) for s in sources for part in s.parts}
    planned = [e for e in draft.facts.ledger.entries if e.role.makes_row and not e.role.is_money]
    silent = [e.quote for e in planned if not any(start <= e.start and e.end == end for start, end in shown)]
    said = " ".join(draft.record.reasons)
    assert silent
    assert [quote for quote in silent if quote not in said] == []
