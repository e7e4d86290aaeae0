"""Words of a self-evaluation outside its rows, and results that come all at once."""

from decimal import Decimal

import pytest

from tests.fakes.works import FILING, Desk

STATED = "培训护理员人数实际完成118人，考核合格率96%，资金执行116万元，学员满意度93%。"


@pytest.fixture
def desk():
    desk = Desk()
    desk.work = desk.works.self_evaluation("w2", FILING)
    return desk


def test_the_words_of_the_report_are_written_and_undone(desk):
    desk.do("set_account", field="execution_reason", value="设备询价节约4万元")
    desk.do("set_account", field="goal_actual", value="培训118人，合格率96%")
    assert desk.work.filing.account.execution_reason == "设备询价节约4万元"
    desk.do("undo")
    assert desk.work.filing.goals.actual == ""


def test_a_finished_project_within_its_budget_has_all_points_of_the_execution(desk):
    desk.do("set_money", field="executed", amount="100", unit="万元")
    assert desk.work.filing.funds.execution_score == Decimal(7)
    desk.do("set_account", field="completed", value="是")
    assert desk.work.filing.funds.execution_score == Decimal(10)
    assert "是”或“否" in desk.do("set_account", field="completed", value="差不多").why


def test_a_few_sentences_fill_values_and_money_in_one_step_that_can_be_undone(desk):
    before = desk.work.state
    noted = desk.do("add_results", value=STATED).after
    assert noted.startswith("读到全年执行数 116万元、培训护理员人数 118人、考核合格率 96%、学员满意度 93%")
    assert (desk.row("学员满意度").actual, desk.work.filing.funds.executed) == ("93%", Decimal(116))
    desk.do("undo")
    assert desk.work.state == before


def test_results_are_done_again_as_they_were_read(desk, tmp_path):
    file = tmp_path / "结果.txt"
    file.write_text(STATED, encoding="utf-8")
    start = desk.work.start
    assert desk.do("add_results", file=str(file)).applied
    file.unlink()
    assert desk.works.replay(start, desk.work.steps) == desk.work.state


def test_a_text_without_results_changes_nothing_and_says_what_to_write(desk):
    assert "没有读到" in desk.do("add_results", value="大家都很努力。").why


def test_more_text_to_a_self_evaluation_is_results_and_drafts_nothing(desk):
    assert desk.do("add_brief", value=STATED).applied
    assert desk.row("培训护理员人数").actual == "118人"


def test_a_declaration_has_neither(desk):
    assert "申报表" in Desk().do("add_results", value=STATED).why
    assert "申报表" in Desk().do("set_account", field="note", value="无").why
    assert "申报表" in Desk().do("set_money", field="executed", amount="1", unit="万元").why
