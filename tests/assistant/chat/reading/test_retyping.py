"""The order that words show, where the trained reader took another one."""

from dataclasses import replace

import pytest

from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.retyping import NOTHING, SURE, retyped
from tests.fakes.reading import SCENE, about, act


def kind(op, text, scene=SCENE, confidence=1.0, **slots):
    return retyped(act(op, text, scene, confidence, **slots), scene, ChatMessage.of(text)).op


@pytest.mark.parametrize("op", ["greet", "unclear", "answer", NOTHING])
def test_a_row_and_a_figure_and_nothing_more_is_a_value(op):
    assert kind(op, "最后一条95") == "set_target"
    assert kind(op, "满意度就写95%吧") == "set_target"


@pytest.mark.parametrize("text", ["满意度一共调查95户居民", "95满意度", "满意度95%，合格率96%", "满意度"])
def test_more_words_several_figures_or_none_are_not_made_a_value(text):
    assert kind("unclear", text) == "unclear"


@pytest.mark.parametrize(
    ("op", "text", "becomes"),
    [
        ("explain", "麻烦您把满意度改成92%好吗", "set_target"),
        ("ask_policy", "请帮我将满意度调到92%", "set_target"),
        ("explain", "满意度为什么是90%", "explain"),
        ("ask_policy", "请教一下满意度怎么定到90%", "ask_policy"),
    ],
)
def test_a_polite_order_with_a_figure_is_no_question(op, text, becomes):
    assert kind(op, text) == becomes


def test_a_polite_order_is_only_as_sure_as_an_order_must_be():
    text = "麻烦您把满意度改成92%好吗"
    made = retyped(act("explain", text), SCENE, ChatMessage.of(text))
    assert (made.confidence, made.margin) == (SURE, 0.0)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("满意度能写成95%吗", "explain"),
        ("培训期数4期？", "explain"),
        ("能不能帮我把满意度改成95%吗", "set_target"),
        ("满意度改成95%", "set_target"),
    ],
)
def test_an_order_that_is_only_asked_about_is_a_question(text, becomes):
    assert kind("set_target", text) == becomes


def test_a_step_back_right_after_one_is_a_step_forward():
    assert kind("undo", "再改回来", about("r7", op="undo")) == "redo"
    assert kind("undo", "再改回来", about("r7", op="set_target")) == "undo"


@pytest.mark.parametrize(("value", "becomes"), [("15", "set_weight"), ("7.5分", "set_weight"), ("95%", "set_target")])
def test_a_small_bare_number_after_points_is_points(value, becomes):
    scene = about("r7", op="set_weight")
    assert kind("set_target", f"改成{value}", scene, value=value) == becomes


def test_names_are_noted_from_figures_texts_and_parts_of_names():
    assert kind("set_name", "满意度改成95%", value="95%") == "set_target"
    assert kind("set_name", "满意度的评分标准写成按比例扣分", value="按比例扣分") == "set_text"
    assert kind("set_name", "满意度改名叫群众满意度", value="群众满意度") == "set_name"
    assert kind("delete_indicator", "培训护理员人数，把护理员三个字去掉") == "set_name"
    assert kind("delete_indicator", "把培训期数去掉") == "delete_indicator"


@pytest.mark.parametrize(("confidence", "becomes"), [(0.45, "check"), (0.44, "explain")])
def test_small_talk_that_is_unsure_and_asks_is_a_question(confidence, becomes):
    assert kind("check", "满意度行吗", confidence=confidence) == becomes


def test_a_row_that_shall_have_a_value_again_gets_it():
    assert kind("undo", "满意度还原90") == "set_target"
    assert kind("undo", "撤销刚才那步") == "undo"


@pytest.mark.parametrize(
    ("op", "text", "meant"),
    [
        ("explain", "“培训期数”这是谁写的，删了删了", "delete_indicator"),
        ("explain", "“培训期数”这是谁写的", "explain"),
        ("set_name", "培训期数能改成培训班次吗？改了吧", "set_name"),
        ("set_name", "培训期数能改成培训班次吗？", "explain"),
    ],
)
def test_a_bare_order_behind_a_question_answers_it(op, text, meant):
    first = ChatMessage.of(text).clauses[0]
    whole = act(op, text)
    one = replace(
        whole, end=first.end, words=first.text, mentions=tuple(m for m in whole.mentions if m.end <= first.end)
    )
    assert retyped(one, SCENE, ChatMessage.of(text)).op == meant


@pytest.mark.parametrize(
    ("text", "after", "meant"),
    [
        ("第一条问题按你说的改", "", "accept_finding"), ("这条不用管，我们是保密项目", "check", "ignore_finding"),
        ("这条不用管", "", "explain"), ("检查意见有几条", "", "explain"),
    ],
)  # fmt: skip
def test_words_that_follow_or_leave_a_finding_are_no_other_order(text, after, meant):
    scene = replace(about(op=after), findings=(("f1", "年度目标太短"), ("f2", "字数太多")))
    assert kind("explain", text, scene) == meant


@pytest.mark.parametrize(
    ("text", "op", "value"),
    [
        ("培训期数这什么东西改成培训班次", "set_name", "培训班次"), ("满意度咋才90改成92%吧", "set_target", "92%"),
    ],
)  # fmt: skip
def test_an_order_that_ends_a_question_of_the_same_breath_is_an_order(text, op, value):
    made = retyped(act("explain", text), SCENE, ChatMessage.of(text))
    assert (made.op, made.first("value"), made.margin) == (op, value, 0.0)


@pytest.mark.parametrize("text", ["培训期数为啥要改成培训班次呢", "满意度能改成92%吗", "满意度为什么是90%"])
def test_a_question_to_its_end_stays_one(text):
    assert kind("explain", text) == "explain"


def test_what_the_head_should_say_is_asked_where_it_is_asked():
    assert kind("set_head", "主管部门应该填卫健局还是街道办呀？", value="卫健局") == "explain"
    assert kind("set_head", "主管部门填卫健局", value="卫健局") == "set_head"


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("培训护理员人数把“护理员”拿掉", "set_name"),
        ("带“护理员”的都拿掉", "delete_indicator"),
        ("培训护理员人数拿掉", "delete_indicator"),
    ],
)
def test_what_is_taken_from_a_named_row_in_quotation_marks_is_a_part_of_its_name(text, becomes):
    assert kind("delete_indicator", text) == becomes
