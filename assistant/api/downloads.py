"""Files that a program fetches."""

from typing import Any
from urllib.parse import quote

from fastapi import Response

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def described(kind: str) -> dict[int | str, dict[str, Any]]:
    """How a route that gives a file of this type says so."""
    return {200: {"content": {kind: {"schema": {"type": "string", "format": "binary"}}}}}


def download(made: tuple[str, bytes], kind: str = WORD) -> Response:
    """A file under its own name."""
    name, content = made
    noted = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=kind, headers={"Content-Disposition": noted})
