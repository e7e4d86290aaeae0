"""A rate that a document defines is reckoned by its formula, from the numbers whose words fit its quantities."""

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.reckoning.formulas import defined_rate, formulas_of

CHANGE = "“三公经费”变动率＝（41.85万元－46.5万元）÷46.5万元×100%＝-10%"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("上年三公经费46.5万，本年41.85万，“三公经费”变动率多少", CHANGE),
        ("本年三公经费41.85万，去年46.5万，“三公经费”变动率多少", CHANGE),
        ("计划成本80万，实际花了72万，成本节约率多少", "成本节约率＝（80万元－72万元）÷80万元×100%＝10%"),
        ("编制50人，在职47人，在职人员控制率算一下", "在职人员控制率＝47÷50×100%＝94%"),
    ],
)  # fmt: skip
def test_the_numbers_go_where_their_words_fit(calculation, question, line):
    made = defined_rate(calculation(question))
    assert made.lines == (line,)
    assert len(made.clauses) == 1


@pytest.mark.parametrize(
    "question",
    ["变动率怎么算，46.5和41.85", "成本节约率10%，分值10分，实际8%得几分", "上年46.5万，本年41.85万，差多少"],
)
def test_without_words_a_name_or_with_a_score_asked_there_is_no_rate(calculation, question):
    assert defined_rate(calculation(question)) is None


def test_a_formula_is_read_with_its_own_name_and_base():
    lines = ("产出成本的三级指标是成本节约率=[（计划成本－实际成本）/计划成本]×100%；到位率=甲÷乙×100%。",)
    cost, ratio = formulas_of(Clause(policy_id="new", place="附2", topic="", lines=lines))
    assert (cost.name, cost.one, cost.other, cost.base) == ("成本节约率", "计划成本", "实际成本", "计划成本")
    assert (ratio.name, ratio.base) == ("到位率", "")
