"""A sum of the question is taken by the share that the rule sets for it, and only for the same thing."""

import pytest

from assistant.jobs.questions.shares_taken import share_taken
from assistant.language.inquiries import find_inquiries

RULE = "重点评价对应的资金规模原则上不低于本地区上年新增债务限额的5%。"
BOTH = "提前下达的一般性转移支付预计数不低于90%，专项转移支付预计数不低于70%。"
GRADES = "优得该项分值的90%—100%、良80%—89%、中60%—79%、差59%以下。"
GRADED = "评价结果为中：省财政原则上按被评价年度预算的10%—30%扣减。"
RANGE = "评价结果为中的，按被评价年度预算的10%—30%扣减。"


def taken(question, rule):
    return share_taken(tuple(find_inquiries(question)), question, rule)


@pytest.mark.parametrize(
    ("question", "rule", "lead"),
    [
        ("去年新增债务限额400个亿，得评多少钱的项目", RULE, "400亿元×5%＝20亿元，即不低于20亿元"),
        ("新增债务限额3600万元，最少评多少", RULE, "3600万元×5%＝180万元，即不低于180万元"),
        ("被评价那年预算800万，明年扣多少钱", RANGE, "800万元×10%—30%＝80万元—240万元"),
        ("去年批了800万，评了72分，明年要扣多少钱", GRADED, "800万元×10%—30%＝80万元—240万元"),
        ("新增债务限额今年300亿，去年400亿，得评多少", RULE, "400亿元×5%＝20亿元，即不低于20亿元"),
        (
            "转移支付的一般性2亿，专项9000万，各多少",
            BOTH,
            "2亿元×90%＝1.8亿元，即不低于1.8亿元；9000万元×70%＝6300万元，即不低于6300万元",
        ),
        ("合同额50万，押金最多多少", "不超过合同额的10%。", "50万元×10%＝5万元，即不超过5万元"),
        (
            "合同38万，已补签过1.2万，最多还能补签多少钱",
            "补签不超过原合同10%。",
            "38万元×10%＝3.8万元，即不超过3.8万元；3.8万元－1.2万元＝2.6万元，还有2.6万元",
        ),
        ("合理性15分，评了良，打多少到多少", GRADES, "15分×80%—89%＝12分—13.35分"),
        ("采购金额300万，罚多少", "罚采购金额5‰以上10‰以下。", "300万元×5‰—10‰＝1.5万元—3万元"),
        ("所得20万，罚多少", "并处违法所得1倍以上5倍以下罚款。", "20万元×1倍—5倍＝20万元—100万元"),
    ],
)
def test_the_reckoning_leads_the_answer(question, rule, lead):
    assert taken(question, rule) == lead


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("去年批了800万，评了85分，明年要扣多少钱", GRADED),
        ("去年批了800万，评了59分，明年要扣多少钱", GRADED),
        ("新增债务限额400亿，评价由谁做", RULE),
        ("我们项目400亿，得评多少", RULE),
        ("新增债务限额300亿，新增债务限额400亿，得评多少", RULE),
        ("新增债务限额400亿，得评多少", "限额的5%且不少于1亿元。"),
        ("我们有400亿，得评多少", "限额的5%，差的20%。"),
        ("预算400亿，差多少", "成本节约率=（计划成本－实际成本）÷计划成本×100%。"),
        ("评价结果良，预算400亿，扣多少", "差：按预算的20%扣。"),
    ],
)
def test_nothing_is_reckoned_where_sum_or_share_is_not_plain(question, rule):
    assert taken(question, rule) == ""


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("支出总额15亿，预备费只列1000万够不够", "按支出总额的1%至3%设预备费。", "1000万元，低于1500万元"),
        ("支出总额15亿，预备费列2000万够不够", "按支出总额的1%至3%设预备费。", "2000万元，在这个范围内"),
        ("合同50万，追加过3万，又追加4万，行不行", "追加不超过原合同10%。", "3万元＋4万元＝7万元，超过5万元"),
        ("合同50万，追加3万，行不行", "追加不超过原合同10%。", "3万元，没有超过"),
        ("产出30分效益25分，符合要求吗", "产出、效益指标权重不低于60%。", "30＋25＝55分，按总分100分算占55%，低于60%"),
    ],
)
def test_a_sum_that_is_held_against_the_share_is_told_to_keep_it_or_not(question, rule, verdict):
    assert taken(question, rule).endswith(verdict)
