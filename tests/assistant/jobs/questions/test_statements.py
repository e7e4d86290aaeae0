"""Lines are ranked by nearness and by whether they state the kind of thing that is asked."""

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.statements import STATES, STATES_STRICT, statements, states
from assistant.language.inquiries import find_inquiries
from assistant.retrieval.interface import SearchHit


def hit(*lines, policy="p", scores=None):
    clause = Clause(policy_id=policy, place="第一条", lines=lines)
    return SearchHit(clause, 1.0, lines=scores or (1.0,) * len(lines))


def stated(line, question):
    (asked,) = find_inquiries(question)
    return states(line, asked)


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("共5条", "有几条"),
        ("阶段结束", "什么时候做"),
        ("15日内", "几天内报"),
        ("专家3名", "几个人"),
        ("劳务费按500元", "劳务费多少钱"),
        ("分3类", "有哪些"),
        ("满分100分", "多少分"),
        ("不高于5%", "较多是百分之几"),
        ("按预算的10%—30%扣减", "扣多少钱"),
    ],
)
def test_a_line_states_what_is_asked(line, question):
    assert stated(line, question)


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("每年8月", "几号前报"),
        ("会议费500元", "多少劳务费"),
        ("满分100分", "什么时候做"),
        ("共5份", "有几条"),
        ("按比例记分", "较多是百分之几"),
        ("资金到位率=（到位/预算）×100%", "几分"),
        ("", "多少分"),
    ],
)
def test_another_kind_another_noun_or_another_measure_is_not_what_is_asked(line, question):
    assert not stated(line, question)


def test_a_line_that_states_a_strict_kind_passes_one_that_is_a_little_nearer():
    asked = find_inquiries("几天内报")
    found = statements([hit("及时报送。", "15日内报送。", scores=(1.3, 1.0))], asked)
    assert [s.text for s in found] == ["15日内报送。", "及时报送。"]
    assert found[0].score == pytest.approx(1.0 + STATES_STRICT + STATES / 2)


def test_where_nothing_is_asked_nearness_alone_decides():
    found = statements([hit("甲。", "乙。", scores=(0.2, 0.4))], ())
    assert [s.line for s in found] == [1, 0]
    assert found[0].score - found[1].score == pytest.approx(0.2)


def test_a_document_of_the_place_itself_is_preferred():
    hits = [hit("甲。", policy="far"), hit("甲。", policy="near")]
    assert [s.clause.policy_id for s in statements(hits, ())] == ["far", "near"]
    assert [s.clause.policy_id for s in statements(hits, (), {"near": 0.1})] == ["near", "far"]


def test_nothing_found_gives_no_statement():
    assert statements([], find_inquiries("几天内报")) == []


def test_a_line_becomes_one_sentence():
    (one,) = statements([hit("甲。乙；")], ())
    assert one.sentence == "甲；乙。"
