"""Verdicts on review points, and what they cost."""

from decimal import Decimal

import pytest

from assistant.domain.dossier import PaperKind, Quote
from assistant.domain.evaluation import Verdict
from assistant.domain.filing import Filing, Goals
from assistant.domain.framework import DeclaredTest, FrameworkIndicator, ReviewPoint, ScoringMethod
from assistant.domain.indicator import Indicator
from assistant.jobs.evaluation.declared import Declared
from assistant.jobs.evaluation.exhibits import Exhibits
from assistant.jobs.evaluation.index import PaperIndex, Weighed
from assistant.jobs.evaluation.points import assess_points, excerpt, verdict_of
from assistant.scoring.evaluation import SheetRow
from tests.fakes.dossiers import dossier

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
    ("text", "stated"),
    [
        ("（二）变更程序滞后。", "变更程序滞后"), ("一、没有归档；", "没有归档"), ("| 合计 |  | 480 |", "合计，480"),
        ("第三条 未签合同。", "未签合同"), ("5.2万元没有入账。", "5.2万元没有入账"), ("1.没有入账。", "没有入账"),
        ("2.2025年没有入账。", "2025年没有入账"), ("长" * 50, "长" * 50), ("长" * 60, "长" * 50 + "……"),
    ],
)  # fmt: skip
def test_an_excerpt_leaves_out_list_numbers_and_table_bars(text, stated):
    assert excerpt(Quote(paper="甲.txt", page=1, text=text)) == stated


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
    kept, exhibits = dossier(papers, facts), Exhibits()
    return assess_points(row, PaperIndex(kept), Declared(kept, filing), exhibits), exhibits


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


def test_an_inspection_that_finds_the_goals_too_low_takes_them_down_a_step():
    filing = Filing(goals=Goals(annual="改造教室640间。"))
    papers = {"检查意见.txt": (PaperKind.AUDIT, "绩效目标设定偏低。")}
    row, _ = assessed(papers, declared_row(DeclaredTest.GOALS, against=("目标设定偏低",)), filing)
    assert (row.points[0].verdict, row.score) == (Verdict.PARTLY, Decimal("2.5"))
