"""Files that a program sends: read or reviewed, and not kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import HTTPException, UploadFile

from assistant.base import as_json_number
from assistant.bootstrap import Product
from assistant.files.interface import ReadFiling
from assistant.forms.reader import read_filings
from assistant.jobs.review.job import Reviewed, Unread

_LARGEST = 50 * 1024 * 1024
_TOO_LARGE = "文件太大（超过 50 MB），请分开。"


@contextmanager
def received(file: UploadFile) -> Iterator[Path]:
    """The file in a folder of its own as long as it is looked at. Raises HTTPException (413)."""
    content = file.file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise HTTPException(413, _TOO_LARGE)
    with TemporaryDirectory(prefix="jixiao-api-") as room:
        given = (file.filename or "").replace("\\", "/").replace("\0", "")
        path = Path(room) / (Path(given).name[-120:] or "文件")
        path.write_bytes(content)
        yield path


def read(path: Path) -> list[dict[str, Any]]:
    """The filings of a file. Raises IntakeError."""
    return [{**_shown(item), "unsure": [asdict(field) for field in item.unsure]} for item in read_filings(path)]


def reviewed(product: Product, path: Path, profile: str) -> list[dict[str, Any]]:
    """What is wrong with each filing of a file; a file that cannot be read is a row with ``unread``."""
    return [_reviewed(row) for row in product.reviews.review([path], profile or None).rows]


def _reviewed(row: Reviewed | Unread) -> dict[str, Any]:
    if isinstance(row, Unread):
        return {"source": Path(row.source).name, "unread": row.reason}
    found = [f.model_dump(mode="json") for f in row.result.findings]
    return {**_shown(row.item), "unchecked": row.unchecked, "findings": found}


def _shown(item: ReadFiling) -> dict[str, Any]:
    return {
        "source": Path(item.source).name, "form": item.filing.form, "confidence": as_json_number(item.confidence),
        "form_reason": item.form_reason, "filing": item.filing.model_dump(mode="json"),
    }  # fmt: skip
