"""The head of the form: what nobody said is marked; money adds up in the unit of the form, each sum once."""

from decimal import Decimal

import pytest

from assistant.domain.facts import Facts
from assistant.domain.placeholders import is_placeholder
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.writers.rule_based import heading
from tests.fakes.roles import FixedRoles

T, S, U = "money_total", "money_source", "money_use"


def funds(text, *roles, unit="万元"):
    """The funds of a text whose numbers have these roles, and the labels of their sources."""
    found, sources = heading.funds(Facts(text=text, ledger=read_ledger(text, 2027, FixedRoles(*roles))), unit)
    return found, {path.removeprefix("funds."): source.label for path, source in sources.items()}


def test_names_that_nobody_gave_are_marked_and_to_be_confirmed():
    project, sources = heading.project(Facts(), 2027)
    assert is_placeholder(project.name)
    assert is_placeholder(project.department)
    assert is_placeholder(project.unit)
    assert sources["project.unit"].confirm


def test_a_period_that_nobody_gave_is_the_budget_year_to_be_confirmed():
    project, sources = heading.project(Facts(), 2027)
    assert (project.start, project.end) == ("2027-01-01", "2027-12-31")
    assert "请确认" in sources["project.end"].label


def test_what_the_brief_gives_stands_with_its_words():
    facts = read_brief("主管部门：县林业局\n项目期限：2027年3月1日至10月31日\n种树600株，8万元。", year=2027).facts
    project, sources = heading.project(facts, 2027)
    assert (project.department, project.start, project.end) == ("县林业局", "2027-03-01", "2027-10-31")
    assert sources["project.department"].quote == "县林业局"


def test_a_total_without_sources_is_money_of_the_budget_to_be_confirmed():
    found, labels = funds("申请资金60万元。", T)
    assert (found.total, found.fiscal, found.other) == (60, 60, 0)
    assert "请确认" in labels["fiscal"]


def test_a_total_follows_from_its_sources():
    found, labels = funds("县财政40万元，单位自筹20万元。", S, S)
    assert (found.total, found.fiscal, found.other) == (60, 40, 20)
    assert labels["total"] == "年度资金总额 = 40万元 + 20万元"


def test_a_total_follows_from_the_uses_to_be_confirmed():
    found, labels = funds("树苗40万元，围栏20万元。", U, U)
    assert found.total == 60
    assert "请确认" in labels["total"]
    assert [(i.purpose, i.amount) for i in found.items] == [("树苗", 40), ("围栏", 20)]


def test_of_a_sum_and_its_parts_the_parts_are_what_the_money_is_for():
    found, _ = funds("资金60万元。培训20万元，其中教师12万元、教材8万元；设备40万元。", T, U, U, U, U)
    assert [i.amount for i in found.items] == [12, 8, 40]


def test_a_use_that_is_as_much_as_what_is_too_much_is_no_sum_of_others():
    found, _ = funds("资金90万元。培训50万元，设备40万元，宣传20万元。", T, U, U, U)
    assert [i.amount for i in found.items] == [50, 40, 20]


def test_uses_that_no_parts_explain_stay_as_they_are_stated():
    found, _ = funds("资金60万元。培训50万元，设备40万元。", T, U, U)
    assert [i.amount for i in found.items] == [50, 40]


def test_what_other_sources_leave_is_money_of_the_budget():
    found, _ = funds("资金60万元，其中单位自筹20万元。", T, S)
    assert (found.fiscal, found.other) == (40, 20)


def test_a_source_that_is_stated_again_counts_once():
    found, _ = funds("资金60万元，省级40万元、县级20万元。省里的40万元已下达。", T, S, S, S)
    assert (found.total, found.fiscal) == (60, 60)


def test_a_stated_total_is_never_corrected():
    found, _ = funds("资金60万元，省级35万元、单位自筹20万元。", T, S, S)
    assert (found.total, found.fiscal, found.other) == (60, 35, 20)


def test_the_last_total_holds():
    assert funds("原报60万元，现申请80万元。", T, T)[0].total == 80


@pytest.mark.parametrize(("unit", "total"), [("元", 605_000), ("万元", Decimal("60.5")), ("亿元", Decimal("0.00605"))])
def test_money_is_exact_in_the_unit_of_the_form(unit, total):
    assert funds("申请资金60.5万元。", T, unit=unit)[0].total == total


def test_the_money_of_all_years_is_apart_from_this_years():
    found, _ = funds("总投资180万元，今年60万元。", "money_overall", T)
    assert (found.overall_total, found.total) == (180, 60)


def test_without_money_the_funds_are_open():
    found, labels = funds("种树600株。", "output")
    assert found.total is None
    assert labels == {}


def test_an_attribute_that_only_follows_from_other_words_is_to_be_confirmed():
    facts = read_brief("老项目接着干，种树600株，8万元。", year=2027).facts
    project, sources = heading.project(facts, 2027)
    assert project.attribute == "延续项目"
    assert sources["project.attribute"].confirm
    assert "推定" in sources["project.attribute"].label


def test_an_attribute_that_is_stated_is_not_in_doubt():
    _, sources = heading.project(read_brief("属延续性项目，种树600株，8万元。", year=2027).facts, 2027)
    assert not sources["project.attribute"].confirm


def test_a_sum_of_all_others_is_no_use_where_the_total_is_another():
    found, _ = funds("申请38万元。树苗20万元，围栏8万元，管护6万元，以上合计34万元。", T, U, U, U, U)
    assert [i.amount for i in found.items] == [20, 8, 6]
