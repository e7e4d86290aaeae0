"""The one guarded opening of every file: what it is by its content, and that it is of sane size.

A small zip may unpack to gigabytes, and a name says nothing about the content. Nothing is expanded here.
"""

import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from assistant.files.element_count import Few, surplus
from assistant.files.encoding import decoded
from assistant.files.guards import OLE, holds_too_many, read_bytes, unpacks_too_big
from assistant.files.interface import IntakeError
from assistant.files.limits import LIMITS, FileLimits
from assistant.files.names import shown

_ZIPS = {b"PK\x03\x04", b"PK\x05\x06"}
"""How a zip begins, and an empty one."""
_TOO_BIG = "“{}”解压后异常巨大，为安全起见没有打开。请重新保存后再试。"


class Content(StrEnum):
    """What a file is, whatever its name says."""

    WORD, SHEET, OLD_SHEET, OPEN_SHEET, PDF = "word", "sheet", "old_sheet", "open_sheet", "pdf"
    OLD_WORD, LOCKED, OLD, ZIP = "old_word", "locked", "old", "zip"
    """Not read: old Word, encrypted, another or a damaged file of old Office, another zip."""
    WEB, TEXT, BINARY = "web", "text", "binary"


@dataclass(frozen=True)
class Opened:
    """The bytes of a file that was looked at."""

    path: Path
    data: bytes
    content: Content
    limits: FileLimits = LIMITS

    @property
    def name(self) -> str:
        """The name as messages give it."""
        return shown(self.path)

    def text(self) -> str:
        """The text of a text file in any encoding. Raises IntakeError for what is none, or is far too long."""
        text = decoded(self.data)
        if text is None:
            raise IntakeError(f"“{self.name}”的文字编码认不出来，请另存为 UTF-8 文本再试。")
        if len(text) > self.limits.characters:
            raise IntakeError(f"“{self.name}”超过 {self.limits.characters // 10_000} 万字，请拆分后再试。")
        return text

    def members(self) -> zipfile.ZipFile:
        """The zip that the file is."""
        return zipfile.ZipFile(BytesIO(self.data))

    def xml(self, archive: zipfile.ZipFile, member: str, few: Few | None = None) -> bytes:
        """One XML member. Raises IntakeError for one that is too large, has too many elements or defines entities."""
        if archive.getinfo(member).file_size > self.limits.xml_bytes:
            raise IntakeError(f"“{self.name}”的内容过多，为安全起见没有打开，请拆分后再试。")
        data = archive.read(member)
        if data.count(b"<") > 2 * self.limits.xml_nodes:
            raise IntakeError(f"“{self.name}”的内容过多，为安全起见没有打开，请拆分后再试。")
        if b"<!DOCTYPE" in data or b"<\x00!\x00D\x00" in data or b"\x00<\x00!\x00D" in data:
            raise IntakeError(f"“{self.name}”里有不该有的定义（DTD），为安全起见没有打开。请重新保存后再试。")
        if too_many := surplus(data, few or {}):
            raise self.too_much(f"有{too_many}")
        return data

    def damaged(self) -> IntakeError:
        """What to say where the libraries that open it fail."""
        return IntakeError(f"“{self.name}”打不开，文件可能已损坏。请用原来的软件打开后重新保存再试。")

    def too_much(self, what: str) -> IntakeError:
        """What to say where a limit is passed; ``what`` such as “有 12 万个单元格”."""
        return IntakeError(f"“{self.name}”{what}，为安全起见没有打开。请删去多余的内容或拆分后再试。")


def open_file(path: Path, limits: FileLimits = LIMITS) -> Opened:
    """Look at a file. Raises IntakeError for a missing, empty or far too large one, and for a zip that expands."""
    data = read_bytes(path)
    if data[:4] in _ZIPS and holds_too_many(data, limits):
        raise IntakeError(_TOO_BIG.format(shown(path)))
    opened = Opened(path, data, content_of(data), limits)
    if data[:4] in _ZIPS and opened.content is not Content.BINARY:
        _look_into(opened)
    return opened


def content_of(data: bytes) -> Content:
    """What the bytes are."""
    if data[:4] == OLE:
        return _old_office(data)
    if data[:4] in _ZIPS:
        return _zipped(data)
    if b"%PDF-" in data[:1024]:
        return Content.PDF
    text = decoded(data[:4000]) or decoded(data)
    if text is None:
        return Content.BINARY
    start = text[:2000].lstrip().lower()
    return Content.WEB if start.startswith(("<!doctype html", "<html", "<table")) or "<html" in start else Content.TEXT


def _zipped(data: bytes) -> Content:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return Content.WORD
            if "xl/workbook.xml" in names:
                return Content.SHEET
            is_sheet = "mimetype" in names and archive.getinfo("mimetype").file_size < 200
            if "content.xml" in names and is_sheet and b"spreadsheet" in archive.read("mimetype"):
                return Content.OPEN_SHEET
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        return Content.BINARY
    return Content.ZIP


_STREAMS = (
    ("EncryptedPackage", Content.LOCKED), ("Workbook", Content.OLD_SHEET), ("Book", Content.OLD_SHEET),
    ("WordDocument", Content.OLD_WORD),
)  # fmt: skip


def _old_office(data: bytes) -> Content:
    """By the names in the directory of a compound file, which stand in it in UTF-16, at the start of an entry."""
    for name, content in _STREAMS:
        entry = name.encode("utf-16-le") + b"\x00\x00"
        at = data.find(entry)
        while at >= 0:
            if at % 128 == 0:
                return content
            at = data.find(entry, at + 1)
    return Content.OLD


def _look_into(opened: Opened) -> None:
    try:
        with opened.members() as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise opened.damaged() from error
    if unpacks_too_big(members, opened.limits):
        raise IntakeError(_TOO_BIG.format(opened.name))
    if any(m.flag_bits & 1 for m in members):
        raise IntakeError(f"“{opened.name}”有密码保护，请先解除密码再试。")
