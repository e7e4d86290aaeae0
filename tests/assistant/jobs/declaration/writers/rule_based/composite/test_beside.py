"""Prices stand with the total and days with the last day where they have no row: proved one by one, without a place."""

from assistant.domain.facts import Facts
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.domain.source import Source, SourceKind
from assistant.domain.vocabulary import QUANTITY, TIMELINESS
from assistant.jobs.declaration.writers.rule_based.choosing import MOST
from assistant.jobs.declaration.writers.rule_based.composite.beside import kind_beside, without_beside
from assistant.jobs.declaration.writers.rule_based.composite.gathering import gathered
from assistant.jobs.declaration.writers.rule_based.composite.kinds import DATES, STANDARDS
from assistant.jobs.declaration.writers.rule_based.composite.writing import is_composite, without_part
from assistant.jobs.declaration.writers.rule_based.stated import TOTAL_COST, stated_row, target_of, total_row
from assistant.language.money import Money

YEAR = 2027
R = NumberRole


def entry(start, quote, role, name, value, unit="", *, level2="", **more):
    return LedgerEntry(
        quote=quote, start=start, end=start + len(quote), value=value, unit=unit, role=role, name=name, level2=level2,
        **more,
    )  # fmt: skip


def date(start, name, day):
    return entry(start, day, R.MILESTONE, name, day, level2=TIMELINESS)


def price(start, name, value, unit="元/人"):
    return entry(start, f"{value}{unit}", R.PRICE, name, str(value), unit, level2="经济成本指标")


START, OPEN = date(0, "开工时间", "2027-03-15"), date(20, "开放时间", "2027-05-01")
DONE = date(40, "完工时间", "2027-09-30")
CARE, MEALS, GUIDES = price(100, "护理补助标准", 300), price(130, "助餐补助标准", 9), price(160, "讲解补助标准", 20)
SHOWS, TALKS = (entry(at, f"{n}场", R.OUTPUT, name, str(n), "场", level2=QUANTITY) for at, n, name in
                ((200, 12, "演出场次"), (220, 30, "讲座场次")))  # fmt: skip


def facts(*entries):
    return Facts(text="水" * 1000, ledger=Ledger(entries=entries))


def row_of(one, known):
    return stated_row(one, target_of(one), known, YEAR)


def total():
    return total_row(Money(amount=120, unit="万元"), Source(kind=SourceKind.BRIEF, start=900, end=905, quote="120万元"))


def named(found, name):
    return next(r.indicator for r in found.rows if r.indicator.name == name)


def test_days_without_a_row_stand_with_the_last_day_that_has_one():
    known = facts(START, OPEN, DONE)
    found = gathered([row_of(START, known), row_of(DONE, known)], known, YEAR)
    row = named(found, "完工时间")
    assert row.value_basis == "计划标准：按项目计划“2027-09-30”；进度安排：2027年5月1日前开放"
    assert row.definition == "以完工的实际日期为准"
    assert row.source.kind is SourceKind.BRIEF
    assert row.source.holds(DONE.start, DONE.end)
    assert row.source.lists(OPEN.start, OPEN.end)
    assert [r.indicator.name for r in found.rows] == ["开工时间", "完工时间"]
    assert "写进取值依据：2027年5月1日前开放" in found.reasons


def test_of_prices_beside_the_total_alone_the_one_most_is_paid_at_has_its_row_and_the_others_stand_with_the_total():
    paid = entry(140, "90万元", R.MONEY_USE, "助餐补助", "90", "万元")
    known = facts(CARE, entry(120, "10万人次", R.OUTPUT, "助餐人次", "10", "万人次"), MEALS, paid, GUIDES)
    found = gathered([total()], known, YEAR)
    assert named(found, "助餐补助标准").target == "=9元/人"
    row = named(found, TOTAL_COST)
    assert row.value_basis.endswith("；按下列标准测算：护理补助标准300元/人、讲解补助标准20元/人")
    assert row.target == "≤120万元"
    assert not is_composite(row)


def test_beside_a_price_that_has_its_row_none_is_added():
    known = facts(CARE, MEALS)
    found = gathered([total(), row_of(CARE, known)], known, YEAR)
    assert [r.indicator.name for r in found.rows] == [TOTAL_COST, "护理补助标准"]
    assert named(found, TOTAL_COST).source.lists(MEALS.start, MEALS.end)


def test_in_a_full_form_prices_beyond_the_first_go_to_the_total_and_make_room_for_work():
    many = [price(300 + 20 * n, f"第{n}类护工补助标准".replace(str(n), "甲乙丙丁"[n]), 100 + n) for n in range(4)]
    known = facts(*many, SHOWS, TALKS)
    effects = [row_of(entry(600 + n * 10, "9%", R.RESULT, f"{w}参与率", "9", "%", level2="社会效益指标"), known)
               for n, w in enumerate("老幼青壮男女军民工农")]  # fmt: skip
    found = gathered([total(), *(row_of(p, known) for p in many), *effects], known, YEAR)
    assert len(found.rows) == MOST
    assert {"演出场次", "讲座场次"} <= {r.indicator.name for r in found.rows}
    assert len(named(found, TOTAL_COST).source.parts) == 2


def test_what_is_taken_along_can_be_left_out_again():
    known = facts(CARE, MEALS, GUIDES)
    row = named(gathered([total(), row_of(CARE, known)], known, YEAR), TOTAL_COST)
    assert kind_beside(row) is STANDARDS
    less = without_part(row, MEALS)
    assert less.value_basis.endswith("：讲解补助标准20元/人")
    assert without_part(less, GUIDES) == without_beside(row) == total().indicator
    assert without_part(row, CARE) is None


def test_a_row_that_takes_nothing_along_stays_as_it_is():
    known = facts(DONE)
    alone = row_of(DONE, known).indicator
    assert kind_beside(alone) is None
    assert without_beside(alone) is alone
    assert gathered([row_of(DONE, known)], known, YEAR).reasons == []
    assert DATES.beside
