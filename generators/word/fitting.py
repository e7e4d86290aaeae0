"""How tight a form is set: a form that runs a little over a page is drawn together, so that no row stands alone on the
next one. Heights are estimated, since only the program that prints knows them."""

from collections.abc import Sequence

from assistant.domain.layout import GridLayout
from generators.word.grid import LOOSE, Look, Row

_PAGE = {False: 14_459, True: 9_526}
"""Twentieths of a point between the margins of ``word.page``: A4 upright and across."""
_ABOVE = 1_300
"""The title and the year."""
_LINE = 1.42
"""Height of a line by the size of its letters, with fonts of the field and those that stand in for them."""
_CELL_MARGINS = 120
_BORDER = 20
_LOOKS = (LOOSE, Look(400, 10), Look(360, 0), Look(340, 0, -1), Look(320, 0, -2), Look(300, 0, -3))
"""From the usual look on, tighter and tighter; letters shrink by half points, to 9 points at the least."""


def fitted(rows: Sequence[Row], layout: GridLayout) -> Look:
    """The first look with which the form stands on one page; the usual one where none does."""
    room = _PAGE[layout.landscape] - _ABOVE
    looks = (Look(k.least, k.spacing, k.change, layout.size) for k in _LOOKS)
    usual = Look(LOOSE.least, LOOSE.spacing, 0, layout.size)
    return next((k for k in looks if _height(rows, layout.widths, k) <= room), usual)


def _height(rows: Sequence[Row], widths: Sequence[int], look: Look) -> float:
    spans: dict[int, int] = {}
    total = 0.0
    for row in rows:
        pending, column, tallest = list(row.cells), 0, float(look.least)
        while column < len(widths) and (pending or column in spans):
            if column in spans:
                columns, left = divmod(spans.pop(column), 1000)
                if left > 1:
                    spans[column] = columns * 1000 + left - 1
                column += columns
                continue
            cell = pending.pop(0)
            if cell.rowspan > 1:
                spans[column] = cell.colspan * 1000 + cell.rowspan - 1
            else:
                tallest = max(tallest, _text_height(cell.text, sum(widths[column : column + cell.colspan]), look))
            column += cell.colspan
        total += tallest + _BORDER
    return total


def _text_height(text: str, width: int, look: Look) -> float:
    letter = look.size * 10
    most = max(1, (width - _CELL_MARGINS) // letter)
    lines = sum(max(1, -(-_letters(line) // most)) for line in text.split("\n"))
    return lines * letter * _LINE + text.count("\n") * 2 * look.spacing + 2 * look.spacing


def _letters(line: str) -> int:
    """How wide a line is in Chinese letters; digits and Latin ones are half as wide."""
    return -(-sum(2 if ord(c) > 0x2E80 else 1 for c in line) // 2)
