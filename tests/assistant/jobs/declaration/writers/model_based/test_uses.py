"""The total stands in the form with what it is spent on: rows for the main uses, all of them in its basis."""

from decimal import Decimal

from assistant.domain.indicator import Indicator
from assistant.domain.ledger import ReadBy
from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.writers.model_based.uses import spare_costs, use_rows, with_parts
from assistant.jobs.declaration.writers.rule_based.row import CORE, DraftRow
from assistant.jobs.declaration.writers.rule_based.stated import stated_row

TEXT = (
    "升级客户端，预算260万元，其中软件开发132万元、服务器采购76万元、等保测评12万元、数据迁移18万元、工程监理22万元。"
)
PRICED = "购置冷藏车6辆，每辆28万元，计168万元；调度平台建设52万元。资金共计220万元。"


def facts_of(text):
    facts = read_brief(text, year=2027).facts
    entries = tuple(e.model_copy(update={"read_by": ReadBy.BOTH}) for e in facts.ledger.entries)
    return facts.model_copy(update={"ledger": facts.ledger.model_copy(update={"entries": entries})})


def cost(name="项目总成本", target="≤260万元"):
    item = Indicator(
        level1="成本指标", level2="经济成本指标", name=name, target=target, value_basis="预算支出标准：按预算"
    )
    return DraftRow(item, CORE)


def names(rows):
    return [r.indicator.name for r in rows]


def test_the_largest_uses_stand_beside_a_total_that_is_alone_while_there_is_room():
    shown = [r.indicator.target for r in use_rows([cost()], facts_of(TEXT), 2027, room=9)]
    assert shown == ["≤132万元", "≤76万元"]
    assert len(list(use_rows([cost()], facts_of(TEXT), 2027, room=1))) == 1
    assert not list(use_rows([cost()], facts_of(TEXT), 2027, room=0))


def test_a_use_that_a_price_makes_up_needs_no_row():
    rows = [cost(target="≤220万元"), cost("冷藏车单价", "≤28万元/辆")]
    assert [r.indicator.target for r in use_rows(rows, facts_of(PRICED), 2027, room=9)] == ["≤52万元"]


def test_uses_stay_out_where_no_row_holds_the_total():
    assert not list(use_rows([cost("软件开发成本")], facts_of(TEXT), 2027, room=9))


def test_the_basis_of_the_total_names_its_parts_where_they_add_up():
    shown = with_parts(cost(), facts_of(TEXT).ledger).indicator.value_basis
    assert shown.startswith("预算支出标准：按预算，其中")
    assert all(amount in shown for amount in ("132万元", "76万元", "12万元", "18万元", "22万元"))


def test_parts_that_do_not_add_up_are_not_named():
    ledger = facts_of(TEXT.replace("22万元", "21万元")).ledger
    assert with_parts(cost(), ledger) == cost()
    assert with_parts(cost("等保测评成本"), facts_of(TEXT).ledger).importance == Decimal(CORE)


def test_the_total_stands_in_the_unit_of_the_brief_where_the_form_counts_in_yuan():
    shown = with_parts(cost(target="≤2600000元"), facts_of(TEXT).ledger).indicator
    assert (shown.target, shown.unit) == ("≤260万元", "万元")
    other = with_parts(cost(target="≤2500000元"), facts_of(TEXT).ledger).indicator
    assert other.target == "≤2500000元"


def test_an_amount_gives_way_where_its_price_is_in_the_form_and_makes_it_up():
    facts = facts_of(PRICED)
    price, use, other = (next(e for e in facts.ledger.entries if q in e.quote) for q in ("28万", "168万", "52万"))
    rows = [cost(target="≤220万元"), *(stated_row(e, "≤1万元", facts, 2027) for e in (price, use, other))]
    assert spare_costs(rows, facts.ledger) == [rows[2]]
    assert spare_costs([rows[0], *rows[2:]], facts.ledger) == []
