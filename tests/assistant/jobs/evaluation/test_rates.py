"""Rates of two sums: scored with their numbers, open where a sum or a standard is missing, never from another sum."""

from decimal import Decimal

import pytest

from assistant.domain.dossier import PaperKind
from assistant.domain.framework import FrameworkIndicator, ScoringMethod
from assistant.jobs.evaluation.exhibits import Exhibits
from assistant.jobs.evaluation.money import MoneyFound
from assistant.jobs.evaluation.rates import Rates
from assistant.language.money import MoneyUnit
from assistant.scoring.evaluation import SheetRow
from policy_corpus.frameworks import load_framework
from tests.fakes.dossiers import dossier, fact

ORDER, BOOK, AUDIT = "预算批复.txt", "资金台账.txt", "检查意见.txt"
SHELF = {
    ORDER: (PaperKind.BUDGET, ""), BOOK: (PaperKind.LEDGER, ""), AUDIT: (PaperKind.AUDIT, ""),
    "第二台账.txt": (PaperKind.LEDGER, ""),
}  # fmt: skip
BUDGET, ARRIVED, SPENT = (
    fact("批复预算", "500.00万元", ORDER), fact("到位资金（合计）", "4800000元", BOOK),
    fact("支付金额（合计）", "465.2万元", BOOK),
)  # fmt: skip
FACTS = (BUDGET, ARRIVED, SPENT)


ARRIVAL, EXECUTION = (r for r in load_framework("project-2020").indicators if r.method is ScoringMethod.RATE)


def assessed(row, *facts, weight=4):
    kept = dossier(SHELF, facts)
    return Rates(kept, MoneyFound(kept, None).whole(), MoneyUnit.WAN).assess(SheetRow(row, Decimal(weight)), Exhibits())


def test_the_rates_of_the_framework_are_scored_with_their_numbers():
    arrival, execution = assessed(ARRIVAL, *FACTS, weight=2), assessed(EXECUTION, *FACTS)
    assert (arrival.actual, arrival.score, arrival.formula) == (
        "96%",
        Decimal("1.92"),
        "480÷500×100%=96%；2分×96%=1.92分",
    )
    assert (execution.completion, execution.score) == (Decimal("96.92"), Decimal("3.88"))
    assert arrival.evidence == ("E1", "E2")


def test_what_is_lost_is_taken_off_with_both_sums():
    taken = assessed(ARRIVAL, *FACTS, weight=2).deductions[0]
    assert taken.points == Decimal("0.08")
    assert taken.reason == "资金到位率96%，没有达到100%（实际到位资金480万元，预算资金500万元，差20万元）"


def test_a_rate_that_is_reached_loses_nothing():
    full = assessed(ARRIVAL, BUDGET, fact("到位资金", "510万元", AUDIT))
    assert (full.score, full.deductions) == (4, ())


@pytest.mark.parametrize(
    ("facts", "stated"),
    [
        ((BUDGET,), "资料中没有实际到位资金，请补充资金到位凭证或到位情况表"),
        ((ARRIVED,), "资料中没有预算资金，请补充预算批复"),
        ((BUDGET, fact("到位资金", "1万元", BOOK), fact("到位资金", "2万元", "第二台账.txt")), "实际到位资金不一致"),
    ],
)
def test_a_sum_that_is_missing_or_doubtful_is_asked_for(facts, stated):
    made = assessed(ARRIVAL, *facts)
    assert made.score is None
    assert stated in made.missing


STAFF, TRAVEL, FOCUS = (
    next(r for r in load_framework("department-2013").indicators if r.name == name)
    for name in ("在职人员控制率", "“三公经费”变动率", "重点支出安排率")
)


