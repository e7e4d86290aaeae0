"""Small parts of sentences: marks, quotes, reasons, scores."""

from decimal import Decimal

import pytest

from assistant.jobs.evaluation.report.words import (
    bare,
    by_survey,
    listed,
    marks,
    noted,
    paper_name,
    quoted,
    share,
    spaced,
    stated,
)
from tests.fakes.evaluations import sample_evaluation

WHOLE = sample_evaluation(whole=True)


def test_what_two_points_complain_of_in_the_same_words_is_stated_once():
    both = "资金使用合规性：“用途相符”不符合：列支食堂费用；“没有挤占”部分符合：列支食堂费用"
    assert noted(both) == "资金使用合规性：列支食堂费用"
    assert noted("甲：缺一张；缺两张") == "甲：缺一张；缺两张"


def test_marks_stand_once_each_in_order():
    assert marks(["E2", "E1", "E2"]) == "〔E2〕〔E1〕"
    assert marks([]) == ""


def test_words_are_quoted_by_paper_and_unknown_evidence_is_passed_over():
    text = quoted(WHOLE, ["E3", "E4", "E99", "E3", "E1"])
    assert text.startswith(
        "《资金支付台账》载明“县级财政拨款到位480万元”〔E3〕，“累计支付465.2万元”〔E4〕；《立项批复》载明"
    )
    assert quoted(WHOLE, ["E99"]) == ""


def with_text(text):
    evidence = (WHOLE.evidence[0].model_copy(update={"text": text}), *WHOLE.evidence[1:])
    return quoted(WHOLE.model_copy(update={"evidence": evidence}), ["E1"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("（二）手续不全。", "手续不全"), ("| 合计 |  | 480 |", "合计、480"), ("他说“同意”", "他说‘同意’"),
        ("支付\n　金额  总数", "支付 金额 总数"),
    ],
)  # fmt: skip
def test_a_quote_fits_into_a_sentence(text, shown):
    assert with_text(text) == f"《立项批复》载明“{shown}”〔E1〕"


def test_a_long_quote_is_cut_at_a_stop_or_at_ninety_characters():
    assert with_text("甲" * 90).count("甲") == 90
    assert "……" not in with_text("甲" * 90)
    assert f"“{'甲' * 90}……”" in with_text("甲" * 91)
    assert f"“{'甲' * 60}……”" in with_text("甲" * 60 + "，" + "乙" * 60)
    assert f"“{'甲' * 40}，{'乙' * 49}……”" in with_text("甲" * 40 + "，" + "乙" * 60)


@pytest.mark.parametrize(
    ("path", "name"),
    [("一期/合同.pdf", "合同"), ("a\\b\\合同.v2.docx", "合同.v2"), ("合同", "合同"), (".pdf", ".pdf"), ("", "")],
)
def test_a_paper_is_named_without_folder_and_ending(path, name):
    assert paper_name(path) == name


def test_what_was_missed_stands_in_a_clause_of_its_own_by_kind():
    assert noted("指标值≥400间，实际386间") == "实际386间，没有达到指标值≥400间"
    assert noted("指标值2025年8月31日前，实际2025-09-12，晚12天") == (
        "实际2025年9月12日，晚于要求的2025年8月31日，逾期12天"
    )


def test_empty_words_are_asked_for():
    assert (bare(" 。已完工；"), stated("  。", "主要内容"), stated("甲。", "乙")) == (
        "已完工",
        "【待补充：主要内容】",
        "甲",
    )


def test_a_share_of_nothing_is_nothing():
    assert (share(Decimal(1), Decimal(3)), share(Decimal(0), Decimal(0))) == ("33.33%", "0%")


def test_formulas_use_full_width_signs():
    assert spaced(" 5+2.5=7.5分；") == "5＋2.5＝7.5分"


def test_names_are_listed_once_each():
    assert listed(["甲", "乙", "甲"]) == "“甲”“乙”"


@pytest.mark.parametrize(
    ("update", "rests"),
    [({}, True), ({"actual": "93%"}, False), ({"name": "学生到课率"}, False)],
)
def test_only_the_survey_s_own_rate_rests_on_the_survey(update, rests):
    row = next(a for a in WHOLE.indicators if a.id == "A8").model_copy(update=update)
    assert by_survey(WHOLE, row) is rests
    assert not by_survey(WHOLE.model_copy(update={"survey": None}), row)
