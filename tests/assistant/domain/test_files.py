"""A file is there whole or as it was before."""

import pytest

from assistant.domain.files import replace_together, replace_whole


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    replace_whole(path, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.json", b"new")]


def test_a_target_that_cannot_be_replaced_leaves_no_rest(tmp_path):
    (tmp_path / "a.json").mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_whole(tmp_path / "a.json", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_files_that_belong_together_are_all_there(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"old")
    replace_together({tmp_path / "a.docx": b"new", tmp_path / "a.json": b"{}"})
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.docx": b"new", "a.json": b"{}"}


def test_where_one_of_them_fails_all_are_as_they_were(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"old")
    (tmp_path / "c").mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_together({tmp_path / "a.docx": b"new", tmp_path / "b.json": b"{}", tmp_path / "c": b"x"})
    assert {p.name for p in tmp_path.iterdir()} == {"a.docx", "c"}
    assert (tmp_path / "a.docx").read_bytes() == b"old"
