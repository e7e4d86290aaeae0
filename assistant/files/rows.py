"""A table row as a line of text, the same for every format."""

import re
from collections.abc import Sequence

CELL = " | "
"""What stands between the cells of a table row."""
_BROKEN = re.compile(r"(?<=[一-龥，、（）])\s*\n\s*(?=[一-龥，、（）])")


def row_line(cells: Sequence[str]) -> str:
    """A table row as a line; "" for an empty one. Line breaks inside a cell are closed up."""
    stated = [" ".join(_BROKEN.sub("", cell).replace("|", "／").split()) for cell in cells]
    while stated and not stated[-1]:
        stated.pop()
    return f"| {CELL.join(stated)} |" if any(stated) else ""
