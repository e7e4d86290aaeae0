"""New rows are numbered without gaps; a step done again gives its rows the ids they had."""

from assistant.works.interface import ChangeOutcome, Tools
from assistant.works.state import WorkState
from tests.fakes.works import CLERK, FILING, Desk


def tools(**more):
    desk = Desk()
    return Tools(desk.works.ports, CLERK, desk.works.ports.profile(FILING.profile), {}, **more)


def state(last_row):
    return WorkState(filing=FILING, last_row=last_row)


def test_a_new_row_takes_the_next_number():
    used = tools()
    after, name = used.new_id(state(8))
    assert (name, after.last_row, used.made_rows) == ("r9", 9, ["r9"])


def test_a_step_done_again_gives_its_rows_the_ids_they_had():
    used = tools(given_rows=("r12",))
    after, first = used.new_id(state(8))
    _, second = used.new_id(after)
    assert (first, after.last_row, second) == ("r12", 12, "r13")


def test_doing_a_step_over_another_draft_forgets_what_was_recorded():
    used = tools(given_rows=("r1",), recorded_form=FILING)
    used.made_rows.append("r1")
    again = used.again(("r5",))
    assert (again.given_rows, again.recorded_form, again.made_rows) == (("r5",), None, [])


def test_notes_are_joined_to_what_stands_now():
    outcome = ChangeOutcome(state(1), "指标值", after="≥92%。").with_note("", "请核对；")
    assert outcome.after == "≥92%；请核对"
