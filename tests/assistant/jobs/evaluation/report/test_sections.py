"""The text of a report says what the evaluation says, in the order of the outline, every claim with its mark."""

from decimal import Decimal

import pytest

from assistant.domain.dossier import PaperKind
from assistant.domain.evaluation import Deduction, PointFinding, Problem, Verdict
from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus
from assistant.domain.report import EVIDENCE_MARK
from assistant.domain.survey import GroupRate, SurveyResult
from assistant.jobs.evaluation.report import assemble_report, report_filing, report_sections
from assistant.jobs.evaluation.report.words import told
from assistant.writing.model_narrator import ModelNarrator, section_faults
from assistant.writing.rule_narrator import RuleBasedNarrator
from tests.fakes.evaluations import sample_evaluation
from tests.fakes.model import FakeModel

WHOLE = sample_evaluation(whole=True)
OPEN = sample_evaluation()


def report(evaluation=WHOLE, clauses=(), documents=None):
    tasks = report_sections(evaluation, None, clauses, documents or {})
    told = [RuleBasedNarrator().narrate(task) for task in tasks]
    return assemble_report(evaluation, told, date="2026年3月", author="")


def text_of(key, evaluation=WHOLE):
    return next(s.text for s in report(evaluation).sections if s.key == key)


def all_text(evaluation=WHOLE):
    return "\n".join(s.text for s in report(evaluation).sections)


def changed(row_id, **update):
    rows = tuple(r.model_copy(update=update) if r.id == row_id else r for r in WHOLE.indicators)
    return WHOLE.model_copy(update={"indicators": rows})


def test_seven_chapters_stand_in_the_official_order_behind_the_summary():
    titles = [s.title for s in report().sections if s.level == 1]
    assert titles == [
        "摘要",
        "一、基本情况",
        "二、绩效评价工作开展情况",
        "三、综合评价情况及评价结论",
        "四、绩效评价指标分析",
        "五、主要经验及做法、存在的问题及原因分析",
        "六、有关建议",
        "七、其他需要说明的问题",
    ]


def test_every_indicator_has_a_section_in_its_class():
    keys = [s.key for s in report().sections]
    assert [k for k in keys if k.count(".") == 2 and k.startswith("analysis")] == [
        f"analysis.{row.level1}.{row.id}" for row in WHOLE.indicators
    ]


def test_keys_are_told_once():
    keys = [s.key for s in report().sections]
    assert len(keys) == len(set(keys))


def test_every_mark_leads_to_the_evidence_list():
    marks = set(report().marks())
    assert marks
    assert marks <= {e.id for e in WHOLE.evidence}


def test_a_met_point_is_told_with_the_words_of_the_paper_and_its_mark():
    assert (
        "“立项有依据”（4分）符合要求。《立项批复》载明“同意实施青溪县中小学教室照明改造项目，总投资480万元”〔E1〕"
        in text_of("analysis.决策.A1")
    )


def test_points_on_the_same_words_quote_them_once():
    points = tuple(p.model_copy(update={"found": ("E1",)}) for p in WHOLE.indicators[0].points)
    text = text_of("analysis.决策.A1", changed("A1", points=points))
    assert text.count("载明") == 1
    assert "“立项有依据”“属于本部门职责”（各4分）符合要求" in text


def test_a_target_is_told_with_actual_value_formula_and_deduction():
    text = text_of("analysis.产出.A5")
    assert "指标值为“≥400间”，实际完成“386间”，完成率96.5%〔E6〕" in text
    assert "该指标得19.3分，计算过程为：386÷400＝96.5%；96.5%×20分＝19.3分。" in text
    assert "扣0.7分（D3），原因是少改造14间〔E6〕。" in text


def test_a_missing_score_is_left_open_with_what_to_hand_in():
    assert "【待补充：没有效果对比，请补充照度检测资料】" in text_of("analysis.效益.A7", OPEN)
    assert "【待补充" in text_of("conclusion.result", OPEN)
    assert "等级为" not in all_text(OPEN)


def test_total_and_grade_are_those_of_the_evaluation():
    assert "项目得91.99分，评价等级为“优”" in text_of("conclusion.result")


