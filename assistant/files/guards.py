"""Look before parsing: a small zip may unpack to gigabytes, and a name says nothing about the content."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from assistant.files.encoding import decoded
from assistant.files.interface import IntakeError
from assistant.files.limits import LIMITS, FileLimits
from assistant.files.names import shown

LARGEST_FILE = LIMITS.file_bytes
_ENTRY, _END = b"PK\x01\x02", b"PK\x05\x06"
"""How an entry of a zip's directory begins, and the record behind the directory."""
_SIZE, _UNKNOWN = slice(12, 16), 0xFFFFFFFF
"""Where that record has the directory's bytes, and what stands there in an archive of the larger kind (ZIP64)."""
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
        raise IntakeError(f"文件“{shown(path)}”是空的，请确认保存成功后再试。")
    if size > LARGEST_FILE:
        raise IntakeError(f"文件“{shown(path)}”超过 {LARGEST_FILE >> 20} MB，请拆分后再试。")
    return path.read_bytes()


def read_text(path: Path) -> str:
    """The text of a file. Raises IntakeError where ``read_bytes`` does and for what is no text."""
    text = decoded(read_bytes(path))
    if text is None:
        raise IntakeError(f"“{shown(path)}”的文字编码认不出来，请另存为 UTF-8 文本再试。")
    return text


def holds_too_many(archive: bytes, limits: FileLimits = LIMITS) -> bool:
    """Whether a zip's directory has more entries than any honest one, counted without making a value of each.

    False where it does not say where the directory is; ``unpacks_too_big`` then says it.
    """
    end = archive.rfind(_END)
    size = int.from_bytes(archive[end:][_SIZE], "little")
    return end >= 0 and size != _UNKNOWN and archive.count(_ENTRY, max(0, end - size), end) > limits.zip_members


def unpacks_too_big(members: Sequence[zipfile.ZipInfo], limits: FileLimits = LIMITS) -> bool:
    """Whether an archive says of itself that it holds more than any honest one: too many files, or too much in them."""
    total, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    too_big = total > limits.zip_bytes or any(m.file_size > limits.member_bytes for m in members)
    return too_big or len(members) > limits.zip_members or total > limits.zip_ratio * max(packed, 1)
