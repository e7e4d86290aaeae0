"""Archives are unpacked under guard: bounded, never outside the folder, one bad member without the others."""

import stat
import zipfile

import pytest

from assistant.files.archive import unpack
from assistant.files.interface import IntakeError


def made(path, members, compress=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compress) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_every_file_is_unpacked_and_shown_by_its_place(tmp_path):
    path = made(tmp_path / "a.zip", {"甲/表.json": b"1", "表.json": b"2", "空/": b""})
    found = list(unpack(path, tmp_path / "room"))
    assert [(m.shown, m.path.name, m.path.read_bytes()) for m in found] == [
        ("甲/表.json", "表.json", b"1"),
        ("表.json", "表.json", b"2"),
    ]


@pytest.mark.parametrize(
    "name", ["../../出逃.json", "/etc/出逃.json", "..\\..\\出逃.json", "甲/../../出逃.json", "C:\\出逃.json"]
)
def test_a_path_that_leads_out_of_the_folder_is_never_followed(tmp_path, name):
    room = tmp_path / "里" / "room"
    (member,) = unpack(made(tmp_path / "a.zip", {name: b"1"}), room)
    assert member.path.resolve().is_relative_to(room.resolve())
    assert ".." not in member.shown
    assert not list(tmp_path.glob("出逃*"))


def test_names_in_the_code_of_a_chinese_windows_are_read(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("biao.json", b"1")
    content = path.read_bytes().replace(b"biao.json", "表表".encode("gb18030") + b".json"[:5])
    path.write_bytes(content)
    (member,) = unpack(path, tmp_path / "room")
    assert member.shown == "表表.json"


def test_hidden_files_and_leftovers_of_systems_are_passed_over(tmp_path):
    path = made(tmp_path / "a.zip", {"__MACOSX/._表.docx": b"x", ".DS_Store": b"x", "~$表.docx": b"x", "表.docx": b"x"})
    assert [m.shown for m in unpack(path, tmp_path / "room")] == ["表.docx"]


def test_a_bomb_is_not_opened(tmp_path):
    path = made(tmp_path / "a.zip", {"表.json": b"0" * (60 << 20)})
    with pytest.raises(IntakeError, match="异常巨大"):
        list(unpack(path, tmp_path / "room"))
    path = made(tmp_path / "b.zip", {f"{n}.json": b"" for n in range(5001)})
    with pytest.raises(IntakeError, match="异常巨大"):
        list(unpack(path, tmp_path / "room"))


def test_a_damaged_member_has_its_reason_and_the_next_is_unpacked(tmp_path):
    path = made(tmp_path / "a.zip", {"甲.json": b"first member", "乙.json": b"second"}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"first member", b"first nember"))
    bad, good = unpack(path, tmp_path / "room")
    assert (bad.path, good.path.read_bytes()) == (None, b"second")
    assert bad.reason == "“甲.json”在压缩包里已损坏，解不出来，请重新压缩后再试。"


def test_a_member_with_a_password_and_a_link_have_their_reasons(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("链接.json")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("密.json", b"1")
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rfind(mark) + offset] |= 1
    path.write_bytes(content)
    link, locked = unpack(path, tmp_path / "room")
    assert (link.path, locked.path) == (None, None)
    assert link.reason.startswith("“链接.json”是链接")
    assert locked.reason.startswith("“密.json”有密码")


@pytest.mark.parametrize("content", [b"", b"no zip at all"])
def test_what_is_no_archive_gets_one_line(tmp_path, content):
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(IntakeError, match=r"是空的|不是有效的 ZIP"):
        list(unpack(tmp_path / "a.zip", tmp_path / "room"))


def test_a_name_that_no_file_system_takes_is_shortened_and_keeps_its_suffix(tmp_path):
    (member,) = unpack(made(tmp_path / "a.zip", {f"{'长' * 200}:?.docx": b"1"}), tmp_path / "room")
    assert member.path.suffix == ".docx"
    assert len(member.path.name.encode()) < 255
