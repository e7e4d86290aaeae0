"""How a work is written: its row follows every step, decisions stand by themselves, the chain knows each digest."""

import pytest
from sqlalchemy import select, update

from assistant.domain.operation import Operation
from assistant.store.packing import digest, text_of
from assistant.store.schema import operations, versions, works
from assistant.store.work_rows import KEPT_EVERY, advance
from tests.fakes.works import CLERK


def target(value):
    return Operation(op="set_target", row="r7", value=value)


def row(store, table=works):
    with store.database.reading() as connection:
        return connection.execute(select(table)).mappings().all()


def test_a_new_work_has_its_row_its_first_version_and_an_entry(store, saved):
    (kept,) = row(store)
    assert (kept["title"], kept["version"], kept["year"], kept["changed_by"]) == ("护理员培训", 0, 2027, "王会计")
    assert [v["version"] for v in row(store, versions)] == [0]
    (entry,) = store.chain()
    assert (entry.values["event"], entry.values["state"]) == ("created", digest(text_of(saved.work.state)))


def test_a_step_moves_the_row_on_and_is_written_once(store, saved):
    after, _ = store.works.apply_to(saved, target("92%"), CLERK)
    assert row(store)[0]["version"] == 1
    assert [(o["version"], o["op"]) for o in row(store, operations)] == [(1, "set_target")]
    entry = store.chain()[-1].values
    assert entry["step"] == digest(text_of(after.work.steps[-1]))
    assert entry["state"] == digest(text_of(after.work.state))


def test_a_work_moves_on_only_from_the_version_that_was_seen(store, saved):
    after, _ = store.works.apply_to(saved, target("92%"), CLERK)
    with store.database.writing() as connection:
        assert not advance(connection, after.work, 0)
        assert advance(connection, after.work, 1)
        assert not advance(connection, after.work, 1)


def test_a_work_in_the_bin_does_not_move_on(store, saved):
    after, _ = store.works.apply_to(saved, target("92%"), CLERK)
    with store.database.writing() as connection:
        connection.execute(update(works).values(trashed_at="2027-01-01"))
        assert not advance(connection, after.work, 1)


@pytest.mark.parametrize("who", ["王" * 100, "王" * 300], ids=["fits", "long"])
def test_a_long_name_is_cut_to_its_column(store, saved, who):
    after, _ = store.works.apply_to(saved, target("92%"), CLERK)
    last = after.work.steps[-1]
    signed = last.model_copy(update={"applied": last.applied.model_copy(update={"who": who})})
    with store.database.writing() as connection:
        assert advance(connection, after.work.model_copy(update={"steps": (signed,)}), 1)
    assert row(store)[0]["changed_by"] == "王" * 100


def test_a_whole_state_is_kept_every_so_many_steps(store, saved):
    work = saved
    for n in range(KEPT_EVERY + 1):
        work, _ = store.works.apply_to(work, target(f"{60 + n % 39}%"), CLERK)
    assert [v["version"] for v in row(store, versions)] == [0, KEPT_EVERY]
