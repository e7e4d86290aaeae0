"""The files of a dossier's folder: which are papers, and which are left out and why."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.files.formats import SAVE_AS, Use, can_hold, listed
from assistant.files.interface import IntakeError
from assistant.files.names import hidden

_MOST_FILES = 2000
_PICTURES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".heic"}
_ARCHIVES = {".zip", ".rar", ".7z", ".tar", ".gz"}


@dataclass
class Listing:
    """Paths to read in order, and paths left out with a Chinese line each."""

    papers: list[Path] = field(default_factory=list)
    skipped: list[tuple[Path, str]] = field(default_factory=list)


def list_papers(folder: Path) -> Listing:
    """The files below a folder, by path. Raises IntakeError for a folder that is not there.

    Hidden files and the lock files of office programs are passed over; links that lead out of the folder are named
    as left out and not followed.
    """
    if not folder.is_dir():
        raise IntakeError(f"找不到资料文件夹“{folder}”，请检查路径。")
    listing = Listing()
    for path in sorted(files_below(folder)):
        reason = _why_not(path, folder, len(listing.papers))
        if reason:
            listing.skipped.append((path, reason))
        else:
            listing.papers.append(path)
    return listing


def files_below(folder: Path) -> Iterator[Path]:
    """Every visible file, and every link to a folder, which is not gone into."""
    for root, names, files in os.walk(folder):
        names[:] = [n for n in names if not hidden(n)]
        yield from (Path(root, n) for n in names if Path(root, n).is_symlink())
        yield from (Path(root, n) for n in files if not hidden(n))


def _why_not(path: Path, folder: Path, count: int) -> str:
    """Why a file is not read, as a Chinese line that says what to do; "" where it is."""
    suffix = path.suffix.lower()
    if leads_out(path, folder):
        return "是指向文件夹以外的链接，没有读取，请把原文件复制进来再试。"
    if suffix in SAVE_AS:
        return f"是旧版或不能直接读的格式，请另存为 {SAVE_AS[suffix]} 再试。"
    if suffix in _PICTURES:
        return "是图片，读不出文字，请先做文字识别（OCR）存为 PDF 或 TXT 再试。"
    if suffix in _ARCHIVES:
        return "是压缩包，请先解压到资料文件夹再试。"
    if not can_hold(path, Use.PAPER):
        return f"不是能读的格式，请提供 {listed(Use.PAPER)} 文件。"
    return f"一次最多读 {_MOST_FILES} 份资料，请分批整理后再试。" if count >= _MOST_FILES else ""


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path is a link that leads nowhere, to a folder, or out of the folder; such links are not followed."""
    return path.is_symlink() and (
        not path.exists() or path.is_dir() or not path.resolve().is_relative_to(folder.resolve())
    )
