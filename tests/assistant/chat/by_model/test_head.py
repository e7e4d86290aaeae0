"""Operations on the head of the form that a model named."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.chat.by_model import head
from assistant.chat.by_model.operations import NotGrounded
from assistant.chat.by_model.schema import ModelOperation
from policy_corpus.catalog import load_profile
from tests.fakes.reading import SCENE

KNOWN = replace(SCENE, profiles=(load_profile("central-2021"), load_profile("henan-2022")))


def made(resolve, **fields):
    return list(resolve(ModelOperation(op="", **fields), KNOWN))


def test_a_field_gets_its_words_and_a_span_of_time_both_days():
    (one,) = made(head.set_head, field="department", value="县水利局")
    assert (one.operation.field, one.operation.value) == ("department", "县水利局")
    days = made(head.set_head, field="period", value="3月1日到11月30日")
    assert [(o.operation.field, o.operation.value) for o in days] == [("start", "2027-03-01"), ("end", "2027-11-30")]


@pytest.mark.parametrize(
    ("fields", "amount", "is_proposed"),
    [
        ({"value": "100万元"}, 100, False),
        ({"lead": "追加", "value": "5万元"}, 125, False),
        ({"lead": "减", "value": "20万元"}, 100, False),
        ({"lead": "追加", "result": "130万元"}, 130, True),
    ],
)
def test_a_sum_is_set_or_reckoned_from_the_present_one_and_one_worked_out_is_proposed(fields, amount, is_proposed):
    (one,) = made(head.set_money, field="fiscal", **fields)
    assert (one.operation.amount, one.operation.unit) == (Decimal(amount), "万元")
    assert one.is_proposed is is_proposed


def test_a_goal_in_the_users_words_is_sure_and_in_other_words_is_proposed():
    (own,) = made(head.set_goal, field="annual", sentence=2, value="“培训护理员150人”")
    assert (own.operation.sentence, own.operation.value, own.is_proposed) == (2, "培训护理员150人", False)
    (other,) = made(head.set_goal, result="培训护理员150人")
    assert (other.operation.field, other.is_proposed) == ("annual", True)


def test_rule_set_year_and_older_form_are_named():
    assert made(head.switch_profile, field="henan-2022")[0].operation.value == "henan-2022"
    assert made(head.switch_year, value="明年")[0].operation.value == "2028"
    assert made(head.start_from, value="《去年申报表.docx》")[0].operation.file == "去年申报表.docx"


@pytest.mark.parametrize(
    ("resolve", "fields"),
    [
        (head.set_head, {"field": "secret", "value": "县水利局"}),
        (head.set_head, {"field": "department"}),
        (head.set_head, {"field": "period", "value": "以后再说"}),
        (head.set_money, {"field": "secret", "value": "100万元"}),
        (head.set_money, {"field": "fiscal", "value": "一些"}),
        (head.set_goal, {"field": "annual"}),
        (head.set_goal, {"field": "secret", "value": "培训"}),
        (head.switch_profile, {"field": "mars-2099"}),
        (head.switch_profile, {}),
        (head.switch_year, {"value": "某年"}),
        (head.start_from, {}),
    ],
)
def test_what_does_not_stand_in_form_or_message_is_refused(resolve, fields):
    with pytest.raises(NotGrounded):
        made(resolve, **fields)
