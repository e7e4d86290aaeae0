"""A sum of money is named by what it pays, and what is no part of the total is no use of it."""

import pytest

from assistant.domain.facts import Facts
from assistant.domain.ledger import ReadBy
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.writers.rule_based import heading
from tests.fakes.roles import FixedRoles

T, U, N, P = "money_total", "money_use", "output", "price"


def items(text, *roles):
    ledger = read_ledger(text, 2027, FixedRoles(*roles), "")
    found, _ = heading.funds(Facts(text=text, ledger=ledger), "万元")
    return [(i.purpose, str(i.amount)) for i in found.items]


def test_a_sum_without_a_name_is_named_by_what_is_counted_and_priced_before_it():
    text = "共申请20万元。培训绣娘400人，每人200元，小计8万元；发放绣线120盒，每盒1000元，小计12万元。"
    assert [p for p, _ in items(text, T, N, P, U, N, P, U)] == ["培训绣娘", "发放绣线"]


def test_a_sum_whose_own_words_name_the_counted_thing_keeps_them():
    assert items("申请12万元。购置绣架120套，绣架购置费12万元。", T, N, U) == [("绣架购置费", "12")]


@pytest.mark.parametrize("other", ["去年花了15万元", "带动村集体收入33万元", "另有步道9万元由文旅局安排"])
def test_a_sum_that_is_over_is_no_use_of_the_total(other):
    text = f"共申请20万元。绣坊改造8万元，绣架购置12万元。{other}。"
    assert [a for _, a in items(text, T, U, U, U)] == ["8", "12"]


def test_where_nothing_tells_what_is_over_all_uses_are_shown():
    assert len(items("共申请20万元。绣坊改造9万元，绣架购置12万元。", T, U, U)) == 2


def test_what_a_model_read_of_a_sum_is_what_it_is_for():
    text = "申请12万元。围栏拆除96户，建房补助1250元/户，计12万元。"
    ledger = read_ledger(text, 2027, FixedRoles(T, N, P, U), "")
    words = {"read_by": ReadBy.BOTH, "about": "每户只补", "name": "建房补助金额"}
    read = [e.model_copy(update=words) for e in ledger.entries]
    found, _ = heading.funds(Facts(text=text, ledger=ledger.model_copy(update={"entries": tuple(read)})), "万元")
    assert [i.purpose for i in found.items] == ["建房补助"]
    assert items(text, T, N, P, U) != [("建房补助", "12")]


def test_what_the_rules_alone_took_for_money_of_a_brief_that_a_model_read_is_no_use():
    text = "申请15万元。厕所改造12万元，男女厕位比3元。"
    ledger = read_ledger(text, 2027, FixedRoles(T, U, U), "")
    both = [e.model_copy(update={"read_by": ReadBy.BOTH}) for e in ledger.entries[:2]]
    for disputed, count in (("", 1), ("规则读作单价，以合计为准", 2)):
        last = ledger.entries[2].model_copy(update={"disputed": disputed})
        facts = Facts(text=text, ledger=ledger.model_copy(update={"entries": (*both, last)}))
        assert len(heading.funds(facts, "万元")[0].items) == count
    assert len(items(text, T, U, U)) == 2
