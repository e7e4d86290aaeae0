"""Originals that a unit has added are kept whole or not at all; a broken file costs itself alone."""

import pytest

from assistant.domain.policy import Clause, PolicyDocument
from assistant.retrieval.interface import RetrievalError
from assistant.retrieval.originals import Original, OriginalStore


def original(policy_id="a", digest="1"):
    document = PolicyDocument(id=policy_id, title="办法", status="in_force")
    clause = Clause(policy_id=policy_id, place="第一条", lines=("原文。",), original=True)
    return Original(document=document, clauses=(clause,), file="办法.docx", digest=digest)


@pytest.fixture
def store(tmp_path):
    return OriginalStore(tmp_path / "originals")


def test_what_is_put_is_there_after_a_restart(store):
    store.put(original("a"))
    store.put(original("b"))
    assert OriginalStore(store.folder).all() == {"a": original("a"), "b": original("b")}


def test_the_later_original_takes_the_place_of_the_one_before(store):
    store.put(original(digest="1"))
    store.put(original(digest="2"))
    assert [o.digest for o in store.all().values()] == ["2"]


def test_before_anything_is_put_there_is_nothing(store):
    assert (store.all(), store.broken()) == ({}, [])


@pytest.mark.parametrize("content", ["", "{", "[]", '{"document": 1}', "\udcff"])
def test_a_broken_file_is_named_and_the_others_stay(store, content):
    store.put(original("a"))
    (store.folder / "b.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert list(store.all()) == ["a"]
    assert store.broken() == ["b.json"]


def test_what_is_removed_is_gone_and_says_whether_it_was_there(store):
    store.put(original())
    assert store.remove("a")
    assert not store.remove("a")
    assert store.all() == {}


def test_a_folder_that_cannot_be_written_is_noted_in_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(RetrievalError, match="数据文件夹") as caught:
        OriginalStore(tmp_path / "file" / "originals").put(original())
    assert "\n" not in str(caught.value)
