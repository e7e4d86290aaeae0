"""The form while it is changed: what has changed, what stands, each open point and each number once."""

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.last_year.working import WorkingRow
from assistant.language.tokens import find_tokens
from tests.fakes.last_year import working_form


def with_target(one, target):
    one.row = one.row.model_copy(update={"target": target})
    return one


def test_a_row_that_only_moved_with_the_year_is_not_changed():
    form = working_form()
    paid = next(one for one in form.rows if one.row.name == "补助拨付完成时间")
    assert paid.row.target != paid.last.target
    assert not paid.changed


def test_a_row_with_another_value_is_changed_and_changed_back_it_is_not():
    one = working_form().rows[4]
    assert with_target(one, "≥150人").changed
    assert not with_target(one, "≥120人").changed


def test_a_new_row_has_no_value_that_could_have_changed():
    assert not WorkingRow(working_form().rows[0].row).changed


def test_rows_that_went_do_not_stand():
    form = working_form()
    form.rows[0].gone = form.rows[8].gone = True
    assert form.live() == form.rows[1:8]


def test_the_same_point_is_asked_once_and_other_words_are_another_point():
    form = working_form()
    for name in ("甲", "甲", "乙"):
        form.ask("open", name=name)
    form.ask("unknown", name="甲")
    assert [(p.code, p.words["name"]) for p in form.open] == [("open", "甲"), ("open", "乙"), ("unknown", "甲")]


def test_the_first_use_of_a_number_counts():
    form = working_form()
    one, other = find_tokens("培训120人，购置3台")
    form.use(one, NumberRole.OUTPUT, "培训人数", used="indicator:培训人数")
    form.use(one, NumberRole.CONTEXT, "别的", why="没有对应的指标")
    form.use(other, NumberRole.CONTEXT, "购置")
    assert [(u.token.text, u.role) for u in form.uses] == [("120人", "output"), ("3台", "context")]


def test_where_there_is_no_number_nothing_is_used():
    form = working_form()
    form.use(None, NumberRole.OUTPUT, "培训人数")
    assert form.uses == []
