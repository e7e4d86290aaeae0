"""Charts as PNG, drawn by matplotlib with the font that is shipped. Same figure, same bytes: no clock, fixed dots.

A character that the font does not have is drawn as 〓, printers' old mark for a missing type; the alternative text of
the picture has it.
"""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from generators.report.figures import shown
from generators.report.parts import ReportFigure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.font_manager import FontProperties

FONT = Path(__file__).resolve().parent.parent / "fonts" / "NotoSansCJKsc-GB2312.otf"
MISSING = "〓"
DOTS = 200
"""Dots an inch."""
WIDTH = 6.0
"""Inches, a little less than the 156 mm of the text."""
_COLOURS = ("#2F5D8A", "#7BA05B", "#C8873B")
_LABEL_LENGTH, _LABEL_LINES = 12, 2
_BAR, _THIN_BAR, _SPACE, _FRAME = 0.27, 0.19, 0.08, 0.95
"""Inches of height: one bar, one of many bars, the space between labels, and what stands around them."""
_MANY = 8
_RIGHT = 0.96
"""Share of the width that the bars may reach; a number below the last mark needs the rest."""
_HIGHEST = 1.6
"""A bar is cut at this many times the line, so that one runaway value does not flatten the others."""


def draw(figure: ReportFigure) -> bytes:
    """The picture of a figure."""
    from matplotlib.figure import Figure as Canvas

    canvas = Canvas(figsize=(WIDTH, height(figure)), dpi=DOTS)
    axes = canvas.add_subplot()
    _bars(axes, figure)
    _frame(axes, figure)
    canvas.tight_layout(pad=0.6)
    canvas.subplots_adjust(right=_RIGHT)
    file = BytesIO()
    canvas.savefig(file, format="png", dpi=DOTS, metadata={"Software": None})
    return file.getvalue()


def height(figure: ReportFigure) -> float:
    """Inches of height of the picture."""
    bars = len(figure.labels) * len(figure.series)
    return _FRAME + max(bars, 2) * (_THIN_BAR if bars > _MANY else _BAR) + len(figure.labels) * _SPACE


def drawable(text: str) -> str:
    """The text with 〓 for every character that the font does not have."""
    known = _characters()
    return "".join(c if ord(c) in known or c == "\n" else MISSING for c in text)


@lru_cache(maxsize=1)
def _characters() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(FONT)).get_charmap())


@lru_cache(maxsize=8)
def _font(size: float) -> "FontProperties":
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(FONT), size=size)


def _bars(axes: "Axes", figure: ReportFigure) -> None:
    thick = 0.8 / len(figure.series)
    top = _limit(figure)
    for at, series in enumerate(figure.series):
        places = [i + (at - (len(figure.series) - 1) / 2) * thick for i in range(len(figure.labels))]
        lengths = [min(float(v or 0), top) for v in series.values]
        axes.barh(places, lengths, height=thick * 0.88, color=_COLOURS[at], label=drawable(series.name), zorder=2)
        for place, length, value in zip(places, lengths, series.values, strict=True):
            axes.text(
                length + top * 0.012, place, drawable(shown(value, figure.unit)), va="center", font=_font(9), zorder=3,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
            )  # fmt: skip
    axes.set_xlim(0, top * 1.17)


def _limit(figure: ReportFigure) -> float:
    highest = max((float(v) for s in figure.series for v in s.values if v is not None), default=0.0)
    if figure.target is None:
        return highest or 1.0
    return max(float(figure.target), min(highest, float(figure.target) * _HIGHEST))


def _frame(axes: "Axes", figure: ReportFigure) -> None:
    axes.set_yticks(range(len(figure.labels)), [_folded(label) for label in figure.labels], font=_font(9))
    axes.invert_yaxis()
    for tick in axes.get_xticklabels():
        tick.set_fontproperties(_font(8.5))
    axes.set_xlabel(drawable(f"单位：{figure.unit}"), font=_font(8.5), loc="right")
    axes.grid(axis="x", color="#D9D9D9", linewidth=0.6, zorder=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)
    if figure.target is not None:
        axes.axvline(float(figure.target), color="#9C3A3A", linewidth=0.9, linestyle=(0, (4, 3)), zorder=1)
    if len(figure.series) > 1:
        axes.legend(
            prop=_font(9), loc="lower center", bbox_to_anchor=(0.5, 1.0), ncol=len(figure.series), frameon=False
        )


def _folded(label: str) -> str:
    lines = wrap(label, _LABEL_LENGTH)
    if len(lines) > _LABEL_LINES:
        lines = [*lines[: _LABEL_LINES - 1], lines[_LABEL_LINES - 1][:-1] + "…"]
    return drawable("\n".join(lines))
