"""The originals a unit has added: one JSON file each, written whole or not at all. The index is made from them."""

import json
from pathlib import Path

from pydantic import ValidationError

from assistant.base import Frozen
from assistant.domain.files import replace_whole
from assistant.domain.policy import Clause, PolicyDocument
from assistant.retrieval.interface import RetrievalError


class Original(Frozen):
    """A document as it was read from a file."""

    document: PolicyDocument
    clauses: tuple[Clause, ...]
    file: str
    digest: str
    """SHA-256 of the file: the same file twice changes nothing."""


class OriginalStore:
    """Originals by document id in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> dict[str, Original]:
        """Every original that can be read, by document id."""
        found = (self._read(path) for path in sorted(self.folder.glob("*.json")))
        return {o.document.id: o for o in found if o is not None}

    def broken(self) -> list[str]:
        """Names of files that cannot be read."""
        return [p.name for p in sorted(self.folder.glob("*.json")) if self._read(p) is None]

    def put(self, original: Original) -> None:
        """Keep an original. Raises RetrievalError where it cannot be written; the one before then stays."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            replace_whole(self._path(original.document.id), original.model_dump_json().encode())
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise RetrievalError(f"原文没有存成（{reason}），请检查数据文件夹能否写入、磁盘是否有空间。") from error

    def remove(self, policy_id: str) -> bool:
        """Forget an original; whether there was one."""
        path = self._path(policy_id)
        there = path.is_file()
        path.unlink(missing_ok=True)
        return there

    def _path(self, policy_id: str) -> Path:
        return self.folder / f"{policy_id}.json"

    @staticmethod
    def _read(path: Path) -> Original | None:
        try:
            return Original.model_validate(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, ValidationError):
            return None
