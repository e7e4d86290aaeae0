"""A rate that no paper states is worked out of its two parts, where both are stated beyond doubt."""

import pytest

from assistant.domain.dossier import PaperKind
from assistant.domain.indicator import Indicator
from assistant.jobs.evaluation.actuals import Actuals
from assistant.jobs.evaluation.ratios import ratio_of
from tests.fakes.dossiers import dossier, fact

CHECK, SUMMARY = "验收报告.txt", "工作总结.txt"
SHELF = {CHECK: (PaperKind.ACCEPTANCE, ""), SUMMARY: (PaperKind.REPORT, ""), "方案.txt": (PaperKind.PLAN, "")}


def row(name, target, level1="产出指标", **more):
    return Indicator(level1=level1, name=name, target=target, weight=10, **more)


CARE = row("管护责任落实率", "=100%", definition="明确管护责任人的学校数÷改造学校数×100%")


PART = fact("学校", "34所", SUMMARY, text="已有34所学校明确管护责任人。")


WHOLE = fact("改造学校（实际完成）", "35所")


def ratio(*facts, indicator=CARE):
    return ratio_of(indicator, Actuals(dossier(SHELF, facts)))


def test_a_rate_is_worked_out_by_the_indicator_s_own_formula():
    found = ratio(PART, WHOLE)
    assert (str(found.rate), found.formula, found.facts) == ("97.14", "34所÷35所×100%=97.14%", (PART, WHOLE))


@pytest.mark.parametrize(
    "facts",
    [
        (PART,), (WHOLE,),
        (fact("学校", "34所", SUMMARY, text="已有34所学校参加活动。"), WHOLE),
        (fact("学校", "36所", SUMMARY, text="已有36所学校明确管护责任人。"), WHOLE),
        (PART, fact("学校", "33所", SUMMARY, text="33所学校明确管护责任人。"), WHOLE),
    ],
    ids=["no whole", "no part", "other words", "more than the whole", "two that differ"],
)  # fmt: skip
def test_without_both_parts_beyond_doubt_no_rate_is_worked_out(facts):
    assert ratio(*facts) is None


def test_without_a_formula_no_rate_is_worked_out():
    assert ratio(PART, WHOLE, indicator=row("管护责任落实率", "=100%")) is None


PASSED = row("培训合格率", "≥90%", formula="合格人数÷培训人数×100%")


def test_two_counts_that_bear_the_names_of_the_formula_make_a_rate():
    found = ratio(fact("合格人数", "90人"), fact("培训人数", "96人"), indicator=PASSED)
    assert (str(found.rate), found.formula) == ("93.75", "90人÷96人×100%=93.75%")


def test_the_more_trusted_paper_gives_the_part():
    found = ratio(
        fact("合格人数", "95人", SUMMARY), fact("合格人数", "90人", CHECK), fact("培训人数", "100人"), indicator=PASSED
    )
    assert found.rate == 90


def test_all_of_the_whole_is_a_hundred_percent():
    assert ratio(fact("合格人数", "96人"), fact("培训人数", "96人"), indicator=PASSED).rate == 100


@pytest.mark.parametrize(
    ("indicator", "whole"),
    [
        (PASSED, fact("培训人数", "0人")),
        (PASSED, fact("培训人数", "89人")),
        (PASSED, fact("培训人数", "96人", planned=True)),
        (PASSED.model_copy(update={"target": "≥90人"}), fact("培训人数", "96人")),
        (PASSED.model_copy(update={"formula": "合格人数÷合格人数×100%"}), fact("培训人数", "96人")),
    ],
    ids=["a whole of nothing", "less than its part", "only planned", "no rate is asked for", "one fact twice"],
)
def test_parts_that_do_not_fit_make_no_rate(indicator, whole):
    assert ratio(fact("合格人数", "90人"), whole, indicator=indicator) is None


def test_the_sign_of_multiplication_may_be_a_letter_and_the_formula_stand_in_the_definition():
    noted = row("培训合格率", "≥90%", definition="合格率＝合格人数 ÷ 培训人数 x 100%。")
    assert str(ratio(fact("合格人数", "90人"), fact("培训人数", "96人"), indicator=noted).rate) == "93.75"
