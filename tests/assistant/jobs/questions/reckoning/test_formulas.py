"""A rate that a document defines is reckoned by its formula, from the numbers whose words fit its quantities."""

import pytest

from assistant.domain.policy import Clause
from assistant.jobs.questions.reckoning.formula_reading import formulas_of
from assistant.jobs.questions.reckoning.formulas import defined_rates

CHANGE = "“三公经费”变动率＝（41.85万元－46.5万元）÷46.5万元×100%＝-10%（负的，下降10%）"


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
    made = defined_rates(calculation(question))
    assert made.lines == (line,)
    assert len(made.clauses) == 1


@pytest.mark.parametrize(
    "question",
    ["变动率怎么算，46.5和41.85", "成本节约率10%，分值10分，实际8%得几分", "上年46.5万，本年41.85万，差多少"],
)
def test_without_words_a_name_or_with_a_score_asked_there_is_no_rate(calculation, question):
    assert defined_rates(calculation(question)) is None


def test_a_formula_is_read_with_its_own_name_and_base():
    lines = ("产出成本的三级指标是成本节约率=[（计划成本－实际成本）/计划成本]×100%；到位率=甲÷乙×100%。",)
    cost, ratio = formulas_of(Clause(policy_id="new", place="附2", topic="", lines=lines))
    assert cost.name == "成本节约率"
    assert (cost.above, cost.below) == (((1, "计划成本"), (-1, "实际成本")), ((1, "计划成本"),))
    assert (ratio.name, ratio.quantities) == ("到位率", ("甲", "乙"))


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("到位400万，预算500万，支出360万，到位率、执行率各多少",
         ("资金到位率＝400万元÷500万元×100%＝80%", "预算执行率＝360万元÷400万元×100%＝90%")),
        ("计划训120人，实际来了110人，考核合格99人，10号文的质量达标率填多少", ("质量达标率＝99÷110×100%＝90%",)),
        ("三公去年一共42万，今年36.12万，比上年变了百分之几",
         ("“三公经费”变动率＝（36.12万元－42万元）÷42万元×100%＝-14%（负的，下降14%）",)),
        ("计划成本280万，实际成本252万，省了几个点", ("成本节约率＝（280万元－252万元）÷280万元×100%＝10%",)),
        ("实际成本286万，计划260万，成本节约率怎么写",
         ("成本节约率＝（260万元－286万元）÷260万元×100%＝-10%（负的）",)),
        ("编制45人，实有52人，控制率多少", ("在职人员控制率＝52÷45×100%＝115.56%",)),
        ("期末从业9.5万人，登记失业0.5万人，登记失业率多少", ("登记失业率＝5000÷（95000＋5000）×100%＝5%",)),
    ],
)  # fmt: skip
def test_a_rate_is_found_by_its_name_its_ending_its_verb_or_its_quantities(calculation, question, lines):
    assert defined_rates(calculation(question)).lines == lines


def test_pairs_that_are_listed_are_summed_and_said_back(calculation):
    text = "河南部门整体表的评价结果应用率：监控提了8条认了6条，部门评价提10条认了9条，财政评价7条全采纳了"
    made = defined_rates(calculation(text))
    assert made.lines == ("评价结果应用率＝22÷25×100%＝88%",)
    assert "提出的意见建议总数8＋10＋7＝25条" in made.understood


def test_which_number_is_which_is_asked_where_no_word_says_it(calculation):
    made = defined_rates(calculation("两笔：80万、100万，公用经费控制率是多少"))
    assert "哪个是哪个" in made.ask


@pytest.mark.parametrize(
    "question",
    [
        "我单位固定资产2000万，闲置300万，怎么处理",
        "总支出3200万，其中重点项目2080万，评价由谁组织",
        "去年末结余200万，今年末250万，支出预算数要不要调",
        "500万的项目8个人干，执行率谁来填",
    ],
)
def test_numbers_that_are_only_mentioned_make_no_rate(calculation, question):
    assert defined_rates(calculation(question)) is None
