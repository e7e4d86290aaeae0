"""A layout written as data, filled with a filing: its heading and its rows as a grid of cells."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.base import show
from assistant.domain.filing import Filing, YearTask
from assistant.domain.indicator import Indicator
from assistant.domain.layout import GridLayout, HeadingLine, IndicatorRows, LayoutCell, LayoutRow, TaskRows, is_shown
from assistant.domain.profile import Profile
from generators.layouts import computed, shown
from generators.layouts.indicator_rows import (
    Block,
    blocks,
    blocks_by_meaning,
    class_blocks,
    class_rows,
    paired,
    row_path,
    row_paths,
    without_blank,
)
from generators.word.grid import BODY, Cell, Row, label, value
from generators.word.standard import TITLE

Line = tuple[str, str, int, str]
"""Text, font, half points, alignment."""
_YEAR_BELOW = HeadingLine(text="（{year}年度）", size=24)
_FONTS = {"title": TITLE, "body": BODY}
_ROOM_FOR_YEAR, _NO_NAME = "    ", "×××"
_TICK = "√"
_BY_LEVEL = frozenset({"central", "local"})
"""Public money divided by level of government."""


def heading(layout: GridLayout, filing: Filing) -> list[Line]:
    """The lines above the table."""
    lines = layout.heading or (HeadingLine(text=layout.title, font="title", size=36), _YEAR_BELOW)
    texts = computed.texts(filing, None)
    texts = {**texts, "year": texts["year"] or _ROOM_FOR_YEAR, "name": texts["name"] or _NO_NAME}
    return [(_placed(line.text, texts), _FONTS[line.font], line.size, line.align) for line in lines]


def rows(layout: GridLayout, filing: Filing, profile: Profile | None) -> Iterator[Row]:
    """The grid of the form."""
    return _Filling(layout, filing, profile).rows()


class _Filling:
    """One form while it is filled."""

    def __init__(self, layout: GridLayout, filing: Filing, profile: Profile | None) -> None:
        self._filing = filing
        self._weights = profile is None or profile.weights_shown
        self._rows = list(layout.shown_rows(weights=self._weights))
        self._part = next(row.indicators for row in layout.rows if row.indicators is not None)
        self._blocks, self._overall = _classes(layout, self._part, filing, profile)
        self._unit = shown.form_unit(filing, profile)
        self._texts = computed.texts(filing, profile)

    def rows(self) -> Iterator[Row]:
        counts = {
            "to_last_indicator": (_place(self._rows, "indicators"), len(list(self._indicator_rows()))),
            "to_last_task": (_place(self._rows, "tasks"), max(1, len(self._filing.tasks))),
        }
        for number, row in enumerate(self._rows):
            if row.indicators is not None:
                yield from self._indicator_rows()
            elif row.tasks is not None:
                yield from _task_rows(row.tasks, self._filing)
            else:
                spans = {name: place - number + count for name, (place, count) in counts.items()}
                yield Row(tuple(self._cell(c, row, spans) for c in self._there(row.cells)), head=row.head)

    def _there(self, cells: Sequence[LayoutCell]) -> list[LayoutCell]:
        return [cell for cell in cells if is_shown(cell.when, weights=self._weights)]

    def _cell(self, cell: LayoutCell, row: LayoutRow, to_last: Mapping[str, int]) -> Cell:
        if cell.money:
            text = self._money(cell)
        elif cell.spending is not None:
            text = self._spending(cell.spending, row.sources)
        elif cell.sum_of is not None:
            text = _sum([getattr(task, cell.sum_of) for task in self._filing.tasks])
        elif cell.field is not None:
            texts = [_field(self._filing, name) for name in cell.fields]
            text = _first(cell, texts) if any(texts) else _placed(cell.blank, self._texts)
        else:
            text = _placed(cell.label or "", self._texts)
        rows = cell.rows if isinstance(cell.rows, int) else to_last[cell.rows]
        return _made(cell, text, rows, computed.paths_of(cell))

    def _money(self, cell: LayoutCell) -> str:
        funds = self._filing.funds
        text = shown.money(funds, self._unit, cell.money)
        return text if text or funds.overall_total is not None else shown.money(funds, self._unit, cell.else_money)

    def _spending(self, amount: str, sources: Sequence[str]) -> str:
        funds, unit = self._filing.funds, self._unit
        first, budget, executed = shown.of_sources(funds, sources) if sources else shown.whole(funds)
        if amount in {"progress", "progress_rate", "forecast"}:
            spent, expected = shown.so_far(funds, sources)
            if amount == "progress_rate":
                return shown.rate(spent, budget)
            return shown.in_unit(spent if amount == "progress" else expected, funds, unit)
        if amount == "rate":
            return shown.rate(executed, budget)
        if sources and _BY_LEVEL.issuperset(sources) and _is_undivided(self._filing):
            return shown.OPEN
        if amount == "executed":
            return shown.spent(executed, budget, funds, unit)
        return shown.in_unit(first if amount == "initial" else budget, funds, unit)

    def _indicator_rows(self) -> Iterator[Row]:
        part, cells = self._part, self._there(self._part.cells)
        if part.overall_cells:
            yield from _twin_rows(self._overall, self._blocks, part, self._there(part.overall_cells), cells)
            return
        spans = part.level1_columns, part.level2_columns
        if not self._blocks and not part.blank_classes:
            yield Row((*(value("", span) for span in spans), *(_of_indicator(c, None, "") for c in cells)))
        placed = class_rows(self._blocks, level1_span=spans[0], level2_span=spans[1])
        for (head, item), path in zip(placed, row_paths(self._blocks), strict=True):
            yield Row((*head, *(_of_indicator(c, item, path) for c in cells)))


def _classes(
    layout: GridLayout, part: IndicatorRows, filing: Filing, profile: Profile | None
) -> tuple[list[Block], list[Block]]:
    """The classes with the rows of the year, and those with the rows of the whole period."""

    def of(indicators: Sequence[Indicator]) -> list[Block]:
        if layout.classes:
            return class_blocks(indicators, layout.classes)
        by = blocks_by_meaning if layout.same_class == "by_meaning" else blocks
        return by(indicators, profile)

    found = of(filing.indicators)
    return found if part.blank_classes else without_blank(found), of(filing.overall_indicators)


def _twin_rows(
    overall: Sequence[Block], annual: Sequence[Block], part: IndicatorRows,
    overall_cells: Sequence[LayoutCell], cells: Sequence[LayoutCell],
) -> Iterator[Row]:  # fmt: skip
    """The period on the left, the year on the right; the classes of both are those of either."""
    twins = list(paired(overall, annual))
    before = ""
    for level1, level2, count, left, right in twins:
        total = sum(1 for twin in twins if twin[0] == level1)
        head = (label(level1, part.level1_columns, total),) if level1 != before else ()
        before = level1
        sub = (label(level2, part.level2_columns, count),) if count else ()
        paths = row_path(left, level1, level2, "overall_indicators") if left else "", row_path(right, level1, level2)
        lefts = [_of_indicator(c, left, paths[0]) for c in overall_cells]
        rights = [_of_indicator(c, right, paths[1]) for c in cells]
        yield Row((*head, *sub, *lefts, *sub, *rights))


def _place(rows: Sequence[LayoutRow], part: str) -> int:
    return next((n for n, row in enumerate(rows) if getattr(row, part) is not None), 0)


def _task_rows(part: TaskRows, filing: Filing) -> Iterator[Row]:
    for task in filing.tasks or (YearTask(name=""),):
        yield Row(tuple(_made(c, _text(getattr(task, c.field)) if c.field else c.label or "") for c in part.cells))


def _of_indicator(cell: LayoutCell, item: Indicator | None, path: str) -> Cell:
    if cell.field is None:
        return _made(cell, cell.label or "")
    text = "" if item is None else _first(cell, [_row_field(item, name) for name in cell.fields])
    return _made(cell, text, shows=(f"{path}.{computed.ROW_PATHS.get(cell.field, cell.field)}",) if path else ())


def _row_field(item: Indicator, name: str) -> str:
    reckoned = computed.ROW_FIELDS.get(name)
    return reckoned(item) if reckoned else _text(getattr(item, name))


def _field(filing: Filing, path: str) -> str:
    """A field by its name; the layout was checked when it was read."""
    if path in computed.FIELDS:
        return computed.FIELDS[path](filing)
    first, _, rest = path.partition(".")
    if first == "management":
        item, _, part = rest.partition(".")
        done, measures = filing.account.management.get(item, ("", ""))
        return done if part == "done" else measures
    found: object = filing
    for name in path.split("."):
        found = getattr(found, name)
    return _text(found)


def _first(cell: LayoutCell, texts: Sequence[str]) -> str:
    """The first text that is not empty, as the cell shows it."""
    text = next((t for t in texts if t), "")
    if cell.tick is not None:
        return _TICK if text == cell.tick else ""
    return text or cell.blank


def _made(cell: LayoutCell, text: str, rows: int = 1, shows: tuple[str, ...] = ()) -> Cell:
    centre = cell.align == "centre" or (cell.align == "text" and not text)
    return Cell(text, cell.columns, rows, label=cell.label is not None, centre=centre, bold=cell.bold, shows=shows)


def _is_undivided(filing: Filing) -> bool:
    """Whether public money is given that is not divided into central and local."""
    sources = {line.source for line in filing.funds.lines}
    return bool(_BY_LEVEL.isdisjoint(sources) and ("fiscal" in sources or filing.funds.fiscal))


def _placed(text: str, texts: Mapping[str, str]) -> str:
    for name, word in texts.items():
        text = text.replace(f"{{{name}}}", word)
    return text


def _sum(amounts: Sequence[Decimal | None]) -> str:
    known = [amount for amount in amounts if amount is not None]
    return show(sum(known, Decimal(0))) if known else ""


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return show(value)
    return "" if value is None else str(value)
