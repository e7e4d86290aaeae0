"""A price is per what is counted right before it, a frequency per the time its clause gives; neither is guessed."""

import pytest

from assistant.domain.ledger import LedgerEntry, NumberRole
from assistant.jobs.declaration.ledger.prices import is_allowance, with_price_names, with_units
from assistant.language.layout import layout

_R = NumberRole


def entry(text, quote, role, value, unit):
    start = text.index(quote)
    return LedgerEntry(quote=quote, start=start, end=start + len(quote), value=value, unit=unit, role=role)


def priced(text, *entries):
    found = with_units([entry(text, *e) for e in entries], layout(text))
    return found[-1].role, found[-1].unit


PEOPLE = ("120人", _R.OUTPUT, "120", "人")
PRICE = ("500元", _R.PRICE, "500", "元")


def test_a_price_is_per_what_is_counted_right_before_it():
    assert priced("培训护理员120人，补助500元。", PEOPLE, PRICE) == (_R.PRICE, "元/人")


def test_a_scale_is_no_part_of_what_is_counted():
    people = ("2万人次", _R.OUTPUT, "2", "万人次")
    assert priced("助餐2万人次，补助10元。", people, ("10元", _R.PRICE, "10", "元")) == (_R.PRICE, "元/人次")


@pytest.mark.parametrize(
    "text",
    [
        "培训护理员120人。补助500元。",
        "培训护理员120人，地点在县城的几个养老服务站，食宿由各站负责安排，补助500元。",
        "补助500元，培训护理员120人。",
    ],
)
def test_a_count_of_another_sentence_far_away_or_behind_gives_no_unit(text):
    order = [PRICE] if text.startswith("补助") else [PEOPLE, PRICE]
    assert priced(text, *order) == (_R.PRICE, "元")


def test_a_price_that_has_its_unit_keeps_it():
    per_day = ("500元", _R.PRICE, "500", "元/天")
    assert priced("培训护理员120人，补助500元。", PEOPLE, per_day) == (_R.PRICE, "元/天")


def test_a_rate_is_nothing_that_a_price_is_per():
    rate = ("90%", _R.RESULT, "90", "%")
    assert priced("覆盖率90%，补助500元。", rate, PRICE) == (_R.PRICE, "元")


@pytest.mark.parametrize(("total", "role"), [("6", _R.PRICE), ("5", _R.PRICE), ("4.9", _R.MONEY_USE)])
def test_a_price_that_would_cost_a_fifth_more_than_there_is_is_a_sum(total, role):
    text = f"资金{total}万元，培训护理员120人，补助500元。"
    money = (f"{total}万元", _R.MONEY_TOTAL, total, "万元")
    assert priced(text, money, PEOPLE, PRICE)[0] is role


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("每月巡检1次", "次/月"),
        ("每个季度巡检1次", "次/季度"),
        ("巡检1次", "次"),
        ("每月例会，巡检1次", "次"),
    ],
)
def test_a_frequency_is_per_the_time_of_its_clause(text, unit):
    assert priced(text, ("1次", _R.FREQUENCY, "1", "次")) == (_R.FREQUENCY, unit)


def test_in_a_table_a_price_is_per_the_count_of_its_own_row():
    text = "| 项目 | 数量 | 单价 |\n|---|---|---|\n| 护理床 | 20张 | 3000元 |\n| 轮椅 | 30辆 | 800元 |\n"
    beds, chairs = ("20张", _R.OUTPUT, "20", "张"), ("30辆", _R.OUTPUT, "30", "辆")
    assert priced(text, beds, ("3000元", _R.PRICE, "3000", "元")) == (_R.PRICE, "元/张")
    assert priced(text, beds, chairs, ("800元", _R.PRICE, "800", "元")) == (_R.PRICE, "元/辆")
    assert priced(text, beds, ("800元", _R.PRICE, "800", "元")) == (_R.PRICE, "元")


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("每人补助500元。", True),
        ("发放高龄津贴500元。", True),
        ("奖杯每座500元。", False),
        ("护理床单价500元。", False),
        ("发放补助。护理床单价500元。", False),
        ("补助标准：500元", True),
    ],
)
def test_money_that_people_get_is_an_allowance(text, paid):
    assert is_allowance(entry(text, *PRICE), layout(text)) is paid


@pytest.mark.parametrize(("quote", "name"), [("每人补助500元", "护理员培训补助标准"), ("每人500元", "护理员培训单价")])
def test_a_price_without_a_name_is_called_after_what_it_is_per(quote, name):
    text = f"培训护理员120人，{quote}。"
    count = entry(text, *PEOPLE).model_copy(update={"name": "护理员培训人数"})
    price = entry(text, quote, _R.PRICE, "500", "元/人")
    assert with_price_names([count, price], layout(text))[-1].name == name
    per_day = price.model_copy(update={"unit": "元/天"})
    assert with_price_names([count, per_day], layout(text))[-1].name == ""


def test_what_is_granted_for_each_is_an_allowance():
    text = "引进种公羊450只，每只补1200元。"
    assert is_allowance(entry(text, "每只补1200元", _R.PRICE, "1200", "元/只"), layout(text))
