"""A return to an earlier version: a change like any other."""

from tests.fakes.works import Desk


def test_the_form_is_as_it_was_and_the_return_can_be_undone():
    desk = Desk()
    before = desk.work.filing
    desk.do("set_target", row="学员满意度", value="95%")
    desk.do("delete_indicator", row="培训期数")
    after = desk.work.filing
    done = desk.do("restore_version", value="0")
    assert done.applied
    assert desk.work.filing == before
    desk.work, _ = desk.works.undo(desk.work)
    assert desk.work.filing == after


def test_a_version_there_is_not_is_refused():
    desk = Desk()
    desk.do("set_target", row="学员满意度", value="95%")
    for version in ("1", "7", "-1", "甲"):
        assert not desk.do("restore_version", value=version).applied


def test_ids_of_rows_are_not_given_twice():
    desk = Desk()
    desk.do("add_indicator", level2="质量指标", name="甲合格率")
    gone = desk.id_of("甲合格率")
    desk.do("restore_version", value="0")
    desk.do("add_indicator", level2="质量指标", name="乙合格率")
    assert desk.id_of("乙合格率") != gone


def test_what_was_set_aside_is_not_laid_over_a_new_draft():
    desk = Desk()
    desk.do("set_target", row="学员满意度", value="95%")
    desk.do("restore_version", value="0")
    from assistant.works.history import effective

    assert effective(desk.work.steps) == ()
    desk.do("set_target", row="考核合格率", value="97%")
    assert [s.applied.place for s in effective(desk.work.steps)] == ["考核合格率"]


def test_the_operations_done_again_give_the_same_state():
    desk = Desk()
    desk.do("set_target", row="学员满意度", value="95%")
    desk.do("restore_version", value="0")
    desk.do("set_target", row="考核合格率", value="97%")
    assert desk.works.replay(desk.work.start, desk.work.steps) == desk.work.state
