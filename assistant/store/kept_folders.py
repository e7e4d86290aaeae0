"""What a unit adds beside the database and nothing can make again: its originals of policies, its own indicators."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from secrets import token_hex
from shutil import rmtree

FOLDERS = ("policies/originals", "indicators")
"""In the data folder. The index over the originals is made from them and is no part of a copy."""


@dataclass(frozen=True)
class KeptFolders:
    """These folders of a data folder."""

    root: Path

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file with its place in the data folder, in the order of places. Raises OSError."""
        for folder in FOLDERS:
            for path in sorted((self.root / folder).rglob("*")):
                if path.is_file() and not path.is_symlink():
                    yield path.relative_to(self.root).as_posix(), path.read_bytes()

    @contextmanager
    def replaced(self, contents: Mapping[str, bytes]) -> Iterator[None]:
        """The folders hold these files and no others; as they were where what is done inside fails. Raises OSError.

        Everything is written beside them first, so that only renaming is left to do.
        """
        mark = token_hex(4)
        made = [self.root / f"{folder}.{mark}.part" for folder in FOLDERS]
        try:
            for place, content in contents.items():
                folder = next(f for f in FOLDERS if PurePosixPath(place).is_relative_to(f))
                _write(self.root / f"{folder}.{mark}.part" / PurePosixPath(place).relative_to(folder), content)
            with _swapped([(self.root / f, new) for f, new in zip(FOLDERS, made, strict=True)], mark):
                yield
        finally:
            for new in made:
                rmtree(new, ignore_errors=True)


def is_kept_place(place: str) -> bool:
    """Whether a place is one in these folders, with no way out of them."""
    path = PurePosixPath(place)
    return ".." not in path.parts and "\\" not in place and any(PurePosixPath(f) in path.parents for f in FOLDERS)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


@contextmanager
def _swapped(pairs: Sequence[tuple[Path, Path]], mark: str) -> Iterator[None]:
    """Each folder gives way to the one that was made, if one was; all come back where something fails."""
    moved: list[tuple[Path, Path]] = []
    try:
        for folder, new in pairs:
            for source, target in ((folder, folder.with_name(f"{folder.name}.{mark}.old")), (new, folder)):
                if source.is_dir():
                    source.replace(target)
                    moved.append((source, target))
        yield
    except BaseException:
        for source, target in reversed(moved):
            target.replace(source)
        raise
    for folder, _ in pairs:
        rmtree(folder.with_name(f"{folder.name}.{mark}.old"), ignore_errors=True)
