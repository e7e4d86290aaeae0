"""Budget, arrived and spent as the papers state them, and the rates that follow."""

from decimal import Decimal

import pytest

from assistant.domain.dossier import PaperKind
from assistant.domain.filing import Filing, Funds
from assistant.jobs.evaluation.money import MoneyFound
from assistant.language.money import MoneyUnit
from tests.fakes.dossiers import dossier, fact

ORDER, BOOK, AUDIT, SUMMARY, VOUCHER = "预算批复.txt", "资金台账.txt", "检查意见.txt", "总结.txt", "凭证.txt"
SHELF = {
    ORDER: (PaperKind.BUDGET, ""), BOOK: (PaperKind.LEDGER, ""), AUDIT: (PaperKind.AUDIT, ""),
    SUMMARY: (PaperKind.REPORT, ""), VOUCHER: (PaperKind.VOUCHER, ""), "批复.txt": (PaperKind.APPROVAL, ""),
    "验收.txt": (PaperKind.ACCEPTANCE, ""), "第二台账.txt": (PaperKind.LEDGER, ""),
}  # fmt: skip
FACTS = (
    fact("批复预算", "500.00万元", ORDER), fact("省级补助资金", "200万元", ORDER),
    fact("县级财政资金", "300万元", ORDER),
    fact("到位资金（合计）", "4800000元", BOOK), fact("到位资金（省级补助资金）", "200万元", BOOK),
    fact("到位资金（县级财政资金）", "280万元", BOOK), fact("支付金额（合计）", "465.2万元", BOOK),
    fact("支付金额（监理费）", "9.6万元", BOOK), fact("支付金额", "96000元", VOUCHER),
)  # fmt: skip


def found(*facts, declaration=None):
    return MoneyFound(dossier(SHELF, facts), declaration)


def wan(total):
    return total.in_unit(MoneyUnit.WAN)


def test_the_whole_is_read_from_the_paper_that_knows_it_in_exact_amounts():
    flow = found(*FACTS).whole()
    assert [str(wan(s)) for s in (flow.budget, flow.arrived, flow.spent)] == ["500", "480", "465.2"]


def test_single_payments_and_sources_are_not_the_whole():
    flow = found(*(f for f in FACTS if "合计" not in f.subject)).whole()
    assert (flow.arrived.yuan, flow.spent.yuan) == (None, None)


def test_the_inspection_is_trusted_before_the_ledger_and_both_are_quoted_where_they_agree():
    arrived = found(*FACTS, fact("到位资金", "480万元", AUDIT)).whole().arrived
    assert [q.paper for q in arrived.quotes] == [AUDIT, BOOK]
    differs = found(*FACTS, fact("到位资金", "470万元", AUDIT), fact("到位资金", "470万元", VOUCHER)).whole().arrived
    assert (wan(differs), [q.paper for q in differs.quotes]) == (470, [AUDIT])


@pytest.mark.parametrize("subject", ["到位资金", "资金到位", "财政资金到位", "实际到位资金", "到位资金（总计）"])
def test_what_arrived_has_many_names(subject):
    assert wan(found(fact(subject, "480万元", AUDIT)).whole().arrived) == 480


@pytest.mark.parametrize("subject", ["累计支付", "实际支出", "实际支付", "累计拨付资金", "支付金额（合计）"])
def test_what_was_spent_has_many_names(subject):
    assert wan(found(fact(subject, "465.2万元", BOOK)).whole().spent) == Decimal("465.2")


def test_equally_trusted_papers_that_differ_give_no_sum():
    spent = found(fact("累计支付", "465万元", BOOK), fact("累计支付", "400万元", "第二台账.txt")).whole().spent
    assert spent.yuan is None
    assert len(spent.differ) == 2


def test_what_was_spent_in_a_part_of_the_year_is_not_the_year():
    facts = [
        fact("实际拨付", "100万元", AUDIT, text="前三季度实际拨付100万元"),
        fact("实际支付", "133万元", "验收.txt"),
    ]
    assert wan(found(*facts).whole().spent) == 133


def test_a_planned_sum_is_no_sum():
    assert found(fact("累计支付", "465万元", BOOK, planned=True)).whole().spent.yuan is None


@pytest.mark.parametrize(("funds", "budget"), [
    (Funds(total=500), 500), (Funds(total=500, initial=480), 480), (Funds(initial=480, adjusted=470), 470),
    (Funds(unit="元", total=5000000), 500), (Funds(unit="", total=500), None),
])  # fmt: skip
def test_without_a_budget_paper_the_approved_declaration_counts(funds, budget):
    assert wan(found(declaration=Filing(funds=funds)).whole().budget) == budget


def test_the_budget_paper_counts_before_the_declaration():
    assert wan(found(*FACTS, declaration=Filing(funds=Funds(total=600))).whole().budget) == 500


def test_the_total_investment_stands_for_a_budget_that_no_paper_states():
    investment = fact("核定项目概算总投资", "1800万元", "批复.txt")
    assert wan(found(investment).whole().budget) == 1800
    assert wan(found(investment, *FACTS).whole().budget) == 500


