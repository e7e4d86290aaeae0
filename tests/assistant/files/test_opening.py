"""A file is what its bytes are, whatever its name says, and nothing of it is expanded before it was looked at."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from assistant.files.interface import IntakeError
from assistant.files.limits import LIMITS
from assistant.files.opening import Content, content_of, open_file
from tests.fakes.papers import xls

OLE = b"\xd0\xcf\x11\xe0"


def zipped(members, packed=zipfile.ZIP_STORED):
    data = BytesIO()
    with zipfile.ZipFile(data, "w", packed) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def ole(name, at=128):
    return OLE.ljust(at, b"\0") + name.encode("utf-16-le") + bytes(8)


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (zipped({"word/document.xml": "x"}), Content.WORD),
        (zipped({"xl/workbook.xml": "x"}), Content.SHEET),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}),
            Content.OPEN_SHEET,
        ),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}), Content.ZIP),
        (zipped({"a.txt": "x"}), Content.ZIP),
        (zipped({}), Content.ZIP),
        (b"PK\x03\x04 damaged", Content.BINARY),
        (b"\n%PDF-1.4", Content.PDF),
        (bytes(1025) + b"%PDF-", Content.BINARY),
        (ole("Workbook"), Content.OLD_SHEET),
        (ole("WordDocument"), Content.OLD_WORD),
        (ole("EncryptedPackage"), Content.LOCKED),
        (ole("Workbook", at=130), Content.OLD),
        (OLE, Content.OLD),
        (b"  <!DOCTYPE html><p>", Content.WEB),
        ("说明<HTML><body>".encode(), Content.WEB),
        ("项目名称：甲".encode("gb18030"), Content.TEXT),
        (b"a < b", Content.TEXT),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Content.BINARY),
    ],
)
def test_a_file_is_what_its_bytes_are(data, content):
    assert content_of(data) is content


def test_a_text_whose_sample_ends_within_a_character_is_a_text():
    assert content_of(("a" + "甲" * 3000).encode()) is Content.TEXT


def test_an_old_workbook_is_known_without_its_suffix(tmp_path):
    assert open_file(xls(tmp_path / "a", [["甲"]])).content is Content.OLD_SHEET


@pytest.mark.parametrize(("name", "data", "word"), [("a.txt", b"", "空"), ("none.txt", None, "找不到")])
def test_a_missing_and_an_empty_file_are_refused(tmp_path, name, data, word):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(IntakeError, match=word):
        open_file(tmp_path / name)


def test_a_zip_that_expands_is_refused_and_an_honest_one_is_not(tmp_path):
    (tmp_path / "bomb.xlsx").write_bytes(zipped({"xl/workbook.xml": "0" * 1_000_000}, zipfile.ZIP_DEFLATED))
    with pytest.raises(IntakeError, match="异常巨大"):
        open_file(tmp_path / "bomb.xlsx")
    (tmp_path / "a.xlsx").write_bytes(zipped({"xl/workbook.xml": "0" * 1_000_000}))
    assert open_file(tmp_path / "a.xlsx").content is Content.SHEET


def opened(tmp_path, data, **limits):
    (tmp_path / "a.docx").write_bytes(data)
    return open_file(tmp_path / "a.docx", replace(LIMITS, **limits))


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
def test_an_xml_that_defines_entities_is_refused_in_every_encoding(tmp_path, code):
    found = opened(tmp_path, zipped({"word/document.xml": "<!DOCTYPE a><a/>".encode(code)}))
    with found.members() as archive, pytest.raises(IntakeError, match="DTD"):
        found.xml(archive, "word/document.xml")


def test_an_xml_beyond_the_limits_is_refused_before_it_is_parsed(tmp_path):
    data = zipped({"word/document.xml": "<a>" * 9})
    for limits in ({"xml_bytes": 20}, {"xml_nodes": 4}):
        found = opened(tmp_path, data, **limits)
        with found.members() as archive, pytest.raises(IntakeError, match="内容过多"):
            found.xml(archive, "word/document.xml")
    found = opened(tmp_path, data, xml_bytes=27, xml_nodes=5)
    with found.members() as archive:
        assert found.xml(archive, "word/document.xml") == b"<a>" * 9


def test_a_text_that_is_too_long_or_none_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("甲乙丙", encoding="utf-8")
    assert open_file(tmp_path / "a.txt", replace(LIMITS, characters=3)).text() == "甲乙丙"
    with pytest.raises(IntakeError, match="拆分"):
        open_file(tmp_path / "a.txt", replace(LIMITS, characters=2)).text()
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\xff" * 30)
    with pytest.raises(IntakeError, match="编码"):
        open_file(tmp_path / "b.txt").text()
