"""The room as a whole: a folder in, everything that is kept out, and sound when nothing was touched."""

import pytest

from assistant.domain.operation import Operation
from assistant.store.errors import StoreUnavailable
from tests.fakes.works import CLERK


def test_a_new_store_is_empty_and_sound(store):
    assert store.chain() == []
    assert store.works.list() == []
    assert store.audit() == []
    assert store.checkpoint().size == 0


def test_what_is_kept_is_there_for_another_program(store, saved, open_store):
    store.conversations.say(saved.work.id, "user", "王会计", "你好")
    again = open_store()
    assert again.works.open(saved.work.id).work == saved.work
    assert [m.text for m in again.conversations.of(saved.work.id)] == ["你好"]
    assert again.chain() == store.chain()


def test_each_part_is_made_once(store):
    for part in ("works", "versions", "conversations", "files", "people", "backups"):
        assert getattr(store, part) is getattr(store, part)


def test_files_lie_in_the_folder_of_the_store(store, saved):
    store.files.keep(saved.work.id, "方案.docx", b"abc", "王会计")
    assert [p.read_bytes() for p in (store.folder / "files").rglob("*") if p.is_file()] == [b"abc"]


def test_a_checkpoint_holds_for_what_came_later_and_its_proofs_for_what_was(store, saved):
    before = store.checkpoint()
    assert store.proof(0).holds(before)
    store.works.apply_to(saved, Operation(op="set_target", row="r7", value="92%"), CLERK)
    assert store.audit(before) == []
    assert store.checkpoint().size == before.size + 1
    assert not store.proof(0).holds(before)


def test_a_file_that_is_gone_and_a_chain_that_is_too_short_are_both_stated(store, saved):
    store.files.keep(saved.work.id, "方案.docx", b"abc", "王会计")
    longer = store.checkpoint().model_copy(update={"size": 9})
    next(p for p in (store.folder / "files").rglob("*") if p.is_file()).unlink()
    found = store.audit(longer)
    assert any("末尾的记录被删去" in line for line in found)
    assert any("不在了" in line for line in found)


def test_an_entry_that_there_is_not_has_no_proof(store):
    with pytest.raises(IndexError):
        store.proof(0)


def test_a_folder_that_cannot_be_made_is_stated(open_store, tmp_path, url):
    if url is not None:
        pytest.skip("PostgreSQL 打开时不建文件夹")
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable, match="不能写入"):
        open_store(tmp_path / "file" / "data")
