"""What a clause of changes asks for, as an order: its words, its place in the text, and what else it leaves open."""

import pytest

from assistant.language.changes.change_order import ChangeKind, ChangeOrder
from assistant.language.changes.reader import read_changes

TEXT = "资金不变；护理员培训由120人调到150人，手册不印了"


def one(text):
    (order,) = read_changes(text)
    return order


def test_an_order_quotes_the_text_at_the_place_it_gives():
    orders = list(read_changes(TEXT))
    assert [o.kind for o in orders] == [ChangeKind.KEEP, ChangeKind.SET, ChangeKind.DROP]
    assert [TEXT[o.start : o.end] for o in orders] == [o.quote for o in orders]


def test_the_value_before_is_kept_beside_the_new_one():
    order = one("护理员培训由120人调到150人")
    assert (order.old.text, order.value.text) == ("120人", "150人")
    assert one("培训改150人").old is None


def test_rows_are_counted_from_one_and_the_last_is_minus_one():
    assert one("第2条改成15个").rows == (2,)
    assert one("删掉最后一条").rows == (-1,)
    assert one("培训改150人").rows == ()


def test_a_thing_that_ends_goes_with_every_row_about_it_and_a_row_goes_alone():
    assert one("手册不印了").wholly
    assert not one("删掉第2条").wholly


def test_more_of_what_is_named_may_be_something_new():
    assert one("新增培训班30人").may_be_new
    assert not one("培训增加30人").may_be_new


@pytest.mark.parametrize("field", ["kind", "quote", "value"])
def test_an_order_stays_as_it_was_read(field):
    order = ChangeOrder(ChangeKind.KEEP, "不变", 0, 2)
    with pytest.raises(AttributeError):
        setattr(order, field, None)
