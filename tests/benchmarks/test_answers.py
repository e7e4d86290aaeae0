"""The sheet of answers: right and cited, incomplete, wrong, refused or not refused."""

import pytest

from benchmarks.answer_scores import Verdict, first_is_right, judge

KEY = {
    "id": "a", "status": "answered", "gold": [{"policy": "p", "article": "第十三条"}], "must_say": ["10%|十分之一"],
    "first_sentence": ["10%"], "must_not_say": ["20%"],
}  # fmt: skip
SUM = {"id": "b", "expect": {"score": "9.35", "grade": None, "rate": "93.5%", "ask": None}, "accept": ["7"]}


def answer(text, *, status="answered", article="第十三条第一款", **more):
    return {"answer": text, "status": status, "citations": [{"policy_id": "p", "article": article}], **more}


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        (answer("占10%。"), Verdict.RIGHT),
        (answer("见下。占10%。"), Verdict.INCOMPLETE),
        (answer("占10%。", article="第二条"), Verdict.INCOMPLETE),
        (answer("占20%。"), Verdict.WRONG),
        (answer("占9%。", article="第二条"), Verdict.WRONG),
        (answer("未找到。", status="no_basis"), Verdict.REFUSED),
    ],
)
def test_an_answer_is_graded_by_what_it_says_first_what_it_cites_and_what_it_must_not_say(given, verdict):
    assert judge(KEY, given) is verdict


def test_what_is_only_denied_is_not_stated():
    assert judge(KEY, answer("占10%，不是20%。")) is Verdict.RIGHT


def test_what_should_be_refused_and_is_answered_is_counted_apart():
    key = {"id": "c", "status": "no_basis", "must_say": ["没有规定"]}
    assert judge(key, answer("占10%。")) is Verdict.SHOULD_REFUSE
    assert judge(key, answer("没有规定。", status="no_basis")) is Verdict.RIGHT


def test_a_reckoning_is_right_by_its_score_in_the_first_sentence():
    assert judge(SUM, answer("得9.35分（算式）。")) is Verdict.RIGHT
    assert judge(SUM, answer("得7分。")) is Verdict.RIGHT
    assert judge(SUM, answer("得8分。")) is Verdict.WRONG
    assert first_is_right(SUM, answer("按文件计分。得9.35分。")) is False


def test_what_must_be_asked_for_is_no_score():
    key = {"id": "d", "expect": {"score": None, "grade": None, "rate": None, "ask": "指标值"}}
    assert judge(key, answer("还缺指标值，请补充。")) is Verdict.RIGHT
    assert judge(key, answer("得8分，请核对。")) is Verdict.WRONG
