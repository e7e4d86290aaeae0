"""Drafts of briefs from many sectors carry what was stated and raise no error, under every profile."""

import pytest

from assistant.base import show
from assistant.bootstrap import Product
from assistant.domain.facts import DateRole, MoneyRole
from assistant.domain.finding import Severity
from assistant.jobs.declaration.brief_file import read_brief_file
from assistant.language.money import MoneyUnit
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


def test_every_stated_quantity_rate_and_deadline_is_in_a_target(product, brief):
    draft = product.pipeline.draft(brief, product.profile(), 2027)
    facts, rows = draft.facts, [*draft.filing.indicators, *draft.filing.overall_indicators]
    targets = " ".join(r.target for r in rows)
    stated = [f"{show(q.number)}{q.unit}" for q in facts.quantities if not q.baseline]
    stated += [f"{show(r.value)}{r.unit}" for r in facts.rates if not r.baseline]
    stated += [_chinese(d.date) for d in facts.dates if d.role is DateRole.DEADLINE]
    assert [s for s in stated if s not in targets] == []


def test_every_stated_sum_is_in_the_funds_or_a_cost_row(product, brief):
    draft = product.pipeline.draft(brief, product.profile(), 2027)
    funds, rows = draft.filing.funds, draft.filing.indicators
    amounts = {
        v for f in type(funds).model_fields if (v := getattr(funds, f)) is not None and not isinstance(v, str | tuple)
    }
    for fact in draft.facts.money:
        shown = show(fact.money.amount)
        in_row = any(shown in r.target for r in rows)
        assert fact.role is MoneyRole.BASELINE or in_row or fact.money.to(MoneyUnit.WAN).amount in amounts


def test_every_number_of_the_goal_stands_in_a_row_or_in_the_brief(product, brief):
    draft = product.pipeline.draft(brief, product.profile(), 2027)
    assert not [f for f in draft.findings if f.code == "FEA008"]


def _chinese(iso):
    year, month, day = map(int, iso.split("-"))
    return f"{year}年{month}月{day}日"
