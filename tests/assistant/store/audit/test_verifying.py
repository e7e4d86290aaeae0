"""Whatever is changed behind the program is found."""

import pytest
from sqlalchemy import delete, insert, select, update

from assistant.domain.operation import Operation
from assistant.store.audit.proofs import checkpoint_of, growth_of, proof_of
from assistant.store.packing import canonical, digest
from assistant.store.schema import (
    audit,
    audit_head,
    file_links,
    messages,
    operations,
    states,
    versions,
    works,
)
from tests.fakes.works import CLERK


@pytest.fixture
def kept(store, saved):
    """A work with steps, a name for a version, a conversation, a file and a decision."""
    work = saved
    for order in (
        Operation(op="set_target", row="r7", value="92%"),
        Operation(op="set_weight", row="r3", value="12"),
        Operation(op="undo"),
    ):
        work, _ = store.works.apply_to(work, order, CLERK)
    store.versions.name(work.work.id, 1, "送审稿", CLERK)
    store.conversations.say(work.work.id, "user", "王会计", "满意度改成92%")
    store.files.keep(work.work.id, "方案.docx", b"abcdef", "王会计")
    assert store.audit() == []
    return store


def rows_of(store, table):
    with store.database.reading() as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]


def write(store, statement, **values):
    with store.database.writing() as connection:
        connection.execute(statement, values or None)


def flips(value):
    """The value with one byte turned round, at every place."""
    if isinstance(value, bytes):
        for at in range(len(value)):
            yield value[:at] + bytes([value[at] ^ 0xFF]) + value[at + 1 :]
    elif isinstance(value, str) and value:
        for at in range(0, len(value), max(1, len(value) // 40)):
            yield value[:at] + ("x" if value[at] != "x" else "y") + value[at + 1 :]
    elif isinstance(value, int):
        yield value + 1


@pytest.mark.parametrize("table", [audit, operations, messages, versions, states], ids=lambda t: t.name)
def test_one_flipped_byte_is_found(kept, table):
    """At every place of every value of the last row; keys that others refer to are guarded by the database."""
    row = rows_of(kept, table)[-1]
    mine = [c == row[c.name] for c in table.primary_key.columns]
    tried = 0
    for column in (c for c in table.columns if not c.primary_key and row[c.name] not in (None, "")):
        places = list(flips(row[column.name]))
        for changed in places[:: max(1, len(places) // 12)]:
            write(kept, update(table).where(*mine).values({column.name: changed}))
            assert kept.audit(), (column.name, changed)
            tried += 1
        write(kept, update(table).where(*mine).values({column.name: row[column.name]}))
    assert tried
    assert kept.audit() == []


@pytest.mark.parametrize("column", ["title", "profile", "year", "kind", "version", "trashed_at"])
def test_a_changed_column_of_the_list_is_found(kept, column):
    new = {"year": 2031, "version": 2}.get(column, "别的")
    write(kept, update(works).values({column: new}))
    assert kept.audit()


@pytest.mark.parametrize("table", [audit, operations, messages, versions, states], ids=lambda t: t.name)
def test_a_row_that_is_gone_is_found(kept, table):
    write(kept, delete(table).where(*[c == rows_of(kept, table)[-1][c.name] for c in table.primary_key.columns]))
    assert kept.audit()


def test_a_step_that_the_chain_does_not_know_is_found(kept):
    row = rows_of(kept, operations)[0] | {"version": 99}
    write(kept, insert(operations).values(row))
    assert "审计链里没有记录" in "".join(kept.audit())


def test_a_changed_or_missing_file_is_found(kept):
    (linked,) = rows_of(kept, file_links)
    place = kept.files.place(linked["sha256"])
    place.write_bytes(b"abcdeg")
    assert "被改过" in kept.audit()[0]
    place.unlink()
    assert "不在了" in kept.audit()[0]


def rewritten(store, at):
    """The chain with an entry changed and every hash behind it made to fit: sound in itself."""
    chain, previous = [], "0" * 64
    for entry in store.chain():
        values = entry.values | {"previous": previous}
        if entry.sequence == at:
            values["who"] = "别人"
        body = canonical(values)
        previous = digest(body)
        chain.append((entry.sequence, body, previous))
    for sequence, body, value in reversed(chain):
        write(store, update(audit).where(audit.c.sequence == sequence).values(body=body, hash=value))
    write(store, update(audit_head).values(hash=previous))


def test_a_chain_rewritten_as_a_whole_is_found_by_a_checkpoint_kept_outside(kept):
    before = kept.checkpoint()
    rewritten(kept, at=len(kept.chain()) - 1)
    assert any("检查点" in line for line in kept.audit(before))


def test_an_end_that_was_cut_off_with_its_head_is_found_by_the_checkpoint(kept):
    before = kept.checkpoint()
    chain = kept.chain()
    write(kept, delete(audit).where(audit.c.sequence == chain[-1].sequence))
    write(kept, update(audit_head).values(size=len(chain) - 1, hash=chain[-2].hash))
    assert any("末尾的记录被删去" in line for line in kept.audit(before))


def test_a_chain_that_grew_agrees_with_its_old_checkpoint(kept):
    before = kept.checkpoint()
    work = kept.works.open(kept.works.list()[0].id)
    kept.works.apply_to(work, Operation(op="set_target", row="r7", value="94%"), CLERK)
    assert kept.audit(before) == []
    assert growth_of(kept.chain(), before).holds()


def test_a_proof_holds_for_its_entry_and_its_checkpoint_alone(kept):
    proof, now = kept.proof(1), kept.checkpoint()
    assert proof.holds(now)
    assert not proof.model_copy(update={"entry": proof.entry.replace("92%", "99%")}).holds(now)
    assert not proof.model_copy(update={"index": 2}).holds(now)
    assert not proof.model_copy(update={"root": "00" * 32}).holds()
    assert not proof.model_copy(update={"path": ("zz",)}).holds()
    other = checkpoint_of(kept.chain()[:-1], "later")
    assert not proof.holds(other)
    assert proof_of(kept.chain()[:-1], 1).holds(other)
