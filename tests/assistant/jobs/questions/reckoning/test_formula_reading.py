"""The rates that the clauses define are read into a name and the quantities of both halves, in every document."""

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.reckoning.formula_reading import formulas_of, unread
from policy_corpus.policies import clauses


def read(*lines):
    return formulas_of(Clause(policy_id="new", place="附2", lines=lines))


@pytest.mark.parametrize(
    ("line", "name", "above", "below"),
    [
        ("成本之节约率=[（计划成本－实际成本）÷计划成本]×100%。", "节约率",
         [(1, "计划成本"), (-1, "实际成本")], [(1, "计划成本")]),
        ("失业率=失业人数÷（从业人数＋失业人数）×100%。", "失业率",
         [(1, "失业人数")], [(1, "从业人数"), (1, "失业人数")]),
        ("“三公经费”变动率=（本年度“三公经费”总额－上年度总额）÷上年度总额×100%。", "“三公经费”变动率",
         [(1, "本年度“三公经费”总额"), (-1, "上年度“三公经费”总额")], [(1, "上年度“三公经费”总额")]),
        ("财政支出乘数（产值变动量÷支出变动量）。", "财政支出乘数", [(1, "产值变动量")], [(1, "支出变动量")]),
    ],
)  # fmt: skip
def test_a_quotient_of_named_quantities_is_a_rate(line, name, above, below):
    [formula] = read(line)
    assert (formula.name, list(formula.above), list(formula.below)) == (name, above, below)


@pytest.mark.parametrize("line", ["得分=（实际完成率－60%）÷（1－60%）×指标分值。", "均值为全年监测值之和÷12。"])
def test_a_score_and_a_mean_are_no_rates(line):
    assert read(line) == ()


def test_the_corpus_loses_no_formula_but_those_that_are_known():
    assert len([f for c in clauses() for f in formulas_of(c)]) >= 65
    assert len(unread(clauses())) <= 4
