"""Files that are kept by the hash of their content."""

import pytest

from assistant.store.errors import DamagedStore


def test_the_same_content_is_kept_once_under_all_its_names(store, saved):
    one = store.files.keep(saved.work.id, "方案.docx", b"abc", "王会计")
    other = store.files.keep(saved.work.id, "方案(1).docx", b"abc", "王会计")
    assert one.sha256 == other.sha256
    assert [f.name for f in store.files.of(saved.work.id)] == ["方案.docx", "方案(1).docx"]
    assert store.files.content(one.sha256) == b"abc"
    assert len([p for p in store.files.folder.rglob("*") if p.is_file()]) == 1


def test_a_changed_content_is_not_handed_out(store, saved):
    kept = store.files.keep(saved.work.id, "方案.docx", b"abc", "王会计")
    store.files.place(kept.sha256).write_bytes(b"abd")
    with pytest.raises(DamagedStore, match="被改过"):
        store.files.content(kept.sha256)


def test_keeping_it_again_mends_a_damaged_content(store, saved):
    kept = store.files.keep(saved.work.id, "方案.docx", b"abc", "王会计")
    store.files.place(kept.sha256).write_bytes(b"")
    store.files.keep(saved.work.id, "方案.docx", b"abc", "王会计")
    assert store.files.content(kept.sha256) == b"abc"
