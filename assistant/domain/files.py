"""A file is there whole or as it was before. Shared by everything that writes."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from assistant.domain.placeholders import is_placeholder

_UNSAFE = frozenset('\\/:*?"<>|\n\r\t')
_LONGEST_NAME = 40


_REASONS = {
    errno.EACCES: "没有写入权限", errno.EPERM: "没有写入权限", errno.EROFS: "只能读不能写", errno.ENOENT: "路径不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹", errno.EISDIR: "这里是一个文件夹", errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "名称太长",
}  # fmt: skip


def reason_of(error: OSError) -> str:
    """Why reading or writing failed, in Chinese where the cause is a common one."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


def replace_whole(path: Path, content: bytes) -> None:
    """Write beside the target, flush to disk, then put in place. Raises OSError; nothing half-written stays."""
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".jixiao-", delete=False) as handle:
            temporary = Path(handle.name)
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise


def safe_stem(project: str) -> str:
    """A file name for a project on any desktop, without its suffix; 项目 where it has no name yet."""
    name = "".join(c for c in project if c not in _UNSAFE).strip(" .")[:_LONGEST_NAME]
    return "项目" if is_placeholder(project) or not name else name
