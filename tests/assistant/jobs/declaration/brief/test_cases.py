"""Briefs as clerks write them: every quantity, sum, date and rate stands in the ledger, with a role that fits."""

import re
from decimal import Decimal

import pytest
import yaml

from assistant.domain.ledger import NumberRole as R
from assistant.jobs.declaration.brief.periods import day
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.brief_file import read_brief_file
from tests import CASES_FOLDER

CASES = CASES_FOLDER / "briefs"
BRIEFS = sorted(p for p in CASES.iterdir() if not p.name.endswith(".expect.yaml"))
EVERY = pytest.mark.parametrize("path", BRIEFS, ids=lambda p: p.stem)
COUNTED = {R.OUTPUT, R.RESULT, R.FREQUENCY, R.LIMIT, R.PART, R.SATISFACTION, R.MONEY_EFFECT}
MONEY = {
    "total": {R.MONEY_TOTAL, R.MONEY_SOURCE},
    "fiscal": {R.MONEY_SOURCE, R.MONEY_TOTAL},
    "carry_over": {R.MONEY_SOURCE},
    "other": {R.MONEY_SOURCE},
    "special_account": {R.MONEY_SOURCE},
    "overall": {R.MONEY_OVERALL},
    "item": {R.MONEY_USE},
    "unit_price": {R.PRICE},
    "baseline": {R.MONEY_PAST},
}


def reading(path):
    return read_brief(read_brief_file(path), year=2027)


def expected(path):
    return yaml.safe_load((CASES / f"{path.stem}.expect.yaml").read_text(encoding="utf-8"))


def roles_of(path, number, unit):
    """The roles under which a number stands in the ledger."""
    entries = reading(path).facts.ledger.entries
    return {e.role for e in entries if e.number == Decimal(number) and unit in {e.unit, e.unit.partition("/")[0]}}


@EVERY
def test_every_stated_quantity_is_something_to_be_done_or_reached(path):
    for line in expected(path)["数量"]:
        *_, number, unit = line.split()
        assert roles_of(path, number, unit) & COUNTED, line


@EVERY
def test_every_sum_has_its_role(path):
    for line in expected(path)["资金"]:
        role, amount = line.split(" ", 1)
        number, unit = re.fullmatch(r"([\d.]+)([^/]+)(?:/.*)?", amount).groups()
        assert roles_of(path, number, unit) & MONEY[role], line


@EVERY
def test_every_date_is_read(path):
    dates = set()
    for entry in reading(path).facts.ledger.entries:
        ends = (entry.value, entry.low or "", entry.high or "")
        dates |= {day(d, last=last) for d in ends for last in (False, True)}
    assert set(expected(path)["日期"]) <= dates


@EVERY
def test_every_rate_is_to_be_reached(path):
    for line in expected(path).get("比率", []):
        _, number = line.rsplit(" ", 1)
        read = roles_of(path, number, "%") | roles_of(path, number, "‰")
        assert read & (COUNTED | {R.SHARE}), line


@EVERY
def test_kind_and_sector_are_seen(path):
    facts, want = reading(path).facts, expected(path)
    kinds = [k.kind for k in facts.kinds]
    assert set(want.get("类型", [])) <= set(kinds[:3])
    assert want.get("领域") in {None, *(s.kind for s in facts.sectors[:2])}


@EVERY
def test_at_most_three_things_are_asked_and_none_that_is_known(path):
    asked, want = {q.code for q in reading(path).questions}, expected(path)
    assert len(asked) <= 3
    assert not asked & set(want.get("不问", []))
