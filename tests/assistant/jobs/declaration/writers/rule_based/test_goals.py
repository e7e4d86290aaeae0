"""The goals are numbered sentences of the rows: work and days, quality, effects, satisfaction."""

import pytest

from assistant.domain.facts import Facts, Span, TextFact
from assistant.domain.filing import Project
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import placeholder
from assistant.jobs.declaration.writers.rule_based.goals import compose

ONE_YEAR = Project(name="种树", start="2027-01-01", end="2027-12-31")
THREE_YEARS = Project(name="种树", start="2027-01-01", end="2029-12-31")
TREES = ("产出指标", "数量指标", "种树数量", "≥600株")
DUE = ("产出指标", "时效指标", "栽植完成时间", "2027年10月31日前")
LIVING = ("产出指标", "质量指标", "成活率", "≥95%")
SHADE = ("效益指标", "生态效益指标", "新增绿地", "≥3亩")
CONTENT = ("满意度指标", "服务对象满意度指标", "村民满意度", "≥90%")


def indicators(*rows):
    return [Indicator(level1=a, level2=b, name=name, target=target) for a, b, name, target in rows]


def annual(*rows):
    return compose(Facts(), ONE_YEAR, indicators(*rows), []).annual


def test_the_sentences_come_in_the_order_work_quality_effects_satisfaction():
    assert annual(CONTENT, SHADE, LIVING, DUE, TREES).split("\n") == [
        "目标1：完成种树600株，其中2027年10月31日前完成栽植。",
        "目标2：成活率达到95%以上。",
        "目标3：通过项目实施，新增绿地达到3亩以上。",
        "目标4：村民满意度达到90%以上。",
    ]


def test_the_day_of_all_the_work_comes_first_and_the_money_behind_the_quality():
    whole = ("产出指标", "时效指标", "项目完成时间", "2027年11月30日前")
    money = ("成本指标", "经济成本指标", "项目总成本", "≤20万元")
    assert annual(TREES, DUE, whole, LIVING, money).split("\n") == [
        "目标1：2027年11月30日前完成种树600株，其中2027年10月31日前完成栽植。",
        "目标2：成活率达到95%以上，项目总成本控制在20万元以内。",
    ]


def test_what_is_done_again_and_again_is_stated_as_such():
    assert annual(("产出指标", "数量指标", "林区巡查频次", "≥2次/周")) == "完成林区巡查每周2次。"


def test_work_of_the_whole_period_that_is_not_counted_yet_is_named():
    open_ = (*TREES[:3], placeholder("项目期内种树数量，单位株"))
    goals = compose(Facts(), THREE_YEARS, indicators(TREES), indicators(open_))
    assert goals.overall == "2027年至2029年：\n完成种树。"


def test_a_single_sentence_has_no_number():
    assert annual(TREES) == "完成种树600株。"


def test_work_that_has_a_day_of_its_own_is_named_with_it():
    due = (*DUE[:2], "种树完成时间", "2027年4月30日前")
    mending = ("产出指标", "数量指标", "围栏维修里程", "≥3公里")
    assert annual(TREES, mending, due) == "完成围栏维修3公里，其中2027年4月30日前完成种树600株。"
    assert annual(TREES, due) == "2027年4月30日前完成种树600株。"


def test_a_value_is_stated_with_the_one_of_last_year_that_it_rests_on():
    row = indicators(("效益指标", "社会效益指标", "平均等候时间", "≤2天"))[0]
    known = row.model_copy(update={"value_basis": "历史标准：上年或现状为9天"})
    other = row.model_copy(update={"value_basis": "历史标准：上年或现状为9次"})
    assert compose(Facts(), ONE_YEAR, [known], []).annual.endswith("平均等候时间由9天降到2天以内。")
    assert compose(Facts(), ONE_YEAR, [other], []).annual.endswith("平均等候时间控制在2天以内。")


def test_dates_come_in_their_order():
    early = ("产出指标", "时效指标", "整地时间", "2027年3月31日前")
    assert annual(DUE, early) == "2027年3月31日前整地，2027年10月31日前完成栽植。"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("≤3起", "事故控制在3起以内"),
        ("=0起", "事故为0起"),
        ("<3起", "事故低于3起"),
        ("=100%", "事故达到100%"),
        ("明显减少", "事故明显减少"),
    ],
)
def test_a_value_is_stated_in_words(target, words):
    assert annual(TREES, ("效益指标", "社会效益指标", "事故", target)).endswith(f"目标2：通过项目实施，{words}。")


def test_open_values_are_left_out_and_missing_work_is_marked():
    text = annual((*LIVING[:3], placeholder("目标值（%）")))
    assert text == f"{placeholder('主要工作内容和数量')}。"


def test_at_most_five_rows_stand_in_a_sentence():
    assert annual(*[(*TREES[:2], f"第{n}种树", "≥6株") for n in "一二三四五六七"]).count("、") == 4


def test_the_goal_in_the_words_of_the_user_stays_as_it_is():
    goal = TextFact(value="把山种绿。", span=Span(start=0, end=5, text="把山种绿。"))
    assert compose(Facts(goal=goal), ONE_YEAR, indicators(TREES), []).annual == "把山种绿。"


def test_a_project_of_several_years_has_an_overall_goal_with_its_years():
    goals = compose(Facts(), THREE_YEARS, indicators(TREES), indicators((*TREES[:3], "≥1800株")))
    assert goals.annual == "完成种树600株。"
    assert goals.overall == "2027年至2029年：\n完成种树1800株。"


def test_a_project_of_one_year_has_no_overall_goal():
    assert not compose(Facts(), ONE_YEAR, indicators(TREES), indicators(TREES)).overall
