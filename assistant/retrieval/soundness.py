"""Whether the files of an index are as they were written: by size at every look, by digest where one is opened."""

from collections.abc import Iterator, Mapping
from hashlib import file_digest
from pathlib import Path

_CHANGES = frozenset({"chroma.sqlite3"})
"""Written to by whoever opens it; it only grows."""
_LAST = "passages.json"


def fingerprints(folder: Path) -> dict[str, str]:
    """Size and digest of every file below a folder, by its path there; of one that is written to the size alone."""
    return {str(p.relative_to(folder)): f"{p.stat().st_size}|{_digest(p)}" for p in _files(folder)}


def is_whole(folder: Path, known: Mapping[str, str], *, closely: bool = False) -> bool:
    """Whether every file is there in its size, and ``closely``, with its digest."""
    return all(_fits(folder / name, *mark.split("|"), closely=closely) for name, mark in known.items())


def _fits(path: Path, size: str, digest: str, *, closely: bool) -> bool:
    try:
        found = path.stat().st_size
        if path.name in _CHANGES:
            return found >= int(size)
        return found == int(size) and (not closely or _digest(path) == digest)
    except OSError:
        return False


def _files(folder: Path) -> Iterator[Path]:
    yield from (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name != _LAST)


def _digest(path: Path) -> str:
    if path.name in _CHANGES:
        return ""
    with path.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()
