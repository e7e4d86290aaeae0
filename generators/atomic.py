"""Write a file whole or not at all."""

from collections.abc import Mapping
from pathlib import Path

from assistant.domain.files import reason_of, replace_whole
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
    try:
        replace_whole(path, content)
    except OSError as error:
        raise GeneratorError(
            f"文件“{path.name}”没有写成（{reason_of(error)}）。请检查文件夹“{path.parent}”能否写入、磁盘是否有空间，再试一次。"
        ) from error


def write_all(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Put files by name into a folder, made where there is none; their paths in order. Raises GeneratorError."""
    make_folder(folder)
    for name, content in files.items():
        write_atomically(folder / name, content)
    return [folder / name for name in files]
