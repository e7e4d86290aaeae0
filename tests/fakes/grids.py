"""Tables as a reader sees them: printed forms of the reference, and plain rows."""

import json

from assistant.forms.grid import GridCell


def rows(*texts):
    """A table of plain cells, one string or None a cell."""
    return [[GridCell(text or "", column) for column, text in enumerate(row)] for row in texts]


def printed_forms(shared):
    """The official layouts by id, as the reference holds them."""
    forms = json.loads((shared / "reference/forms/forms.json").read_text(encoding="utf-8"))
    return {form["id"]: form for form in forms}


def grid_of(form, fill=None, rename=None):
    """The grid of a form; ``fill`` gives the text of a cell by row and column, ``rename`` other words for a label."""
    fill, rename = fill or {}, rename or {}
    covered, made = {}, []
    for r, row in enumerate(form["grid"]):
        cells, column, printed = [], 0, list(row)
        while printed or (r, column) in covered:
            if (r, column) in covered:
                width = covered[r, column]
                cells.append(GridCell("", column, width, continued=True))
            else:
                cell = printed.pop(0)
                width = cell["colspan"]
                text = fill.get((r, column), rename.get(cell["t"], cell["t"]))
                cells.append(GridCell(text, column, width))
                covered |= {(r + i, column): width for i in range(1, cell["rowspan"])}
            column += width
        made.append(cells)
    return made
