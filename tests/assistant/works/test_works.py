"""A work and an operation in, the work after it and what became of the operation out."""

import pytest

from assistant.domain.finding import Finding, Severity
from assistant.domain.operation import Operation
from assistant.domain.operation_kind import OperationKind
from assistant.rules.engine import ReviewResult
from assistant.works.changes.evaluation.table import EVALUATION_HANDLERS
from assistant.works.changes.table import HANDLERS
from assistant.works.interface import NotApplicable
from assistant.works.state import Work
from tests.fakes.works import CLERK, FILING, ROWS, START, Desk, drafted, row

_MANY = (
    ("set_target", "学员满意度", {"value": "92%"}),
    ("set_name", "培训期数", {"value": "培训班期数"}),
    ("add_indicator", "", {"name": "家属满意度", "level1": "满意度指标", "target": "85%"}),
    ("undo", "", {}),
    ("redo", "", {}),
    ("set_weight", "考核合格率", {"value": "5"}),
    ("share_weights", "", {}),
    ("undo", "", {}),
    ("set_money", "", {"field": "total", "amount": 130, "unit": "万元"}),
    ("set_goal", "", {"field": "annual", "sentence": 2, "value": "考核合格率达到95%"}),
    ("move_indicator", "培训班期数", {"before": "培训护理员人数"}),
    ("delete_indicator", "受益老人数量", {}),
    ("switch_profile", "", {"value": "河南"}),
    ("set_head", "", {"field": "end", "value": "2027年11月30日"}),
)


def test_every_changing_operation_has_a_handler_or_is_undo_or_redo():
    changing = {kind for kind in OperationKind if kind.changes}
    assert changing - HANDLERS.keys() - EVALUATION_HANDLERS.keys() == {OperationKind.UNDO, OperationKind.REDO}


def test_who_when_before_and_after_are_kept():
    desk = Desk()
    done = desk.do("set_target", "学员满意度", value="92%")
    assert desk.work.log == (done,)
    assert (done.id, done.who, done.before, done.applied) == ("o1", CLERK.who, "≥90%", True)
    assert done.when > START


def test_what_was_refused_is_not_in_the_log():
    desk = Desk()
    done = desk.do("set_target", "学员满意度", value="随便")
    assert (desk.work.log, done.id, done.applied, done.place) == ((), "", False, "学员满意度")


def test_checking_says_the_same_as_doing_and_does_nothing():
    desk = Desk()
    before = desk.work
    bad = Operation(op="set_target", row=desk.id_of("学员满意度"), value="随便")
    good = Operation(op="set_target", row=desk.id_of("学员满意度"), value="92%")
    assert desk.works.check(desk.work, bad) == desk.do("set_target", "学员满意度", value="随便").why
    assert desk.works.check(desk.work, good) is None
    assert desk.work == before


def test_an_operation_that_changes_nothing_never_enters_a_work():
    desk = Desk()
    assert desk.do("greet").why == "这句话不改表，表没有变。"
    assert desk.work.log == ()


def test_several_orders_are_done_one_by_one_and_a_bad_one_holds_none_up():
    desk = Desk()
    orders = [
        Operation(op="set_target", row=desk.id_of("学员满意度"), value="随便"),
        Operation(op="set_target", row=desk.id_of("培训期数"), value="6期"),
    ]
    desk.work, done = desk.works.apply_all(desk.work, orders)
    assert [d.applied for d in done] == [False, True]
    assert desk.row("培训期数").target == "≥6期"


def test_undo_brings_back_the_very_filing_and_redo_the_change():
    desk = Desk()
    start = desk.work.state
    desk.do("delete_indicator", "培训期数")
    after = desk.work.state
    desk.do("undo")
    assert desk.work.state.model_dump_json() == start.model_dump_json()
    desk.do("redo")
    assert desk.work.state.model_dump_json() == after.model_dump_json()


def test_something_new_ends_what_could_be_redone():
    desk = Desk()
    desk.do("set_target", "学员满意度", value="92%")
    desk.do("undo")
    desk.do("set_target", "培训期数", value="6期")
    assert "没有可以恢复" in desk.do("redo").why


def test_nothing_done_is_nothing_to_undo():
    assert "没有可以撤销" in Desk().do("undo").why


def test_all_can_be_undone_down_to_the_start():
    desk = Desk()
    for op, name, arguments in _MANY:
        assert desk.do(op, name, **arguments).applied, op
    while desk.do("undo").applied:
        pass
    assert desk.work.state == desk.work.start


def test_the_operations_done_again_give_the_same_filing_byte_for_byte():
    desk = Desk()
    for op, name, arguments in _MANY:
        desk.do(op, name, **arguments)
    again = desk.works.replay(desk.work.start, desk.work.steps)
    assert again.model_dump_json() == desk.work.state.model_dump_json()


def test_a_replay_takes_drafts_as_they_were_written():
    drafts = [drafted(ROWS), drafted([*ROWS, row("数量指标", "坡道数量", "≥30处", 5)])]
    desk = Desk(None, draft=lambda *_: drafts.pop(0))
    desk.do("add_brief", value="培训护理员120人。")
    desk.do("set_target", "学员满意度", value="92%")
    desk.do("add_brief", value="另建坡道30处。")
    assert drafts == []
    again = desk.works.replay(desk.work.start, desk.work.steps)
    assert again.model_dump_json() == desk.work.state.model_dump_json()


def test_steps_of_another_work_do_not_replay():
    desk = Desk()
    desk.do("set_target", "学员满意度", value="92%")
    other = Desk(FILING.model_copy(update={"indicators": ROWS[:2]}))
    with pytest.raises(NotApplicable):
        other.works.replay(other.work.start, desk.work.steps)


def test_a_work_reads_back_from_json_as_it_was():
    desk = Desk()
    for op, name, arguments in _MANY:
        desk.do(op, name, **arguments)
    assert Work.model_validate_json(desk.work.model_dump_json()) == desk.work


def test_the_rules_are_run_again_after_every_change():
    def one_if_low(filing, profile, facts=None):
        low = [n for n, r in enumerate(filing.indicators) if r.target == "≥90%"]
        return ReviewResult(tuple(_low(n) for n in low), ())

    desk = Desk(review=one_if_low)
    assert [f.finding.code for f in desk.work.findings] == ["MEA009"]
    desk.do("set_target", "学员满意度", value="92%")
    assert desk.work.findings == ()


def _low(at):
    return Finding(
        code="MEA009", name="low", severity=Severity.ERROR, confidence=1, path=f"indicators[{at}].target", row=at,
        message="偏低。", advice="提高。", evidence="≥90%",
    )  # fmt: skip


def test_a_work_has_the_views_that_its_pages_need():
    desk = Desk()
    assert (desk.work.project, desk.work.profile, desk.work.year) == ("护理员培训", "central-2021", 2027)
