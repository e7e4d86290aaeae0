"""Earlier versions of a work."""

import pytest

from assistant.domain.operation import Operation
from assistant.store.errors import VersionNotFound, WorkNotFound
from assistant.store.work_rows import KEPT_EVERY
from tests.fakes.works import CLERK


def changed(store, saved, *orders):
    states = [saved.work.state]
    for order in orders:
        saved, done = store.works.apply_to(saved, order, CLERK)
        assert done.applied, done.why
        states.append(saved.work.state)
    return states


def target(value, row="r7"):
    return Operation(op="set_target", row=row, value=value)


def test_every_version_can_be_seen_again_also_behind_undo_and_redo(store, saved):
    orders = [target("92%"), Operation(op="undo"), Operation(op="redo"), Operation(op="delete_indicator", row="r2")]
    states = changed(store, saved, *orders)
    assert [store.versions.at(saved.work.id, n) for n in range(5)] == states


def test_versions_far_from_the_first_are_found_by_one_that_was_kept(store, saved):
    orders = [target(f"{60 + n % 39}%") for n in range(KEPT_EVERY + 3)]
    states = changed(store, saved, *orders)
    for version in (1, KEPT_EVERY - 1, KEPT_EVERY, KEPT_EVERY + 2):
        assert store.versions.at(saved.work.id, version) == states[version]


def test_two_versions_differ_by_what_was_changed(store, saved):
    changed(store, saved, target("92%"))
    places = {d.path[-1]: (d.before, d.after) for d in store.versions.difference(saved.work.id, 0, 1)}
    assert places["target"] == ("≥90%", "≥92%")


def test_a_version_may_have_a_name(store, saved):
    changed(store, saved, target("92%"), target("93%"))
    store.versions.name(saved.work.id, 1, "送审稿", CLERK)
    store.versions.name(saved.work.id, 0, "初稿", CLERK)
    listed = store.versions.list(saved.work.id)
    assert [(v.version, v.label) for v in listed] == [(0, "初稿"), (1, "送审稿"), (2, "")]
    assert listed[2].done.after.startswith("≥93%")
    assert store.audit() == []


def test_a_version_that_there_is_not_is_stated_so(store, saved):
    with pytest.raises(VersionNotFound):
        store.versions.at(saved.work.id, 7)
    with pytest.raises(WorkNotFound):
        store.versions.list("gibtsnicht")


def test_the_name_of_the_present_version_is_known_until_the_work_moves_on(store, saved):
    store.versions.name(saved.work.id, 0, "送审稿", CLERK)
    assert store.versions.current_labels() == {saved.work.id: "送审稿"}
    changed(store, saved, target("92%"))
    assert store.versions.current_labels() == {}