def test_a_changed_score_changes_the_text():
    row = WHOLE.indicators[0]
    lower = changed("A1", score=Decimal(6), edited=True, formula="资料不全", points=row.points)
    assert "评价人调整后，该指标得6分，理由：资料不全。" in text_of("analysis.决策.A1", lower)
    assert "“立项依据充分性”的得分经评价人调整为6分" in text_of("other.limits", lower)


def test_money_is_told_with_both_rates_and_what_is_left():
    text = text_of("basics.funds")
    assert "项目预算480万元，实际到位480万元，实际支出465.2万元〔E3〕〔E4〕。" in text
    assert "预算执行率为96.92%（实际支出资金÷实际到位资金），尚未支出14.8万元。" in text


def test_money_that_no_paper_tells_is_left_open():
    line = WHOLE.funds.lines[0].model_copy(update={"spent": None})
    funds = WHOLE.funds.model_copy(update={"lines": (line,)})
    text = text_of("basics.funds", WHOLE.model_copy(update={"funds": funds}))
    assert "【待补充：县级财政资金实际支出金额】" in text


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


def test_what_was_missed_is_told_in_a_clause_of_its_own():
    off = (Deduction(id="D3", points=Decimal("0.7"), reason="指标值≥400间，实际386间", evidence=("E6",)),)
    text = text_of("analysis.产出.A5", changed("A5", deductions=off))
    assert "原因是实际386间，没有达到指标值≥400间〔E6〕" in text


def test_advice_stands_under_its_addressee_and_names_the_problem():
    sections = {s.key: s for s in report().sections}
    assert sections["advice.1"].title == "（一）对青溪县教育装备中心的建议"
    assert sections["advice.1"].text == "1.针对问题（1），补齐第7号凭证的验收单。"


def test_advice_that_differs_in_a_name_alone_is_said_once():
    one, two = WHOLE.suggestions
    same = tuple(
        s.model_copy(update={"addressee": "甲单位", "text": f"核实“{name}”没有完成的部分。"})
        for s, name in ((one, "教室数量"), (two, "学校数量"))
    )
    text = text_of("advice.1", WHOLE.model_copy(update={"suggestions": same}))
    assert text == "1.针对问题（1）、（2），核实“教室数量”“学校数量”没有完成的部分。"


def test_contradictions_and_papers_left_out_are_told_in_the_last_chapter():
    assert "《施工合同》为400间，《竣工验收单》为386间〔E8〕〔E6〕" in text_of("other.contradictions")
    assert "暂按386间评分" in text_of("other.contradictions")
    assert "《现场照片》未能使用：只有图片没有文字" in text_of("other.gaps")


def test_a_rate_of_the_survey_needs_no_other_paper():
    assert "该数来自满意度调查" in text_of("analysis.效益.A8")
    assert "学生满意度" not in text_of("other.gaps")
    bare = WHOLE.model_copy(update={"survey": None})
    assert "【待补充：学生满意度实际完成值的佐证材料】" in text_of("analysis.效益.A8", bare)


def test_the_standard_a_class_has_in_common_is_said_once():
    rows = tuple(
        r.model_copy(update={"standard": "按完成率×分值计分。"}) if r.level1 == "产出" else r for r in WHOLE.indicators
    )
    same = WHOLE.model_copy(update={"indicators": rows})
    assert "按完成率×分值计分" in text_of("analysis.产出", same)
    assert "评分标准" not in text_of("analysis.产出.A5", same)


def test_words_from_a_scan_are_mended_in_the_text():
    noisy = WHOLE.evidence[4].model_copy(update={"text": "逾期 l8 天，支付 ５０ . ０ 万元"})
    evidence = tuple(noisy if e.id == "E5" else e for e in WHOLE.evidence)
    assert "“逾期18天，支付50.0万元”〔E5〕" in text_of(
        "analysis.过程.A4", WHOLE.model_copy(update={"evidence": evidence})
    )


def test_documents_of_clauses_are_named_as_basis():
    held = PolicyDocument(id="x", title="青溪县绩效评价办法", doc_no="青财〔2024〕3号", status=PolicyStatus.IN_FORCE)
    made = report(clauses=[Clause(policy_id="x", lines=("评价",))], documents={"x": held})
    method = next(s.text for s in made.sections if s.key == "process.method")
    assert "《项目支出绩效评价管理办法》（财预〔2020〕10号）、《青溪县绩效评价办法》（青财〔2024〕3号）" in method


