"""Files that are kept, by the hash of their content: the same file is kept once, and a changed one is noticed."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from sqlalchemy import insert, select

from assistant.base import Frozen
from assistant.store.audit.chain import Happening, append
from assistant.store.database import Database
from assistant.store.errors import DamagedStore, StoreUnavailable
from assistant.store.packing import moment
from assistant.store.schema import file_links, files


class KeptFile(Frozen):
    """A file of a work, under the name it came with."""

    id: str
    sha256: str
    name: str
    who: str
    at: str


@dataclass(frozen=True)
class FileStore:
    """The files of a database, in a folder beside it."""

    database: Database
    folder: Path
    now: Callable[[], datetime]

    def keep(self, work_id: str, name: str, content: bytes, who: str) -> KeptFile:
        """Keep a file for a work. Raises StoreUnavailable where the folder cannot be written."""
        key, at = sha256(content).hexdigest(), moment(self.now())
        with self.database.reading() as connection:
            version = int(str(self.database.access.to_keep(connection, work_id).version))
        self.put(key, content)
        kept = KeptFile(id=token_hex(6), sha256=key, name=name[:300], who=who[:100], at=at)
        with self.database.writing() as connection:
            if connection.execute(select(files.c.sha256).where(files.c.sha256 == key)).first() is None:
                connection.execute(insert(files).values(sha256=key, size=len(content), created_at=at))
            connection.execute(insert(file_links).values(work_id=work_id, **kept.model_dump()))
            data = {"file": kept.id, "name": kept.name, "sha256": key, "size": len(content)}
            happening = Happening(event="file", work=work_id, version=version, who=kept.who, at=at, data=data)
            append(connection, happening, (files, key), (file_links, kept.id))
        return kept

    def put(self, key: str, content: bytes) -> None:
        """The content in its place: written beside it, then moved, so that no half file is ever there."""
        place = self.place(key)
        if place.exists() and sha256(place.read_bytes()).hexdigest() == key:
            return
        part = place.with_suffix(f".{token_hex(4)}.part")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            part.replace(place)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise StoreUnavailable("文件没有存下，可能磁盘已满或文件夹不能写入。请检查后再试。") from error

    def place(self, key: str) -> Path:
        """Where a content is kept."""
        return self.folder / key[:2] / key

    def content(self, key: str) -> bytes:
        """A content by its hash. Raises DamagedStore where it is gone or was changed."""
        try:
            found = self.place(key).read_bytes()
        except OSError as error:
            raise DamagedStore("文件不在了，请从备份恢复。") from error
        if sha256(found).hexdigest() != key:
            raise DamagedStore("文件的内容被改过，和存入时不同。请从备份恢复。")
        return found

    def of(self, work_id: str) -> Sequence[KeptFile]:
        """The files of a work, the first first."""
        query = select(file_links).where(file_links.c.work_id == work_id).order_by(file_links.c.at, file_links.c.id)
        with self.database.reading() as connection:
            self.database.access.to_see(connection, work_id)
            rows = connection.execute(query).all()
        return [KeptFile.model_validate({f: getattr(row, f) for f in KeptFile.model_fields}) for row in rows]

    def problems(self) -> Iterator[str]:
        """Contents that are gone or were changed, a sentence each."""
        with self.database.reading() as connection:
            keys = connection.execute(select(files.c.sha256).order_by(files.c.sha256)).scalars().all()
        for key in keys:
            try:
                self.content(key)
            except DamagedStore as reason:
                yield f"文件{key[:12]}：{reason}"
