"""Look before parsing: a small zip may unpack to gigabytes, and a name says nothing about the content."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from assistant.files.interface import IntakeError

LARGEST_FILE, _MAX_MEMBER, _MAX_TOTAL, _MAX_COUNT, _MAX_RATIO = 50 << 20, 100 << 20, 300 << 20, 5000, 200
OLE = b"\xd0\xcf\x11\xe0"
"""How files of old Word and Excel begin, and encrypted new ones."""
_MEMBERS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
"""The member that makes an archive a file of that program."""
_UTF_16 = {b"\xff\xfe", b"\xfe\xff"}


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises IntakeError for a missing, empty or far too large one."""
    if path.is_dir():
        raise IntakeError(f"“{path}”是文件夹，请写明其中的文件。")
    if not path.is_file():
        raise IntakeError(f"找不到文件“{path}”，请检查路径。")
    size = path.stat().st_size
    if size == 0:
        raise IntakeError(f"文件“{path.name}”是空的，请确认保存成功后再试。")
    if size > LARGEST_FILE:
        raise IntakeError(f"文件“{path.name}”超过 {LARGEST_FILE >> 20} MB，请拆分后再试。")
    return path.read_bytes()


def decoded(content: bytes) -> str | None:
    """The text of a file as UTF-8, UTF-16 with its mark, or the Chinese codes of Windows; None where it is no text."""
    codes = ("utf-16",) if content[:2] in _UTF_16 else ("utf-8-sig", "gb18030")
    for code in codes:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    return None


def read_text(path: Path) -> str:
    """The text of a file. Raises IntakeError where ``read_bytes`` does and for what is no text."""
    text = decoded(read_bytes(path))
    if text is None:
        raise IntakeError(f"“{path.name}”的文字编码认不出来，请另存为 UTF-8 文本再试。")
    return text


def office_suffix(path: Path) -> str | None:
    """The suffix that the content of a file asks for, ``.docx`` or ``.xlsx``; None for any other content."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    return next((suffix for suffix, member in _MEMBERS.items() if member in names), None)


def require_docx(path: Path) -> None:
    """Raises IntakeError unless the file is an unencrypted Word file of sane size."""
    _require_office(path, "Word", ".docx")


def require_xlsx(path: Path) -> None:
    """Raises IntakeError unless the file is an unencrypted Excel file of sane size."""
    _require_office(path, "Excel", ".xlsx")


def _require_office(path: Path, program: str, new: str) -> None:
    head = read_bytes(path)[:4]
    old = new.removesuffix("x")
    if head == OLE:
        raise IntakeError(f"“{path.name}”是旧版 {old} 或加密文件。请用 {program} 或 WPS 另存为未加密的 {new} 再试。")
    if not zipfile.is_zipfile(path):
        raise IntakeError(
            f"“{path.name}”不是有效的 {program} 文件（{new}）。请用 {program} 或 WPS 打开后另存为 {new} 再试。"
        )
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise IntakeError(f"“{path.name}”已损坏，打不开。请用 {program} 或 WPS 打开后另存为 {new} 再试。") from error
    if all(m.filename != _MEMBERS[new] for m in members):
        raise IntakeError(f"“{path.name}”不是 {program} 文件，请确认选对了文件。")
    if unpacks_too_big(members):
        raise IntakeError(f"“{path.name}”解压后异常巨大，为安全起见没有打开。请用 {program} 重新保存后再试。")


def unpacks_too_big(members: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether an archive says of itself that it holds more than any honest one: too many files, or too much in them."""
    total, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    too_big = total > _MAX_TOTAL or any(m.file_size > _MAX_MEMBER for m in members) or len(members) > _MAX_COUNT
    return too_big or total > _MAX_RATIO * max(packed, 1)
