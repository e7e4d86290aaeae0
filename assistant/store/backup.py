"""Safety copies: the whole store and what the unit added beside it, in one file, and back, all or nothing.

Any database can be filled from any copy.
"""

import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from assistant.store.audit.taking_in import take_in
from assistant.store.audit.verifying import problems
from assistant.store.database import HEAD, Database
from assistant.store.errors import BadBackup, StoreUnavailable
from assistant.store.file_store import FileStore
from assistant.store.kept_folders import KeptFolders, is_kept_place
from assistant.store.packing import canonical, moment
from assistant.store.schema import CHAINED, IN_ORDER, PASSING, audit, audit_head, files, usage

_MANIFEST, _MARK, _ADDED = "manifest.json", "jixiao-backup", "added"
_ALIKE = frozenset({"0002", "0003", "0004", HEAD})
"""Migrations whose copies hold the same tables: 0003 added passing ones alone, 0004 none, 0005 usage."""
_USAGE_SINCE = "0005"
"""The migration from which on use is kept in the table."""
_ROWS_SINCE = "0004"
"""The migration from which on the chain answers for rows."""
_BATCH = 200
_LARGEST_MEMBER = 2 * 1024**3


@dataclass(frozen=True)
class Copied:
    """What a safety copy holds."""

    works: int
    entries: int
    """Entries of the audit chain."""
    files: int
    added: int = 0
    """Originals of policies and files of indicators that the unit added."""

    @property
    def words(self) -> str:
        """The same in Chinese."""
        added = f"、{self.added} 个政策原文和指标库文件" if self.added else ""
        return f"{self.works} 份工作、{self.files} 个文件{added}、{self.entries} 条记录"


@dataclass(frozen=True)
class Backups:
    """Copies a store into a file and fills it from one."""

    database: Database
    files: FileStore
    folders: KeptFolders
    now: Callable[[], datetime]

    def write(self, target: Path) -> Copied:
        """The store as it is at this moment, into a file that is whole or is not there. Raises StoreUnavailable."""
        part = target.with_name(f"{target.name}.{token_hex(4)}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive, self.database.reading() as connection:
                copied = self._write(archive, connection)
            part.replace(target)
        except OSError as error:
            raise StoreUnavailable(f"备份没有写成（{target}），请检查文件夹和磁盘空间。") from error
        finally:
            part.unlink(missing_ok=True)
        return copied

    def _write(self, archive: zipfile.ZipFile, connection: Connection) -> Copied:
        sums: dict[str, str] = {}
        for table in IN_ORDER:
            name = f"{table.name}.jsonl"
            text = "".join(f"{canonical(row)}\n" for row in _rows(connection, table)).encode()
            archive.writestr(name, text)
            sums[name] = sha256(text).hexdigest()
        keys = connection.execute(select(files.c.sha256)).scalars().all()
        for key in keys:
            archive.writestr(f"files/{key}", self.files.content(key))
        added = {}
        for place, content in self.folders.files():
            archive.writestr(f"{_ADDED}/{place}", content)
            added[place] = sha256(content).hexdigest()
        manifest = {"format": _MARK, "revision": HEAD, "tables": sums, "files": sorted(keys), _ADDED: added}
        archive.writestr(_MANIFEST, canonical(manifest))
        works = sum(1 for _ in _rows(connection, IN_ORDER[3]))
        size = connection.execute(select(func.count()).select_from(audit)).scalar_one()
        return Copied(works, size, len(keys), len(added))

    def restore(self, source: Path) -> Copied:
        """The store as it was when the copy was made. Raises BadBackup: then everything is as it was before.

        The tables are emptied and filled in one transaction, and the audit chain of what was filled in must hold before
        it ends; other programs that have the database open see the one state or the other. What the unit added beside
        the database is replaced with it; a copy of an earlier program holds none of that, and leaves it as it is.
        """
        try:
            with zipfile.ZipFile(source) as archive:
                manifest = _manifest(archive)
                self._restore_files(archive, manifest)
                added = _added(archive, manifest)
                with ExitStack() as kept, self.database.writing() as connection:
                    copied = _fill(connection, archive, manifest, moment(self.now()))
                    if added is not None:
                        kept.enter_context(self.folders.replaced(added))
                    return replace(copied, added=len(added or ()))
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, NotImplementedError) as error:
            raise BadBackup(f"“{source.name}”不是完好的备份，没有恢复，现有的数据没有变。") from error
        except FileNotFoundError as error:
            raise BadBackup(f"找不到备份“{source}”。") from error
        except OSError as error:
            raise StoreUnavailable("没有恢复，现有的数据没有变：磁盘已满或文件夹不能写入。请检查后再试。") from error

    def _restore_files(self, archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
        """The contents first: one too many does no harm, one too few would."""
        for key in manifest["files"]:
            content = _member(archive, f"files/{key}")
            if sha256(content).hexdigest() != key:
                raise BadBackup("备份里有文件被改过，没有恢复，现有的数据没有变。")
            self.files.put(key, content)


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table in the order of its key, bytes in hexadecimal."""
    for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings():
        yield {k: v.hex() if isinstance(v, bytes) else v for k, v in row.items()}


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    found = json.loads(_member(archive, _MANIFEST))
    if not isinstance(found, dict) or found.get("format") != _MARK:
        raise BadBackup("这个文件不是本程序的备份，没有恢复。")
    if found.get("revision") not in _ALIKE:
        raise BadBackup(f"备份是另一个版本（{found.get('revision')}）做的，请用做备份的那个版本恢复。")
    return found


def _added(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> dict[str, bytes] | None:
    """What the unit had added, by place; None where the copy is of a program that did not copy it."""
    if _ADDED not in manifest:
        return None
    found = {}
    for place, value in manifest[_ADDED].items():
        found[place] = _member(archive, f"{_ADDED}/{place}")
        if not is_kept_place(place) or sha256(found[place]).hexdigest() != value:
            raise BadBackup("备份里有文件被改过，没有恢复，现有的数据没有变。")
    return found


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST_MEMBER:
        raise BadBackup("备份里的文件太大，没有恢复。")
    return archive.read(name)


def _fill(connection: Connection, archive: zipfile.ZipFile, manifest: dict[str, Any], at: str) -> Copied:
    connection.execute(select(audit_head).with_for_update())
    for table in (*PASSING, *reversed(IN_ORDER)):
        connection.execute(delete(table))
    counts: dict[str, int] = {}
    for table in IN_ORDER:
        text = _member(archive, f"{table.name}.jsonl")
        if sha256(text).hexdigest() != manifest["tables"][f"{table.name}.jsonl"]:
            raise BadBackup("备份的内容被改过或不完整，没有恢复，现有的数据没有变。")
        rows = [_row(table, json.loads(line)) for line in text.decode().splitlines()]
        if table is usage and manifest["revision"] < _USAGE_SINCE:
            rows = []
        counts[table.name] = len(rows)
        for start in range(0, len(rows), _BATCH):
            connection.execute(insert(table), rows[start : start + _BATCH])
    if manifest["revision"] < _ROWS_SINCE:
        take_in(connection, CHAINED, at)
    if found := problems(connection):
        raise BadBackup(f"备份的审计链对不上（{found[0]}），没有恢复，现有的数据没有变。")
    size = connection.execute(select(func.count()).select_from(audit)).scalar_one()
    return Copied(counts["works"], size, counts["files"])


def _row(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    binary = {c.name for c in table.columns if c.type.python_type is bytes}
    return {k: bytes.fromhex(v) if k in binary and v is not None else v for k, v in values.items()}
