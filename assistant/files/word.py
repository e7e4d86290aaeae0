"""Word files: explicit page breaks or the marks of the last layout as pages, tables with spans, text boxes, headers.

Read from the XML itself: python-docx loads every part, expands merged cells and loses text boxes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.files.element_count import Few
from assistant.files.limits import FileLimits
from assistant.files.opening import Opened
from assistant.files.paper import (
    PaperBlock,
    PaperHeading,
    PaperPage,
    PaperTable,
    PaperText,
    ReadPaper,
    TableCell,
    with_rowspans,
)
from assistant.files.xml import parsed

_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NS}}}"
_P, _TBL, _TR, _TC, _T, _BR = (f"{_W}{n}" for n in ("p", "tbl", "tr", "tc", "t", "br"))
_TAB, _CR, _HYPHEN, _RENDERED = (f"{_W}{n}" for n in ("tab", "cr", "noBreakHyphen", "lastRenderedPageBreak"))
_BOX, _VAL, _PROPERTIES = f"{_W}txbxContent", f"{_W}val", f"{_W}pPr"
_WRAPPERS = {f"{_W}{n}" for n in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "hyperlink", "customXml")}
_SKIPPED = {f"{_W}{n}" for n in ("del", "moveFrom", "pPr", "rPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_BREAK = "\f"
_MARGIN = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_MOST_MARGINS = 60
_PAGE_NUMBER = re.compile(r"[\s\d\-—–·.、/]*(?:第[\s\d]*页)?[\s，,]*(?:共[\s\d]*页)?[\s\-—–]*")
_TITLES = {"title": 0, "标题": 0}
_RUN, _SYM, _MATH = f"{_W}r", f"{_W}sym", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SYMBOLS = {
    "F0A3": "≤", "F0B3": "≥", "F0B1": "±", "F0B4": "×", "F0B8": "÷", "F0B9": "≠", "F0BB": "≈", "F0A5": "∞", "F0B0": "°",
}  # fmt: skip
"""Characters of the font Symbol that targets are written with."""
_BOXES = {"F0FE": "☑", "F052": "☑", "F0FC": "√", "F0A8": "□", "F06F": "□", "F0FB": "×", "F0FD": "☒"}
"""Of the fonts Wingdings: boxes to tick."""
_CHANGES = {f"{_W}{n}" for n in ("del", "moveFrom")}
_OFF = {"0", "false", "off"}
_LEVELS = set("012345678")


def read(opened: Opened) -> ReadPaper:
    """The pages of a Word file. Raises IntakeError for one that expands; a damaged one fails as it will."""
    with opened.members() as archive:
        root = parsed(opened.xml(archive, "word/document.xml", _few(opened.limits)))
        names = [n for n in archive.namelist() if _MARGIN.fullmatch(n)][:_MOST_MARGINS]
        margins = [line for n in names for line in _margin_lines(parsed(opened.xml(archive, n)))]
        has_styles = "word/styles.xml" in archive.namelist()
        few = {"style": (opened.limits.styles, "个样式")}
        levels = _heading_levels(parsed(opened.xml(archive, "word/styles.xml", few))) if has_styles else {}
    body = root.find(f"{_W}body")
    if body is None:
        raise opened.damaged()
    walk = _Walk(opened, levels, explicit=next(body.iter(_RENDERED), None) is None)
    walk.blocks_of(body)
    return ReadPaper(walk.pages(tuple(dict.fromkeys(margins))), opened.name, tuple(sorted(walk.notes)))


def _few(limits: FileLimits) -> Few:
    return {
        "tbl": (limits.tables, "张表格"), "tr": (limits.rows, "行表格"), "p": (limits.paragraphs, "个段落"),
        "r": (limits.runs, "段格式不同的文字"),
    }  # fmt: skip


def _margin_lines(root: Any) -> Iterator[str]:
    """The lines of a header, footer or of the notes, page numbers left out."""
    for paragraph in root.iter(_P):
        text = _Inline().text_of(paragraph).strip()
        if text and not _PAGE_NUMBER.fullmatch(text):
            yield text


def _heading_levels(styles: Any) -> dict[str, int]:
    """Styles that make a heading, by identifier, with the level; 0 is the title."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{_W}style"):
        key = style.get(f"{_W}styleId") or ""
        name = (_value(style, "name") or "").lower()
        level = _value(style, f"pPr/{_W}outlineLvl")
        match = re.fullmatch(r"(?:heading|标题)\s*(\d)", name)
        if name in _TITLES or match or (level or "").isdigit():
            own[key] = _TITLES[name] if name in _TITLES else int(match[1]) if match else int(level or 0) + 1
        based[key] = _value(style, "basedOn") or ""
    for key in based:
        above, steps = key, 0
        while above in based and above not in own and steps < 20:
            above, steps = based[above], steps + 1
        if above in own:
            own[key] = own[above]
    return {key: level for key, level in own.items() if level < 10}


