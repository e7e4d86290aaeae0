"""Independent signs that an operation is what was meant."""

from decimal import Decimal

import pytest

from assistant.chat.certainty.coverage import coverage
from assistant.chat.certainty.signs import signs_of
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order
from assistant.domain.operation_kind import OperationKind as Kind
from tests.fakes.reading import SCENE, act


def signs(text, made, kind="set_target", alike=None, **slots):
    message, one = ChatMessage.of(text), ReadAct(made, act=act(kind, text, **slots))
    return signs_of(one, [one], message, SCENE, coverage(message, [one], SCENE, frozenset({"改成"})), alike)


def target(value, row="r7"):
    return order(Kind.SET_TARGET, row=row, value=value)


PLAIN = signs("学员满意度改成92%", target("≥92%"), value="92%")


def test_every_sign_lies_between_nothing_and_about_one():
    assert all(0 <= value <= 1.5 for value in PLAIN.values())
    assert PLAIN["bias"] == 1.0


def test_a_whole_name_and_a_value_that_was_stated_speak_for_the_row():
    assert (PLAIN["row name whole"], PLAIN["row name share"], PLAIN["value said"]) == (1.0, 1.0, 1.0)
    assert (PLAIN["figures left"], PLAIN["row in vain"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "made", "sign"),
    [
        ("满意度改成92%，另外37处", target("≥92%"), "figures left"),
        ("满意度改成92%", target("≤92%"), "sign changed"),
        ("满意度改成92人", target("≥92人"), "unit changed"),
        ("满意度改成192%", target("≥192%"), "over hundred"),
        ("满意度改成92%吗", target("≥92%"), "asks"),
        ("学员满意度92%", target("≥92%", "r2"), "row by focus"),
        ("学员满意度改成150", target("≥150人", "r2"), "row in vain"),
        ("第7条改成92%", target("≥92%"), "row by place"),
        ("开始时间2028年3月1日", order(Kind.SET_HEAD, field="start", value="2028-03-01"), "start behind end"),
    ],
)
def test_what_speaks_against_an_operation_or_shows_how_it_was_named_is_marked(text, made, sign):
    assert signs(text, made)[sign] == 1.0
    assert not PLAIN.get(sign)


def test_a_value_of_another_size_is_marked_by_how_many_powers_of_ten():
    far = signs("培训护理员人数改成12000人", target("≥12000人", "r2"))
    assert far["size changed"] == pytest.approx(2 / 3)
    assert Decimal(PLAIN["size changed"]) < Decimal("0.01")


def test_a_second_reader_is_heard_where_there_is_one():
    one = target("≥92%")
    assert "read by one alone" not in PLAIN
    assert signs("满意度改成92%", one, alike={one})["read by one alone"] == 0.0
    assert signs("满意度改成92%", one, alike=())["read by one alone"] == 1.0


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        ("投用日期应为2027年11月20日", "2027-11-20", 1.0),
        ("开始日期应为2027年11月20日", "2027-11-20", 0.0),
    ],
)
def test_a_day_is_founded_only_where_the_words_say_which_day_it_is(text, value, sign):
    assert signs(text, order(Kind.SET_HEAD, field="start", value=value), "set_head")["day unfounded"] == sign


def test_a_day_that_stands_behind_the_one_that_is_used_is_noticed():
    made = order(Kind.SET_HEAD, field="start", value="2027-11-20")
    assert signs("开始日期应为2027年11月20日，8月31日系笔误", made, "set_head")["days left"] == 1.0
    assert signs("原写8月31日，开始日期应为2027年11月20日", made, "set_head")["days left"] == 0.0


def test_a_value_that_the_message_corrects_behind_it_is_taken_back():
    assert signs("满意度写92%，哎不对，写95%", target("≥92%"), value="92%")["value taken back"] == 1.0
    assert signs("满意度写92%，不对，写95%", target("≥95%"), value="95%")["value taken back"] == 0.0
    assert signs("满意度写92%，不是第3条", target("≥92%"), value="92%")["value taken back"] == 0.0


def test_a_sum_is_founded_where_its_part_of_the_money_is_named():
    made = order(Kind.SET_MONEY, field="other", amount=30, unit="万元")
    assert signs("区里给30万元", made, "set_money")["sum unfounded"] == 1.0
    assert signs("自筹30万元", made, "set_money")["sum unfounded"] == 0.0


@pytest.mark.parametrize(("text", "sign"), [("满意度改成95%", 1.0), ("满意度改成92%", 0.0), ("满意度提高2个点", 0.0)])
def test_a_value_is_founded_where_it_is_said_or_reckoned(text, sign):
    assert signs(text, target("≥92%"))["value unfounded"] == sign


@pytest.mark.parametrize(("text", "sign"), [("培训期数放到受益老人后面", 1.0), ("培训期数放到最后", 0.0)])
def test_the_end_of_a_class_is_founded_where_the_words_say_so(text, sign):
    assert signs(text, order(Kind.MOVE_INDICATOR, row="r3"), "move_indicator")["end unfounded"] == sign


@pytest.mark.parametrize(("text", "sign"), [("改成县民政局然后导出", 0.0), ("改成县民政局属下", 1.0)])
def test_a_name_that_ends_with_its_clause_is_not_cut(text, sign):
    made = order(Kind.SET_HEAD, field="department", value="县民政局")
    assert signs(text, made, "set_head", value="县民政局")["name edge"] == sign
