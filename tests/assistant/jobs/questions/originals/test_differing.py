"""Digest and original are laid side by side, figure by figure, place by place."""

import datetime as dt

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.originals.differing import differences
from assistant.jobs.questions.originals.reader import read_policies
from policy_corpus import policies


def one(*lines, place="第五条"):
    return Clause(policy_id="a", place=place, lines=lines)


def lines(digest, original, days=()):
    return [d.line for d in differences([one(*digest)], [one(*original)], days)]


@pytest.mark.parametrize(
    ("digest", "original", "stated"),
    [
        ("60日内整改", "应当在30日内整改", "第五条：摘编写“60日”，原文此处是“30日”。"),
        ("产出权重不低于60%", "产出权重不低于百分之五十", "第五条：摘编写“60%”，原文此处是“百分之五十”。"),
        ("100万元以上须评估", "资金较大的须评估", "第五条：摘编写“100万元”，原文此处没有这个数。"),
        ("5日内反馈", "5个月内反馈", "第五条：摘编写“5日”，原文此处是“5个月”。"),
        ("8月31日前报送", "8月15日前报送", "第五条：摘编写“8月31日”，原文此处是“8月15日”。"),
    ],
)
def test_a_share_an_amount_or_a_deadline_that_differs_is_named_with_what_the_original_has(digest, original, stated):
    assert lines([digest], [original]) == [stated]


@pytest.mark.parametrize(
    ("digest", "original"),
    [
        ("90%以上", "百分之九十以上"),
        ("1500万元以上", "0.15亿元以上"),
        ("共三项，四本预算", "第一项……第二项……第三项"),
        ("见《2012—2015年规划》", "见规划"),
    ],
)
def test_another_writing_and_what_the_digest_counts_itself_is_no_difference(digest, original):
    assert lines([digest], [original]) == []


def test_the_day_of_the_document_may_stand_for_the_day_it_was_issued():
    assert lines(["自2020年2月25日起施行"], ["自印发之日起施行"], [dt.date(2020, 2, 25)]) == []


def test_a_place_that_the_original_does_not_have_is_not_compared():
    assert differences([one("60日")], [one("30日", place="第六条")], []) == ()


@pytest.mark.slow
def test_the_digests_that_ship_agree_with_their_sources(shared, catalog):
    found = []
    for entry in (e for e in catalog if e.get("source_file")):
        (read,) = read_policies(shared / "reference" / "policy_sources" / entry["source_file"])
        own = [Clause(policy_id=entry["id"], place=p.place, lines=tuple(p.lines)) for p in read.pieces if p.lines]
        days = [d for d in (read.date, read.validity.effective) if d]
        digests = [c for c in policies.clauses() if c.policy_id == entry["id"]]
        found += [(entry["id"], d.line) for d in differences(digests, own, days)]
    assert found == [("caiyu-2021-101", "三（六）：摘编写“90%”，原文此处没有这个数。")], "a sum that the digest makes"
