"""Chapter 四: what every indicator means, what was found on which evidence, its score, its deductions."""

from decimal import Decimal

from assistant.domain.evaluation import Deduction, PointFinding, Verdict
from assistant.jobs.evaluation.report.analysis import class_head, common_standard, indicator
from tests.fakes.evaluations import sample_evaluation, section_text, with_row

WHOLE = sample_evaluation(whole=True)
OPEN = sample_evaluation()


def text_of(key, evaluation=WHOLE):
    return section_text(key, evaluation)


def changed(row_id, **update):
    return with_row(WHOLE, row_id, **update)


def test_a_met_point_is_noted_with_the_words_of_the_paper_and_its_mark():
    assert (
        "“立项有依据”（4分）符合要求。《立项批复》载明“同意实施青溪县中小学教室照明改造项目，总投资480万元”〔E1〕"
        in text_of("analysis.决策.A1")
    )


def test_points_on_the_same_words_quote_them_once():
    points = tuple(p.model_copy(update={"found": ("E1",)}) for p in WHOLE.indicators[0].points)
    text = text_of("analysis.决策.A1", changed("A1", points=points))
    assert text.count("载明") == 1
    assert "“立项有依据”“属于本部门职责”（各4分）符合要求" in text


def test_a_target_is_noted_with_actual_value_formula_and_deduction():
    text = text_of("analysis.产出.A5")
    assert "指标值为“≥400间”，实际完成“386间”，完成率96.5%〔E6〕" in text
    assert "该指标得19.3分，计算过程为：386÷400＝96.5%；96.5%×20分＝19.3分。" in text
    assert "扣0.7分（D3），原因是少改造14间〔E6〕。" in text


def test_what_was_missed_is_noted_in_a_clause_of_its_own():
    off = (Deduction(id="D3", points=Decimal("0.7"), reason="指标值≥400间，实际386间", evidence=("E6",)),)
    text = text_of("analysis.产出.A5", changed("A5", deductions=off))
    assert "原因是实际386间，没有达到指标值≥400间〔E6〕" in text


def test_a_rate_of_the_survey_needs_no_other_paper():
    assert "该数来自满意度调查" in text_of("analysis.效益.A8")
    assert "学生满意度" not in text_of("other.gaps")
    bare = WHOLE.model_copy(update={"survey": None})
    assert "【待补充：学生满意度实际完成值的佐证材料】" in text_of("analysis.效益.A8", bare)


def test_the_standard_a_class_has_in_common_is_stated_once():
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


def test_points_that_lack_the_same_paper_ask_for_it_once():
    points = tuple(
        PointFinding(text=text, verdict=Verdict.NO_EVIDENCE, weight=Decimal(4), missing="请补充立项批复")
        for text in ("立项有依据", "属于本部门职责")
    )
    text = text_of("analysis.决策.A1", changed("A1", points=points, score=None, missing="请补充立项批复", formula=""))
    assert "“立项有依据”“属于本部门职责”（各4分）未见佐证，【待补充：请补充立项批复】。" in text
    assert text.count("请补充立项批复") == 1
    assert text.endswith("该指标待上述资料补齐后评分。")


def test_a_deduction_is_noted_even_where_the_score_is_still_open():
    text = text_of("analysis.过程.A4", changed("A4", score=None, missing="请补充审计报告", formula=""))
    assert "扣2.5分（D2），原因是支付手续不完整〔E5〕。" in text


def test_a_late_date_is_noted_as_late():
    off = (Deduction(id="D4", points=Decimal("2.5"), reason="指标值2025年8月31日前，实际2025年9月12日，晚12天"),)
    text = text_of("analysis.产出.A6", changed("A6", deductions=off))
    assert "原因是实际2025年9月12日，晚于要求的2025年8月31日，逾期12天" in text


def test_what_is_examined_is_noted_in_official_words():
    noted = text_of("analysis.决策.A1", changed("A1", definition="考察项目立项是否具有政策依据。"))
    assert "主要考察项目立项是否具有政策依据。" in noted


def row(row_id, evaluation=WHOLE):
    return next(a for a in evaluation.indicators if a.id == row_id)


def noted_of(row_id, **update):
    found = row(row_id).model_copy(update=update)
    return "\n".join(indicator(WHOLE, found))


def test_full_marks_are_stated_in_a_word_and_a_changed_score_with_its_reason():
    assert "该指标得满分8分。" in noted_of("A1")
    assert "评价人调整后，该指标得6分，理由：资料不全。" in noted_of(
        "A1", score=Decimal(6), edited=True, formula="资料不全。"
    )


def test_full_marks_of_a_target_are_shown_with_how():
    assert "该指标得满分10分（93.5%≥90%，得10分）。" in noted_of("A8")


def test_an_actual_value_that_nobody_states_is_asked_for():
    assert "指标值为“≥400间”，实际完成值为【待补充：改造教室数量的实际完成值】。" in noted_of("A5", actual="")


def test_an_equals_sign_before_a_target_is_left_out():
    assert "指标值为“400间”" in noted_of("A5", target="=400间")


def test_a_remark_within_the_formula_is_stated_behind_the_score():
    noted = noted_of("A5", formula="386÷400=96.5%，该数仅见于单位自己的材料，未见其他佐证；96.5%×20分=19.3分")
    assert "计算过程为：386÷400＝96.5%；96.5%×20分＝19.3分。" in noted
    assert noted.endswith("需要说明的是，该数仅见于单位自己的材料，未见其他佐证。")


def test_evidence_for_and_against_a_point_is_quoted_with_a_but():
    point = PointFinding(text="手续完整", verdict=Verdict.PARTLY, weight=Decimal(5), found=("E2",), against=("E5",))
    noted = noted_of("A4", points=(point,))
    assert "“手续完整”（5分）部分符合要求。" in noted
    assert "。但《资金支付台账》载明" in noted


def test_points_of_different_weight_are_summed():
    points = tuple(
        PointFinding(text=text, verdict=Verdict.NOT_MET, weight=Decimal(weight), against=("E5",))
        for text, weight in (("甲", "2"), ("乙", "3"))
    )
    assert "“甲”“乙”（合计5分）不符合要求。" in noted_of("A4", points=points)


def test_a_standard_is_common_from_two_rows_on_and_rows_with_points_do_not_count():
    rows = [row("A5"), row("A6")]
    assert common_standard(rows) == common_standard([]) == common_standard(rows[:1] + [row("A1")] * 2) == ""
    assert common_standard([*rows, rows[0]]) == "按完成率×分值计分。"


def test_the_head_of_a_class_names_what_lost_points_and_what_is_open():
    head = "".join(class_head(WHOLE, "产出", "产出类。"))
    assert head == "产出类。扣分的指标是“改造教室数量”（扣0.7分）、“完工时间”（扣2.5分）。"
    assert "“改善学习环境”因资料不足尚未评分。" in "".join(class_head(OPEN, "效益", ""))
    every = with_row(with_row(WHOLE, "A5", score=None), "A6", score=None)
    assert "各项均因资料不足尚未评分。" in "".join(class_head(every, "产出", ""))
