"""Numbers of the brief that a person wants in the form, or not. The product's own reader reads the brief."""

import pytest

from assistant.bootstrap import Product
from assistant.domain.ledger import NumberRole
from assistant.domain.operation import Operation, number_id
from assistant.works.ledger import ledger_of

_BRIEF = "培训护理员120人，考核合格率95%以上，2027年11月30日前完成，县财政安排12万元。全县现有护理员800人。"


@pytest.fixture(scope="module")
def begun():
    works = Product().works()
    return works, works.apply(works.new("w1", "central-2021", 2027), Operation(op="add_brief", value=_BRIEF))[0]


def entry(work, quote):
    return next(e for e in ledger_of(work.state).entries if quote in e.quote)


def test_every_number_has_a_use_or_a_reason(begun):
    _, work = begun
    assert all(e.used or e.why for e in ledger_of(work.state).entries)
    assert not entry(work, "800").used


def test_a_number_of_the_background_becomes_a_row_where_a_person_says_so(begun):
    works, work = begun
    order = Operation(op="use_number", number=number_id(entry(work, "800")), role="output")
    after, done = works.apply(work, order)
    assert done.applied, done.why
    assert any("800人" in r.target for r in after.filing.indicators)
    assert entry(after, "800").used


def test_a_number_out_of_use_takes_its_row_along_and_says_so(begun):
    works, work = begun
    after, done = works.apply(work, Operation(op="ignore_number", number=number_id(entry(work, "120"))))
    assert "随之删去" in done.after
    assert not any("120人" in r.target for r in after.filing.indicators)
    assert entry(after, "120").why == "您选择不用"


def test_money_is_not_taken_out_by_its_number(begun):
    works, work = begun
    _, done = works.apply(work, Operation(op="ignore_number", number=number_id(entry(work, "12万元"))))
    assert not done.applied
    assert any("12万元" in r.target for r in work.filing.indicators)


def test_a_number_whose_row_a_person_changed_says_what_stands_there_now(begun):
    works, work = begun
    row = next(r for r in work.filing.indicators if "120" in r.target)
    after, _ = works.apply(work, Operation(op="set_target", row=row.id, value="150"))
    assert entry(after, "120").why == f"您已把“{row.name}”改为≥150人"


def test_a_role_or_a_number_that_there_is_not_is_refused(begun):
    works, work = begun
    known = number_id(entry(work, "800"))
    assert works.check(work, Operation(op="use_number", number=known, role="别的"))
    assert works.check(work, Operation(op="use_number", number="n900-905", role=NumberRole.OUTPUT.value))


def test_a_number_listed_among_others_goes_out_of_the_list_and_the_row_stays():
    brief = (
        "2027年培训护理员120人，培训补助标准1200元/人；助餐补助标准2元/人次；探访补助标准20元/人·月；"
        "适老化改造补助标准3000元/户；养护补助标准2000元/人；体检补助标准150元/人。申请资金120万元。"
    )
    works = Product().works()
    work = works.apply(works.new("w1", "central-2021", 2027), Operation(op="add_brief", value=brief))[0]
    used = entry(work, "2000元/人").used
    row = next(r for r in work.filing.indicators if f"indicator:{r.name}" == used)
    after, done = works.apply(work, Operation(op="ignore_number", number=number_id(entry(work, "2000元/人"))))
    assert f"不再列在指标“{row.name}”里" in done.after
    left = next(r for r in after.filing.indicators if r.id == row.id)
    assert "2000元/人" not in left.value_basis
    assert left.target == row.target
    others = [p for p in row.source.parts if p.quote != "2000元/人"]
    assert others == list(left.source.parts) != []
    assert entry(after, others[0].quote).used == used
