"""An evaluation is one value that report, tables and charts are read from; what is missing stays missing."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.domain.evaluation import Assessed, ClassTotal, Evaluation, Evidence, PointFinding, Verdict
from assistant.domain.filing import Project
from assistant.domain.framework import Stage


def evaluation(**more):
    return Evaluation(project=Project(name="甲"), framework="10号", stage=Stage.COMPLETED, **more)


@pytest.mark.parametrize(
    ("score", "weight", "rate"),
    [("16.245", "20", "81.23"), ("20", "20", "100"), ("19.9999999", "20", "99.99"), ("0", "20", "0")],
)
def test_the_rate_of_a_class_is_in_percent_with_two_decimals(score, weight, rate):
    assert ClassTotal(level1="产出", weight=weight, score=score).rate == Decimal(rate)


@pytest.mark.parametrize(("score", "weight"), [(None, "20"), ("0", "0")])
def test_without_a_score_or_a_weight_there_is_no_rate(score, weight):
    assert ClassTotal(level1="产出", weight=weight, score=score).rate is None


def test_evidence_is_found_by_its_number_alone():
    one, two = (Evidence(id=i, paper="a.txt", page=1, text=i) for i in ("E1", "E10"))
    found = evaluation(evidence=(one, two))
    assert found.quote("E10") == two
    assert found.quote("E") is None
    assert evaluation().quote("E1") is None


def test_every_verdict_has_a_word_of_its_own():
    assert {v.word for v in Verdict} == {"符合", "部分符合", "不符合", "未见佐证"}


def test_what_was_not_scored_is_none_and_not_nought():
    found = Assessed(id="A1", level1="产出", level2="数量", name="人次", weight=10)
    assert found.score is None
    assert evaluation().total is None


def test_points_are_exact_and_no_number_is_made_of_words():
    assert PointFinding(text="立项", verdict="met", weight="0.1").weight == Decimal("0.1")
    with pytest.raises(ValidationError):
        PointFinding(text="立项", verdict="met", weight="若干")
    with pytest.raises(ValidationError):
        PointFinding(text="立项", verdict="perhaps", weight=1)


def test_an_evaluation_reads_back_as_it_was_written():
    made = evaluation(total=Decimal("95.55"), classes=(ClassTotal(level1="产出", weight=30, score=None),))
    assert Evaluation.model_validate_json(made.model_dump_json()) == made
