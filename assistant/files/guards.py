"""Look before parsing: a small zip may unpack to gigabytes, and a name says nothing about the content."""

import zipfile
from pathlib import Path

from assistant.files.encoding import decoded
from assistant.files.interface import IntakeError

_MAX_FILE, _MAX_MEMBER, _MAX_TOTAL, _MAX_COUNT, _MAX_RATIO = 50 << 20, 100 << 20, 300 << 20, 5000, 200
OLE = b"\xd0\xcf\x11\xe0"
"""How files of old Word and Excel begin, and encrypted new ones."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises IntakeError for a missing, empty or far too large one."""
    if path.is_dir():
        raise IntakeError(f"“{path}”是文件夹，请写明其中的文件。")
    if not path.is_file():
        raise IntakeError(f"找不到文件“{path}”，请检查路径。")
    size = path.stat().st_size
    if size == 0:
        raise IntakeError(f"文件“{path.name}”是空的，请确认保存成功后再试。")
    if size > _MAX_FILE:
        raise IntakeError(f"文件“{path.name}”超过 {_MAX_FILE >> 20} MB，请拆分后再试。")
    return path.read_bytes()


def read_text(path: Path) -> str:
    """The text of a file. Raises IntakeError where ``read_bytes`` does and for what is no text."""
    text = decoded(read_bytes(path))
    if text is None:
        raise IntakeError(f"“{path.name}”的文字编码认不出来，请另存为 UTF-8 文本再试。")
    return text


def require_docx(path: Path) -> None:
    """Raises IntakeError unless the file is an unencrypted Word file of sane size."""
    _require_office(path, "Word", ".doc", "word/document.xml")


def require_xlsx(path: Path) -> None:
    """Raises IntakeError unless the file is an unencrypted Excel file of sane size."""
    _require_office(path, "Excel", ".xls", "xl/workbook.xml")


def _require_office(path: Path, program: str, old: str, member: str) -> None:
    head = read_bytes(path)[:4]
    new = f"{old}x"
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
    if all(m.filename != member for m in members):
        raise IntakeError(f"“{path.name}”不是 {program} 文件，请确认选对了文件。")
    total, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    too_big = total > _MAX_TOTAL or any(m.file_size > _MAX_MEMBER for m in members) or len(members) > _MAX_COUNT
    if too_big or total > _MAX_RATIO * max(packed, 1):
        raise IntakeError(f"“{path.name}”解压后异常巨大，为安全起见没有打开。请用 {program} 重新保存后再试。")
