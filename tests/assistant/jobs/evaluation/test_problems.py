"""Problems follow from deductions and from papers that differ; every one has advice for somebody."""

from decimal import Decimal

import pytest

from assistant.domain.evaluation import Assessed, Deduction, PointFinding, Verdict
from assistant.domain.filing import Project
from assistant.jobs.evaluation.advice import advice_for
from assistant.jobs.evaluation.problems import Clash, Noted, numbered, problems_of

PROJECT = Project(department="青溪县教育局", unit="装备中心")


def row(name, *reasons, level1="产出", level2="产出数量"):
    taken = tuple(Deduction(id="", points=Decimal(1), reason=r, evidence=("E1",)) for r in reasons)
    return Assessed(id="", level1=level1, level2=level2, name=name, weight=Decimal(5), deductions=taken)


def made(rows, clashes=(), causes=None):
    return problems_of(numbered(rows), clashes, causes or {}, PROJECT)


def test_rows_and_deductions_are_numbered_through_the_sheet():
    rows = numbered([row("甲"), row("乙", "一", "二"), row("丙", "三")])
    assert [(r.id, [d.id for d in r.deductions]) for r in rows] == [
        ("A1", []), ("A2", ["D1", "D2"]), ("A3", ["D3"]),
    ]  # fmt: skip


def test_each_indicator_that_lost_points_is_one_problem_with_all_its_deductions():
    problems, suggestions = made([row("甲"), row("乙", "缺一张", "缺两张"), row("丙", "丙没有做完")])
    assert [(p.id, p.text, p.indicators, p.deductions) for p in problems] == [
        ("P1", "乙：缺一张；缺两张", ("A2",), ("D1", "D2")), ("P2", "丙没有做完", ("A3",), ("D3",)),
    ]  # fmt: skip
    assert [(s.id, s.problem) for s in suggestions] == [("S1", "P1"), ("S2", "P2")]


def test_a_cause_brings_its_evidence_behind_that_of_the_deductions():
    problems, _ = made([row("甲", "少一间"), row("乙", "少两间")], causes={"A1": Noted("下雨", ("E1", "E7"))})
    assert [(p.cause, p.evidence) for p in problems] == [("下雨", ("E1", "E7")), ("", ("E1",))]


def test_papers_that_differ_about_one_indicator_are_one_problem_that_rests_on_evidence():
    clashes = [
        Clash("改造教室", "资料不一致。", ("E1", "E2")), Clash("合同金额", "合同不一致。", ("E3",)),
        Clash("改造教室数量", "自评不一致。", ("E1", "E4")),
    ]  # fmt: skip
    problems, suggestions = made([row("改造教室数量")], clashes)
    assert [(p.text, p.evidence, p.deductions) for p in problems] == [
        ("资料不一致；自评不一致。", ("E1", "E2", "E4"), ()), ("合同不一致。", ("E3",), ()),
    ]  # fmt: skip
    assert "核对“改造教室”的原始凭据" in suggestions[0].text


def test_papers_that_differ_about_the_end_of_the_work_go_with_its_indicator():
    clashes = [Clash("竣工日期", "资料不一致。", ("E1",)), Clash("项目完成时间", "自评不一致。", ("E2",))]
    assert len(made([row("项目完成时间", level2="产出时效")], clashes)[0]) == 1
    assert len(made([row("培训完成时间", level2="产出时效")], clashes)[0]) == 2


def test_papers_that_differ_about_other_things_stay_apart():
    clashes = [Clash("改造教室", "一。", ("E1",)), Clash("照度达标率", "二。", ("E2",))]
    assert len(made([row("改造教室数量"), row("照度达标率")], clashes)[0]) == 2


@pytest.mark.parametrize(
    ("level1", "level2", "name", "addressee", "words"),
    [
        ("过程", "资金管理", "资金到位率", "财政部门", "到位"),
        ("过程", "资金管理", "预算执行率", "装备中心（项目单位）", "用款"),
        ("决策", "项目立项", "立项依据充分性", "青溪县教育局（主管部门）", "依据"),
        ("决策", "绩效目标", "绩效指标明确性", "青溪县教育局（主管部门）", "绩效目标"),
        ("产出", "产出质量", "合格率", "装备中心（项目单位）", "“合格率”没有达标"),
        ("产出", "产出成本", "成本节约率", "装备中心（项目单位）", "控制成本"),
        ("效益", "项目效益", "受益人数", "青溪县教育局（主管部门）", "“受益人数”没有达到预期"),
        ("效益", "项目效益", "群众满意度", "装备中心（项目单位）", "调查"),
        ("产出", "职责履行", "办件数量", "装备中心（项目单位）", "“办件数量”没有完成"),
        ("效果", "履职效益", "办事时间缩短", "青溪县教育局（主管部门）", "没有达到预期"),
        ("其他", "其他", "甲", "装备中心（项目单位）", "针对“甲”"),
    ],
)  # fmt: skip
def test_advice_names_who_is_to_act_and_fits_the_place_of_the_indicator(level1, level2, name, addressee, words):
    advice = advice_for(level1, level2, name, PROJECT)
    assert advice.addressee == addressee
    assert words in advice.text


def test_without_names_the_roles_are_addressed():
    assert advice_for("决策", "项目立项", "立项依据充分性", Project()).addressee == "主管部门"


@pytest.mark.parametrize(
    ("found", "wanted", "unfit"),
    [
        ("在养护资金中列支食堂费用，属于挤占专项资金", "追回或归还原资金渠道", "补齐欠缺的审批手续"),
        ("两笔付款未附发票", "补齐欠缺的审批手续", "归还原资金渠道"),
        ("个别人员去世后未及时停发补贴", "核对发放对象", "补齐欠缺的审批手续"),
        ("情况不明", "补齐欠缺的审批手续", "归还原资金渠道"),
    ],
)
def test_advice_on_spending_goes_by_what_was_found(found, wanted, unfit):
    noted = made([row("资金使用合规性", found, level1="过程", level2="资金管理")])[1][0].text
    assert wanted in noted
    assert unfit not in noted


def test_the_words_of_a_review_point_are_no_finding():
    point = PointFinding(text="没有挪用", verdict=Verdict.PARTLY, weight=Decimal(1))
    spent = row("资金使用合规性", "“没有挪用”部分符合：两笔付款未附发票", level1="过程", level2="资金管理")
    noted = made([spent.model_copy(update={"points": (point,)})])[1][0].text
    assert "归还原资金渠道" not in noted
