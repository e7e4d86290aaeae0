"""The annexes: score sheet, evidence, survey, review points, papers and gaps, all from the one evaluation."""

from assistant.domain.evaluation import PointFinding, Verdict
from generators.report import annexes
from tests.fakes.evaluations import sample_evaluation, with_row

WHOLE, OPEN = sample_evaluation(whole=True), sample_evaluation()


def texts(table):
    return [[c.text for c in row.cells] for row in table.rows]


def test_five_annexes_or_four_without_a_survey_and_the_score_sheet_lies_across():
    made = list(annexes.annexes(WHOLE))
    assert [wide for _, _, wide in made] == [True, False, False, False, False]
    bare = [title for title, _, _ in annexes.annexes(WHOLE.model_copy(update={"survey": None}))]
    assert [title for title, _, _ in made if title not in bare] == ["满意度调查情况"]


def test_the_score_sheet_has_every_indicator_and_ends_in_total_and_grade():
    made = texts(annexes.score_sheet(WHOLE))
    assert [row[0] for row in made[1:-1]] == [a.id for a in WHOLE.indicators]
    assert made[-1] == ["合计", "100", "", "91.99", "优"]
    assert texts(annexes.score_sheet(OPEN))[-1][-2:] == ["【待补充】", "【待补充】"]


def test_an_actual_value_is_open_only_where_a_target_waits_for_it():
    made = {row[0]: row for row in texts(annexes.score_sheet(OPEN))}
    assert made["A7"][-3] == "【待补充】"
    assert made["A2"][-3] == "—"


def test_every_evidence_names_the_indicators_that_rest_on_it():
    made = {row[0]: row for row in texts(annexes.evidence_list(WHOLE))[1:]}
    assert made["E1"][1:3] == ["立项批复.docx", "第1页"]
    assert made["E1"][-1] == "A1、A2"
    assert made["E5"][-1] == "A4"
    unused = WHOLE.model_copy(update={"indicators": ()})
    assert {row[-1] for row in texts(annexes.evidence_list(unused))[1:]} == {"—"}


def test_without_evidence_the_list_asks_for_it():
    assert texts(annexes.evidence_list(WHOLE.model_copy(update={"evidence": ()})))[1:] == [["【待补充：佐证资料】"]]


def test_the_survey_is_noted_with_what_was_sent_and_by_group():
    facts, groups = annexes.survey(WHOLE.survey)
    noted = dict(texts(facts))
    assert noted["发放、收回"] == "发放210份，有效200份，无效3份"
    assert noted["抽样误差"] == "±3.42个百分点（95%置信水平）"
    assert texts(groups)[1] == ["学生", "100%", "200份", "93.5%", "—"]


def test_review_points_show_verdict_and_proof_on_both_sides():
    points = (
        PointFinding(text="甲", verdict=Verdict.PARTLY, weight=5, found=("E1",), against=("E5", "E99")),
        PointFinding(text="乙", verdict=Verdict.NO_EVIDENCE, weight=5, missing="请补充立项批复"),
    )
    made = texts(list(annexes.review_points(with_row(WHOLE, "A4", points=points)))[1])
    assert made[-2] == ["A4 资金使用合规性", "甲", "5", "部分符合", "E1\n反面：E5"]
    assert made[-1] == ["乙", "5", "未见佐证", "【待补充：请补充立项批复】"]


def test_papers_left_out_stand_with_the_reason_and_scans_are_named():
    papers, clash, _ = annexes.papers(WHOLE)
    assert texts(papers)[-1] == ["现场照片.pdf", "未读", "—", "只有图片没有文字，请先做文字识别再放入"]
    assert [row[-1] for row in texts(papers)[1:5]] == ["", "", "扫描识别，请核对原件", ""]
    assert texts(clash)[1][0] == "改造教室"


def test_what_is_missing_is_listed_once_or_stated_to_be_nothing():
    (gaps,) = annexes.papers(OPEN.model_copy(update={"papers": (), "skipped": (), "contradictions": ()}))
    assert texts(gaps)[1:] == [["A7 改善学习环境", "得分依据", "【待补充：没有效果对比，请补充照度检测资料】"]]
    assert texts(list(annexes.papers(WHOLE))[-1])[1:] == [["无待补充资料"]]


def test_a_gap_of_a_point_is_not_listed_again_for_its_indicator():
    point = PointFinding(text="甲", verdict=Verdict.NO_EVIDENCE, weight=5, missing="请补充立项批复")
    open_ = with_row(WHOLE, "A1", points=(point,), score=None, missing="请补充立项批复")
    assert texts(list(annexes.papers(open_))[-1])[1:] == [["A1 立项依据充分性", "甲", "【待补充：请补充立项批复】"]]
