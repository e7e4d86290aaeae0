"""Papers and settings of an evaluation as operations."""

from tests.fakes.evaluating import READ, EvaluationDesk


def test_papers_come_in_and_go_out():
    desk = EvaluationDesk(read=False)
    assert desk.order("add_papers", files=("f1", "f2")).after == "2份"
    assert "已经放进来" in desk.order("add_papers", files=("f1",)).why
    assert desk.order("remove_paper", file="f1").after == "1份"
    desk.order("undo")
    assert desk.work.state.evaluation.papers == ("f1", "f2")
    assert "没有这份资料" in desk.order("remove_paper", file="f9").why


def test_goals_that_cannot_be_read_change_nothing():
    desk = EvaluationDesk(read=False)
    assert "读不出来" in desk.order("give_file", field="survey", file=f"{READ}/问卷.csv").why
    assert desk.order("give_file", field="declaration", file=f"{READ}/申报表.json").after == "申报表.json"


def test_another_stage_assesses_anew_and_what_is_no_choice_is_refused():
    desk = EvaluationDesk()
    desk.order("write_report")
    done = desk.order("set_evaluation", field="stage", value="under_way")
    assert (done.before, done.after) == ("实施期结束后", "实施期间")
    assert (desk.made.stage.value, desk.work.state.evaluation.narratives) == ("under_way", ())
    assert "只有" in desk.order("set_evaluation", field="by", value="自己评").why
    assert desk.order("set_evaluation", field="author", value="某会计师事务所").applied
    assert "没有这个文件" in desk.order("assess", file="b").why
