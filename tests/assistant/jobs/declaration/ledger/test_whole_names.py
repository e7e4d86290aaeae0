"""A name holds its object, in words of the brief."""

import pytest

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.whole_names import whole_name
from assistant.language.layout import layout

R = NumberRole


def whole(text, quote, name, role=R.OUTPUT, project=""):
    start = text.index(quote)
    entry = LedgerEntry(quote=quote, start=start, end=start + len(quote), value="1", role=role, name=name)
    return whole_name(entry, layout(text), project)


def test_an_attribute_gets_the_thing_that_stands_before_it():
    assert whole("水泵 移动式那个 40台", "40台", "移动式数量") == "移动式水泵数量"


def test_a_grade_gets_what_is_said_at_the_head_of_its_item():
    text = "1）消防检测：二级单位9家，每家3000元\n"
    assert whole(text, "9家", "二级单位数量") == "消防检测二级单位数量"
    assert whole("2）消防检测：检测点9处\n", "9处", "检测点数量") == "检测点数量"


@pytest.mark.parametrize("name", ["每队单价", "每队标准"])
def test_what_only_says_per_what_is_no_name(name):
    assert whole("办6个宣讲队，每队2万元", "每队2万元", name, R.PRICE) == ""


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("工种和补贴标准：\n（1）电工90人，1500元\n", "电工标准", "电工补贴标准"),
        ("看护员60个，每月1500元", "看护员标准", "看护员补助标准"),
        ("抽血筛查900人，试剂每人1500元", "筛查标准", "筛查单价"),
        ("孤儿补助，每月1500元", "孤儿补助标准", "孤儿补助标准"),
    ],
)
def test_a_standard_says_what_is_paid_and_what_is_bought_has_a_price(text, name, found):
    assert whole(text, "1500元", name, R.PRICE) == found


def test_a_deal_is_measured_by_its_amount():
    assert whole("意向成交2亿元", "2亿元", "意向成交", R.MONEY_EFFECT) == "意向成交金额"
