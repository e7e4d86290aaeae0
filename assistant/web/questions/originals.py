"""Original documents that a unit adds to the policy library: shown as they were understood, kept when asked for."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from assistant.bootstrap import Product
from assistant.domain.files import reason_of
from assistant.jobs.questions.library import Added, Understood
from assistant.web.home.starting import Upload
from assistant.web.identity import Visitor

_MOST_WAITING = 50
"""Documents that wait for a click; the oldest is forgotten first and has to be uploaded again."""
_OPTION = re.compile(r"请[用加] --[a-z-]+(?: 写明)?(?:，例如 --[^。]*)?")
"""How the command line says what to do; the page has no options."""
_ELSEWHERE = "请让管理员用命令行添加并写明"
_NOT_HELD = "这份文件没有收录原文，请刷新网页。"
_GONE = "这份文件已经收录过，或放得太久了，请重新添加。"


class Originals:
    """Documents that were understood and wait, each for the visitor who uploaded it."""

    def __init__(self, product: Product) -> None:
        self._product = product
        self._waiting: dict[tuple[str, str], Understood] = {}
        self._lock = Lock()

    def understood(self, visitor: str, uploads: Sequence[Upload]) -> list[dict[str, Any]]:
        """What each document is, or an ``error`` for a file that cannot be read; nothing is kept in the library."""
        with TemporaryDirectory(prefix="jixiao-originals-") as room:
            return [row for one in uploads for row in self._rows(visitor, one, Path(room))]

    def keep(self, visitor: Visitor, number: str) -> str:
        """Keep a document that waits, under the visitor's name; what became of it in a line."""
        with self._lock:
            one = self._waiting.get((visitor.id, number))
        if one is None:
            return _GONE
        self._product.library.in_background = True
        (added,) = self._product.library.keep([one], by=visitor.name)
        with self._lock:
            self._waiting.pop((visitor.id, number), None)
        if not added.unchanged:
            self._note("add", added.document.id, one.read.digest, visitor)
        return _line(added)

    def remove(self, visitor: Visitor, policy_id: str) -> str:
        """Take an original out of use; it stays among the earlier versions. What became of it in a line."""
        held = self._product.library.added().get(policy_id)
        self._product.library.in_background = True
        if held is None or not self._product.library.remove(policy_id):
            return _NOT_HELD
        self._note("remove", policy_id, held.digest, visitor)
        return f"{held.document.short}：原文已移除，旧文本还留着备查。"

    def _note(self, change: str, policy_id: str, digest: str, visitor: Visitor) -> None:
        data = {"change": change, "policy": policy_id, "file": digest}
        self._product.store.note("original", visitor.actor(), data)

    def _rows(self, visitor: str, upload: Upload, room: Path) -> Iterator[dict[str, Any]]:
        name = Path(upload.name.replace("\\", "/")).name or "文件"
        path = room / name
        try:
            path.write_bytes(upload.content)
            found = self._product.library.understand(path)
        except (ValueError, RuntimeError) as error:
            yield {"error": f"{name}：{_OPTION.sub(_ELSEWHERE, str(error))}"}
        except OSError as error:
            yield {"error": f"{name}：打不开（{reason_of(error)}），请检查文件后再试。"}
        else:
            yield from (_shown(name, one, self._wait(visitor, one)) for one in found)

    def _wait(self, visitor: str, one: Understood) -> str:
        number = token_hex(6)
        with self._lock:
            self._waiting[visitor, number] = one
            while len(self._waiting) > _MOST_WAITING:
                self._waiting.pop(next(iter(self._waiting)))
        return number


def _shown(name: str, one: Understood, number: str) -> dict[str, Any]:
    """A document as the page shows it before it is kept."""
    rows = [(label, one.document.title if label == "标题" else _plain(label, value)) for label, value in one.rows]
    return {
        "file": name, "number": number, "title": one.document.title, "rows": rows, "unchanged": one.unchanged,
        "questions": [_OPTION.sub(_ELSEWHERE, line) for line in (*one.read.notes, *one.questions)],
        "differences": list(one.warnings),
    }  # fmt: skip


def _plain(label: str, value: str) -> str:
    """A value without the id that stands behind 库中摘编."""
    return value.partition("（")[0] if label == "对应" else value


def _line(done: Added) -> str:
    state = "没有变化" if done.unchanged else "已收录，今后引用以原文为准"
    return f"{done.document.short}：{state}，{done.clauses} 处。"
