"""The originals a unit has added: one JSON file each, written whole or not at all. The index is made from them.

Earlier versions stay in ``earlier/``, also that of a document that was removed; nothing is overwritten.
"""

import datetime as dt
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from assistant.base import Frozen
from assistant.domain.files import replace_whole
from assistant.domain.policy import Clause, PolicyDocument
from assistant.retrieval.interface import RetrievalError

OWN_KIND = "本单位添加"
"""The kind of a document that only the unit has: where no region is asked for, it is searched whatever its place."""
_EARLIER = "earlier"


class Original(Frozen):
    """A document as it was read from a file."""

    document: PolicyDocument
    clauses: tuple[Clause, ...]
    file: str
    digest: str
    """SHA-256 of the file it was read from."""
    added: dt.date | None = None
    by: str = ""
    """Who added it; empty in files of before."""
    warnings: tuple[str, ...] = ()
    """Where it and the digest that ships differ, a Chinese line each."""
    confirmed: tuple[str, ...] = ()
    """The differences that whoever added it was shown and accepted."""
    marks: tuple[str, ...] = ()
    """SHA-256 of the head and of each clause when they were kept; empty in files of before."""

    @property
    def provenance(self) -> str:
        """From which file, by whom and when it was added, in Chinese."""
        signed = f"{self.by} {self.added or ''}".strip()
        return f"据文件“{self.file}”{f'，{signed} 收录' if signed else ''}，校验值 {self.digest[:12]}"

    def sealed(self) -> "Original":
        """With the marks of what it now says."""
        return self.model_copy(update={"marks": tuple(self._marks())})

    def changed(self) -> tuple[str, ...]:
        """What is no longer as it was kept, in Chinese; empty where all is, or no marks were kept."""
        if not self.marks:
            return ()
        now, before = list(self._marks()), list(self.marks)
        found = ["文件头"] if now[:1] != before[:1] else []
        if len(now) != len(before):
            found.append(f"条文数目（收录时{len(before) - 1}处，现有{len(now) - 1}处）")
        pairs = zip(self.clauses, now[1:], before[1:], strict=False)
        return (*found, *(clause.place or "无条号的一段" for clause, mark, kept in pairs if mark != kept))

    def says_the_same(self, document: PolicyDocument, clauses: tuple[Clause, ...]) -> bool:
        """Whether head and text are these."""
        return (self.document, self.clauses) == (document, clauses)

    def _marks(self) -> Iterator[str]:
        yield sha256(self.document.model_dump_json().encode("utf-8", "replace")).hexdigest()
        for clause in self.clauses:
            stated = "\n".join((clause.place, clause.chapter, clause.topic, *clause.lines))
            yield sha256(stated.encode("utf-8", "replace")).hexdigest()


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
        """Keep an original, and the one before as an earlier version. Raises RetrievalError; the one before stays."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._keep_earlier(original.document.id)
            replace_whole(self._path(original.document.id), original.model_dump_json().encode())
        except OSError as error:
            raise _not_written(error) from error

    def remove(self, policy_id: str) -> bool:
        """Take an original out of use; whether there was one. It stays among the earlier versions."""
        path = self._path(policy_id)
        there = path.is_file()
        if there:
            try:
                self._keep_earlier(policy_id)
                path.unlink(missing_ok=True)
            except OSError as error:
                raise _not_written(error) from error
        return there

    def earlier(self, policy_id: str) -> tuple[Original, ...]:
        """The versions before the one in use, the oldest first."""
        found = (self._read(path) for path in sorted((self.folder / _EARLIER).glob(f"{policy_id}.*.json")))
        return tuple(o for o in found if o is not None)

    def _keep_earlier(self, policy_id: str) -> None:
        path, folder = self._path(policy_id), self.folder / _EARLIER
        if not path.is_file():
            return
        folder.mkdir(exist_ok=True)
        taken = [int(p.name.split(".")[-2]) for p in folder.glob(f"{policy_id}.*.json")]
        replace_whole(folder / f"{policy_id}.{max(taken, default=0) + 1:04d}.json", path.read_bytes())

    def _path(self, policy_id: str) -> Path:
        return self.folder / f"{policy_id}.json"

    @staticmethod
    def _read(path: Path) -> Original | None:
        try:
            return Original.model_validate(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, ValidationError):
            return None


def _not_written(error: OSError) -> RetrievalError:
    reason = error.strerror or type(error).__name__
    return RetrievalError(f"原文没有存成（{reason}），请检查数据文件夹能否写入、磁盘是否有空间。")
