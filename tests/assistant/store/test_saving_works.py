"""Works that are saved as they are changed."""

import pytest

from assistant.domain.operation import Operation
from assistant.store.errors import StoreError, WorkNotFound
from assistant.store.saving_works import SavingWorks
from tests.fakes.works import CLERK, FILING


@pytest.fixture
def saving(store):
    return SavingWorks(store.works.works.ports, store.works)


def target(value, row="r7"):
    return Operation(op="set_target", row=row, value=value)


def test_what_was_applied_is_saved_when_apply_returns(saving, store, open_store):
    work = saving.opened("w1", FILING)
    work, done = saving.apply(work, target("92%"), CLERK)
    assert done.applied
    assert open_store().works.open("w1").work == work


def test_what_was_refused_is_not_saved(saving, store):
    work = saving.opened("w1", FILING)
    saving.apply(work, target("随便"), CLERK)
    assert store.works.open("w1").version == 0


def test_a_change_that_comes_second_is_refused_with_what_the_other_did_and_the_work_that_stands(saving):
    mine = theirs = saving.opened("w1", FILING)
    saving.apply(theirs, target("92%"), CLERK.model_copy(update={"who": "李科长"}))
    now, done = saving.apply(mine, target("5期", "r3"), CLERK)
    assert not done.applied
    assert "李科长改指标值“学员满意度”" in done.why
    again, done = saving.apply(now, target("5期", "r3"), CLERK)
    assert done.applied
    assert [r.target for r in again.filing.indicators if r.id in {"r3", "r7"}] == ["≥5期", "≥92%"]


def test_undo_and_redo_are_saved_too(saving, store):
    work, _ = saving.apply(saving.opened("w1", FILING), target("92%"), CLERK)
    work, _ = saving.undo(work, CLERK)
    work, _ = saving.redo(work, CLERK)
    assert store.works.open("w1").work == work
    assert store.audit() == []


def test_a_work_goes_on_where_it_stood(saving):
    work, _ = saving.apply(saving.opened("w1", FILING), target("92%"), CLERK)
    assert saving.continued("w1", "central-2021", 2027) == work
    assert saving.continued("w2", "central-2021", 2027).filing.indicators == ()


def test_an_id_is_used_once_and_not_again_while_its_work_is_in_the_trash(saving, store):
    saving.opened("w1", FILING)
    with pytest.raises(StoreError, match="已经用过"):
        saving.opened("w1", FILING)
    store.works.trash("w1", CLERK)
    with pytest.raises(WorkNotFound, match="回收站"):
        saving.continued("w1", "central-2021", 2027)
