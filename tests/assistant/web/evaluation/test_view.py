"""What the tab 绩效评价 shows and takes back, read without a browser."""

from decimal import Decimal

from assistant.web.evaluation import view
from tests.fakes.evaluations import sample_evaluation, sample_report


def test_an_open_score_is_named_instead_of_a_total():
    said = view.status(sample_evaluation())
    assert said.startswith("总分待定")
    assert "待定 1 项" in said
    assert "效益 待定/30" in said


def test_a_whole_evaluation_shows_total_and_grade():
    assert view.status(sample_evaluation(whole=True)).startswith("总分 91.99 分，优")


def test_the_table_says_why_a_score_is_missing():
    row = next(r for r in view.table(sample_evaluation()) if r[0] == "A7")
    assert row[4] == ""
    assert "请补充照度检测资料" in row[5]


def test_only_a_changed_score_is_a_change():
    evaluation = sample_evaluation()
    rows = view.table(evaluation)
    assert view.changes(evaluation, rows) == {}
    at = next(i for i, r in enumerate(rows) if r[0] == "A4")
    rows[at][4], rows[at][7] = "9", "验收单已补齐"
    assert view.changes(evaluation, rows) == {"A4": ("9", "验收单已补齐")}


def test_evidence_against_is_told_apart_from_evidence_for():
    shown = view.evidence(sample_evaluation(), "A4")
    assert "反面 E5" in shown
    assert "佐证 E2" in shown
    assert "《资金支付台账.xlsx》第2页" in shown
    assert "部分符合" in shown


def test_evidence_without_review_points_is_shown_by_itself():
    shown = view.evidence(sample_evaluation(), "A6")
    assert "竣工日期2025年9月12日" in shown
    assert "扣2.5分：逾期12天完工" in shown


def test_words_of_a_paper_cannot_become_markup():
    evaluation = sample_evaluation()
    nasty = evaluation.evidence[4].model_copy(update={"text": "<script>alert(1)</script>"})
    changed = evaluation.model_copy(update={"evidence": (*evaluation.evidence[:4], nasty, *evaluation.evidence[5:])})
    assert "<script>" not in view.evidence(changed, "A4")
    assert "<script>" not in view.report(sample_report(changed))


def test_a_mark_in_the_report_opens_its_quote():
    shown = view.report(sample_report())
    assert "〔E" not in shown
    assert "title='《竣工验收单.txt》第1页：实际改造教室386间，照度抽检全部合格'>E6</sup>" in shown


def test_indicators_are_chosen_with_their_scores():
    choices = {key: label for label, key in view.indicator_choices(sample_evaluation())}
    assert choices["A5"] == "A5 改造教室数量（19.3/20）"
    assert choices["A7"] == "A7 改善学习环境（待定/20）"
    assert Decimal("19.3") == sample_evaluation().indicators[4].score
