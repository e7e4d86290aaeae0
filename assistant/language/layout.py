"""How a plain text is laid out: lines, list items, sentences, clauses, and cells of tables under their headers.

Tables are read from markdown, from tabs and from columns of spaces. Everything is found once, in one pass, so that a
place of the text can be asked for cheaply.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from assistant.language.numeral.signs import COUNTING, UP_TO_TEN
from assistant.text_cache import cached_by_text

_SENTENCE = re.compile(r"[^。；;！!？?\n]*[。；;！!？?\n]?")
_CLAUSE = re.compile(r"(?:[^，,。；;！!？?\n（()）]|(?<=\d)[,](?=\d{3}))*[，,。；;！!？?\n（()）]?")
_RULE = re.compile(r"[\s|:：-]*-{2,}[\s|:：-]*$")
_ITEM = re.compile(
    r"[ \t　>#*•·-]*(?:\d{1,2}(?:\.\d{1,2})*[、.)）．]?(?=\D)|[（(]\d{1,2}[)）]|[①-⑳]"
    rf"|[（(]?{UP_TO_TEN}{{1,3}}[)）、．.])?[ \t　]*"
)
_LABEL = re.compile(rf"[ \t　>#*•·【\[-]*+(?:[（()）.、]|{COUNTING}){{0,5}}(?P<label>[^：:，。；\n|\t]{{1,14}})[：:】]")
_ROW_LABEL = re.compile(r"\s*+(?P<label>[^\t：:，。；\n|\d]{1,8})\t")
"""What a row of prose is about: 考核 before a tab."""
_PROSE = re.compile("[，。；;](?=.)")
_UNIT = re.compile(r"(?:单位[：:]\s*|[（(/／]\s*)(?P<unit>[一-鿿A-Za-z%‰²³]{1,5}(?:/[一-鿿]{1,3})?)\s*(?:[)）]|$)")
_SPACES = re.compile(r"(?<=\S)(?: {2,}|　+)(?=\S)")
_HEADER_FIGURES = 0.34
_FEWEST_NAMES, _LONGEST_NAME = 3, 12
"""Of a row that names columns further down: so many cells, of so many characters."""
TOTALS = ("合计", "总计", "小计", "共计", "总额")


@dataclass(frozen=True)
class TextCell:
    """A cell of a table with its column's header and its row's label (the first cell that holds words)."""

    start: int
    end: int
    text: str
    row: int
    column: int
    header: str = ""
    label: str = ""

    @property
    def unit(self) -> str:
        """The unit that the header states: 万元 in 金额（万元）."""
        return header_unit(self.header)

    @property
    def is_total(self) -> bool:
        """Whether it stands in a row of sums."""
        return any(word in self.label for word in TOTALS)


def header_unit(header: str) -> str:
    """The unit in a header such as 金额（万元） or 数量/套; "" where none is stated."""
    match = _UNIT.search(header)
    return match["unit"] if match else ""


@dataclass(frozen=True)
class Piece:
    """A stretch of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Layout:
    """A text with its pieces, each kind in order and without gaps."""

    text: str
    lines: Sequence[Piece]
    cells: Sequence[TextCell] = field(default=())

    @cached_property
    def sentences(self) -> Sequence[Piece]:
        """Up to a full stop, a semicolon or the end of a line."""
        return tuple(_pieces(_SENTENCE, self.text))

    @cached_property
    def clauses(self) -> Sequence[Piece]:
        """Up to any comma, bracket or stop; a comma of thousands does not cut."""
        return tuple(_pieces(_CLAUSE, self.text))

    def line(self, at: int) -> Piece:
        """The line of a place."""
        return _at(self.lines, self._line_starts, at)

    def sentence(self, at: int) -> Piece:
        """The sentence of a place."""
        return _at(self.sentences, self._sentence_starts, at)

    def clause(self, at: int) -> Piece:
        """The clause of a place."""
        return _at(self.clauses, self._clause_starts, at)

    def cell(self, at: int) -> TextCell | None:
        """The cell of a table that holds a place; None outside tables."""
        index = bisect_right(self._cell_starts, at) - 1
        cell = self.cells[index] if index >= 0 else None
        return cell if cell and at < cell.end else None

    def cells_of_line(self, at: int) -> Sequence[TextCell]:
        """The cells of the line of a place, in order."""
        line = self.line(at)
        first, last = (bisect_left(self._cell_starts, edge) for edge in (line.start, line.end + 1))
        return self.cells[first:last]

    def label(self, at: int) -> str:
        """The label of the line of a place where the place stands behind it: 资金来源 in “资金来源：省级50万元”."""
        line = self.line(at)
        named, row = self._labels(line)
        match = named or (row if self.cell(at) is None else None)
        return match["label"].strip() if match and line.start + match.end() <= at else ""

    def _labels(self, line: Piece) -> tuple[re.Match[str] | None, re.Match[str] | None]:
        """What names a line before a colon, and before a tab; found once for all the places of the line."""
        if line.start not in self._found_labels:
            self._found_labels[line.start] = _LABEL.match(line.text), _ROW_LABEL.match(line.text)
        return self._found_labels[line.start]

    @cached_property
    def _found_labels(self) -> dict[int, tuple[re.Match[str] | None, re.Match[str] | None]]:
        return {}

    def heading(self, at: int) -> str:
        """The nearest short line above that opens a section; "" where there is none."""
        index = bisect_right(self._heading_starts, self.line(at).start - 1) - 1
        return self._headings[index].text.strip() if index >= 0 else ""

    @cached_property
    def _headings(self) -> Sequence[Piece]:
        return tuple(line for line in self.lines if _is_heading(line.text))

    @cached_property
    def _heading_starts(self) -> list[int]:
        return [p.start for p in self._headings]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [p.start for p in self.lines]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [p.start for p in self.sentences]

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [p.start for p in self.clauses]

    @cached_property
    def _cell_starts(self) -> list[int]:
        return [c.start for c in self.cells]


