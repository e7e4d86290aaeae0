"""Rows that the changes add: once, in the classes of the form, behind their class, what they lack asked for."""

from functools import partial

import pytest

from assistant.domain.placeholders import is_placeholder
from assistant.jobs.declaration.last_year.additions import add_rows, in_order
from assistant.jobs.declaration.last_year.described import described_rows
from assistant.language.changes.reader import read_changes
from tests.fakes.last_year import last_year, working_form

describe = partial(described_rows, entries_of=lambda _: ())


def added(text, form=None):
    form = form or working_form()
    for order in read_changes(text):
        add_rows(form, order, describe)
    return form


def test_a_described_row_is_added_and_noted_with_its_words():
    form = added("加一条：跟岗进修人数不少于30人")
    new = form.rows[-1]
    assert (new.row.name, new.row.target, new.last) == ("跟岗进修人数", "≥30人", None)
    assert (form.changes[-1].after, form.changes[-1].why) == ("跟岗进修人数 ≥30人", "加一条：跟岗进修人数不少于30人")
    assert form.open == []


def test_its_number_is_used_at_its_place_in_the_text_of_changes():
    text = "其他照旧。加一条：跟岗进修人数不少于30人"
    form = working_form()
    add_rows(form, next(o for o in read_changes(text) if o.kind == "new"), describe)
    [use] = form.uses
    assert (text[use.token.start : use.token.end], use.used) == ("30人", "indicator:跟岗进修人数")


def test_a_row_that_the_form_has_is_not_added_but_asked_about():
    form = added("再加一条护理员培训人数200人")
    assert len(form.rows) == len(last_year().indicators)
    assert [(p.code, p.words["target"]) for p in form.open] == [("new.exists", "≥120人")]


def test_a_name_that_went_may_come_again():
    form = working_form()
    form.rows[4].gone = True
    assert added("再加一条护理员培训人数200人", form).rows[-1].row.target == "≥200人"


def test_a_row_without_a_value_is_added_open_and_asked_for():
    form = added("新增一块：流动助餐车下村，送几个村还没商量好")
    assert is_placeholder(form.rows[-1].row.target)
    assert [p.code for p in form.open] == ["new.open"]


@pytest.mark.parametrize("text", ["加一条", "新增一条：村"])
def test_words_that_describe_nothing_are_asked_about(text):
    form = added(text)
    assert [p.code for p in form.open] == ["new.empty"]
    assert len(form.rows) == len(last_year().indicators)


def test_a_new_row_takes_the_class_names_of_the_form():
    rows = [r.model_dump() | {"level2": r.level2.removesuffix("指标")} for r in last_year().indicators]
    new = added("加一条：跟岗进修人数不少于30人", working_form(indicators=rows)).rows[-1]
    assert (new.row.level1, new.row.level2) == ("产出指标", "数量")


def test_new_rows_stand_behind_the_last_of_their_class():
    names = [one.row.name for one in in_order(added("加一条：跟岗进修人数不少于30人").rows)]
    assert names[names.index("跟岗进修人数") - 1] == "护理员培训人数"


def test_a_class_the_form_has_not_stands_behind_its_first_level_and_the_order_of_the_old_stays():
    form = added("加一条经济效益指标：老人节省餐费20万元")
    names = [one.row.name for one in in_order(form.rows)]
    assert names.index(form.rows[-1].row.name) == names.index("助餐老年人占比") + 1
    assert [n for n in names if n != form.rows[-1].row.name] == [r.name for r in last_year().indicators]
