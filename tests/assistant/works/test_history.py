"""Which operations stand."""

from assistant.works.history import next_redo, next_undo, standing
from tests.fakes.works import Desk


def test_what_was_taken_back_does_not_stand():
    desk = Desk()
    desk.do("set_target", "学员满意度", value="92%")
    desk.do("set_target", "培训期数", value="6期")
    desk.do("undo")
    assert [s.applied.id for s in standing(desk.work.steps)] == ["o1"]
    assert next_undo(desk.work.steps).applied.id == "o1"
    assert next_redo(desk.work.steps).applied.id == "o2"


def test_what_was_done_again_stands_again():
    desk = Desk()
    desk.do("set_target", "学员满意度", value="92%")
    desk.do("undo")
    desk.do("redo")
    assert [s.applied.id for s in standing(desk.work.steps)] == ["o1"]
    assert next_redo(desk.work.steps) is None