@pytest.mark.parametrize(
    ("row", "facts", "score"),
    [
        (STAFF, (fact("在职人员数", "95人", BOOK), fact("编制数", "100人", BOOK)), 4),
        (STAFF, (fact("在职人员数", "125人", BOOK), fact("编制数", "100人", BOOK)), Decimal("3.2")),
        (TRAVEL, (fact("本年度三公经费总额", "45万元", BOOK), fact("上年度三公经费总额", "50万元", BOOK)), 4),
        (TRAVEL, (fact("本年度三公经费总额", "55万元", BOOK), fact("上年度三公经费总额", "50万元", BOOK)), 0),
    ],
)
def test_rates_of_a_department_follow_the_formula_of_the_document(row, facts, score):
    assert assessed(row, *facts).score == score


def test_a_rate_without_a_standard_is_shown_and_left_to_the_evaluator():
    made = assessed(FOCUS, fact("重点项目支出", "60万元", BOOK), fact("项目总支出", "80万元", BOOK))
    assert (made.actual, made.score) == ("75%", None)
    assert "请评价人确定标准" in made.missing


def test_a_sum_of_another_name_is_not_taken_for_the_one_asked_for():
    made = assessed(STAFF, fact("退休人员数", "95人", BOOK), fact("编制数", "100人", BOOK))
    assert made.missing == "资料中没有“在职人员数”，请补充"


def test_a_whole_of_nothing_gives_no_rate():
    assert assessed(STAFF, fact("在职人员数", "95人", BOOK), fact("编制数", "0人", BOOK)).score is None


def test_a_formula_that_cannot_be_read_gives_no_rate():
    odd = FrameworkIndicator(
        level1="过程", level2="", name="甲", definition="", method=ScoringMethod.RATE, formula="甲÷乙", share=1
    )
    assert assessed(odd).score is None


def test_words_around_a_sum_s_name_do_not_hide_it():
    made = assessed(STAFF, fact("年末在职人员", "84人", BOOK), fact("本部门编制数", "86人", BOOK))
    assert made.actual == "97.67%"


def test_a_rate_beyond_reason_is_left_to_be_checked():
    budget = next(r for r in load_framework("department-2013").indicators if r.name == "预算完成率")
    made = assessed(budget, fact("预算完成数", "4218.6万元", BOOK), fact("预算数", "18万元", BOOK))
    assert (made.actual, made.score) == ("", None)
    assert "不合常理，请核实" in made.missing


def test_a_name_with_quotes_is_asked_for_in_single_ones():
    assert "资料中没有“本年度‘三公经费’总额”" in assessed(TRAVEL).missing


def test_a_plan_is_no_sum_of_what_was_done():
    facts = (fact("在职人员数", "95人", BOOK, planned=True), fact("编制数", "100人", BOOK))
    assert assessed(STAFF, *facts).missing == "资料中没有“在职人员数”，请补充"


def test_two_papers_that_differ_in_a_named_sum_give_no_rate():
    facts = (fact("在职人员数", "95人", BOOK), fact("在职人员数", "96人", AUDIT), fact("编制数", "100人", BOOK))
    made = assessed(STAFF, *facts)
    assert (made.score, made.missing) == (None, "几份资料中的“在职人员数”不一致，请核实")


def test_every_missing_sum_is_asked_for_in_one_line():
    assert assessed(STAFF).missing == "资料中没有“在职人员数”，请补充；资料中没有“编制数”，请补充"


def test_the_standard_of_a_rate_names_formula_and_target_or_who_sets_it():
    assert assessed(ARRIVAL, *FACTS).standard == ("实际到位资金÷预算资金×100%；≥100%得满分，否则按比例计分。")
    assert assessed(FOCUS).standard.endswith("；标准值由评价人确定。")


@pytest.mark.parametrize(("spent", "open_"), [("5000000元", False), ("5001000元", True)])
def test_a_rate_up_to_five_times_the_whole_is_still_believed(spent, open_):
    made = assessed(ARRIVAL, fact("批复预算", "100万元", ORDER), fact("到位资金", spent, AUDIT))
    assert (made.score is None) is open_
