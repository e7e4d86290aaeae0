"""What is asked after scoring: causes, remedies, bands; nothing where everything was said."""

from decimal import Decimal

import pytest

from assistant.domain.results import CauseKind, Paired
from assistant.jobs.self_evaluation.questions import band_questions, deviation_questions, wording
from assistant.jobs.self_evaluation.sections import SelfEvaluated, report_sections
from assistant.scoring.self_evaluation import scored
from policy_corpus.catalog import load_profile
from tests.fakes.self_evaluated import paired_filing

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


def without_cause(name):
    return with_row(name, deviation="", deviation_kind="")


def test_a_cause_is_asked_for_with_figures_and_the_five_kinds():
    done = without_cause("护理员培训人次")
    (asked,) = deviation_questions(done.filing, done.scores)
    for word in ("护理员培训人次", "≥1200人次", "1180人次", "98.33%"):
        assert word in asked.text
    assert asked.options == tuple(CauseKind)


def test_a_remedy_alone_is_asked_for_where_the_cause_was_given():
    done = with_row("护理员培训人次", deviation="原因（人员保障）：报名不足", deviation_kind="人员保障")
    (asked,) = deviation_questions(done.filing, done.scores)
    assert asked.field == "护理员培训人次改进措施"
    assert asked.options == ()


def test_far_above_the_target_is_asked_about_too():
    done = with_row("护理员培训人次", actual="2400人次", deviation="")
    assert "明显超过指标值" in deviation_questions(done.filing, done.scores)[0].text


def test_nothing_is_asked_where_everything_was_stated():
    done = evaluated(paired_filing())
    assert deviation_questions(done.filing, done.scores) == ()
    assert band_questions(done.filing, done.scores) == ()


def test_low_execution_asks_for_its_reason():
    low = paired_filing(executed=Decimal(300), lines=(), execution_reason="")
    done = evaluated(low)
    assert [q.code for q in deviation_questions(done.filing, done.scores)] == ["deviation.execution"]
    assert "【待补充：预算执行率偏低的原因】" in section(done, "deviations").text


def test_a_text_target_asks_for_its_band():
    rows = [r.model_copy(update={"chosen_share": None, "chosen_reason": ""}) for r in paired_filing().indicators]
    done = evaluated(paired_filing().model_copy(update={"indicators": tuple(rows)}))
    (asked,) = band_questions(done.filing, done.scores)
    assert asked.field == "养老服务水平完成程度"
    assert len(asked.options) == 3


def test_cause_and_remedy_in_one_text_are_noted_as_one_and_nothing_is_asked():
    done = with_row("护理员培训人次", deviation="报名不足；明年提前招生。", deviation_kind="")
    assert deviation_questions(done.filing, done.scores) == ()
    assert "原因和改进措施：报名不足；明年提前招生。" in section(done, "deviations").text


def test_a_late_day_is_asked_about_by_its_days_and_not_by_a_rate():
    done = with_row("培训完成时间", actual="2025年12月5日", deviation="", deviation_kind="")
    asked = next(q.text for q in deviation_questions(done.filing, done.scores) if "培训完成时间" in q.text)
    assert "实际完成2025年12月5日，逾期5天，没有达到指标值" in asked
    assert "完成率" not in asked


def codes(done, profile=None):
    return [q.code for q in deviation_questions(done.filing, done.scores, profile)]


def test_a_cause_that_is_only_a_mark_is_still_asked_for():
    done = with_row("护理员培训人次", deviation="【待补充：原因】", deviation_kind="")
    assert len(codes(done)) == 1


def test_a_remedy_is_not_asked_for_where_more_was_reached():
    given = {"deviation": "原因（人员保障）：报名踊跃", "deviation_kind": "人员保障"}
    assert codes(with_row("护理员培训人次", actual="2400人次", **given)) == []


@pytest.mark.parametrize(("completed", "asked"), [(None, True), (True, False), (False, False)])
def test_whether_the_project_is_finished_is_asked_where_it_would_count(completed, asked):
    done = evaluated(paired_filing(completed=completed))
    assert ("completed" in codes(done, PROFILE)) is asked
    assert "completed" not in codes(done)


def test_a_profile_may_ask_for_the_reason_earlier():
    done = evaluated(paired_filing(execution_reason=""))
    assert "deviation.execution" not in codes(done)
    assert "deviation.execution" in codes(done, PROFILE.model_copy(update={"explain_execution_below": Decimal(98)}))


def test_a_band_is_asked_for_only_where_words_were_reached_and_none_was_chosen():
    open_ = {"chosen_share": None, "chosen_reason": ""}
    blank = with_row("养老服务水平", actual=" ", **open_)
    chosen = evaluated(paired_filing())
    for done in (blank, chosen):
        assert band_questions(done.filing, done.scores) == ()
    reached = with_row("养老服务水平", **open_)
    (asked,) = band_questions(reached.filing, reached.scores)
    assert asked.code == "share.6"
    assert "服务差错率下降" in asked.text


def test_a_number_or_a_mark_as_target_is_no_band():
    for target in ("【待补充：水平】", "≥5个"):
        done = with_row("养老服务水平", target=target, chosen_share=None, chosen_reason="")
        assert band_questions(done.filing, done.scores) == ()


def test_the_wording_names_every_kind_of_question():
    assert wording().phrase("late", days="5") == "，逾期5天"
    assert wording().phrase("rate", rate="98.33") == "，完成率98.33%"
