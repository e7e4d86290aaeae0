"""Indicator rows with merged classes, as the official forms print them: an empty class keeps one blank row."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from assistant.domain.indicator import Indicator
from assistant.domain.layout import LayoutClass
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import is_cost, read_level1, read_level2
from generators.word.grid import Cell, label

Block = tuple[str, list[tuple[str, list[Indicator]]]]
"""A first-level class with its second-level classes and their rows."""


def blocks(indicators: Sequence[Indicator], profile: Profile | None) -> list[Block]:
    """The classes in the order of the profile, then any class of the filing that the profile does not know."""
    return _filled(_of_profile(profile), indicators)


def class_blocks(indicators: Sequence[Indicator], classes: Sequence[LayoutClass]) -> list[Block]:
    """The same in the order of the classes that a form prints."""
    return _filled([(c.name, [(name, []) for name in c.level2]) for c in classes], indicators)


def blocks_by_meaning(indicators: Sequence[Indicator], profile: Profile | None) -> list[Block]:
    """The classes in the order of the profile; a class is known however it is spelled.

    Classes that the profile does not have stand where they are filed: 成本 as a first-level class first (101号).
    """
    found = _of_profile(profile)
    for item in indicators:
        _level2_rows(_level1_block(found, item), item).append(item)
    return found


def without_blank(found: Sequence[Block]) -> list[Block]:
    """The classes that have rows, for papers that print no blank row for an empty class."""
    filled = ((name, [(level2, items) for level2, items in level2s if items]) for name, level2s in found)
    return [block for block in filled if block[1]]


def _of_profile(profile: Profile | None) -> list[Block]:
    return [(c.name, [(s.name, []) for s in c.level2]) for c in (profile.level1 if profile else ())]


def _filled(official: list[Block], indicators: Sequence[Indicator]) -> list[Block]:
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


def _level1_block(found: list[Block], item: Indicator) -> Block:
    want = read_level1(item.level1) or item.level1
    block = next((b for b in found if (read_level1(b[0]) or b[0]) == want), None)
    if block is None:
        block = (item.level1, [])
        found.insert(0 if is_cost(item.level1, "") and found else len(found), block)
    return block


def _level2_rows(block: Block, item: Indicator) -> list[Indicator]:
    want = read_level2(item.level2) or item.level2
    rows = next((rows for name, rows in block[1] if (read_level2(name) or name) == want), None)
    if rows is None:
        rows = []
        block[1].append((item.level2, rows))
    return rows


def paired(
    left: Sequence[Block], right: Sequence[Block]
) -> Iterator[tuple[str, str, int, Indicator | None, Indicator | None]]:
    """Twin rows of two sets of blocks: (level1, level2, rows of the class on its first row else 0, left, right)."""
    lefts = {(b[0], name): rows for b in left for name, rows in b[1]}
    level1s = list(dict.fromkeys(b[0] for b in (*right, *left)))
    order = list(
        dict.fromkeys((one, name) for one in level1s for b in (*right, *left) if b[0] == one for name, _ in b[1])
    )
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


def row_paths(found: Sequence[Block], table: str = "indicators") -> Iterator[str]:
    """The path of each row of ``class_rows``: ``indicators.r3``, and ``new.产出指标/数量指标`` of a blank one."""
    for level1, classes in found:
        for level2, items in classes:
            yield from (row_path(item, level1, level2, table) for item in items or (None,))


def row_path(item: Indicator | None, level1: str, level2: str, table: str = "indicators") -> str:
    """The path of a row, or of the blank row of a class."""
    return f"{table}.{item.id}" if item is not None else f"new.{level1}/{level2}"
