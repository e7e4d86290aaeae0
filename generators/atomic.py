"""Write a file whole or not at all, and the files of one result together or not at all."""

from collections.abc import Mapping
from pathlib import Path

from assistant.domain.files import reason_of, replace_together
from generators.interface import GeneratorError


def make_folder(folder: Path) -> None:
    """Make a folder with its parents. Raises GeneratorError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise GeneratorError(f"不能建立文件夹“{folder}”，这里已有同名的文件。请换一个文件夹名。") from error
    except OSError as error:
        raise GeneratorError(f"不能建立文件夹“{folder}”（{reason_of(error)}）。请换一个能写入的文件夹。") from error


def write_atomically(path: Path, content: bytes) -> None:
    """Put a file in place. Raises GeneratorError; nothing half-written stays."""
    _write(f"文件“{path.name}”", path.parent, {path: content})


def write_all(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Put files by name into a folder, made where there is none: all of them or, with GeneratorError, none."""
    make_folder(folder)
    placed = {folder / name: content for name, content in files.items()}
    [*names] = files
    _write(f"文件“{names[0]}”{f'等 {len(names)} 个' if len(names) > 1 else ''}" if names else "", folder, placed)
    return list(placed)


def _write(what: str, folder: Path, files: Mapping[Path, bytes]) -> None:
    try:
        replace_together(files)
    except OSError as error:
        raise GeneratorError(
            f"{what}没有写成（{reason_of(error)}）。请检查文件夹“{folder}”能否写入、磁盘是否有空间，再试一次。"
        ) from error
