"""Drafts of briefs from many sectors carry what was stated and raise no error, under every profile."""

import pytest

from assistant.bootstrap import Product
from assistant.domain.finding import Severity
from assistant.jobs.declaration.brief_file import read_brief_file
from assistant.jobs.declaration.writers.rule_based.stated import TOTAL_COST
from tests import CASES_FOLDER

CASES = CASES_FOLDER / "briefs"
BRIEFS = sorted(p for p in CASES.iterdir() if not p.name.endswith(".expect.yaml"))
PROFILES = ["central-2021", "central-2020", "henan-2022", "shanghai"]
GRAVE = {Severity.ERROR, Severity.FATAL}


@pytest.fixture(scope="module")
def product():
    return Product()


@pytest.fixture(params=BRIEFS, ids=lambda p: p.stem)
def brief(request):
    return read_brief_file(request.param)


@pytest.mark.parametrize("profile", PROFILES)
def test_no_error_and_no_fatal_finding(product, brief, profile):
    draft = product.pipeline.draft(brief, product.profile(profile), 2027)
    assert [(f.code, f.message) for f in draft.findings if f.severity in GRAVE] == []


def test_every_number_is_used_or_says_why_not(product, brief):
    declarations = product.declarations()
    draft = declarations.draft(brief, product.profile(), 2027)
    ledger = declarations.ledger(draft)
    assert [e.quote for e in ledger.entries if bool(e.used) == bool(e.why)] == []


def test_no_number_of_the_past_or_the_background_is_a_target(product, brief):
    draft = product.pipeline.draft(brief, product.profile(), 2027)
    unused = {(e.start, e.end) for e in draft.facts.ledger.entries if not e.role.makes_row}
    rows = [*draft.filing.indicators, *draft.filing.overall_indicators]
    resting = {
        (r.source.start, r.source.end) for r in rows if r.source and r.source.start is not None and r.name != TOTAL_COST
    }
    ends = {(draft.facts.end.span.start, draft.facts.end.span.end)} if draft.facts.end else set()
    assert not unused & (resting - ends)


def test_every_number_of_the_goal_stands_in_a_row_or_in_the_brief(product, brief):
    draft = product.pipeline.draft(brief, product.profile(), 2027)
    assert not [f for f in draft.findings if f.code == "FEA008"]
