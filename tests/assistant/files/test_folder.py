"""Which files of a folder are papers."""

import pytest

from assistant.files.folder import list_papers


def _names(paths, folder):
    return [p.relative_to(folder).as_posix() for p in paths]


def test_sub_folders_are_read_and_hidden_and_lock_files_passed_over(tmp_path):
    for name in ("b.txt", "甲/a.docx", ".hidden.txt", "~$a.docx", ".~lock.b.txt#", ".git/c.txt", "Thumbs.db"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    listing = list_papers(tmp_path)
    assert _names(listing.papers, tmp_path) == ["b.txt", "甲/a.docx"]
    assert listing.skipped == []


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a.doc", "另存为 .docx"),
        ("a.xlsb", "另存为 .xlsx"),
        ("a.PNG", "文字识别"),
        ("a.zip", "解压"),
        ("a.exe", "不是能读"),
    ],
)
def test_other_files_are_named_with_what_to_do(tmp_path, name, what):
    (tmp_path / name).write_text("x")
    listing = list_papers(tmp_path)
    assert not listing.papers
    assert what in listing.skipped[0][1]


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    inside, outside = tmp_path / "资料", tmp_path / "别处"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "gone.txt").symlink_to(outside / "gone.txt")
    listing = list_papers(inside)
    assert not listing.papers
    assert _names([p for p, _ in listing.skipped], inside) == ["file.txt", "folder", "gone.txt"]
    assert all("链接" in reason for _, reason in listing.skipped)


def test_a_link_to_a_file_inside_is_a_paper(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert _names(list_papers(tmp_path).papers, tmp_path) == ["a.txt", "b.txt"]
