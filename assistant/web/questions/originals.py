"""Original documents that a unit adds to the policy library: shown as they were understood, kept when asked for."""

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Any

from assistant.bootstrap import Product
from assistant.domain.files import reason_of
from assistant.jobs.questions.library import Added, Head, Understood
from assistant.web.home.starting import Upload
from assistant.web.identity import Visitor

_MOST_WAITING = 50
"""Documents that wait for a click; the oldest is forgotten first and has to be uploaded again."""
_FILE, _ABOUT = "file", "about.json"
_OPTION = re.compile(r"请[用加] --[a-z-]+(?: 写明)?(?:，例如 --[^。]*)?")
"""How the command line says what to do; the page has no options."""
_ELSEWHERE = "请让管理员用命令行添加并写明"
_NOT_KEPT = "这份文件没有收录原文，请刷新网页。"
_GONE = "这份文件已经收录过，或放得太久了，请重新添加。"


class Originals:
    """Documents that were understood and wait, each for the visitor who uploaded it; they outlast the program."""

    def __init__(self, product: Product) -> None:
        self._product = product
        self._folder = product.settings.data_dir.resolve() / "waiting"

    def understood(self, visitor: str, uploads: Sequence[Upload]) -> list[dict[str, Any]]:
        """What each document is, or an ``error`` for a file that cannot be read; nothing is kept in the library."""
        with TemporaryDirectory(prefix="jixiao-originals-") as room:
            return [row for one in uploads for row in self._rows(visitor, one, Path(room))]

    def waiting(self, visitor: str) -> list[dict[str, Any]]:
        """The documents of a visitor that wait for a click, as they are understood now."""
        found = [p.name for p in self._places() if _owner(p) == visitor]
        waiting = [(n, self._waiting(visitor, n, Head())) for n in found]
        return [_shown(one.file, one, n) for n, one in waiting if one is not None]

    def again(self, visitor: str, number: str, head: Head) -> dict[str, Any]:
        """A document that waits, understood anew with what the visitor says of its head."""
        one = self._waiting(visitor, number, head)
        return {"error": _GONE} if one is None else _shown(one.file, one, number)

    def keep(self, visitor: Visitor, number: str, head: Head, *, confirmed: bool = False) -> str:
        """Keep a document that waits, under the visitor's name; what became of it in a line.

        Raises DifferencesUnconfirmed where figures differ from the digest and the visitor has not accepted that.
        """
        one = self._waiting(visitor.id, number, head)
        if one is None:
            return _GONE
        self._product.library.in_background = True
        (added,) = self._product.keep_originals([one], visitor.actor(), confirmed=confirmed)
        shutil.rmtree(self._folder / number, ignore_errors=True)
        return _line(added)

    def remove(self, visitor: Visitor, policy_id: str) -> str:
        """Take an original out of use; it stays among the earlier versions. What became of it in a line."""
        kept = self._product.library.added().get(policy_id)
        self._product.library.in_background = True
        if kept is None or not self._product.remove_original(policy_id, visitor.actor()):
            return _NOT_KEPT
        return f"{kept.document.short}：原文已移除，旧文本还留着备查。"

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
            for at, one in enumerate(found):
                yield _shown(name, one, self._wait(visitor, name, upload.content, at))

    def _wait(self, visitor: str, name: str, content: bytes, at: int) -> str:
        place = self._folder / token_hex(6)
        (place / _FILE).mkdir(parents=True)
        (place / _FILE / name).write_bytes(content)
        (place / _ABOUT).write_text(json.dumps({"visitor": visitor, "at": at}), encoding="utf-8")
        for old in self._places()[:-_MOST_WAITING]:
            shutil.rmtree(old, ignore_errors=True)
        return place.name

    def _places(self) -> list[Path]:
        """Where the waiting documents are, the oldest first."""
        return [p.parent for p in sorted(self._folder.glob(f"*/{_ABOUT}"), key=lambda p: p.stat().st_mtime_ns)]

    def _waiting(self, visitor: str, number: str, head: Head) -> Understood | None:
        """A document that waits for this visitor; None where there is none of that number."""
        place = self._folder / number
        if place.parent != self._folder or not number.isalnum() or _owner(place) != visitor:
            return None
        (path,) = (place / _FILE).iterdir()
        at = json.loads((place / _ABOUT).read_text(encoding="utf-8"))["at"]
        found: Understood = self._product.library.understand(path, head)[at]
        return found


def _owner(place: Path) -> str:
    about = place / _ABOUT
    return str(json.loads(about.read_text(encoding="utf-8"))["visitor"]) if about.is_file() else ""


def _shown(name: str, one: Understood, number: str) -> dict[str, Any]:
    """A document as the page shows it before it is kept."""
    rows = [(label, one.document.title if label == "标题" else _plain(label, value)) for label, value in one.rows]
    return {
        "file": name, "number": number, "title": one.document.title, "rows": rows, "unchanged": one.unchanged,
        "questions": [_OPTION.sub(_ELSEWHERE, line) for line in (*one.read.notes, *one.questions)],
        "differences": list(one.warnings), "alarm": one.alarm,
        "head": {
            "title": one.document.title, "doc_no": one.document.doc_no, "issuer": one.document.issuer,
            "region": one.document.region or "", "date": str(one.document.date or ""),
            "effective": str(one.document.effective or ""),
        },
    }  # fmt: skip


def _plain(label: str, value: str) -> str:
    """A value without the id that stands behind 库中摘编."""
    return value.partition("（")[0] if label == "对应" else value


def _line(done: Added) -> str:
    state = "没有变化" if done.unchanged else "已收录，今后引用以原文为准"
    return f"{done.document.short}：{state}，{done.clauses} 处。"
