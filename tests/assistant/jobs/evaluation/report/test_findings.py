"""Chapters 五 and 六: practice that rests on evidence, problems tied to deductions, advice by addressee."""

from decimal import Decimal

import pytest

from assistant.domain.dossier import Paper, PaperKind
from assistant.domain.evaluation import Deduction, Problem
from assistant.jobs.evaluation.report.findings import (
    addressees,
    advice,
    file_names,
    group_of,
    is_clash,
    practice,
    problem_text,
    problems,
)
from tests.fakes.evaluations import sample_evaluation, section_text, with_row, written_report

WHOLE = sample_evaluation(whole=True)


def text_of(key, evaluation=WHOLE):
    return section_text(key, evaluation)


def changed(row_id, **update):
    return with_row(WHOLE, row_id, **update)


def test_a_problem_is_tied_to_deductions_and_a_missing_cause_is_asked_for():
    text = text_of("problems.found.过程")
    assert "（1）资金支付手续不完整〔E5〕。该问题对应“资金使用合规性”扣2.5分（D2）。" in text
    assert "原因：【待补充：请项目单位说明原因】。" in text
    assert "原因：部分学校暑期有培训，场地腾不出来。" in text_of("problems.found.产出")


def test_deductions_of_one_indicator_are_summed_in_its_problem():
    two = (
        Deduction(id="D2", points=Decimal(1), reason="少签字"),
        Deduction(id="D9", points=Decimal("1.5"), reason="少附件"),
    )
    problem = WHOLE.problems[0].model_copy(update={"deductions": ("D2", "D9")})
    rows = changed("A4", deductions=two).model_copy(update={"problems": (problem,)})
    assert "“资金使用合规性”扣2.5分（D2、D9）" in text_of("problems.found.过程", rows)


def test_a_problem_without_cause_in_the_papers_gets_none():
    problem = Problem(id="P1", text="档案不齐", indicators=("A4",), deductions=("D2",))
    text = text_of("problems.found.过程", WHOLE.model_copy(update={"problems": (problem,)}))
    assert text.count("原因：【待补充") == 1


def test_advice_stands_under_its_addressee_and_names_the_problem():
    sections = {s.key: s for s in written_report(WHOLE).sections}
    assert sections["advice.1"].title == "（一）对青溪县教育装备中心的建议"
    assert sections["advice.1"].text == "1.针对问题（1），补齐第7号凭证的验收单。"


def test_advice_that_differs_in_a_name_alone_is_stated_once():
    one, two = WHOLE.suggestions
    same = tuple(
        s.model_copy(update={"addressee": "甲单位", "text": f"核实“{name}”没有完成的部分。"})
        for s, name in ((one, "教室数量"), (two, "学校数量"))
    )
    text = text_of("advice.1", WHOLE.model_copy(update={"suggestions": same}))
    assert text == "1.针对问题（1）、（2），核实“教室数量”“学校数量”没有完成的部分。"


def test_papers_that_differ_are_a_group_of_their_own_and_no_headline():
    clash = Problem(id="P3", text="“改造教室”在几份资料中不一致，请核对后以有效凭据为准。", indicators=("A5",))
    both = WHOLE.model_copy(update={"problems": (*WHOLE.problems, clash)})
    assert "（3）“改造教室”在几份资料中不一致。原因" in text_of("problems.found.papers", both)
    assert "不一致" not in text_of("summary", both)


DEED = "采购经公开招标确定供应商，评审资料齐全"


def with_quote(text, paper="立项批复.docx"):
    """The first evidence in these words; the second tells of nothing done."""
    first, second, *rest = WHOLE.evidence
    first = first.model_copy(update={"text": text, "paper": paper})
    second = second.model_copy(update={"text": "请县教育局抓紧组织实施本项目"})
    return WHOLE.model_copy(update={"evidence": (first, second, *rest)})


def test_good_practice_rests_on_a_deed_that_a_paper_tells_of():
    text = "".join(practice(with_quote(DEED)))
    assert text == f"一是立项有依据。《立项批复》载明“{DEED}”〔E1〕。"


@pytest.mark.parametrize(
    "quote", ["评审资料齐全", "| 评审 | 公开招标 | 资料齐全齐全 |", "同意实施该项目，总投资四百八十万元"]
)
def test_titles_rows_and_mere_approvals_are_no_practice(quote):
    assert "".join(practice(with_quote(quote))) == "主要经验及做法：【待补充：项目单位的经验做法】。"


def test_the_unit_s_praise_of_itself_is_no_practice():
    own = with_quote(DEED, "总结.docx")
    papers = (*own.papers, Paper(path="总结.docx", kind=PaperKind.REPORT))
    assert "待补充" in "".join(practice(own.model_copy(update={"papers": papers})))


def test_the_same_evidence_is_praised_once():
    points = tuple(p.model_copy(update={"found": ("E1",)}) for p in WHOLE.indicators[0].points)
    assert "".join(practice(with_row(with_quote(DEED), "A1", points=points))).count("载明") == 1


@pytest.mark.parametrize(
    ("problem", "group"),
    [
        (Problem(id="P", text="甲", indicators=("A5", "A1")), "产出"),
        (Problem(id="P", text="甲", indicators=("X",)), "papers"),
        (Problem(id="P", text="甲"), "papers"),
        (Problem(id="P", text="“改造教室”不一致", indicators=("A5",)), "papers"),
        (Problem(id="P", text="“改造教室”不一致", indicators=("A5",), deductions=("D3",)), "产出"),
    ],
)
def test_a_problem_belongs_to_the_class_of_its_first_known_indicator(problem, group):
    assert group_of(WHOLE, problem) == group


def test_only_what_costs_no_points_is_a_clash():
    clash = Problem(id="P", text="“改造教室”不一致")
    assert is_clash(WHOLE, clash)
    assert not is_clash(WHOLE, clash.model_copy(update={"deductions": ("D3",)}))
    assert not is_clash(WHOLE.model_copy(update={"contradictions": ()}), clash)


def test_the_indicator_of_a_problem_is_quoted_where_it_has_a_target():
    with_target = Problem(id="P", text="改造教室数量：实际386间", indicators=("A5",))
    without = Problem(id="P", text="资金使用合规性：手续不完整", indicators=("A4",))
    assert problem_text(WHOLE, with_target) == "“改造教室数量”实际386间"
    assert problem_text(WHOLE, without) == "资金使用合规性方面，手续不完整"


def test_files_are_named_without_folder_and_ending():
    assert file_names("《一期/施工合同.pdf》与《验收.v2.docx》") == "《施工合同》与《验收.v2》"
    assert file_names("《预算法》第三.十条") == "《预算法》第三.十条"


def test_addressees_stand_once_and_in_order_and_a_stranger_gets_no_advice():
    assert addressees(WHOLE) == ("青溪县教育装备中心", "青溪县教育局")
    assert list(advice(WHOLE, "某局")) == []


def test_a_deduction_that_is_not_known_ties_a_problem_to_nothing():
    problem = Problem(id="P", text="档案不齐", cause="人手不足。", deductions=("D99",))
    assert list(problems(WHOLE, [(7, problem)])) == ["（7）档案不齐。原因：人手不足。"]
