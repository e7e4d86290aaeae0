"""A file is there whole or as it was before, and so are several that belong together. Shared by all that writes."""

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from assistant.domain.placeholders import is_placeholder

_UNSAFE = frozenset('\\/:*?"<>|\n\r\t')
_LONGEST_NAME = 40
_TEMPORARY = ".jixiao-"


_REASONS = {
    errno.EACCES: "没有写入权限", errno.EPERM: "没有写入权限", errno.EROFS: "只能读不能写", errno.ENOENT: "路径不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹", errno.EISDIR: "这里是一个文件夹", errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "名称太长", errno.EDQUOT: "磁盘配额已满", errno.EIO: "磁盘读写出错",
    errno.EMFILE: "打开的文件太多", errno.EBUSY: "正被别的程序占用",
}  # fmt: skip


def reason_of(error: OSError) -> str:
    """Why reading or writing failed, in Chinese where the cause is a common one."""
    return _REASONS.get(error.errno or 0) or f"系统错误 {error.errno or type(error).__name__}"


def replace_whole(path: Path, content: bytes) -> None:
    """Write beside the target, flush to disk, then put in place. Raises OSError; nothing half-written stays."""
    replace_together({path: content})


def replace_together(files: Mapping[Path, bytes]) -> None:
    """Put several files in place, all or none: what was there before comes back where one fails. Raises OSError."""
    ready: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            ready[path] = _written(path, content)
        _put(ready)
    finally:
        for temporary in ready.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _written(path: Path, content: bytes) -> Path:
    """The content in a file beside its place, flushed to disk."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=_TEMPORARY, delete=False) as handle:
        try:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
            Path(handle.name).chmod(0o644)
        except OSError:
            Path(handle.name).unlink(missing_ok=True)
            raise
    return Path(handle.name)


def _put(ready: Mapping[Path, Path]) -> None:
    """Put each file in its place; the last needs no way back, so that a single file is replaced in one step."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for number, (path, temporary) in enumerate(ready.items(), 1):
            kept = _set_aside(path) if number < len(ready) else None
            done.append((path, kept))
            temporary.replace(path)
    except OSError:
        for path, kept in done:
            with suppress(OSError):
                if kept is not None:
                    kept.replace(path)
                elif not ready[path].exists():  # it is in place, where nothing was before
                    path.unlink()
        raise
    for _, kept in done:
        if kept is not None:
            with suppress(OSError):
                kept.unlink()


def _set_aside(path: Path) -> Path | None:
    """A second name for the file that stands in a place; None where none does."""
    if not path.is_file():
        return None
    kept = path.with_name(f"{_TEMPORARY}{token_hex(6)}")
    try:
        os.link(path, kept)
    except OSError:  # file systems without links
        kept.write_bytes(path.read_bytes())
    return kept


def safe_stem(project: str) -> str:
    """A file name for a project on any desktop, without its suffix; 项目 where it has no name yet."""
    name = "".join(c for c in project if c not in _UNSAFE).strip(" .")[:_LONGEST_NAME]
    return "项目" if is_placeholder(project) or not name else name
