"""The approved goals answer what they can answer themselves: met, partly or not, with the line that says so."""

import pytest

from assistant.domain.dossier import PaperKind
from assistant.domain.evaluation import Verdict
from assistant.domain.filing import Filing, Funds, Goals
from assistant.domain.framework import DeclaredTest
from assistant.domain.indicator import Indicator
from assistant.jobs.evaluation.declared import Declared
from tests.fakes.dossiers import dossier, fact

PLAN, ORDER, FORM = "实施方案.txt", "预算批复.txt", "目标表.txt"


def indicator(name, target, level1="产出指标"):
    return Indicator(level1=level1, level2="数量指标", name=name, target=target, weight=10)


ROOMS, PLEASED = indicator("改造教室数量", "≥640间"), indicator("满意度", "≥90%", "满意度指标")
WIDER = indicator("改善环境", "明显改善")


def answer(test, filing, papers=None, facts=()):
    return Declared(dossier(papers or {}, facts), filing).answer(test)


def verdict(test, filing, papers=None, facts=()):
    found = answer(test, filing, papers, facts)
    return found and found.verdict


def planned(subject, value):
    return {"papers": {PLAN: (PaperKind.PLAN, "略")}, "facts": [fact(subject, value, PLAN, planned=True)]}


@pytest.mark.parametrize("test", DeclaredTest)
def test_without_approved_goals_there_is_no_answer(test):
    assert answer(test, None) is None


def test_without_a_question_there_is_no_answer():
    assert answer(None, Filing(goals=Goals(annual="改造教室640间。"))) is None


@pytest.mark.parametrize(
    ("test", "filing", "expected"),
    [
        (DeclaredTest.GOALS, Filing(goals=Goals(annual="改造教室640间。")), Verdict.MET),
        (DeclaredTest.GOALS, Filing(goals=Goals(overall="三年改造全部教室。")), Verdict.MET),
        (DeclaredTest.GOALS, Filing(goals=Goals(annual="　 "), indicators=(ROOMS,)), Verdict.PARTLY),
        (DeclaredTest.GOALS, Filing(indicators=(ROOMS,)), Verdict.PARTLY),
        (DeclaredTest.GOALS, Filing(), Verdict.NOT_MET),
        (DeclaredTest.SPLIT, Filing(indicators=(ROOMS, PLEASED)), Verdict.MET),
        (DeclaredTest.SPLIT, Filing(indicators=(ROOMS, WIDER)), Verdict.PARTLY),
        (DeclaredTest.SPLIT, Filing(), Verdict.NOT_MET),
        (DeclaredTest.MEASURED, Filing(indicators=(ROOMS, WIDER)), Verdict.MET),
        (DeclaredTest.MEASURED, Filing(indicators=(ROOMS, WIDER, WIDER)), Verdict.PARTLY),
        (DeclaredTest.MEASURED, Filing(indicators=(ROOMS, indicator("甲", ""))), Verdict.PARTLY),
        (DeclaredTest.MEASURED, Filing(indicators=(ROOMS, indicator("甲", "【待补充：人数】"))), Verdict.PARTLY),
        (DeclaredTest.MEASURED, Filing(indicators=(indicator("甲", ""),)), Verdict.NOT_MET),
        (DeclaredTest.MEASURED, Filing(), Verdict.NOT_MET),
        (DeclaredTest.TASKS, Filing(indicators=(ROOMS,)), None),
        (DeclaredTest.MONEY, Filing(funds=Funds(total=500)), None),
    ],
)  # fmt: skip
def test_the_approved_goals_answer_for_themselves(test, filing, expected):
    assert verdict(test, filing) is expected


def test_an_indicator_without_a_measured_target_speaks_against_the_goals():
    found = answer(DeclaredTest.MEASURED, Filing(indicators=(ROOMS, WIDER, WIDER)))
    assert [q.text for q in found.found] == ["改造教室数量≥640间"]
    assert {q.text for q in found.against} == {"改善环境明显改善"}


@pytest.mark.parametrize(("stated", "expected"), [("640间", Verdict.MET), ("600间", Verdict.NOT_MET)])
def test_the_numbers_of_the_goals_are_kept_to_the_plan(stated, expected):
    assert verdict(DeclaredTest.TASKS, Filing(indicators=(ROOMS,)), **planned("改造教室", stated)) is expected


def test_a_plan_that_says_both_is_half_an_answer_with_both_lines():
    facts = [fact("改造教室", value, PLAN, planned=True) for value in ("640间", "600间")]
    found = answer(DeclaredTest.TASKS, Filing(indicators=(ROOMS,)), {PLAN: (PaperKind.PLAN, "略")}, facts)
    assert found.verdict is Verdict.PARTLY
    assert ([q.text for q in found.found], [q.text for q in found.against]) == (["改造教室640间"], ["改造教室600间"])


def test_what_an_acceptance_counted_is_no_plan():
    papers = {"验收报告.txt": (PaperKind.ACCEPTANCE, "略")}
    assert verdict(DeclaredTest.TASKS, Filing(indicators=(ROOMS,)), papers, [fact("改造教室", "600间")]) is None


def test_an_upper_bound_of_the_goals_is_kept_to_the_plan_too():
    filing = Filing(indicators=(indicator("信访投诉", "≤5次"),))
    assert verdict(DeclaredTest.TASKS, filing, **planned("信访投诉", "5次")) is Verdict.MET


@pytest.mark.parametrize(("stated", "expected"), [("72000人次", Verdict.MET), ("60000人次", Verdict.NOT_MET)])
def test_a_target_in_tens_of_thousands_is_kept_to_the_plan_in_single_units(stated, expected):
    filing = Filing(indicators=(indicator("上门服务人次", "≥7.2万人次"),))
    assert verdict(DeclaredTest.TASKS, filing, **planned("上门服务", stated)) is expected


@pytest.mark.parametrize(
    ("funds", "budget", "expected"),
    [
        (Funds(total=500), "5000000元", Verdict.MET),
        (Funds(total=500), "480万元", Verdict.PARTLY),
        (Funds(), "500万元", None),
    ],
)
def test_the_money_of_the_goals_is_kept_to_the_budget_whatever_the_unit(funds, budget, expected):
    papers, facts = {ORDER: (PaperKind.BUDGET, "略")}, [fact("批复预算", budget, ORDER)]
    assert verdict(DeclaredTest.MONEY, Filing(funds=funds), papers, facts) is expected


def test_the_line_of_the_dossier_s_own_goal_form_is_quoted():
    papers = {FORM: (PaperKind.DECLARATION, "年度目标：对36所学校640间教室实施照明改造。\n改造教室数量 ≥640间")}
    filing = Filing(goals=Goals(annual="对36所学校640间教室实施照明改造。"), indicators=(ROOMS,))
    goals, rows = (answer(test, filing, papers) for test in (DeclaredTest.GOALS, DeclaredTest.MEASURED))
    assert [(q.paper, q.text) for q in goals.found] == [(FORM, "年度目标：对36所学校640间教室实施照明改造。")]
    assert [q.text for q in rows.found] == ["改造教室数量 ≥640间"]


def test_goals_that_were_handed_in_are_quoted_from_the_declaration_and_not_without_end():
    found = answer(DeclaredTest.GOALS, Filing(goals=Goals(annual="改造教室640间。" * 20)))
    assert found.found[0].paper == "批复的绩效目标申报表"
    assert len(found.found[0].text) == 90
