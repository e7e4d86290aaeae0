"""The files in a zip archive, unpacked one by one under the guards: bounded in number and size, never outside a folder.

Names inside an archive are shown, never followed: every member is written under a number of its own.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.files import guards
from assistant.files.interface import IntakeError
from assistant.files.names import hidden

SUFFIX = ".zip"
_LONGEST_NAME = 60
"""Characters; a Chinese one takes three of the 255 bytes that file systems allow."""
_CHUNK = 1 << 20
_TOO_BIG = "“{}”解压后异常巨大，为安全起见没有打开。请自行解压到文件夹里再试。"


@dataclass(frozen=True)
class Member:
    """A file of an archive: its path inside as shown, and where it was unpacked; or why it was not."""

    shown: str
    path: Path | None = None
    reason: str = ""


def unpack(archive: Path, folder: Path) -> Iterator[Member]:
    """Every visible file of an archive, unpacked below ``folder`` when its turn comes.

    Raises IntakeError where the archive itself cannot be used; a member that cannot be has its reason.
    """
    if guards.holds_too_many(guards.read_bytes(archive)):
        raise IntakeError(_TOO_BIG.format(archive.name))
    try:
        opened = zipfile.ZipFile(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise IntakeError(f"“{archive.name}”不是有效的 ZIP 压缩包，或已损坏。请重新压缩，或解压后再试。") from error
    with opened:
        members = [m for m in opened.infolist() if not m.is_dir()]
        if guards.unpacks_too_big(members):
            raise IntakeError(_TOO_BIG.format(archive.name))
        for number, member in enumerate(members):
            shown = _name(member)
            if not any(hidden(part) for part in PurePosixPath(shown).parts):
                yield _unpacked(opened, member, shown, folder / str(number))


def _name(member: zipfile.ZipInfo) -> str:
    """The path inside the archive. Chinese Windows writes names in GBK without saying so."""
    name = member.filename
    if not member.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = member.filename
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {"/", "..", "."}]
    return "/".join(parts) or "未命名"


def _unpacked(opened: zipfile.ZipFile, member: zipfile.ZipInfo, shown: str, folder: Path) -> Member:
    name = shown.rpartition("/")[2]
    if member.flag_bits & 1:
        return Member(shown, reason=f"“{name}”有密码，打不开，请解除密码后重新压缩再试。")
    if stat.S_ISLNK(member.external_attr >> 16):
        return Member(shown, reason=f"“{name}”是链接，没有读取，请把原文件压缩进来再试。")
    folder.mkdir(parents=True)
    path = folder / _safe(name)
    try:
        with opened.open(member) as content, path.open("wb") as copy:
            left = guards.LARGEST_FILE
            while chunk := content.read(min(_CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:
                    return Member(shown, reason=f"“{name}”超过 {guards.LARGEST_FILE >> 20} MB，请拆分后再试。")
                copy.write(chunk)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, zlib.error):
        return Member(shown, reason=f"“{name}”在压缩包里已损坏，解不出来，请重新压缩后再试。")
    return Member(shown, path)


def _safe(name: str) -> str:
    """A name that any file system takes, with its suffix."""
    stem, dot, suffix = name.rpartition(".")
    plain = "".join(c for c in (stem if dot else name) if c.isprintable() and c not in '\\/:*?"<>|')
    return f"{plain[:_LONGEST_NAME] or '文件'}{dot}{suffix[:10]}"
