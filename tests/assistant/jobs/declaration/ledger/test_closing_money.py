"""What the stated sources leave of a total goes to whom the brief names, and to nobody where it names none."""

from decimal import Decimal

import pytest

from tests.assistant.jobs.declaration.writers.rule_based.test_heading import S, T, funds


def test_a_sum_that_each_of_two_gives_is_counted_twice():
    found, labels = funds("补助总额72万元，省、市各36万元。", T, S)
    assert (found.total, found.fiscal) == (72, 72)
    assert labels["fiscal"].endswith("36万元 + 36万元（“各36万元”）")


@pytest.mark.parametrize(
    ("text", "fiscal", "other"),
    [
        ("总共80万元，省里给35万元，剩下的县里拿。", 80, 0),
        ("总共80万元省里给35万元剩下的县里拿去年也是这样", 80, 0),
        ("总共80万元，市财政35万元，不足部分由企业自筹。", 35, 45),
    ],
)
def test_the_rest_goes_to_whom_the_brief_names(text, fiscal, other):
    found, _ = funds(text, T, S)
    assert (found.fiscal, found.other) == (fiscal, other)


@pytest.mark.parametrize("text", ["总共80万元，省里给35万元，剩下的人员不变。", "总共80万元，省里各项给30万元。"])
def test_what_nobody_is_named_for_stays_as_it_is(text):
    found, _ = funds(text, T, S)
    assert found.fiscal in {Decimal(35), Decimal(30)}
