"""Briefs as clerks write them: every stated quantity, sum, date and rate is read, with the right role."""

import pytest
import yaml

from assistant.base import show
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.brief_file import read_brief_file
from tests import CASES_FOLDER

CASES = CASES_FOLDER / "briefs"
BRIEFS = sorted(p for p in CASES.iterdir() if not p.name.endswith(".expect.yaml"))
EVERY = pytest.mark.parametrize("path", BRIEFS, ids=lambda p: p.stem)


def reading(path):
    return read_brief(read_brief_file(path), year=2027)


def expected(path):
    return yaml.safe_load((CASES / f"{path.stem}.expect.yaml").read_text(encoding="utf-8"))


def words(line):
    return tuple("" if w == "无" else w for w in line.split())


@EVERY
def test_every_stated_quantity_is_read_with_its_verb_and_thing(path):
    read = [(q.verb, q.object, show(q.number), q.unit) for q in reading(path).facts.quantities]
    assert read == [words(line) for line in expected(path)["数量"]]


@EVERY
def test_every_sum_has_its_role(path):
    read = [f"{m.role} {m.money}{'/' + m.per if m.per else ''}" for m in reading(path).facts.money]
    assert read == expected(path)["资金"]


@EVERY
def test_every_date_is_read(path):
    read = [d.date for d in reading(path).facts.dates]
    assert read == expected(path)["日期"]


@EVERY
def test_every_rate_is_read(path):
    read = [f"{r.name} {show(r.value)}" for r in reading(path).facts.rates]
    assert read == expected(path).get("比率", [])


@EVERY
def test_kind_and_sector_are_seen(path):
    facts, want = reading(path).facts, expected(path)
    kinds = [k.kind for k in facts.kinds]
    assert set(want.get("类型", [])) <= set(kinds[:3])
    assert want.get("领域") in {None, *(s.kind for s in facts.sectors[:2])}


@EVERY
def test_what_is_open_is_asked_and_nothing_else(path):
    asked, want = {q.code for q in reading(path).questions}, expected(path)
    assert set(want.get("要问", [])) <= asked
    assert not asked & set(want.get("不问", []))
