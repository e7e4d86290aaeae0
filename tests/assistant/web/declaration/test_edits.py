"""An edit of the sheet, read as an operation."""

from decimal import Decimal

import pytest

from assistant.web.declaration.edits import BadEdit, read_edit
from tests.fakes.works import Desk


@pytest.mark.parametrize(
    ("typed", "amount", "unit"),
    [("120", "120", "万元"), ("1,200", "1200", "万元"), ("35万元", "35", "万元"), ("350000元", "350000", "元")],
)
def test_an_amount_has_the_unit_of_the_form_unless_it_names_one(typed, amount, unit):
    order = read_edit({"op": "set_money", "field": "total", "value": typed}, Desk().work)
    assert (order.amount, order.unit) == (Decimal(amount), unit)


@pytest.mark.parametrize("typed", ["", "很多", "10至20万元", "12万元/人"])
def test_what_is_no_one_amount_is_refused_with_what_to_write(typed):
    with pytest.raises(BadEdit, match="请填一个数"):
        read_edit({"op": "set_money", "field": "total", "value": typed}, Desk().work)


def test_an_order_there_is_not_is_refused_in_chinese():
    with pytest.raises(BadEdit, match="没有改动"):
        read_edit({"op": "drop_table"}, Desk().work)


def test_a_text_without_end_is_refused():
    with pytest.raises(BadEdit, match="太长"):
        read_edit({"op": "set_goal", "field": "annual", "value": "长" * 20_001}, Desk().work)