def test_the_money_is_noted_by_source_where_the_sources_add_up():
    flows = found(*FACTS).by_source()
    assert [(f.source, wan(f.budget), wan(f.arrived), wan(f.spent)) for f in flows] == [
        ("省级补助资金", 200, 200, None), ("县级财政资金", 300, 280, None),
    ]  # fmt: skip


def test_a_table_by_source_tells_budget_arrival_and_payment_of_each():
    rows = [
        fact(f"{head}（{source}）", amount, BOOK)
        for source, amounts in {
            "中央补助": ("60万元", "60万元", "55万元"),
            "自筹": ("40万元", "30万元", "30万元"),
        }.items()
        for head, amount in zip(("批复预算", "到位资金", "支付金额"), amounts, strict=True)
    ]
    flows = found(*rows, fact("批复预算（合计）", "100万元", BOOK)).by_source()
    assert [(f.source, wan(f.budget), wan(f.arrived), wan(f.spent)) for f in flows] == [
        ("中央补助", 60, 60, 55), ("自筹", 40, 30, 30),
    ]  # fmt: skip


def test_rows_that_name_no_source_are_no_sources():
    rows = [fact("批复预算（灯具采购）", "60万元", BOOK), fact("批复预算（检测费）", "40万元", BOOK)]
    assert found(*rows, fact("批复预算（合计）", "100万元", BOOK)).by_source() == ()


def test_money_of_one_source_is_noted_too():
    flows = found(fact("批复预算", "300万元", ORDER), fact("县级财政资金", "300万元", ORDER)).by_source()
    assert [(f.source, wan(f.budget)) for f in flows] == [("县级财政资金", 300)]


def test_budget_papers_that_differ_are_not_settled_by_the_declaration():
    facts = [fact("批复预算", "500万元", BOOK), fact("批复预算", "450万元", "第二台账.txt")]
    assert found(*facts, declaration=Filing(funds=Funds(total=500))).whole().budget.yuan is None


def test_sources_that_do_not_add_up_are_not_noted():
    assert found(*FACTS[:2]).by_source() == ()
    assert found(*FACTS[:2], fact("县级财政资金", "299万元", ORDER)).by_source() == ()


def test_money_so_far_counts_only_while_the_project_is_under_way():
    so_far = fact("实际到位", "900万元", SUMMARY, text="截至9月30日，实际到位900万元。")
    assert found(so_far).whole().arrived.yuan is None
    assert MoneyFound(dossier(SHELF, [so_far]), None, under_way=True).whole().arrived.yuan == 9_000_000


def test_levels_of_government_are_sources_and_their_arrival_may_stand_in_one_breath():
    facts = (
        fact("养老服务补贴项目", "1100万元", ORDER), fact("区级", "860万元", ORDER),
        fact("市级福彩公益金", "240万元", ORDER), fact("区级财政资金到位", "740万元", SUMMARY),
        fact("市级福彩公益金到位", "160万元", SUMMARY), fact("区级少到位", "120万元", SUMMARY),
    )  # fmt: skip
    assert wan(found(*facts).whole().budget) == 1100
    assert [(f.source, wan(f.budget), wan(f.arrived)) for f in found(*facts).by_source()] == [
        ("区级财政资金", 860, 740), ("市级福彩公益金", 240, 160),
    ]  # fmt: skip


def test_a_budget_paper_of_several_projects_gives_no_budget():
    lines = (fact("养老服务补贴项目", "1100万元", ORDER), fact("道路养护项目", "300万元", ORDER))
    assert found(*lines).whole().budget.yuan is None


def test_a_column_of_planned_sums_tells_the_budget_of_each_source():
    facts = [
        fact("核定总投资", "500万元", "批复.txt"), fact("专项债券（计划）", "300万元", BOOK, planned=True),
        fact("县财政资本金（计划）", "200万元", BOOK, planned=True), fact("到位（专项债券）", "300万元", BOOK),
        fact("到位（县财政资本金）", "150万元", BOOK),
        fact("县财政资本金", "150万元", AUDIT, text="到位450万元，其中专项债券300万元、县财政资本金150万元"),
    ]  # fmt: skip
    assert [(f.source, wan(f.budget), wan(f.arrived)) for f in found(*facts).by_source()] == [
        ("专项债券", 300, 300), ("县财政资本金", 200, 150),
    ]  # fmt: skip


def test_sums_of_a_table_by_source_are_found_under_their_short_names():
    facts = [
        fact(f"{role}数（{name}）", amount, BOOK)
        for role, amounts in {
            "预算": ("60万元", "40万元", "100万元"), "到位": ("60万元", "20万元", "80万元"),
            "支出": ("50万元", "20万元", "70万元"),
        }.items()
        for name, amount in zip(("省级补助", "县级配套", "合计"), amounts, strict=True)
    ]  # fmt: skip
    whole = found(*facts).whole()
    assert (wan(whole.budget), wan(whole.arrived), wan(whole.spent)) == (100, 80, 70)
    assert [(f.source, wan(f.arrived), wan(f.spent)) for f in found(*facts).by_source()] == [
        ("省级补助", 60, 50), ("县级配套", 20, 20),
    ]  # fmt: skip
