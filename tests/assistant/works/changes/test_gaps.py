"""A cell that the form wants may stay open with a reason: it is shown, and void once the cell is filled."""

from assistant.chat.documents import as_draft
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.works.readiness import readiness_of
from assistant.works.sheet import sheet_of
from tests.fakes.works import Desk


def ready(desk):
    profile = desk.works.ports.profile(desk.work.profile)
    return readiness_of(desk.work, sheet_of(desk.work, profile))


def open_key(desk):
    return ready(desk).open_cells[0].key


def test_an_explained_cell_is_no_longer_open_and_says_why_in_the_form():
    desk = Desk()
    desk.do(Kind.SET_HEAD, field="department", value="")
    key = open_key(desk)
    before = len(ready(desk).open_cells)
    done = desk.do(Kind.EXPLAIN_GAP, cell=key, reason="机构改革，主管部门待定")
    assert done.applied
    assert len(ready(desk).open_cells) == before - 1
    assert "机构改革，主管部门待定" in as_draft(desk.work).filing.model_dump_json()
    assert "机构改革" not in desk.work.filing.model_dump_json()
    desk.do(Kind.UNDO)
    assert len(ready(desk).open_cells) == before


def test_a_filled_cell_needs_no_reason_and_filling_it_makes_the_reason_void():
    desk = Desk()
    refused = desk.do(Kind.EXPLAIN_GAP, cell="project.name", reason="说明一下")
    assert not refused.applied
    desk.do(Kind.SET_HEAD, field="department", value="")
    desk.do(Kind.EXPLAIN_GAP, cell=open_key(desk), reason="机构改革")
    desk.do(Kind.SET_HEAD, field="department", value="青溪县民政局")
    assert "机构改革" not in as_draft(desk.work).filing.model_dump_json()


def test_a_reason_must_say_something():
    desk = Desk()
    desk.do(Kind.SET_HEAD, field="department", value="")
    assert not desk.do(Kind.EXPLAIN_GAP, cell=open_key(desk), reason="无").applied
