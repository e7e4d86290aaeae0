"""Findings that are taken over or left, meant by place, by words or all."""

from dataclasses import replace

import pytest

from assistant.chat.reading.finding_orders import accept_finding, ignore_finding
from tests.fakes.reading import SCENE, read

FOUND = replace(SCENE, findings=(("f1", "项目总成本偏高"), ("f2", "学员满意度缺依据"), ("f3", "年度目标太短")))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("第二个按你说的改", ["f2"]), ("最后一个改了", ["f3"]), ("都按建议改", ["f1", "f2", "f3"]), ("改吧", ["f1"]),
        ("满意度那个改了", ["f2"]), ("头一个改了", ["f1"]),
    ],
)  # fmt: skip
def test_findings_are_meant_by_place_by_words_or_all(text, ids):
    assert [o["finding"] for o in read(accept_finding, text, FOUND)] == ids


def test_a_finding_is_left_with_the_reason_that_was_given():
    (made,) = read(ignore_finding, "第一个不改，因为合同已经签了", FOUND)
    assert (made["op"], made["finding"], made["reason"]) == ("ignore_finding", "f1", "合同已经签了")
