"""Problems of an evaluation: reworded, left out, and so after scores change."""

import pytest

from tests.fakes.evaluating import EvaluationDesk


@pytest.fixture
def desk():
    made = EvaluationDesk()
    made.order("set_score", row="A1", value="7", reason="缺会议纪要")
    return made


def of_row(desk, row):
    return next((p for p in desk.made.problems if p.indicators == (row,)), None)


def test_a_problem_that_is_left_out_stays_out_when_scores_change_and_its_advice_goes_with_it(desk):
    gone = of_row(desk, "A4")
    done = desk.order("delete_problem", problem=gone.id, reason="已整改")
    assert "扣分没有变" in done.after
    desk.order("set_score", row="A6", value="15", reason="批准延期")
    assert of_row(desk, "A4") is None
    assert {s.problem for s in desk.made.suggestions} == {p.id for p in desk.made.problems}
    assert "没有这条问题" in desk.order("delete_problem", problem="P99").why


def test_the_words_of_a_person_stay_when_scores_change(desk):
    desk.order("set_problem", problem=of_row(desk, "A4").id, value="第7号凭证没有验收单。")
    desk.order("set_score", row="A6", value="15", reason="批准延期")
    assert of_row(desk, "A4").text == "第7号凭证没有验收单。"
    desk.order("undo")
    desk.order("undo")
    assert of_row(desk, "A4").text != "第7号凭证没有验收单。"
