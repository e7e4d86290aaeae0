"""Findings that are taken over or left, meant by place, by words or all."""

from dataclasses import replace

import pytest

from assistant.chat.reading.finding_orders import accept_finding, ignore_finding
from assistant.chat.reading.message import ChatMessage
from tests.fakes.reading import SCENE, act, read

FOUND = replace(SCENE, findings=(("f1", "项目总成本偏高"), ("f2", "学员满意度缺依据"), ("f3", "年度目标太短")))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("第二个按你说的改", ["f2"]), ("最后一个改了", ["f3"]), ("都按建议改", ["f1", "f2", "f3"]),
        ("年度目标那个意见改了", ["f3"]),
        ("满意度那个改了", ["f2"]), ("头一个改了", ["f1"]),
    ],
)  # fmt: skip
def test_findings_are_meant_by_place_by_words_or_all(text, ids):
    assert [o["finding"] for o in read(accept_finding, text, FOUND)] == ids


def test_words_that_may_mean_several_findings_are_asked_about_with_those_shown():
    (asked,) = list(accept_finding(act("accept_finding", "改吧"), FOUND, ChatMessage.of("改吧")))
    assert asked.operation.op == "unclear"
    assert [o.finding for o in asked.pending.orders] == ["f1", "f2", "f3"]


def test_a_place_that_no_finding_has_is_asked_about():
    (asked,) = list(accept_finding(act("accept_finding", "第九个改了"), FOUND, ChatMessage.of("第九个改了")))
    assert asked.operation.op == "unclear"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("第二条不用管，我们是保密项目", "我们是保密项目"),
        ("主任说你提示的那些不管它合同就这么签的", "合同就这么签的"),
        ("第三个先不改，由于还没批复", "还没批复"), ("这些忽略", "这些忽略"),
    ],
)  # fmt: skip
def test_the_reason_is_what_stands_behind_the_words_that_leave_a_finding(text, reason):
    assert {o["reason"] for o in read(ignore_finding, text, FOUND)} == {reason}


def test_a_finding_is_left_with_the_reason_that_was_given():
    (made,) = read(ignore_finding, "第一个不改，因为合同已经签了", FOUND)
    assert (made["op"], made["finding"], made["reason"]) == ("ignore_finding", "f1", "合同已经签了")
