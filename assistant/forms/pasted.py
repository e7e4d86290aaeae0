"""A filled form as text: pasted from Word or Excel (cells by tabs or bars), or as lines ``label：value``.

Its lines become a grid that is read like any other form; what stands around them is kept as words of the user.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import FormKind, read_level1, read_level2
from assistant.forms.form_parts import is_money_or_goal_label
from assistant.forms.grid import Grid, GridCell, bare
from assistant.forms.heads import read_head
from assistant.forms.kind import recognise
from assistant.forms.label_reader import is_field_label, read_filing, year_of
from assistant.forms.source_notes import is_source_heading, with_sources

_CELLS = re.compile(r"\t|\|")
_COLON = re.compile(r"(?<!【待补充)[：:]")
"""Between the parts of a row, but not that of a value that stands open."""
_RULE = re.compile(r"^[\s|:-]+$")
_TITLE = re.compile(
    r"^[（(]?20\d\d\s*年度?[）)]?$|(?:目标|申报|指标|批复|填报)[一-鿿（）()]{0,8}表(?:[（(].{0,12}[）)])?$"
)
_YEAR = re.compile(r"20\d\d\s*年度")
_GOAL = re.compile(r"^(?:年度(?:总体)?(?:绩效)?目标|总体目标|绩效目标|项目年度目标|预期目标)$")
_NUMBERED_GOAL = re.compile(r"^目标\d{1,2}")
_SECTION = re.compile(r"^(?:分解目标|(?:年度)?绩效指标|指标来源说明|填表人.*|单位[：:].*)$")
_FIELDS = ("level1", "level2", "name", "target", "unit", "definition", "weight")
_CLASS_LENGTH = 14
_FEWEST_ROWS = 3


@dataclass(frozen=True)
class PastedForm:
    """A form that was found in a text, and the other lines of the text."""

    filing: Filing
    rest: str


def form_in_text(text: str) -> PastedForm | None:
    """The filled form of goals that a text holds; None where it holds none."""
    if "指标" not in text:
        return None
    lines = _Lines()
    for line in text.splitlines():
        lines.take(line)
    rows = lines.indicator_rows
    if len(rows) < _FEWEST_ROWS or not lines.labels or not any(row[0] for row in rows):
        return None
    grid = _grid(lines)
    form = recognise(grid, lines.titles, year_of(lines.caption)).form
    if form not in {FormKind.GOAL_DECLARATION, FormKind.DEPARTMENT_GOAL}:
        return None
    filing = read_filing(grid, lines.caption, form)
    return PastedForm(with_sources(filing, lines.notes), "\n".join(lines.rest).strip())


@dataclass
class _Lines:
    """The lines of a text as they come: labels with values, a goal, headings, rows of indicators, and the rest."""

    labels: list[list[str]] = field(default_factory=list)
    goal: list[str] = field(default_factory=list)
    heading: list[str | None] = field(default_factory=list)
    indicator_rows: list[list[str]] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    caption: str = ""
    _in: str = ""

    def take(self, line: str) -> None:
        if not line.strip() or _RULE.match(line):
            return
        cells, words = _cells(line), bare(line)
        if _TITLE.search(words) and len(words) < 40 and len(cells) < 3:
            self._title(line.strip())
        elif _SECTION.match(words):
            self._in = ""
        elif is_source_heading(cells):
            self._in = "notes"
        elif self._begins(cells):
            self._in = "rows"
        elif _GOAL.match(bare(cells[0])) and len(cells) > 1:
            self._in = "goal"
            self.goal.append(_behind(line, cells[0]))
        elif self._in == "goal" and _NUMBERED_GOAL.match(words):
            self.goal.append(line.strip())
        elif any(is_field_label(c) or is_money_or_goal_label(c) for c in cells[:3]) and len(cells) > 1:
            self._in = ""
            self.labels.append(_without_of_which(cells))
        else:
            self._go_on(line, cells)

    def _title(self, line: str) -> None:
        self._in = ""
        self.titles.append(line)
        if _YEAR.search(bare(line)):
            self.caption = bare(line)

    def _begins(self, cells: Sequence[str]) -> bool:
        """Whether the line heads the rows: it names the indicators and their values."""
        found = [read_head(c) for c in cells]
        if "name" not in found or "target" not in found:
            return False
        self.heading = list(found)
        return True

    def _is_row(self, line: str, cells: Sequence[str]) -> bool:
        """Whether a line has cells like the heading; parted by colons, it has to begin with a class."""
        return _CELLS.search(line) is not None or _named_class(cells[0])

    def _go_on(self, line: str, cells: list[str]) -> None:
        if self._in == "goal":
            self.goal.append(line.strip())
        elif self._in == "notes" and len(cells) > 2:
            self.notes.append([c.strip() for c in cells])
        elif (
            self._in == "rows"
            and self._is_row(line, cells)
            and (row := _row(cells, self.heading, self.indicator_rows)) is not None
        ):
            self.indicator_rows.append(row)
        elif not (self._in == "rows" and _is_class(cells)):
            self._in = ""
            self.rest.append(line.strip())


def _cells(line: str) -> list[str]:
    if _CELLS.search(line):
        parts = _CELLS.split(line.strip("|") if line.strip().startswith("|") else line)
        return [p.strip() for p in parts] if len(parts) > 1 else [line.strip()]
    return [p.strip() for p in _COLON.split(line)]


def _behind(line: str, label: str) -> str:
    """What stands behind a label and its separator."""
    return line.strip().strip("|").strip()[len(label) :].strip(" \t|：:")


def _without_of_which(cells: Sequence[str]) -> list[str]:
    """其中：财政拨款：100 is the label 财政拨款 and its value."""
    return [c for c in cells if c and c != "其中"]


def _is_class(cells: Sequence[str]) -> bool:
    return all(not c or _named_class(c) for c in cells)


def _named_class(text: str) -> bool:
    return len(text) <= _CLASS_LENGTH and text.endswith("指标") and bool(read_level1(text) or read_level2(text))


def _row(cells: list[str], heading: Sequence[str | None], before: Sequence[list[str]]) -> list[str] | None:
    """A row as the values of ``_FIELDS``; classes go on from the row before."""
    classes = list(before[-1][:2]) if before else ["", ""]
    values = dict.fromkeys(_FIELDS, "")
    if len(cells) == len(heading) and not any(_named_class(c) for c in cells[2:]):
        values |= {f: c for f, c in zip(heading, cells, strict=True) if f in values}
    else:
        values |= _by_order(cells, [f for f in heading if f])
    if values["level1"]:
        classes = [values["level1"], values["level2"]]
    classes[1] = values["level2"] or classes[1]
    if not values["name"] or not (values["target"] or values["definition"]):
        return None
    return [*classes, *(values[f] for f in _FIELDS[2:])]


def _by_order(cells: Sequence[str], heading: Sequence[str]) -> dict[str, str]:
    """The cells of a row where some are missing or a text holds the separator: classes first, the weight last."""
    rest = [c for c in cells if c]
    found: dict[str, str] = {}
    while rest and _named_class(rest[0]) and len(found) < 2:
        level1 = "level1" in heading and "level1" not in found and read_level2(rest[0]) is None
        found["level1" if level1 or (not found and len(rest) > 1 and _named_class(rest[1])) else "level2"] = rest.pop(0)
    fields = [f for f in heading if f not in {"level1", "level2"}]
    if fields and fields[-1] == "weight" and len(rest) > 2 and re.fullmatch(r"\d+(?:\.\d+)?分?", rest[-1]):
        found["weight"] = rest.pop()
    fields = [f for f in fields if f != "weight"]
    if len(rest) > len(fields) > 0:
        rest = [*rest[: len(fields) - 1], "：".join(rest[len(fields) - 1 :])]
    return found | dict(zip(fields, rest, strict=False))


def _grid(lines: _Lines) -> Grid:
    texts = [*lines.labels]
    if lines.goal:
        texts.append(["年度目标", "\n".join(lines.goal)])
    texts.append(["一级指标", "二级指标", "三级指标", "指标值", "度量单位", "指标解释", "分值"])
    shown = [[*row[:4], row[4], row[5], row[6]] for row in lines.indicator_rows]
    rows = [*texts, *shown]
    return [[GridCell(text, column, row=number) for column, text in enumerate(row)] for number, row in enumerate(rows)]


def rows_as_text(rows: Sequence[Indicator]) -> Iterator[str]:
    """Rows of a form as lines, for an account of where figures come from."""
    for row in rows:
        yield "：".join(part for part in (row.level2, row.name, row.target, row.definition, row.value_basis) if part)
