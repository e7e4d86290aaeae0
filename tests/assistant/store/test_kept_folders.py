"""Folders that are replaced as a whole, or stay."""

from contextlib import suppress

import pytest

from assistant.store.kept_folders import KeptFolders, is_kept_place


def test_the_folders_are_as_they_were_where_what_is_done_inside_fails(tmp_path):
    folders = KeptFolders(tmp_path)
    with folders.replaced({"indicators/a.yaml": b"1"}):
        pass
    seen = []
    with suppress(KeyError), folders.replaced({"indicators/b.yaml": b"2", "policies/originals/p.json": b"3"}):
        seen = [place for place, _ in folders.files()]
        raise KeyError
    assert seen == ["policies/originals/p.json", "indicators/b.yaml"]
    assert list(folders.files()) == [("indicators/a.yaml", b"1")]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["indicators", "policies"]


@pytest.mark.parametrize(
    "place", ["indicators/../x", "indicators", "/indicators/x", "elsewhere/x", "indicators/..\\x", "policies/index/x"]
)
def test_a_place_outside_is_none(place):
    assert not is_kept_place(place)
