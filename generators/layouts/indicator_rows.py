"""Indicator rows with merged classes, as the official forms print them: an empty class keeps one blank row."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from assistant.domain.indicator import Indicator
from assistant.domain.layout import LayoutClass
from assistant.domain.profile import Profile
from generators.word.grid import Cell, label

Block = tuple[str, list[tuple[str, list[Indicator]]]]
"""A first-level class with its second-level classes and their rows."""


def blocks(indicators: Sequence[Indicator], profile: Profile) -> list[Block]:
    """The classes in the order of the profile, then any class of the filing that the profile does not know."""
    official: list[Block] = [(c.name, [(s.name, []) for s in c.level2]) for c in profile.level1]
    for item in indicators:
        _rows_of(official, item).append(item)
    return official


def class_blocks(indicators: Sequence[Indicator], classes: Sequence[LayoutClass]) -> list[Block]:
    """The same in the order of the classes that a form prints."""
    official: list[Block] = [(c.name, [(name, []) for name in c.level2]) for c in classes]
    for item in indicators:
        _rows_of(official, item).append(item)
    return official


def _rows_of(found: list[Block], item: Indicator) -> list[Indicator]:
    block = next((b for b in found if b[0] == item.level1), None)
    if block is None:
        block = (item.level1, [])
        found.append(block)
    rows = next((rows for name, rows in block[1] if name == item.level2), None)
    if rows is None:
        rows = []
        block[1].append((item.level2, rows))
    return rows


def paired(
    left: Sequence[Block], right: Sequence[Block]
) -> Iterator[tuple[str, str, int, Indicator | None, Indicator | None]]:
    """Twin rows of two sets of blocks: (level1, level2, rows of the class on its first row else 0, left, right)."""
    lefts = {(b[0], name): rows for b in left for name, rows in b[1]}
    order = list(dict.fromkeys([(b[0], name) for b in (*right, *left) for name, _ in b[1]]))
    rights = {(b[0], name): rows for b in right for name, rows in b[1]}
    for level1, level2 in order:
        pairs = list(zip_longest(lefts.get((level1, level2), []), rights.get((level1, level2), []))) or [(None, None)]
        for i, (one, two) in enumerate(pairs):
            yield level1, level2, len(pairs) if i == 0 else 0, one, two


def class_rows(
    found: Sequence[Block],
    cell: Callable[[str, int, int], Cell] = label,
    level2_span: int = 1,
    level1_span: int = 1,
) -> Iterator[tuple[tuple[Cell, ...], Indicator | None]]:
    """The rows of the classes: the merged cells of the classes that begin with a row, and its indicator.

    An empty second-level class has one row without an indicator; the spans are the columns that the names take.
    """
    for block in found:
        first: tuple[Cell, ...] = (cell(block[0], level1_span, height(block)),)
        for level2, items in block[1]:
            second: tuple[Cell, ...] = (cell(level2, level2_span, max(1, len(items))),)
            for item in items or (None,):
                yield (*first, *second), item
                first = second = ()


def height(block: Block) -> int:
    """How many rows a first-level class takes."""
    return sum(max(1, len(rows)) for _, rows in block[1])
