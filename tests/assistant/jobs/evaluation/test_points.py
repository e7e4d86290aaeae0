"""Verdicts on review points, and what they cost."""

from decimal import Decimal

import pytest

from assistant.domain.dossier import PaperKind, Quote
from assistant.domain.evaluation import Verdict
from assistant.domain.filing import Filing, Funds, Goals
from assistant.domain.framework import DeclaredTest, FrameworkIndicator, ReviewPoint, ScoringMethod
from assistant.domain.indicator import Indicator
from assistant.jobs.evaluation.declared import Declared
from assistant.jobs.evaluation.exhibits import Exhibits
from assistant.jobs.evaluation.index import PaperIndex, Weighed
from assistant.jobs.evaluation.points import assess_points, excerpt, verdict_of
from assistant.scoring.evaluation import SheetRow
from tests.fakes.dossiers import dossier, fact

QUOTE = Quote(paper="甲.txt", page=1, text="甲")


@pytest.mark.parametrize(
    ("found", "against", "limited", "verdict"),
    [
        (True, False, False, Verdict.MET), (True, True, False, Verdict.PARTLY), (True, True, True, Verdict.PARTLY),
        (False, True, True, Verdict.PARTLY), (False, True, False, Verdict.NOT_MET),
        (False, False, False, Verdict.NO_EVIDENCE),
    ],
)  # fmt: skip
def test_a_verdict_weighs_both_sides(found, against, limited, verdict):
    assert verdict_of(Weighed((QUOTE,) * found, (QUOTE,) * against, limited)) is verdict


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("（二）变更程序滞后。", "变更程序滞后"), ("一、没有归档；", "没有归档"), ("| 合计 |  | 480 |", "合计，480"),
        ("第三条 未签合同。", "未签合同"), ("5.2万元没有入账。", "5.2万元没有入账"), ("1.没有入账。", "没有入账"),
        ("2.2025年没有入账。", "2025年没有入账"), ("长" * 50, "长" * 50), ("长" * 60, "长" * 50 + "……"),
    ],
)  # fmt: skip
def test_an_excerpt_leaves_out_list_numbers_and_table_bars(text, said):
    assert excerpt(Quote(paper="甲.txt", page=1, text=text)) == said


POINTS = (
    ReviewPoint(text="采购合规", papers=(PaperKind.TENDER,), supports=("公开招标",)),
    ReviewPoint(text="验收合格", papers=(PaperKind.ACCEPTANCE,), supports=("验收合格",), against=("未归档",)),
)
ROW = SheetRow(
    FrameworkIndicator(level1="过程", level2="组织实施", name="制度执行", definition="", method=ScoringMethod.POINTS,
                       points=POINTS, share=Decimal(25)),
    Decimal(5),
)  # fmt: skip


def assessed(papers, row=ROW, filing=None, facts=()):
    held, exhibits = dossier(papers, facts), Exhibits()
    return assess_points(row, PaperIndex(held), Declared(held, filing), exhibits), exhibits


TENDER = {"中标通知书.txt": (PaperKind.TENDER, "本项目经公开招标确定供应商。")}


def test_a_row_is_scored_by_its_points_with_evidence_and_deduction():
    row, exhibits = assessed({**TENDER, "验收单.txt": (PaperKind.ACCEPTANCE, "验收合格，交付使用。竣工图未归档。")})
    assert (row.score, row.formula, row.missing) == (Decimal("3.75"), "2.5+1.25=3.75分", "")
    assert [(p.verdict, p.found, p.against) for p in row.points] == [
        (Verdict.MET, ("E1",), ()), (Verdict.PARTLY, ("E2",), ("E3",)),
    ]  # fmt: skip
    assert [(d.points, d.reason, d.evidence) for d in row.deductions] == [
        (Decimal("1.25"), "“验收合格”部分符合：竣工图未归档", ("E3",))
    ]
    assert row.evidence == ("E1", "E2", "E3")
    assert [e.text for e in exhibits.listed()] == [
        "本项目经公开招标确定供应商。",
        "验收合格，交付使用。",
        "竣工图未归档。",
    ]


def test_where_papers_are_silent_the_score_is_open_and_the_paper_is_named():
    row, _ = assessed(TENDER)
    assert row.score is None
    assert row.missing == "“验收合格”（2.5分）资料中没有说明这一点的内容，请补充验收材料"
    assert row.deductions == ()


def test_what_is_known_to_be_wrong_is_taken_off_though_another_point_is_open():
    row, _ = assessed({"验收单.txt": (PaperKind.ACCEPTANCE, "工程资料未归档。")})
    assert row.score is None
    assert [d.points for d in row.deductions] == [Decimal("2.5")]


def test_several_kinds_of_paper_are_asked_for_in_words():
    point = ReviewPoint(text="甲", papers=(PaperKind.AUDIT, PaperKind.VOUCHER, PaperKind.LEDGER), supports=("齐全",))
    row, _ = assessed({}, SheetRow(ROW.row.model_copy(update={"points": (point,)}), Decimal(5)))
    assert row.missing.endswith("请补充审计检查、会计凭证或台账统计")


def declared_row(test, **words):
    point = ReviewPoint(text="目标", papers=(PaperKind.DECLARATION, PaperKind.AUDIT), declared=test, **words)
    return SheetRow(ROW.row.model_copy(update={"points": (point,)}), Decimal(5))


