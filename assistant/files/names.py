"""File names: which belong to the system and not to the user, and how any of them is shown."""

import os
from pathlib import Path


def hidden(name: str) -> bool:
    """Whether a file is hidden, a lock file of an office program, or left behind by an operating system."""
    return name.startswith((".", "~$", "__MACOSX")) or name.lower() in {"thumbs.db", "desktop.ini"}


def printable(path: Path | str) -> str:
    """A path as text that can be written out: parts in GBK bytes, as Windows archives leave them, are decoded."""
    return str(Path(*map(_part, Path(path).parts)))


def _part(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def shown(path: Path) -> str:
    """The name of a file as messages give it."""
    return printable(path.name)