@cached_by_text(12_000, latest=2)
def layout(text: str) -> Layout:
    """The layout of a text."""
    lines = tuple(_lines(text))
    return Layout(text, lines, tuple(_cells(lines)))


def item_text(line: str) -> str:
    """A line without the mark at its head: 2. 采购 is 采购."""
    match = _ITEM.match(line)
    return line[match.end() :] if match else line


def _lines(text: str) -> Iterator[Piece]:
    at = 0
    for line in text.split("\n"):
        yield Piece(at, at + len(line), line)
        at += len(line) + 1


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[Piece]:
    for match in pattern.finditer(text):
        if match.end() > match.start():
            yield Piece(match.start(), match.end(), match[0])


def _at(pieces: Sequence[Piece], starts: list[int], at: int) -> Piece:
    index = bisect_right(starts, at) - 1
    return pieces[index] if index >= 0 else Piece(0, 0, "")


_LONGEST_HEADING = 24


def _is_heading(line: str) -> bool:
    bare = line.strip()
    if not bare or len(bare) > _LONGEST_HEADING or bare[-1] in "。；;，,|" or "|" in bare or "\t" in bare:
        return False
    opens = re.match(rf"[【\[#*]|[（(]?{UP_TO_TEN}{{1,3}}[)）、]", bare)
    return bool(opens) or bare[-1] in "：:】*"


def _cells(lines: Sequence[Piece]) -> Iterator[TextCell]:
    block: list[list[Piece]] = []
    separator = ""
    for line in (*lines, Piece(0, 0, "")):
        if _RULE.match(line.text) and block:
            continue
        found, parts = _split(line)
        if len(parts) > 1 and (not block or (found == separator and _alike(block, parts))):
            block.append(parts)
        else:
            yield from _table(block)
            block = [parts] if len(parts) > 1 else []
        separator = found


