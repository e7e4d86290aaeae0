"""A turn becomes a whole question: it keeps what it names, and takes the other slots from the question before."""

import pytest

from assistant.jobs.questions.rewriting import (
    acknowledges,
    bare_turn,
    only_acknowledges,
    subject_of,
    whole_question,
)
from policy_corpus.register import PolicyRegister
from tests.assistant.jobs.questions.conftest import CLAUSES, NEW, OLD, UNCLEAR

REGISTER = PolicyRegister((NEW, OLD, UNCLEAR), CLAUSES)
PLACES = ("郑州", "武汉")


def rewritten(before, stated, *, subject_only=True):
    return whole_question(before, stated, REGISTER, PLACES, subject_only=subject_only)


def test_a_turn_with_a_question_of_its_own_takes_over_the_subject_and_not_what_was_asked_about_it():
    whole, carried = rewritten("省里的自评报告什么时候交？", "交给谁")
    assert whole == "省里的自评报告交，交给谁"
    assert carried == "省里的自评报告交"


def test_a_turn_that_asks_nothing_takes_over_the_question():
    whole, _ = rewritten("评价结果为中，预算扣多少", "差的呢", subject_only=False)
    assert whole == "评价结果为中，预算扣多少，差的呢"


def test_the_place_of_the_turn_stands_instead_of_the_one_before():
    whole, _ = rewritten("郑州的监控报告几号前交", "那武汉呢", subject_only=False)
    assert "郑州" not in whole
    assert whole.startswith("武汉的监控报告")


def test_the_document_of_the_turn_stands_instead_of_the_one_before():
    whole, _ = rewritten("按白财〔2020〕9号自评报告怎么写", "换成青财〔2024〕7号怎么写")
    assert "白财" not in whole


def test_what_names_nothing_is_not_carried():
    assert rewritten("自评报告几月交，知道了", "谁来写")[1] == "自评报告交"


def test_a_subject_is_a_question_without_its_interrogatives():
    assert subject_of("主评人要干几年才够格？") == "主评人要干才够格"


@pytest.mark.parametrize(
    ("typed", "bare"), [("那谁点头才能动用呢？", "谁点头才能动用"), ("那", "那"), ("几天交", "几天交")]
)
def test_a_turn_is_searched_for_without_the_words_that_tie_it_to_the_one_before(typed, bare):
    assert bare_turn(typed) == bare


@pytest.mark.parametrize(
    "stated", ["好嘞，80到90", "哦2000万", "三十天，记下了", "不用，懂了", "嗯，可以", "六十天哈，好"]
)
def test_an_answer_said_back_adds_nothing(stated):
    assert only_acknowledges(stated)


@pytest.mark.parametrize(("stated", "heard"), [("二十天，谢谢侬", True), ("好的谢谢侬", True), ("讲个笑话", False)])
def test_a_turn_that_says_the_answer_back_acknowledges_whatever_else_it_says(stated, heard):
    assert acknowledges(stated) is heard


@pytest.mark.parametrize("stated", ["我们是内部机房维护", "项目已经完成了", "是三年的项目"])
def test_what_is_told_of_the_case_adds_to_the_question(stated):
    assert not only_acknowledges(stated)


def test_a_turn_that_compares_with_what_was_asked_keeps_its_question_and_document():
    whole, _ = rewritten("按白财〔2020〕9号自评报告几月交", "青财〔2024〕7号跟这一样不")
    assert "白财〔2020〕9号自评报告几月交" in whole
