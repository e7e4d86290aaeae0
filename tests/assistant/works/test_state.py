"""A work as a value: what its pages ask of it is computed from its state and its steps."""

import pytest
from pydantic import ValidationError

from assistant.domain.operation_kind import OperationKind
from assistant.works.state import Work, WorkState
from tests.fakes.works import FILING, Desk


def test_project_profile_and_year_are_those_of_the_filing():
    work = Desk().work
    assert (work.project, work.profile, work.year) == ("护理员培训", "central-2021", 2027)
    assert work.filing == work.state.filing


def test_a_work_without_a_name_has_none_rather_than_a_made_one():
    assert Desk(None).work.project == ""


def test_the_briefs_are_one_text_in_the_order_in_which_they_were_given():
    assert WorkState(filing=FILING, brief=("培训120人", "每期10天")).text == "培训120人\n每期10天"
    assert WorkState(filing=FILING).text == ""


def test_the_log_tells_who_did_what_in_order_and_the_undoing_too():
    desk = Desk()
    desk.do("set_target", "学员满意度", value="92%")
    desk.do("undo")
    assert [(a.operation.op, a.who) for a in desk.work.log] == [
        (OperationKind.SET_TARGET, "王会计"),
        (OperationKind.UNDO, "王会计"),
    ]
    assert [s.kind for s in desk.work.steps] == [a.operation.op for a in desk.work.log]


def test_what_was_refused_is_no_step():
    desk = Desk()
    assert not desk.do("set_target", "学员满意度", value="很多").applied
    assert desk.work.log == ()


def test_equal_states_are_equal_byte_for_byte_in_json():
    desk, before = Desk(), Desk().work.state
    desk.do("set_target", "学员满意度", value="92%")
    assert desk.work.state.model_dump_json() != before.model_dump_json()
    desk.do("undo")
    assert desk.work.state.model_dump_json() == before.model_dump_json()


def test_a_work_reads_back_from_its_json():
    desk = Desk()
    desk.do("set_target", "学员满意度", value="92%")
    assert Work.model_validate_json(desk.work.model_dump_json()) == desk.work


def test_a_work_is_not_changed_in_place():
    with pytest.raises(ValidationError):
        Desk().work.state.brief = ("别的",)
