"""Works that are kept: every applied operation at once, whoever writes, whatever happens."""

import pytest

from assistant.domain.operation import Actor, Operation
from assistant.store.errors import Conflict, WorkNotFound
from tests.fakes.works import CLERK, FILING, drafted

_OTHER = Actor(who="李科长")


def target(value, row="r7"):
    return Operation(op="set_target", row=row, value=value)


def test_an_applied_operation_is_there_for_the_next_who_opens(store, saved, open_store):
    after, done = store.works.apply_to(saved, target("92%"), CLERK)
    assert done.applied
    again = open_store().works.open(saved.work.id)
    assert (again.version, again.work) == (1, after.work)
    assert again.work.log == (done,)


def test_what_was_refused_is_not_saved(store, saved):
    after, done = store.works.apply_to(saved, target("随便"), CLERK)
    assert not done.applied
    assert after == saved
    assert store.works.open(saved.work.id).version == 0
    assert len(store.chain()) == 1


def test_undo_reaches_over_a_reopening(store, saved, open_store):
    store.works.apply(saved.work.id, 0, target("92%"), CLERK)
    after, _ = open_store().works.apply(saved.work.id, 1, Operation(op="undo"), CLERK)
    assert after.work.state == saved.work.state
    assert after.version == 2


def test_a_kept_work_replays_to_what_is_kept(store, saved):
    work = saved
    for order in (target("92%"), target("5期", "r3"), Operation(op="undo"), Operation(op="delete_indicator", row="r6")):
        work, _ = store.works.apply_to(work, order, CLERK)
    kept = store.works.open(saved.work.id).work
    again = store.works.works.replay(kept.start, kept.steps)
    assert again.model_dump_json() == kept.state.model_dump_json()


def test_the_second_of_two_writers_is_noted_and_nothing_is_overwritten(store, saved):
    store.works.apply_to(saved, target("92%"), _OTHER)
    with pytest.raises(Conflict) as conflict:
        store.works.apply_to(saved, target("5期", "r3"), CLERK)
    assert conflict.value.version == 1
    assert [o.who for o in conflict.value.since] == ["李科长"]
    assert "李科长改指标值“学员满意度”：≥90%→≥92%" in str(conflict.value)
    kept = store.works.open(saved.work.id)
    assert [r.target for r in kept.work.filing.indicators if r.id in {"r3", "r7"}] == ["≥4期", "≥92%"]


def test_after_the_conflict_both_changes_stand(store, saved):
    store.works.apply_to(saved, target("92%"), _OTHER)
    with pytest.raises(Conflict) as conflict:
        store.works.apply(saved.work.id, 0, target("5期", "r3"), CLERK)
    after, _ = store.works.apply(saved.work.id, conflict.value.version, target("5期", "r3"), CLERK)
    assert [r.target for r in after.work.filing.indicators if r.id in {"r3", "r7"}] == ["≥5期", "≥92%"]


def test_a_work_that_is_in_the_trash_is_not_written_to(store, saved):
    store.works.trash(saved.work.id, CLERK)
    with pytest.raises(WorkNotFound, match="回收站"):
        store.works.apply_to(saved, target("92%"), CLERK)


def test_the_trash_gives_back_what_was_put_in(store, saved):
    after, _ = store.works.apply_to(saved, target("92%"), CLERK)
    store.works.trash(saved.work.id, CLERK)
    assert store.works.list() == []
    assert [w.id for w in store.works.list(trashed=True)] == [saved.work.id]
    store.works.restore(saved.work.id, CLERK)
    assert store.works.open(saved.work.id).work == after.work


def test_what_is_not_there_is_stated_so(store):
    for attempt in (store.works.open, lambda name: store.works.trash(name, CLERK)):
        with pytest.raises(WorkNotFound):
            attempt("gibtsnicht")


def test_works_are_listed_by_their_last_change_and_found_by_name_or_year(store):
    names = ("农田灌溉", "校舍修缮", "校园100%覆盖")
    works = [
        store.works.create("central-2021", 2027, CLERK, filing=_named(name, 2027 + n)) for n, name in enumerate(names)
    ]
    store.works.apply_to(works[0], target("92%"), CLERK)
    assert [w.title for w in store.works.list()] == ["农田灌溉", "校园100%覆盖", "校舍修缮"]
    assert [w.title for w in store.works.list(words="校")] == ["校园100%覆盖", "校舍修缮"]
    assert [w.title for w in store.works.list(words="%")] == ["校园100%覆盖"]
    assert [w.title for w in store.works.list(words="2028")] == ["校舍修缮"]
    assert [w.title for w in store.works.list(limit=1, offset=1)] == ["校园100%覆盖"]


def _named(name, year):
    return FILING.model_copy(update={"project": FILING.project.model_copy(update={"name": name}), "year": year})


def test_the_list_shows_the_name_of_now(store, saved):
    store.works.apply_to(saved, Operation(op="set_head", field="name", value="养老护理员培训"), CLERK)
    (shown,) = store.works.list()
    assert (shown.title, shown.changed_by, shown.version) == ("养老护理员培训", "王会计", 1)


def test_an_empty_work_begins_with_its_first_text(store):
    works = store.works
    begun = works.create("central-2021", 2027, CLERK)
    ports = works.works.ports
    object.__setattr__(ports, "draft", lambda *_: drafted(FILING.indicators))
    after, done = works.apply_to(begun, Operation(op="add_brief", value="培训护理员120人。"), CLERK)
    assert done.applied
    assert works.open(begun.work.id).work == after.work


def test_works_of_one_project_share_it(store, saved):
    other = store.works.create("central-2021", 2028, CLERK, filing=FILING, project_id=saved.project_id)
    assert other.project_id == saved.project_id