def _alike(block: list[list[Piece]], parts: list[Piece]) -> bool:
    return len(parts) > 1 and abs(len(parts) - len(block[0])) <= max(2, len(block[0]) // 2)


def _split(line: Piece) -> tuple[str, list[Piece]]:
    """The cells of a line and what separates them."""
    text = line.text
    for separator in (r"\|", r"\t", _SPACES.pattern):
        cuts = [m.span() for m in re.finditer(separator, text)]
        if cuts and (separator != _SPACES.pattern or len(cuts) > 1):
            return separator, _parts(line, cuts, outer=separator == r"\|" and text.strip().startswith("|"))
    return "", []


def _parts(line: Piece, cuts: list[tuple[int, int]], *, outer: bool) -> list[Piece]:
    edges = [(0, 0), *cuts, (len(line.text), len(line.text))]
    parts = [Piece(line.start + a[1], line.start + b[0], line.text[a[1] : b[0]].strip()) for a, b in pairwise(edges)]
    if outer:
        parts = parts[1:]
        parts = parts[:-1] if parts and not parts[-1].text else parts
    return parts


def _table(rows: list[list[Piece]]) -> Iterator[TextCell]:
    if len(rows) < 2:
        return
    headers = _headers(rows)
    repeated = _repeated(rows)
    header: list[Piece] = []
    for number, row in enumerate(rows):
        is_header = number in headers
        header = row if is_header else header
        label = "" if is_header else _label(row, repeated)
        for column, cell in enumerate(row):
            if _PROSE.search(cell.text):
                continue  # clauses, which the head of a column says nothing of
            named = header[column].text if not is_header and column < len(header) else ""
            yield TextCell(cell.start, cell.end, cell.text, number, column, named, label)


def _headers(rows: list[list[Piece]]) -> frozenset[int]:
    """The rows that name columns: the first, or one below lines of a form's head (单号…, 单位：…), and one that states
    the units of another part of the table."""
    wider = [at for at in range(1, len(rows) - 1) if _names_columns(rows, at) and _filled(rows[at]) > _filled(rows[0])]
    found = {0} if _is_header(rows) and 1 not in wider else set[int]()
    for at in range(1, len(rows) - 1):
        states_units = any(header_unit(cell.text) for cell in rows[at])
        if (at in wider and not found) or (states_units and _names_columns(rows, at)):
            found.add(at)
    return frozenset(found)


def _filled(row: list[Piece]) -> int:
    return sum(bool(cell.text) for cell in row)


def _names_columns(rows: list[list[Piece]], at: int) -> bool:
    """Whether a row further down has several short words and no figure, above a row with figures."""
    if at + 1 >= len(rows):
        return False
    words = [cell.text for cell in rows[at] if cell.text]
    is_words = len(words) >= _FEWEST_NAMES and all(len(w) <= _LONGEST_NAME and not _figured(w) for w in words)
    below = [_figured(cell.text) for cell in rows[at + 1]]
    return is_words and len(rows[at]) >= len(rows[0]) and sum(below) >= 2


_YEAR = re.compile("20[0-9]{2}年")


def _figured(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _is_header(rows: list[list[Piece]]) -> bool:
    """Whether the first row names columns: fewer of its cells hold figures than in the rows below. A year is none:
    columns are called by years (2026年完成, 2027年计划)."""
    share = [sum(_figured(_YEAR.sub("", cell.text)) for cell in row) / len(row) for row in rows]
    return share[0] <= _HEADER_FIGURES and max(share[1:]) > share[0]


def _repeated(rows: list[list[Piece]]) -> frozenset[str]:
    """What stands in several rows: a class of things (基础设施), not the name of one."""
    seen = Counter(text for row in rows for text in {c.text for c in row})
    return frozenset(text for text, times in seen.items() if times > 1)


def _label(row: list[Piece], repeated: frozenset[str]) -> str:
    named = [c.text for c in row if re.search("[一-鿿]{2}", c.text) and not re.match(r"[\d.]+[一-鿿]", c.text)]
    return next((text for text in named if text not in repeated or text in TOTALS), named[0] if named else "")
