"""Each number that is to be done or reached makes one row: target, class, basis and the words it rests on."""

import pytest

from assistant.domain.facts import DateFact, Facts, Span
from assistant.domain.filing import Funds
from assistant.domain.ledger import Ledger, LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.writers.rule_based import sources
from assistant.jobs.declaration.writers.rule_based.stated import (
    TOTAL_COST,
    binding,
    level1_of,
    main_uses,
    merged,
    stated_rows,
    target_of,
    with_deviation,
)
from assistant.language.target import Operator
from tests.fakes.roles import FixedRoles


def rows(text, *roles, end=None):
    last = DateFact(date=end, span=Span(start=0, end=1, text=text[0])) if end else None
    facts = Facts(text=text, ledger=read_ledger(text, 2027, FixedRoles(*roles)), end=last)
    return list(stated_rows(facts, Funds(unit="万元"), None, 2027))


def one(text, *roles):
    [row] = rows(text, *roles)
    return row.indicator


def entry(number, unit="株", role="output", **more):
    return LedgerEntry(quote="", start=0, end=0, value=number, unit=unit, role=NumberRole(role), **more)


@pytest.mark.parametrize(
    ("found", "target"),
    [
        (entry("600"), "≥600株"),
        (entry("600", operator=Operator.AT_MOST), "≤600株"),
        (entry("600", operator=Operator.MORE_THAN), "＞600株"),
        (entry("100", "%", "result"), "=100%"),
        (entry("100", "%", "result", operator=Operator.AT_LEAST), "=100%"),
        (entry("0", "起", "result", operator=Operator.AT_MOST), "=0起"),
        (entry("8", "元", "price"), "≤8元"),
        (entry("8", "元", "price", name="补助标准"), "=8元"),
        (entry("6", "度", "result", operator=Operator.RANGE, low="6", high="8"), "6-8度"),
        (entry("2027-10", "", "milestone"), "2027年10月31日前"),
        (entry("春节", "", "milestone"), ""),
        (entry("若干"), ""),
    ],
)
def test_the_target_of_a_number(found, target):
    assert target_of(found) == target


def test_a_bare_figure_of_a_plan_is_what_will_at_least_be_done():
    assert binding(entry("600")) is Operator.AT_LEAST
    assert binding(entry("600", operator=Operator.EQUAL)) is Operator.AT_LEAST


@pytest.mark.parametrize(
    ("level2", "level1"),
    [
        ("数量指标", "产出指标"),
        ("质量指标", "产出指标"),
        ("时效指标", "产出指标"),
        ("经济成本指标", "成本指标"),
        ("生态效益指标", "效益指标"),
        ("服务对象满意度指标", "满意度指标"),
    ],
)
def test_every_class_stands_in_its_first_level(level2, level1):
    assert level1_of(level2) == level1


def test_a_row_rests_on_the_words_of_its_clause():
    row = one("今年，种植行道树600株。", "output")
    assert (row.source.quote, row.target, row.level2) == ("种植行道树600株", "≥600株", "数量指标")


def test_a_number_of_which_the_role_is_not_sure_is_to_be_confirmed():
    text = "种植行道树600株。"
    ledger = read_ledger(text, 2027, FixedRoles("output"))
    unsure = ledger.model_copy(
        update={"entries": tuple(e.model_copy(update={"confidence": 0.3}) for e in ledger.entries)}
    )
    [row] = stated_rows(Facts(text=text, ledger=unsure), Funds(unit="万元"), None, 2027)
    assert row.indicator.source.confirm


@pytest.mark.parametrize("role", ["context", "baseline", "part", "share", "money_source", "money_past", "identifier"])
def test_what_is_neither_done_nor_reached_makes_no_row(role):
    assert rows("种植行道树600株。", role) == []


def test_last_years_value_is_the_basis_of_this_years():
    row = one("树木成活率由91%提高到95%。", "baseline", "result")
    assert (row.target, row.value_basis) == ("≥95%", "历史标准：上年或现状为91%")


def test_a_past_value_of_something_else_is_no_basis():
    row = one("去年养护草坪80亩，今年清理鱼塘95亩。", "baseline", "output")
    assert row.value_basis.startswith("计划标准")