def test_the_same_evaluation_gives_the_same_report():
    assert report() == report()


@pytest.mark.parametrize("evaluation", [WHOLE, OPEN], ids=["whole", "open"])
def test_rule_based_words_pass_the_check_that_a_model_has_to_pass(evaluation):
    tasks = [t for t in report_sections(evaluation, None, (), {}) if t.pieces]
    assert tasks
    assert {t.key: [f for f in section_faults(t.plain, t) if "篇幅" not in f] for t in tasks} == {
        t.key: [] for t in tasks
    }


def test_sections_of_scores_and_advice_are_not_for_a_model():
    asked = {t.key for t in report_sections(WHOLE, None, (), {}) if t.pieces}
    assert asked == {"summary", "basics.overview", "basics.content", "conclusion.result", "problems.practice"}


def test_the_filing_is_the_score_sheet():
    filing = report_filing(WHOLE)
    assert [r.score for r in filing.indicators] == [a.score for a in WHOLE.indicators]
    assert (filing.total_score, filing.grade, filing.funds.total) == (Decimal("91.99"), "优", Decimal(480))


def test_a_dossier_without_papers_still_gives_every_chapter():
    bare = WHOLE.model_copy(
        update={
            "papers": (), "evidence": (), "problems": (), "suggestions": (), "contradictions": (), "skipped": (),
            "survey": None, "indicators": (), "classes": (), "total": None, "grade": None,
        }
    )  # fmt: skip
    made = report(bare)
    assert len([s for s in made.sections if s.level == 1]) == 8
    assert not EVIDENCE_MARK.search(text_of("problems.practice", bare))


def test_an_explanation_of_a_document_is_no_basis():
    held = PolicyDocument(id="x", title="《项目支出绩效评价管理办法》解读", status=PolicyStatus.IN_FORCE)
    made = report(clauses=[Clause(policy_id="x", lines=("评价",))], documents={"x": held})
    assert "解读" not in next(s.text for s in made.sections if s.key == "process.method")


def test_points_that_lack_the_same_paper_ask_for_it_once():
    points = tuple(
        PointFinding(text=text, verdict=Verdict.NO_EVIDENCE, weight=Decimal(4), missing="请补充立项批复")
        for text in ("立项有依据", "属于本部门职责")
    )
    text = text_of("analysis.决策.A1", changed("A1", points=points, score=None, missing="请补充立项批复", formula=""))
    assert "“立项有依据”“属于本部门职责”（各4分）未见佐证，【待补充：请补充立项批复】。" in text
    assert text.count("请补充立项批复") == 1
    assert text.endswith("该指标待上述资料补齐后评分。")


def test_a_deduction_is_told_even_where_the_score_is_still_open():
    text = text_of("analysis.过程.A4", changed("A4", score=None, missing="请补充审计报告", formula=""))
    assert "扣2.5分（D2），原因是支付手续不完整〔E5〕。" in text


def test_a_few_scored_indicators_are_no_picture_of_the_whole():
    rows = tuple(r.model_copy(update={"score": None}) if r.id != "A1" else r for r in WHOLE.indicators)
    text = text_of("conclusion.result", WHOLE.model_copy(update={"indicators": rows, "total": None, "grade": None}))
    assert "得分率" not in text
    assert "等7项指标资料不足" in text


def test_output_indicators_without_goals_are_said_to_be_those_of_the_framework():
    rows = tuple(r.model_copy(update={"target": ""}) for r in WHOLE.indicators)
    text = text_of("process.method", WHOLE.model_copy(update={"indicators": rows}))
    assert "待按批复的绩效目标细化" in text
    assert "取自批复的绩效目标" in text_of("process.method")


def test_a_late_date_is_told_as_late():
    off = (Deduction(id="D4", points=Decimal("2.5"), reason="指标值2025年8月31日前，实际2025年9月12日，晚12天"),)
    text = text_of("analysis.产出.A6", changed("A6", deductions=off))
    assert "原因是实际2025年9月12日，晚于要求的2025年8月31日，逾期12天" in text


def test_the_summary_boasts_of_nothing_that_only_the_unit_says():
    told = text_of("summary", changed("A8", formula="该数仅见于单位自己的材料，未见问卷佐证；93.5%≥90%，得10分"))
    assert "学生满意度93.5%" in text_of("summary")
    assert "学生满意度93.5%" not in told