def indicator(name, target, level1="产出指标"):
    return Indicator(level1=level1, level2="数量指标", name=name, target=target, weight=10)


ROOMS, PLEASED = indicator("改造教室数量", "≥640间"), indicator("满意度", "≥90%", "满意度指标")
WIDER = indicator("改善环境", "明显改善")


@pytest.mark.parametrize(
    ("test", "filing", "verdict"),
    [
        (DeclaredTest.GOALS, Filing(goals=Goals(annual="改造教室640间。")), Verdict.MET),
        (DeclaredTest.GOALS, Filing(goals=Goals(overall="三年改造全部教室。")), Verdict.MET),
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
        (DeclaredTest.TASKS, Filing(indicators=(ROOMS,)), Verdict.NO_EVIDENCE),
        (DeclaredTest.MONEY, Filing(funds=Funds(total=500)), Verdict.NO_EVIDENCE),
    ],
)  # fmt: skip
def test_the_approved_goals_answer_for_themselves(test, filing, verdict):
    row, _ = assessed({}, declared_row(test), filing)
    assert row.points[0].verdict is verdict


@pytest.mark.parametrize(("planned", "verdict"), [("640间", Verdict.MET), ("600间", Verdict.NOT_MET)])
def test_the_numbers_of_the_goals_are_held_to_the_plan(planned, verdict):
    facts = [fact("改造教室", planned, "实施方案.txt", planned=True)]
    row, _ = assessed(
        {"实施方案.txt": (PaperKind.PLAN, "略")}, declared_row(DeclaredTest.TASKS), Filing(indicators=(ROOMS,)), facts
    )
    assert row.points[0].verdict is verdict


@pytest.mark.parametrize(("budget", "verdict"), [("5000000元", Verdict.MET), ("480万元", Verdict.PARTLY)])
def test_the_money_of_the_goals_is_held_to_the_budget_whatever_the_unit(budget, verdict):
    facts = [fact("批复预算", budget, "预算批复.txt")]
    filing = Filing(funds=Funds(total=500))
    row, _ = assessed({"预算批复.txt": (PaperKind.BUDGET, "略")}, declared_row(DeclaredTest.MONEY), filing, facts)
    assert row.points[0].verdict is verdict


def test_money_that_the_goals_do_not_state_is_not_held_to_the_budget():
    papers = {"预算批复.txt": (PaperKind.BUDGET, "略")}
    row, _ = assessed(papers, declared_row(DeclaredTest.MONEY), Filing(), [fact("批复预算", "500万元", "预算批复.txt")])
    assert row.points[0].verdict is Verdict.NO_EVIDENCE


def test_an_upper_bound_of_the_goals_is_held_to_the_plan_too():
    facts = [fact("信访投诉", "5次", "实施方案.txt", planned=True)]
    filing = Filing(indicators=(indicator("信访投诉", "≤5次"),))
    row, _ = assessed({"实施方案.txt": (PaperKind.PLAN, "略")}, declared_row(DeclaredTest.TASKS), filing, facts)
    assert row.points[0].verdict is Verdict.MET


def test_an_inspection_that_finds_the_goals_too_low_takes_them_down_a_step():
    filing = Filing(goals=Goals(annual="改造教室640间。"))
    papers = {"检查意见.txt": (PaperKind.AUDIT, "绩效目标设定偏低。")}
    row, _ = assessed(papers, declared_row(DeclaredTest.GOALS, against=("目标设定偏低",)), filing)
    assert (row.points[0].verdict, row.score) == (Verdict.PARTLY, Decimal("2.5"))


def test_the_line_of_the_dossier_s_own_goal_form_is_quoted():
    papers = {"目标表.txt": (PaperKind.DECLARATION, "年度目标：对36所学校640间教室实施照明改造。\n改造教室数量 ≥640间")}
    filing = Filing(goals=Goals(annual="对36所学校640间教室实施照明改造。"), indicators=(ROOMS,))
    _, goals = assessed(papers, declared_row(DeclaredTest.GOALS), filing)
    _, rows = assessed(papers, declared_row(DeclaredTest.MEASURED), filing)
    assert [e.text for e in goals.listed()] == ["年度目标：对36所学校640间教室实施照明改造。"]
    assert [e.text for e in rows.listed()] == ["改造教室数量 ≥640间"]


def test_goals_that_were_handed_in_are_quoted_from_the_declaration():
    _, exhibits = assessed({}, declared_row(DeclaredTest.GOALS), Filing(goals=Goals(annual="改造教室640间。")))
    assert [(e.paper, e.text) for e in exhibits.listed()] == [("批复的绩效目标申报表", "改造教室640间。")]


@pytest.mark.parametrize(("planned", "verdict"), [("72000人次", Verdict.MET), ("60000人次", Verdict.NOT_MET)])
def test_a_target_in_tens_of_thousands_is_held_to_the_plan_in_single_units(planned, verdict):
    facts = [fact("上门服务", planned, "实施方案.txt", planned=True)]
    filing = Filing(indicators=(indicator("上门服务人次", "≥7.2万人次"),))
    row, _ = assessed({"实施方案.txt": (PaperKind.PLAN, "略")}, declared_row(DeclaredTest.TASKS), filing, facts)
    assert row.points[0].verdict is verdict
