"""Approved indicators one by one: which paper answers which goal, and what is said where none does."""

from decimal import Decimal

import pytest

from assistant.domain.dossier import FactKind, PaperFact, PaperKind, Quote
from assistant.domain.filing import Filing
from assistant.domain.framework import Stage
from assistant.domain.indicator import Indicator
from assistant.domain.survey import SurveyResult
from assistant.jobs.evaluation.evaluate import evaluate
from assistant.jobs.evaluation.goals import standard
from policy_corpus.catalog import load_profile
from policy_corpus.frameworks import load_framework
from tests.fakes.dossiers import dossier, fact

PROJECT, PROFILE = load_framework("project-2020"), load_profile("central-2020")
CHECK, AGAIN, SUMMARY = "竣工验收报告.txt", "复验报告.txt", "工作总结.txt"
PAPERS = {
    CHECK: (PaperKind.ACCEPTANCE, "略"), AGAIN: (PaperKind.ACCEPTANCE, "略"), SUMMARY: (PaperKind.REPORT, "略"),
}  # fmt: skip
ROOMS = Indicator(level1="产出指标", level2="数量指标", name="改造教室数量", target="≥640间", weight=10)
PLEASED = Indicator(level1="满意度指标", name="学生满意度", target="≥90%", weight=10)


def assessed(goal, *facts, survey=None, stage=Stage.COMPLETED):
    filing = Filing(indicators=(goal,))
    found = evaluate(dossier(PAPERS, facts), filing, PROJECT, PROFILE, stage, by="部门评价", survey=survey)
    return next(r for r in found.indicators if r.name == goal.name)


def quality(name, target):
    return Indicator(level1="产出指标", level2="质量指标", name=name, target=target, weight=10)


def conclusion(value, paper=CHECK, kind=FactKind.ACCEPTANCE):
    quote = Quote(paper=paper, page=1, text=value)
    return PaperFact(kind=kind, subject="验收结论", value=value, quote=quote)


def cost(name, target):
    return Indicator(level1="成本指标", level2="经济成本指标", name=name, target=target, weight=10)


SPENT = fact("实际支出", "465.2万元", CHECK)


def test_the_total_cost_is_shown_in_the_unit_of_its_target():
    assert assessed(cost("项目总成本", "≤500万元"), SPENT).actual == "465.2万元"
    assert assessed(cost("项目总成本", "≤5000000元"), SPENT).actual == "4652000元"


def test_a_cost_in_percent_is_not_answered_by_what_was_spent():
    assert assessed(cost("项目成本控制数", "≤100%"), SPENT).actual == ""


def test_a_cost_that_no_paper_tells_is_asked_for():
    found = assessed(cost("项目总成本", "≤500万元"))
    assert (found.score, found.missing) == (None, "资料中没有“项目总成本”的实际完成值，请补充能证明完成情况的资料")


@pytest.mark.parametrize(
    ("facts", "passed"),
    [
        ((conclusion("验收合格"),), True),
        ((conclusion("验收合格", SUMMARY),), False),
        ((conclusion("验收合格", kind=FactKind.QUANTITY),), False),
        ((conclusion("资料齐全"),), False),
        ((conclusion("验收合格"), conclusion("验收不合格", SUMMARY)), False),
    ],
)
def test_only_the_paper_of_the_acceptance_says_that_it_was_passed(facts, passed):
    assert (assessed(quality("工程质量", "验收合格"), *facts).score is not None) is passed
    assert assessed(quality("工程验收合格率", "≥95%"), *facts).actual == ("100%" if passed else "")


def test_what_is_counted_is_scored_while_the_project_is_under_way():
    assert assessed(ROOMS, fact("改造教室", "632间", CHECK), stage=Stage.UNDER_WAY).actual == "632间"


def test_an_acceptance_is_no_rate_of_anything_else():
    assert assessed(quality("培训考核合格率", "≥95%"), conclusion("验收合格")).actual == ""


def survey(rate):
    return SurveyResult(method="satisfied_share", rate=rate, formula="", responses=500, source="", title="学生问卷")


def test_a_survey_answers_what_asks_for_satisfaction_and_nothing_else():
    pleased = assessed(PLEASED, fact("学生满意度", "95%", SUMMARY), survey=survey(Decimal("88.2")))
    assert (pleased.actual, pleased.completion) == ("88.2%", Decimal(98))
    assert assessed(ROOMS, fact("改造教室", "632间", CHECK), survey=survey(Decimal("88.2"))).actual == "632间"


