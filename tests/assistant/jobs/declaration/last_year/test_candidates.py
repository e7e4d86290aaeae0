"""What a text of changes may speak of: rows by name, money by its source, the head by its labels."""

import pytest

from assistant.jobs.declaration.last_year.candidates import candidates, match, money_line
from assistant.language.changes.reader import read_changes
from tests.fakes.last_year import working_form


def first(text):
    return read_changes(text)[0]


def meant(text, form=None):
    return match(form or working_form(), first(text)).keys


def test_every_row_that_stands_the_money_and_the_head_may_be_meant():
    form = working_form()
    form.rows[2].gone = True
    keys = [c.key for c in candidates(form)]
    assert [k for k in keys if k.startswith("row:")] == [f"row:{n}" for n in range(9) if n != 2]
    assert "money:total" in keys
    assert {"head:name", "head:unit", "head:department"} <= set(keys)


def test_a_form_without_a_total_has_its_money_without_a_value():
    form = working_form(funds={"unit": "万元"})
    assert next(c for c in candidates(form) if c.key == "money:total").target is None


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("护理员培训人数改为150人", ("row:4",)),
        ("培训改150人", ("row:4",)),
        ("老年人满意度提高到95%", ("row:8",)),
        ("资金总额120万元", ("money:total",)),
        ("财政拨款90万元", ("money:fiscal",)),
        ("移民安置改成40户", ()),
    ],
)
def test_an_order_means_what_it_names(text, keys):
    assert meant(text) == keys


def test_the_head_is_only_meant_by_an_order_of_another_name():
    assert meant("实施单位改为青溪县养老中心") == ("head:unit",)
    assert not any(key.startswith("head:") for key in meant("实施单位增加3家") or ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("资金调到120万元", "total"),
        ("总盘子压到90万", "total"),
        ("财政资金120万元", "fiscal"),
        ("自筹20万元", "other"),
        ("上年结转5万元", "carry_over"),
        ("三年总投资调到300万元", "overall_total"),
        ("培训150人", None),
        ("补助标准改为12元/人次", None),
    ],
)
def test_money_is_meant_by_its_source(text, line):
    assert money_line(first(text)) == line
