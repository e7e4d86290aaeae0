"""The files among what the user named: every one is read or named with the reason why not."""

import zipfile

import pytest

from assistant.jobs.review.sources import source_files


@pytest.fixture
def found(tmp_path):
    """The files of paths, archives unpacked in a room of their own."""
    return lambda *paths: list(source_files(paths, tmp_path / "room"))


def touched(path, content=b"x"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def archive(path, members):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def test_a_single_file_is_read_whatever_its_ending(found, tmp_path):
    path = touched(tmp_path / "说明.txt")
    assert [(s.shown, s.path, s.reason) for s in found(path)] == [("说明.txt", path, "")]


def test_files_of_one_name_are_shown_with_their_path(found, tmp_path):
    one, two = touched(tmp_path / "甲/表.docx"), touched(tmp_path / "乙/表.docx")
    assert [s.shown for s in found(one, two)] == [str(one), str(two)]
    assert [s.shown for s in found(one)] == ["表.docx"]


def test_a_folder_gives_what_may_hold_a_form_in_the_order_of_names(found, tmp_path):
    folder = tmp_path / "一批"
    for name in ("乙/申报.docx", "甲.json", "名单.csv", "说明.txt", "汇报.pptx", "~$锁.docx", "旧.doc"):
        touched(folder / name)
    assert [s.shown for s in found(folder)] == ["乙/申报.docx", "旧.doc", "甲.json"]


def test_files_of_several_folders_are_shown_with_theirs(found, tmp_path):
    folders = [touched(tmp_path / name / "表.docx").parent for name in "甲乙"]
    assert [s.shown for s in found(*folders)] == ["甲/表.docx", "乙/表.docx"]


def test_a_folder_without_forms_is_named_with_what_to_do(found, tmp_path):
    touched(tmp_path / "空/说明.txt")
    (only,) = found(tmp_path / "空")
    assert only.path is None
    assert only.reason.endswith("里没有能读的绩效表文件，请检查路径。")


def test_a_link_out_of_the_folder_is_not_followed(found, tmp_path):
    outside = touched(tmp_path / "外/表.docx")
    (tmp_path / "内").mkdir()
    (tmp_path / "内/链接.docx").symlink_to(outside)
    (only,) = found(tmp_path / "内")
    assert (only.shown, only.path) == ("链接.docx", None)
    assert "指向文件夹以外的链接" in only.reason


def test_members_of_an_archive_are_shown_below_it_and_archives_within_are_not_opened(found, tmp_path):
    path = archive(tmp_path / "批.ZIP", {"甲/表.docx": b"x", "说明.md": b"x", "内.zip": b"PK"})
    first, second = found(path)
    assert (first.shown, first.path.read_bytes()) == ("批.ZIP/甲/表.docx", b"x")
    assert (second.path, "压缩包里的压缩包" in second.reason) == (None, True)


def test_an_archive_without_forms_and_a_broken_one_say_so(found, tmp_path):
    empty, broken = archive(tmp_path / "空.zip", {"说明.md": b"x"}), touched(tmp_path / "坏.zip")
    assert [s.reason for s in found(empty)] == ["压缩包“空.zip”里没有能读的绩效表文件。"]
    (only,) = found(broken)
    assert only.path is None
    assert "ZIP" in only.reason


def test_a_file_after_a_broken_archive_is_still_read(found, tmp_path):
    paths = touched(tmp_path / "坏.zip"), touched(tmp_path / "表.docx")
    assert [s.path is None for s in found(*paths)] == [True, False]


def test_nothing_gives_nothing(found):
    assert found() == []