def test_money_rests_on_the_budget():
    assert one("采购课桌，单价300元。", "price").value_basis.startswith("预算支出标准")


def test_the_total_is_a_row_in_the_unit_of_the_form():
    source = sources.from_formula("合计", confirm=False)
    [row] = stated_rows(Facts(), Funds(unit="万元", total=60), source, 2027)
    assert (row.indicator.name, row.indicator.target) == (TOTAL_COST, "≤60万元")


def test_the_end_of_the_project_is_a_row_where_no_day_is_due():
    assert [r.indicator.target for r in rows("种植行道树600株。", "output", end="2027-10-31")][-1] == "2027年10月31日前"
    dated = rows("种植行道树600株，9月底完成。", "output", "milestone", end="2027-10-31")
    assert [r.indicator.target for r in dated][-1] == "2027年9月30日前"


def test_the_end_of_a_service_is_no_row_where_it_has_times_to_react_in():
    found = rows("保洁员60人。投诉24小时内办结。", "output", "limit", end="2027-12-31")
    assert [r.indicator.target for r in found] == ["≥60人", "≤24小时"]


def test_how_long_something_lasts_is_an_effect_of_later_years():
    assert one("道路设计使用年限10年。", "result").level2 == "可持续影响指标"


def test_a_project_that_runs_on_has_an_end_of_its_year_and_of_all_years():
    found = [(r.indicator.target, r.overall) for r in rows("种植行道树600株。", "output", end="2029-06-30")][1:]
    assert found == [("2029年6月30日前", True), ("2027年12月31日前", False)]


def test_what_is_stated_twice_makes_one_row():
    twice = rows("种植行道树600株。行道树种植600株。", "output", "output")
    assert len(twice) == 2
    assert [r.indicator.name for r in merged(twice)] == [twice[0].indicator.name]


def test_of_two_values_of_one_name_the_first_stays_and_other_names_stay():
    both = rows("种植行道树600株，种植行道树80株，栽花90盆。", "output", "output", "output")
    assert [r.indicator.target for r in merged(both)] == ["≥600株", "≥90盆"]


def test_the_main_uses_of_the_money_are_rows_where_no_price_holds_the_cost():
    text = "总额185万元：场地搭建68万元，转播47万元，奖金40万元，保险9万元。"
    roles = ["money_total", *["money_use"] * 4]
    facts = Facts(text=text, ledger=read_ledger(text, 2027, FixedRoles(*roles)))
    found = list(stated_rows(facts, Funds(unit="万元", total=185), sources.from_formula("合计"), 2027))
    assert [r.indicator.target for r in found] == ["≤185万元", "≤68万元", "≤47万元"]
    priced = text.replace("保险9万元", "保险每份90元")
    ledger = read_ledger(priced, 2027, FixedRoles(*roles[:-1], "price"))
    assert main_uses(ledger) == []


def named(*entries):
    """The names of the rows of these numbers, with their targets."""
    facts = Facts(text="……", ledger=Ledger(entries=entries))
    found = stated_rows(facts, Funds(unit="万元"), None, 2027)
    return {row.indicator.name: row.indicator.target for row in found}


def test_a_day_that_nobody_named_ends_the_work_where_nothing_else_is_timed():
    unnamed = entry("2027-10-31", "", "milestone")
    assert named(unnamed) == {"项目完成时间": "2027年10月31日前"}
    assert named(unnamed, entry("2027-09-15", "", "milestone", name="验收时间")) == {"验收时间": "2027年9月15日前"}


def test_a_deviation_keeps_its_sign_and_a_unit_is_shown_in_full():
    text = "柜内湿度波动压在±5%以内，智能水表285元／块。"
    humidity = LedgerEntry(quote="5%", start=9, end=11, value="5", unit="%", role=NumberRole.RESULT)
    assert with_deviation("≤5%", humidity, text, "柜内湿度") == "≤±5%"
    assert with_deviation("≤5%", humidity, text.replace("±", "为"), "柜内湿度") == "≤5%"
    assert with_deviation("≤5%", humidity, text, "柜内湿度波动幅度") == "≤5%"
    price = humidity.model_copy(
        update={"value": "285", "unit": "元", "unit_said": "元/块", "role": NumberRole.PRICE, "name": "水表单价"}
    )
    assert target_of(price) == "≤285元/块"