def test_a_model_writes_what_gains_from_prose_and_nothing_else():
    said = "青溪县教育装备中心实施中小学教室照明改造项目，支出465.2万元〔E4〕〔E88〕，项目得91.99分，等级为“优”。"
    task = report_sections(WHOLE, None, (), {})[0]
    made = ModelNarrator(FakeModel(said)).narrate(task)
    assert (made.writer, made.text) == ("fake-model", said.replace("〔E88〕", ""))


def test_a_model_that_changes_a_score_is_replaced():
    task = next(t for t in report_sections(WHOLE, None, (), {}) if t.key == "conclusion.result")
    made = ModelNarrator(FakeModel(*["经综合评价，项目得96.37分，评价等级为“优”，各类指标完成较好。"] * 3)).narrate(
        task
    )
    assert (made.writer, made.text) == ("rule_based", task.plain)


def test_who_wrote_a_section_is_kept():
    tasks = report_sections(WHOLE, None, (), {})
    told = [RuleBasedNarrator().narrate(t) for t in tasks]
    other = told[0].model_copy(update={"record": told[0].record.model_copy(update={"writer": "fake-model"})})
    made = assemble_report(WHOLE, [other, *told[1:]], date="", author="甲机构")
    assert {s.key: s.writer for s in made.sections}["summary"] == "fake-model"
    assert (made.author, made.title) == ("甲机构", "中小学教室照明改造项目绩效评价报告")


def test_papers_that_differ_are_a_group_of_their_own_and_no_headline():
    clash = Problem(id="P3", text="“改造教室”在几份资料中不一致，请核对后以有效凭据为准。", indicators=("A5",))
    both = WHOLE.model_copy(update={"problems": (*WHOLE.problems, clash)})
    assert "（3）“改造教室”在几份资料中不一致。原因" in text_of("problems.found.papers", both)
    assert "不一致" not in text_of("summary", both)


def test_minutes_tell_how_a_project_was_set_up_where_there_is_no_approval():
    kinds = {PaperKind.APPROVAL: PaperKind.MINUTES}
    papers = tuple(p.model_copy(update={"kind": kinds.get(p.kind, p.kind)}) for p in WHOLE.papers)
    told = text_of("basics.overview", WHOLE.model_copy(update={"papers": papers}))
    assert "立项方面，《" in told
    assert "立项背景：【待补充" not in told


def test_a_survey_named_by_its_file_alone_is_called_a_survey():
    survey = SurveyResult(title="survey1", method="satisfied_share", responses=60)
    told = all_text(WHOLE.model_copy(update={"survey": survey}))
    assert "满意度调查收回有效问卷60份" in told
    assert "survey1收回" not in told


def test_what_is_examined_is_told_in_official_words():
    told = text_of("analysis.决策.A1", changed("A1", definition="考察项目立项是否具有政策依据。"))
    assert "主要考察项目立项是否具有政策依据。" in told


def test_the_sources_of_the_money_are_told_in_one_sentence():
    told = text_of("basics.funds")
    assert told.count("其中") == 1
    assert all(line.source in told for line in WHOLE.funds.lines)


def test_what_two_points_complain_of_in_the_same_words_is_said_once():
    both = "资金使用合规性：“用途相符”不符合：列支食堂费用；“没有挤占”部分符合：列支食堂费用"
    assert told(both) == "资金使用合规性：列支食堂费用"
    assert told("甲：缺一张；缺两张") == "甲：缺一张；缺两张"


def test_a_survey_by_points_is_told_in_points_and_unweighted_groups_by_their_share():
    group = GroupRate(name="学生", weight="60", weighted=False, responses=36, rate="88.5")
    other = GroupRate(name="家长", weight="40", weighted=False, responses=24, rate="83.2")
    survey = SurveyResult(
        method="mean_points", responses=60, rate="86.4", formula="合计÷60=86.4分", margin="2.1", groups=(group, other)
    )
    told = all_text(WHOLE.model_copy(update={"survey": survey}))
    assert "为86.4分（" in told
    assert "抽样误差为±2.1分。" in told
    assert "学生收回36份，占有效问卷60%，满意度88.5分。" in told