def _value(node: Any, path: str) -> str | None:
    found = node.find(f"{_W}{path}")
    return None if found is None else found.get(_VAL)


@dataclass
class _Inline:
    """The text of one paragraph, and the text boxes that hang on it."""

    explicit: bool = False
    boxes: list[Any] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)

    def text_of(self, paragraph: Any) -> str:
        properties = paragraph.find(_PROPERTIES)
        before = properties is not None and properties.find(f"{_W}pageBreakBefore") is not None
        return (_BREAK if before and self.explicit else "") + "".join(self._parts(paragraph))

    def _parts(self, node: Any) -> Iterator[str]:
        for child in node:
            tag = child.tag
            if tag in {_T, _MATH}:
                yield child.text or ""
            elif tag in {_TAB, _HYPHEN}:
                yield " " if tag == _TAB else "-"
            elif tag == _RENDERED:
                yield _BREAK
            elif tag in {_BR, _CR}:
                is_page = child.get(f"{_W}type") == "page"
                yield _BREAK if is_page and self.explicit else "" if is_page else "\n"
            elif tag == _BOX:
                self.boxes.append(child)
            elif tag == _SYM:
                yield self._symbol(child)
            elif tag in _CHANGES:
                self._remark(child, "文件中有没有接受的修订，被删除的文字没有读。")
            elif tag == _RUN and (note := _unseen(child)):
                self._remark(child, note)
            elif tag not in _SKIPPED and isinstance(tag, str):
                yield from self._parts(child)

    def _symbol(self, node: Any) -> str:
        code = (node.get(f"{_W}char") or "").upper()
        known = _BOXES if "wingdings" in (node.get(f"{_W}font") or "").lower() else _SYMBOLS
        if code not in known:
            self.notes.add("文件中有个别符号（特殊字体）没有读出，请核对原文。")
        return known.get(code, "")

    def _remark(self, node: Any, note: str) -> None:
        if any((t.text or "").strip() for t in node.iter(_T, f"{_W}delText")):
            self.notes.add(note)


def _unseen(run: Any) -> str:
    """Why a run is no part of the text: hidden, or struck out; "" where it is one."""
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return ""
    if _is_on(properties, "vanish"):
        return "文件中有隐藏的文字，没有读。"
    is_struck = _is_on(properties, "strike") or _is_on(properties, "dstrike")
    return "文件中有加了删除线的文字，没有读。" if is_struck else ""


def _is_on(properties: Any, name: str) -> bool:
    found = properties.find(f"{_W}{name}")
    return found is not None and (found.get(_VAL) or "1").lower() not in _OFF


