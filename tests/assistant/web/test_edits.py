"""What a person changes in the table of the page is an operation for every changed cell."""

import pytest

from assistant.domain.operation_kind import OperationKind as Kind
from assistant.web import view
from assistant.web.edits import changes
from tests.fakes.works import Desk


@pytest.fixture(scope="module")
def work():
    return Desk().work


@pytest.fixture
def rows(work):
    return [[*view.cells_of(row), "", ""] for row in work.filing.indicators]


def kinds(work, rows):
    return [(o.op, o.value or o.name) for o in changes(work.filing, rows)]


def test_an_unchanged_table_changes_nothing(work, rows):
    assert kinds(work, rows) == []


def test_each_changed_cell_is_an_operation_on_its_row(work, rows):
    rows[1][3], rows[1][4] = "≥130人", "12"
    assert kinds(work, rows) == [(Kind.SET_TARGET, "≥130人"), (Kind.SET_WEIGHT, "12")]
    assert {o.row for o in changes(work.filing, rows)} == {work.filing.indicators[1].id}


def test_a_renamed_row_and_a_deleted_one_in_one_go_are_kept_apart(work, rows):
    rows[1][2] = "培训护理员总人数"
    del rows[3]
    made = changes(work.filing, rows)
    assert [(o.op, o.row) for o in made] == [
        (Kind.SET_NAME, work.filing.indicators[1].id),
        (Kind.DELETE_INDICATOR, work.filing.indicators[3].id),
    ]


def test_a_row_more_is_a_new_indicator(work, rows):
    rows.append(["产出指标", "数量指标", "教材编印数量", "≥120册", "", "", ""])
    assert kinds(work, rows) == [(Kind.ADD_INDICATOR, "教材编印数量")]
