"""What the tabs of the page have in common: hidden endpoints, file types, tables as rows, a folder to download from."""

import time
from pathlib import Path
from secrets import token_hex
from typing import Any

from assistant.bootstrap import Product
from assistant.files.formats import Use, suffixes

PRIVATE: dict[str, Any] = {"api_visibility": "private"}
"""For every event: the page is no interface for programs."""
FORMS = suffixes(Use.FORM)
"""Files that filings are read from."""


def cells(rows: Any) -> list[list[Any]]:
    """The rows of a table, which Gradio gives as a data frame or as lists."""
    found: list[list[Any]] = rows.values.tolist() if hasattr(rows, "values") else rows
    return found


def fresh_folder(product: Product) -> Path:
    """Where the files of one download go, named by the time and nobody's to guess; not made yet."""
    return product.settings.data_dir.resolve() / "drafts" / f"{time.strftime('%Y%m%d-%H%M%S')}-{token_hex(8)}"