@dataclass
class _Walk:
    """The body in reading order, cut into pages."""

    opened: Opened
    levels: dict[str, int]
    explicit: bool
    cut: list[list[PaperBlock]] = field(default_factory=lambda: [[]])
    cells: int = 0
    characters: int = 0
    notes: set[str] = field(default_factory=set)

    def pages(self, margins: Sequence[str]) -> tuple[PaperPage, ...]:
        return tuple(PaperPage(tuple(b), margins=tuple(margins) if not i else ()) for i, b in enumerate(self.cut))

    def blocks_of(self, node: Any) -> None:
        for child in node:
            if child.tag == _P:
                self._paragraph(child)
            elif child.tag == _TBL:
                self._put_table(self._rows(child))
            elif child.tag in _WRAPPERS:
                self.blocks_of(child)

    def _paragraph(self, node: Any) -> None:
        text, boxes = self._text(node)
        found = self._level(node.find(_PROPERTIES))
        first, *rest = text.split(_BREAK)
        for number, part in enumerate([first, *rest]):
            if number:
                self.cut.append([])
            if part or not rest:
                is_heading = found is not None and part.strip()
                self.cut[-1].append(PaperHeading(part, found or 0) if is_heading else PaperText(part))
        for box in boxes:
            self.blocks_of(box)

    def _level(self, properties: Any) -> int | None:
        """The level of the heading that a paragraph with these properties is; None for none."""
        if properties is None:
            return self.levels.get("")
        level = _value(properties, "outlineLvl") or ""
        return int(level) + 1 if level in _LEVELS else self.levels.get(_value(properties, "pStyle") or "")

    def _text(self, paragraph: Any) -> tuple[str, list[Any]]:
        inline = _Inline(self.explicit, notes=self.notes)
        text = inline.text_of(paragraph)
        self.characters += len(text)
        if self.characters > self.opened.limits.characters:
            raise self.opened.too_much(f"超过 {self.opened.limits.characters // 10_000} 万字")
        return text, inline.boxes

    def _rows(self, table: Any) -> list[tuple[TableCell, ...]]:
        """Rows whose cells still hold the page breaks of their text."""
        rows: list[tuple[TableCell, ...]] = []
        merged: set[int] = set()
        for number, row in enumerate(_inside(table, _TR)):
            if len(row) > self.opened.limits.row_cells:
                raise self.opened.too_much(f"的表格里有一行超过 {self.opened.limits.row_cells} 格")
            cells, merged = _begun(list(self._row(row, number)), merged)
            rows.append(tuple(cell for cell, _ in cells))
        return list(with_rowspans(rows))

    def _row(self, row: Any, number: int) -> Iterator[tuple[TableCell, bool]]:
        """The cells of a row, and whether a merged area begins with them."""
        column = self._width(row, f"trPr/{_W}gridBefore", 0)
        for cell in _inside(row, _TC):
            width = self._width(cell, f"tcPr/{_W}gridSpan", 1)
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            continued = merge is not None and merge.get(_VAL) in {None, "continue"}
            text, inner = self._cell(cell)
            begins = merge is not None and not continued
            yield TableCell(text, number, column, width, continued=continued, inner=inner), begins
            column += width
            self.cells += 1
        if self.cells > self.opened.limits.cells:
            raise self.opened.too_much(f"有超过 {self.opened.limits.cells} 个单元格")

    def _width(self, node: Any, path: str, usual: int) -> int:
        stated = _value(node, path)
        if stated is None:
            return usual
        if stated.isascii() and stated.isdigit() and usual <= int(stated[:4]) <= self.opened.limits.table_columns:
            return int(stated[:4])
        self.notes.add("文件的表格里有一格的跨栏数不合理，按一栏读，请核对。")
        return usual

    def _cell(self, cell: Any) -> tuple[str, tuple[PaperTable, ...]]:
        texts: list[str] = []
        inner: list[PaperTable] = []
        for child in _inside(cell, _P, _TBL):
            if child.tag == _TBL:
                inner.append(PaperTable(_unbroken(self._rows(child))))
                continue
            text, boxes = self._text(child)
            texts.append(text)
            texts += [self._text(p)[0] for box in boxes for p in _inside(box, _P)]
        return "\n".join(texts).strip("\n"), tuple(inner)

    def _put_table(self, rows: Sequence[tuple[TableCell, ...]]) -> None:
        """The rows of a table, a part a page; a page that begins inside a row begins before it."""
        part: list[tuple[TableCell, ...]] = []
        goes_on = False
        for row in rows:
            if any(_BREAK in c.text for c in row):
                if part:
                    self.cut[-1].append(PaperTable(_unbroken(part), continues=goes_on))
                    goes_on, part = True, []
                self.cut.append([])
            part.append(row)
        self.cut[-1].append(PaperTable(_unbroken(part), continues=goes_on))


def _begun(row: Sequence[tuple[TableCell, bool]], merged: set[int]) -> tuple[list[tuple[TableCell, bool]], set[int]]:
    """The cells of a row, and the columns whose merged area goes on below; one that nothing begins begins here."""
    found = [
        (replace(cell, continued=False), True) if cell.continued and cell.column not in merged else (cell, begins)
        for cell, begins in row
    ]
    return found, {cell.column for cell, begins in found if begins or cell.continued}


def _unbroken(rows: Sequence[tuple[TableCell, ...]]) -> tuple[tuple[TableCell, ...], ...]:
    return tuple(
        tuple(replace(c, text=c.text.replace(_BREAK, " ").strip()) if _BREAK in c.text else c for c in row)
        for row in rows
    )


def _inside(node: Any, *tags: str) -> Iterator[Any]:
    """The children of these kinds, through content controls and tracked insertions."""
    for child in node:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, *tags)
