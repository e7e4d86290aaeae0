"""Orders on money: a sum goes to the part of it that is named or asked for."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.money_orders import gap_told, set_money, sum_of
from assistant.domain.question import QuestionType
from assistant.language.money import MoneyUnit
from assistant.language.tokens import find_tokens
from tests.fakes.reading import SCENE, about, asking, question, read


def sums(text, *asked):
    made = read(set_money, text, asking(*asked))
    return [(o.get("field"), o.get("amount"), o.get("unit")) for o in made]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("财政拨款100万元", [("fiscal", 100, "万元")]),
        ("财政拨款100万，自筹20万", [("fiscal", 100, "万元"), ("other", 20, "万元")]),
        ("总额改成130", [("total", 130, "万元")]),
        ("财政拨款减20万元", [("fiscal", 100, "万元")]),
        ("财政拨款追加5万元", [("fiscal", 125, "万元")]),
        ("总额和财政拨款都是80万元", [("fiscal", 80, "万元"), ("total", 80, "万元")]),
        ("30万元是自筹", [("other", 30, "万元")]),
        ("总额5000元", [("total", 5000, "元")]),
        ("财政拨款打漏了个2，是26万", [("fiscal", 26, "万元")]),
        ("问了财政所，二十五万二记在其他资金里头", [("other", 25.2, "万元")]),
        ("医保那块五十万,算其他资金,财政拨款扣出去,剩七十万", [("fiscal", 70, "万元"), ("other", 50, "万元")]),
    ],
)
def test_a_part_of_the_money_gets_the_sum_that_is_named_with_it(text, made):
    assert sorted(sums(text)) == sorted(made)


def test_a_sum_alone_is_for_the_money_that_is_asked_and_else_for_none():
    asked = question("money", QuestionType.MONEY, id="money.total")
    assert sums("120万元", asked) == [("total", 120, "万元")]
    assert sums("120万元") == [(None, None, None)]


@pytest.mark.parametrize(
    ("text", "unit", "made"),
    [
        ("120万元", None, (Decimal(120), "万元")), ("3亿", MoneyUnit.WAN, (Decimal(3), "亿元")),
        ("120", MoneyUnit.WAN, (Decimal(120), "万元")), ("120", None, None), ("120人", MoneyUnit.WAN, None),
    ],
)  # fmt: skip
def test_a_bare_number_counts_in_the_unit_of_the_form_and_people_are_no_money(text, unit, made):
    assert sum_of(find_tokens(text)[0], unit) == made


def test_the_sum_that_was_ordered_last_may_be_given_to_another_part():
    scene = about(op="set_money")
    scene = replace(scene, focus=replace(scene.focus, field="total"))
    (made,) = read(set_money, "其他资金也一样", scene)
    assert (made["field"], made["amount"]) == ("other", 120)
    assert read(set_money, "其他资金也一样")[0]["op"] == "unclear"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("剩下那32万是村里自己兜里掏的，县里就给88万", [("other", 32, "万元")]),
        ("差的那32万，25万2是农户交的，6万8是企业赞助", [("other", 32, "万元")]),
        ("剩下的是上年结转的", [("carry_over", 32, "万元")]),
    ],
)
def test_what_the_parts_lack_is_filled_by_what_the_message_says_of_it(text, made):
    funds = SCENE.filing.funds.model_copy(update={"fiscal": Decimal(88)})
    scene = replace(SCENE, filing=SCENE.filing.model_copy(update={"funds": funds}))
    assert [(o.get("field"), o.get("amount"), o.get("unit")) for o in read(set_money, text, scene)] == made


def test_the_gap_is_proposed_where_no_order_was_found_in_the_message():
    funds = SCENE.filing.funds.model_copy(update={"fiscal": Decimal(88)})
    scene = asking(question("money", QuestionType.MONEY, id="money.total"))
    scene = replace(scene, filing=SCENE.filing.model_copy(update={"funds": funds}))
    (made,) = gap_told(ChatMessage.of("谢谢您！其余32万元是区级财政安排的"), scene)
    assert (made.operation.field, made.operation.amount, made.is_proposed) == ("fiscal", 120, True)
    assert list(gap_told(ChatMessage.of("谢谢您！其余30万元是区级财政安排的"), scene)) == []
    assert list(gap_told(ChatMessage.of("其余32万元"), replace(scene, questions=()))) == []
