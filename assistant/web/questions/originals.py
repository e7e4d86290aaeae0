"""Original documents that a unit adds to the policy library."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.bootstrap import Product
from assistant.domain.files import reason_of
from assistant.jobs.questions.library import Added
from assistant.web.home.starting import Upload


def add_originals(product: Product, uploads: Sequence[Upload]) -> list[str]:
    """Take uploaded documents into the policy library; a line for each, vectors made in the background."""
    product.library.in_background = True
    with TemporaryDirectory(prefix="jixiao-originals-") as room:
        return [line for one in uploads for line in _added(product, one, Path(room))]


def _added(product: Product, upload: Upload, room: Path) -> list[str]:
    """A line for each document of a file."""
    name = Path(upload.name.replace("\\", "/")).name or "文件"
    path = room / name
    try:
        path.write_bytes(upload.content)
        done = product.library.add(path)
    except (ValueError, RuntimeError) as error:
        return [f"{name}：{error}"]
    except OSError as error:
        return [f"{name}：打不开（{reason_of(error)}），请检查文件后再试。"]
    return [_line(one) for one in done]


def _line(done: Added) -> str:
    state = "没有变化" if done.unchanged else "已收录，今后引用以原文为准"
    return f"{done.document.short}：{state}，{done.clauses} 处。{''.join(done.notes)}"
