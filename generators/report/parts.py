"""Tables and figures of a report as values: what they say, before they are drawn."""

from dataclasses import dataclass
from decimal import Decimal

from generators.word.grid import Row


@dataclass(frozen=True)
class Table:
    """A table with its title; ``widths`` in twentieths of a point, ``size`` in half points."""

    title: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    note: str = ""
    size: int = 21


@dataclass(frozen=True)
class Series:
    """One row of bars; None where the value is not known."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class ReportFigure:
    """A bar chart: its labels with one value each per series, and what it says in words."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    words: str
    """The alternative text: every figure of the picture."""
    target: Decimal | None = None
    """Where a line is drawn, such as 100 %."""
