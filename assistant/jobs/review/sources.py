"""The files among what the user named: single files, folders with what is below them, and zip archives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.files import reason_of
from assistant.files import archive
from assistant.files.folder import files_below, leads_out
from assistant.files.formats import FORMATS, SAVE_AS, Use
from assistant.files.interface import IntakeError
from assistant.files.names import printable

_MOST_FILES = 5000
_TEXTS = frozenset({"plain", "web", "separated"})
_FORMS = frozenset(f.suffix for f in FORMATS if Use.FORM in f.uses and f.reader not in _TEXTS)
_NO_FORMS = frozenset({".ppt", ".pptx", ".dps", ".caj"})
_LIKELY = _FORMS | (frozenset(SAVE_AS) - _NO_FORMS) | {archive.SUFFIX, ".rar", ".7z"}
"""In a folder these may hold a filing: they are read, or named as not read. Texts and slides are passed over."""


@dataclass(frozen=True)
class SourceFile:
    """A file to read and how it is shown; or why there is nothing to read, in Chinese."""

    shown: str
    path: Path | None = None
    reason: str = ""


def source_files(paths: Sequence[Path], room: Path) -> Iterator[SourceFile]:
    """Every file of the paths, in their order. Archives are unpacked below ``room``, an empty folder."""
    twice = {p.name for p in paths if sum(q.name == p.name for q in paths) > 1}
    for number, path in enumerate(paths):
        shown = printable(path if path.name in twice else path.name)
        if path.is_dir():
            yield from _of_folder(path, f"{shown}/" if len(paths) > 1 else "", room / str(number))
        else:
            yield from _of_file(path, shown, room / str(number))


def _of_file(path: Path, shown: str, room: Path) -> Iterator[SourceFile]:
    if path.suffix.lower() == archive.SUFFIX:
        yield from _of_archive(path, shown, room)
    else:
        yield SourceFile(shown, path)


def _of_folder(folder: Path, before: str, room: Path) -> Iterator[SourceFile]:
    likely = sorted(p for p in files_below(folder) if p.suffix.lower() in _LIKELY)
    if not likely:
        yield SourceFile(printable(folder), reason=f"文件夹“{printable(folder)}”里没有能读的绩效表文件，请检查路径。")
    for number, path in enumerate(likely):
        shown = f"{before}{printable(path.relative_to(folder))}"
        if leads_out(path, folder):
            yield SourceFile(shown, reason=f"“{shown}”是指向文件夹以外的链接，没有读取，请把原文件复制进来再试。")
        elif number >= _MOST_FILES:
            yield SourceFile(shown, reason=f"一次最多检查 {_MOST_FILES} 个文件，“{shown}”没有读，请分批检查。")
        else:
            yield from _of_file(path, shown, room / str(number))


def _of_archive(path: Path, shown: str, room: Path) -> Iterator[SourceFile]:
    empty = True
    try:
        for member in archive.unpack(path, room):
            if Path(member.shown).suffix.lower() not in _LIKELY:
                continue
            empty = False
            yield _member(member, f"{shown}/{member.shown}")
    except IntakeError as error:
        yield SourceFile(shown, reason=str(error))
    except OSError as error:
        yield SourceFile(shown, reason=f"“{shown}”解不开（{reason_of(error)}），请检查文件、权限和磁盘空间后再试。")
    else:
        if empty:
            yield SourceFile(shown, reason=f"压缩包“{shown}”里没有能读的绩效表文件。")


def _member(member: archive.Member, shown: str) -> SourceFile:
    """An archive within an archive is not opened: nobody knows how deep it goes."""
    if member.path is not None and member.path.suffix.lower() == archive.SUFFIX:
        return SourceFile(shown, reason=f"“{shown}”是压缩包里的压缩包，没有打开，请先解压再试。")
    return SourceFile(shown, member.path, member.reason)
