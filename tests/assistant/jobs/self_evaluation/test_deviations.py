"""Causes and remedies in the words of the unit; open where it said nothing, none where nothing was missed."""

from decimal import Decimal

import pytest

from assistant.domain.results import CauseKind, Deviation, Paired
from assistant.jobs.self_evaluation.deviations import (
    LOW_EXECUTION,
    deviation,
    deviations,
    is_low,
    is_one_text,
    noted_deviation,
)
from assistant.jobs.self_evaluation.sections import SelfEvaluated, report_sections
from assistant.scoring.self_evaluation import scored
from policy_corpus.catalog import load_profile
from tests.fakes.self_evaluated import half_filled, paired_filing

PROFILE = load_profile("central-2021")


def evaluated(filing):
    done, scores = scored(filing, PROFILE)
    return SelfEvaluated(filing=done, scores=scores, paired=Paired(filing=filing), profile=PROFILE)


def section(done, key):
    return next(s for s in report_sections(done) if s.key == key)


def with_row(name, **changes):
    """The full one with a row changed."""
    rows = [r.model_copy(update=changes) if r.name == name else r for r in paired_filing().indicators]
    return evaluated(paired_filing().model_copy(update={"indicators": tuple(rows)}))


def test_a_cause_and_a_remedy_are_noted_in_the_words_of_the_unit():
    text = section(evaluated(paired_filing()), "deviations").text
    assert "原因（人员保障）：第四季度两个街道在岗护理员轮班紧张，20人次未能到训。" in text
    assert "改进措施：下年度提前一个季度排定轮训计划，增设周末班。" in text


def noted(done, profile=PROFILE):
    return "\n".join(deviations(done.filing, done.scores, profile))


def spent(amount, **changes):
    return evaluated(paired_filing(executed=Decimal(amount), lines=(), **changes))


@pytest.mark.parametrize(("amount", "low"), [("432", False), ("431.9", True)])
def test_nine_tenths_spent_are_enough_where_the_profile_names_no_bound(amount, low):
    done = spent(amount)
    assert LOW_EXECUTION == 90
    assert is_low(done.scores) is low
    assert ("预算执行率偏低" in noted(done)) is low


def test_the_bound_of_the_profile_goes_before():
    strict = PROFILE.model_copy(update={"explain_execution_below": Decimal(98)})
    assert is_low(spent("465.2").scores, strict)


def test_low_execution_without_a_reason_is_left_open():
    assert "原因：【待补充：预算执行率偏低的原因】。" in noted(spent("300", execution_reason=""))


def test_an_execution_that_is_not_known_is_not_low():
    done = evaluated(half_filled())
    assert not is_low(done.scores)
    assert "执行率" not in noted(done)


def test_without_a_deviation_the_text_says_so_for_what_was_filled_in():
    assert noted(with_row("护理员培训人次", actual="1200人次")).startswith("各项指标均达到指标值，没有需要说明的偏离。")
    rows = tuple(r for r in half_filled().indicators if r.name != "护理员培训人次")
    unfilled = evaluated(half_filled().model_copy(update={"indicators": rows}))
    assert noted(unfilled) == "已填写完成值的指标中，没有需要说明的偏离。"


@pytest.mark.parametrize("word", ["无", "/", "—", "——", " - ", ""])
def test_words_that_say_nothing_are_no_cause(word):
    row = next(r for r in paired_filing().indicators if r.name == "护理员培训人次")
    assert noted_deviation(row.model_copy(update={"deviation": word, "deviation_kind": ""})).text == ""


def line(name, **changes):
    done = with_row(name, **changes)
    return next(
        deviation(r, s) for r, s in zip(done.filing.indicators, done.scores.rows, strict=True) if r.name == name
    )


def test_a_remedy_that_is_missing_is_asked_for_but_not_where_more_was_reached():
    cause = {"deviation": "原因（人员保障）：报名不足", "deviation_kind": "人员保障"}
    assert "改进措施：【待补充：护理员培训人次的改进措施】。" in line("护理员培训人次", **cause)
    assert line("护理员培训人次", actual="2400人次", **cause).endswith("原因（人员保障）：报名不足。")


def test_what_was_far_exceeded_is_not_called_missed():
    assert "明显超过指标值：指标值≥1200人次，实际完成2400人次。" in line("护理员培训人次", actual="2400人次")
    assert "未达到指标值：指标值≥1200人次" in line("护理员培训人次")


def test_one_text_for_both_is_one_only_without_kind_and_remedy():
    assert is_one_text(Deviation(cause="报名不足；明年提前。"))
    assert not is_one_text(Deviation(cause="报名不足", kind=CauseKind.STAFF))
    assert not is_one_text(Deviation(cause="报名不足", remedy="提前"))
    assert not is_one_text(Deviation())


def test_the_next_steps_stand_at_the_end_where_the_unit_has_noted_them():
    assert noted(evaluated(paired_filing())).endswith("下一步改进措施：增设周末班，建立线上补课渠道。")
    assert "下一步" not in noted(evaluated(paired_filing(measures=" ")))
