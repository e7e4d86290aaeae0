"""What the unit states of itself beside what the papers state."""

from decimal import Decimal

import pytest

from assistant.domain.dossier import Quote
from assistant.domain.filing import Filing, Funds
from assistant.domain.indicator import Indicator
from assistant.jobs.evaluation.money import Sum
from assistant.jobs.evaluation.reported import Reported
from assistant.language.money import MoneyUnit
from tests.fakes.dossiers import fact

GOAL = Indicator(level1="产出指标", name="甲", target="≥640间")


def reported(**more):
    return Reported(Filing(indicators=(GOAL.model_copy(update=more),)))


@pytest.mark.parametrize(
    ("own", "papers", "differ"),
    [
        ("640间", "632间", True), ("632间", "632间", False), ("92%", "92.4%", False), ("92.5%", "92.4%", True),
        ("9.6万元", "96000元", False), ("9.8万元", "96000元", True),
        ("2025年8月25日", "2025年9月12日", True), ("2025年9月12日", "2025年9月12日", False),
        ("全部完成", "632间", False), ("640间", "92%", False), ("", "632间", False),
    ],
)  # fmt: skip
def test_the_unit_and_the_papers_clash_where_their_values_differ_beyond_rounding(own, papers, differ):
    clash = reported(actual=own).clash(GOAL, fact("甲", papers))
    assert (clash is not None) is differ


def test_a_clash_names_both_sides_and_whose_value_counts():
    clash = reported(actual="640间").clash(GOAL, fact("甲", "632间", "验收报告.txt"))
    assert clash.message == "“甲”：单位自评填报为640间，《验收报告.txt》第1页为632间，评价采用资料中的数。"
    assert [(f.value, f.quote.paper) for f in clash.facts] == [("632间", "验收报告.txt"), ("640间", "单位自评表")]


def test_where_papers_or_unit_are_silent_nothing_clashes():
    assert reported(actual="640间").clash(GOAL, None) is None
    assert Reported(None).clash(GOAL, fact("甲", "632间")) is None
    assert reported(name="乙", actual="640间").clash(GOAL, fact("甲", "632间")) is None


@pytest.mark.parametrize(
    ("deviation", "cause"),
    [
        ("原因（其他）：与考试冲突；改进措施：补训一场", "与考试冲突"), ("原因：与考试冲突。", "与考试冲突"),
        ("与考试冲突", "与考试冲突"), ("改进措施：补训一场", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_the_cause_is_the_unit_s_own_without_its_remedy(deviation, cause):
    noted = reported(deviation=deviation).cause("甲")
    assert (noted and noted[0]) == cause


SPENT = Sum(Decimal(4652000), (Quote(paper="台账.txt", page=1, text="支付465.2万元"),))


@pytest.mark.parametrize(
    ("executed", "spent", "differ"),
    [
        ("465.2", SPENT, False),
        ("465.204", SPENT, False),
        ("480", SPENT, True),
        ("480", Sum(), False),
        (None, SPENT, False),
    ],
)
def test_the_executed_budget_is_kept_to_what_was_spent(executed, spent, differ):
    kept = Reported(Filing(funds=Funds(executed=executed)))
    assert bool(list(kept.money_clash(spent, MoneyUnit.WAN))) is differ


def test_the_money_of_both_sides_is_noted_in_one_unit():
    kept = Reported(Filing(funds=Funds(unit="元", executed=4800000)))
    (clash,) = kept.money_clash(SPENT, MoneyUnit.WAN)
    assert "单位自评填报为480万元，《台账.txt》第1页为465.2万元" in clash.message
    assert [f.value for f in clash.facts] == ["465.2万元", "480万元"]
