"""Orders carried out one after the other: the row that is meant changes, the rest stays, what is unsure is asked."""

from functools import partial

import pytest

from assistant.domain.indicator import Indicator
from assistant.domain.ledger import NumberRole
from assistant.domain.placeholders import is_placeholder
from assistant.jobs.declaration.last_year.described import described_rows
from assistant.jobs.declaration.last_year.patch import carry_out, role_of
from assistant.language.changes.reader import read_changes
from tests.fakes.last_year import last_year, working_form

describe = partial(described_rows, entries_of=lambda _: ())


def patched(text, **changes):
    form = working_form(**changes)
    carry_out(form, read_changes(text), describe)
    return form


def changed(form):
    return {one.row.name: one.row.target for one in form.rows if one.changed}


def codes(form):
    return [p.code for p in form.open]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("护理员培训人数改为150人", {"护理员培训人数": "≥150人"}),
        ("培训增加30人", {"护理员培训人数": "≥150人"}),
        ("培训由120人减少到100人", {"护理员培训人数": "≥100人"}),
        ("第5条改成150人", {"护理员培训人数": "≥150人"}),
        ("最后一条改成95%", {"老年人满意度": "≥95%"}),
        ("补助拨付提前到10月31日", {"补助拨付完成时间": "2027年10月31日前"}),
        ("其他照旧", {}),
        ("护理员培训人数不变", {}),
        ("", {}),
    ],
)
def test_only_what_is_meant_changes(text, found):
    form = patched(text)
    assert changed(form) == found
    assert codes(form) == []


def test_a_clause_that_names_nothing_goes_on_about_the_one_before():
    form = patched("护理员培训人数去年完成118人，今年改为130人")
    assert changed(form) == {"护理员培训人数": "≥130人"}
    assert form.rows[4].past


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("第10条改成40人", "unknown.row"),
        ("移民安置改成40户", "unknown"),
        ("培训由100人增加到150人", "conflict.old"),
        ("护理员培训人数150人不变", "conflict.old"),
        ("满意度提高10个百分点", "problem.over_100"),
        ("培训人数待定", "open"),
        ("助餐人次按去年实际完成数再加5%", "actual"),
        ("培训改150人。护理员培训人数改为160人", "conflict.twice"),
    ],
)
def test_what_does_not_fit_or_is_open_is_asked(text, code):
    assert codes(patched(text)) == [code]


def test_of_two_values_the_first_holds():
    assert changed(patched("培训改150人。护理员培训人数改为160人")) == {"护理员培训人数": "≥150人"}


def test_the_same_value_stated_twice_is_no_conflict():
    form = patched("培训改150人。护理员培训人数改为150人")
    assert (changed(form), codes(form)) == ({"护理员培训人数": "≥150人"}, [])


def test_the_last_row_of_the_form_can_be_named_by_its_number():
    form = patched("第9条改成95%")
    assert (changed(form), codes(form)) == ({"老年人满意度": "≥95%"}, [])


def test_a_value_left_open_is_a_mark():
    assert is_placeholder(patched("培训人数待定").rows[4].row.target)


def test_a_row_goes_with_its_order():
    form = patched("护理员培训人数这条去掉")
    assert [one.row.name for one in form.rows if one.gone] == ["护理员培训人数"]
    assert form.changes[-1].after == "去掉"


def test_an_activity_that_ends_takes_every_row_about_it():
    gone = [one.row.name for one in patched("培训不搞了").rows if one.gone]
    assert gone == ["护理员培训人数", "培训考核合格率"]


def test_a_new_name_stands_in_the_row_and_its_definition():
    rows = [r.model_dump() for r in last_year().indicators]
    rows[4]["definition"] = "护理员培训人数按台账统计"
    one = patched("“护理员培训人数”以后叫“照护人员轮训人数”", indicators=rows).rows[4]
    assert (one.row.name, one.row.definition) == ("照护人员轮训人数", "照护人员轮训人数按台账统计")


def test_the_head_takes_new_names():
    form = patched("实施单位改为青溪县养老中心")
    assert form.filing.project.unit == "青溪县养老中心"
    assert form.changes[-1].before == "青溪县养老服务中心"


def test_money_and_new_rows_are_carried_out_too():
    form = patched("财政拨款改为90万元。加一条：跟岗进修人数不少于30人")
    assert form.money == {"fiscal": 90}
    assert form.rows[-1].row.name == "跟岗进修人数"


def test_a_number_that_found_no_row_says_why():
    [use] = patched("移民安置改成40户").uses
    assert (use.token.text, use.used, use.why) == ("40户", "", "去年的表里没有对应的指标")


@pytest.mark.parametrize(
    ("level1", "level2", "target", "role"),
    [
        ("满意度指标", "服务对象满意度指标", "≥92%", NumberRole.SATISFACTION),
        ("成本指标", "经济成本指标", "≤10元/人次", NumberRole.PRICE),
        ("成本指标", "经济成本指标", "≤100万元", NumberRole.MONEY_USE),
        ("产出指标", "时效指标", "2027年11月30日前", NumberRole.MILESTONE),
        ("产出指标", "时效指标", "≤5天", NumberRole.LIMIT),
        ("产出指标", "数量指标", "≥5个", NumberRole.OUTPUT),
        ("产出指标", "质量指标", "≥95%", NumberRole.RESULT),
        ("效益指标", "社会效益指标", "≥35%", NumberRole.RESULT),
    ],
)
def test_the_number_of_a_row_is_for_what_its_class_is(level1, level2, target, role):
    assert role_of(Indicator(level1=level1, level2=level2, name="甲", target=target)) is role
