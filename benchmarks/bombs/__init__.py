"""Small files made to exhaust whoever reads them, each in another way, over every format that is read."""

from collections.abc import Sequence

from benchmarks.bombs import archives, documents, open_sheets, pdfs, sheets, texts
from benchmarks.bombs.bomb import Bomb


def all_bombs() -> Sequence[Bomb]:
    """Every bomb, format by format."""
    rooms = (archives, documents, sheets, open_sheets, pdfs, texts)
    return [bomb for room in rooms for bomb in room.bombs()]