def test_a_survey_without_a_rate_leaves_the_word_to_the_papers():
    assert assessed(PLEASED, fact("学生满意度", "95%", SUMMARY), survey=survey(None)).actual == "95%"


def test_a_goal_keeps_its_own_definition_and_takes_that_of_its_row_otherwise():
    own = ROOMS.model_copy(update={"definition": "完成改造的教室"})
    assert assessed(own).definition == "完成改造的教室"
    row = next(r for r in PROJECT.indicators if "数量指标" in r.goal_classes)
    assert assessed(ROOMS).definition == row.definition != ""


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"evidence": "验收报告", "data_source": "统计表"}, "验收报告"),
        ({"data_source": "统计表"}, "统计表"),
        ({}, "能证明完成情况的资料"),
    ],
)
def test_the_paper_that_the_goal_names_is_the_one_asked_for(more, wanted):
    missing = assessed(ROOMS.model_copy(update=more)).missing
    assert missing == f"资料中没有“改造教室数量”的实际完成值，请补充{wanted}"


def test_a_value_of_the_unit_s_own_papers_alone_says_so():
    own = ROOMS.model_copy(update={"evidence": "验收报告"})
    assert assessed(own, fact("改造教室", "632间", SUMMARY)).formula.startswith(
        "该数仅见于单位自己的材料，未见验收报告佐证；"
    )
    assert assessed(ROOMS, fact("改造教室", "632间", SUMMARY)).formula.startswith("该数仅见于单位自己的材料；")
    assert assessed(ROOMS, fact("改造教室", "632间", CHECK)).formula.startswith("632÷640")


def parts(paper):
    """Schools with somebody in charge, and all schools: what the rate below is worked out from."""
    some = fact("学校", "34所", paper, text="已有34所学校明确管护责任人。")
    return some, fact("改造学校（实际完成）", "35所", CHECK)


CARE = quality("管护责任落实率", "=100%").model_copy(update={"definition": "明确管护责任人的学校数÷改造学校数×100%"})


def test_a_rate_that_no_paper_states_is_worked_out_and_says_where_its_parts_are_from():
    found = assessed(CARE, *parts(CHECK))
    assert (found.actual, len(found.evidence)) == ("97.14%", 2)
    assert found.formula.startswith("34所÷35所×100%=97.14%；")
    own = assessed(CARE, *parts(SUMMARY))
    assert own.formula.startswith("34所÷35所×100%=97.14%，该数仅见于单位自己的材料；")


def test_no_rate_is_worked_out_where_papers_state_two():
    rivals = fact("管护责任落实率", "90%", CHECK), fact("管护责任落实率", "80%", AGAIN)
    found = assessed(CARE, *rivals, *parts(CHECK))
    assert (found.actual, found.score) == ("", None)
    assert "90%" in found.missing
    assert "80%" in found.missing


def test_what_was_lost_and_why_stands_in_the_deduction():
    lost = assessed(ROOMS, fact("改造教室", "480间", CHECK))
    assert (lost.completion, lost.weight, lost.score) == (75, Decimal("10.5"), Decimal("7.88"))
    assert [(d.points, d.reason) for d in lost.deductions] == [(Decimal("2.62"), "指标值≥640间，实际480间")]
    assert assessed(ROOMS, fact("改造教室", "640间", CHECK)).deductions == ()


def test_the_standard_tells_of_points_by_the_day_of_other_units_and_of_missing_bands():
    curves = PROFILE.curves.model_copy(update={"late_per_day": Decimal(5), "qualitative_bands": ()})
    day = Indicator(level1="产出指标", name="完工时间", target="2025年8月25日前")
    assert standard(day, curves) == "按期完成得满分，逾期每天扣分值的5%，扣完为止。"
    assert standard(quality("教学环境", "明显改善"), curves) == "由评价人定档评分。"
    stepped = load_profile("central-2021").curves
    assert standard(PLEASED.model_copy(update={"target": "≥90分"}), stepped).startswith(
        "达到指标值得满分；完成率低于60%"
    )
    assert standard(quality("合格率", "≥90%"), stepped).startswith("达到指标值得满分；完成率低于60%")
    assert standard(PLEASED, stepped).startswith("满意度90%及以上得分值的100%")
