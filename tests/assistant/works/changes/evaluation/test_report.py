"""The report of an evaluation: written from the scores, changed by hand, said to be old where scores moved on."""

import pytest

from tests.fakes.evaluating import EvaluationDesk


@pytest.fixture
def desk():
    made = EvaluationDesk()
    made.order("write_report")
    return made


def test_a_section_is_a_persons_once_they_wrote_it(desk):
    section = desk.work.state.evaluation.narratives[0]
    done = desk.order("set_section", section=section.key, value="经核查，项目完成。")
    changed = desk.work.state.evaluation.narratives[0]
    assert (done.after, changed.text, changed.writer) == ("经核查，项目完成。", "经核查，项目完成。", "王会计")
    assert "没有这一节" in desk.order("set_section", section="无", value="字").why


def test_a_report_is_old_once_scores_change_and_new_when_written_again(desk):
    assert not desk.work.state.evaluation.is_stale
    desk.order("set_score", row="A4", value="8", reason="手续已补齐")
    assert desk.work.state.evaluation.is_stale
    desk.order("write_report")
    assert not desk.work.state.evaluation.is_stale


def test_a_replay_writes_and_assesses_nothing_anew(desk):
    counted = desk.parts.assessed, desk.parts.written
    assert desk.works.replay(desk.work.start, desk.work.steps) == desk.work.state
    assert (desk.parts.assessed, desk.parts.written) == counted


def test_a_clause_in_the_basis_stands_in_the_report(desk):
    desk.order("add_basis", policy="budget-law", article="第十三条")
    desk.order("write_report")
    assert any("预算法》（主席令第22号）第十三条" in n.text for n in desk.work.state.evaluation.narratives)
