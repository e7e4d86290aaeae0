"""The sum of the form reckoned from its rows: by the formula it writes, else by units; None where nothing shows it."""

import pytest

from assistant.jobs.declaration.last_year.reckoning import reckoned_total
from tests.fakes.last_year import last_year, working_form

TOTAL = "项目总成本"


def form_with(basis="", total="≤100万元", **targets):
    rows = [r.model_dump() for r in last_year().indicators]
    for row in rows:
        row["target"] = targets.get(row["name"], row["target"])
        if row["name"] == TOTAL:
            row |= {"value_basis": basis, "target": total}
    return working_form(indicators=rows)


def set_target(form, name, target):
    one = next(o for o in form.rows if o.row.name == name)
    one.row = one.row.model_copy(update={"target": target})


def test_the_formula_that_the_form_writes_gives_last_years_sum():
    found = reckoned_total(working_form())
    assert (found.yuan, found.stated, found.total.row.name) == (1_000_000, True, TOTAL)
    assert found.formula == "80000人次×10元/人次+2000×100"
    assert {row.row.name for row in found.rows} == {"老年助餐服务人次", "助餐补助标准"}


def test_new_counts_and_prices_give_the_new_sum_and_numbers_of_no_row_stay():
    form = working_form()
    set_target(form, "老年助餐服务人次", "≥90000人次")
    set_target(form, "助餐补助标准", "≤12元/人次")
    assert reckoned_total(form).yuan == 90000 * 12 + 2000 * 100


def test_units_show_how_a_sum_is_made_up_where_no_formula_is_written():
    form = form_with(total="≤80万元")
    found = reckoned_total(form)
    assert (found.yuan, found.stated, found.formula) == (800_000, False, "10元/人次×80000人次")
    set_target(form, "老年助餐服务人次", "≥8.5万人次")
    assert reckoned_total(form).yuan == 850_000


@pytest.mark.parametrize(
    ("basis", "total"),
    [
        ("80000人次×10元＋2000人×100元", "≤101万元"),
        ("管理办法", "≤100万元"),
        ("80000人次×若干", "≤70万元"),
        ("", "≥100%"),
    ],
)
def test_what_does_not_give_last_years_sum_shows_nothing(basis, total):
    assert reckoned_total(form_with(basis, total)) is None


def test_a_row_that_went_is_no_sum():
    form = working_form()
    next(o for o in form.rows if o.row.name == TOTAL).gone = True
    assert reckoned_total(form) is None


@pytest.mark.parametrize("sign", ["×", "*", "x"])
def test_signs_of_multiplication_are_the_same(sign):
    assert reckoned_total(form_with(f"80000人次{sign}10元+2000人{sign}100元")).yuan == 1_000_000
