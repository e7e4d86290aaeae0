"""Bombs in workbooks of Excel, new and old."""

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl

from benchmarks.bombs.bomb import Bomb, Change, changed, expanding, laughs, with_dtd
from benchmarks.bombs.documents import huge_picture

_SHEET, _ROWS = "xl/worksheets/sheet1.xml", b"</sheetData>"
_STRINGS, _STYLES, _BOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
_SPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OLD = Path(__file__).resolve().parents[2] / "tests" / "cases" / "formats" / "form.xls"


def bombs() -> Iterator[Bomb]:
    """Them."""
    for name, what, change in _of_the_sheet():
        yield Bomb(f"{name}.xlsx", what, lambda change=change: changed(base(), {_SHEET: change}))  # type: ignore[misc]
    for name, what, member, change in _of_members():
        made = {member: change}
        yield Bomb(f"{name}.xlsx", what, lambda made=made: changed(base(), made))  # type: ignore[misc]
    yield Bomb("macros.xlsm", "宏是 150 MB 零", lambda: expanding("xl/vbaProject.bin", 150, others={_BOOK: b"<a/>"}))
    yield Bomb("half.xlsx", "截断在一半", lambda: base()[: len(base()) // 2])
    yield from _old_ones()


@cache
def base() -> bytes:
    """An honest workbook of one cell."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "甲"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _cells(piece: bytes) -> Change:
    return lambda xml: xml.replace(_ROWS, piece + _ROWS)


def _after(piece: bytes, cells: bytes = b"") -> Change:
    return lambda xml: xml.replace(_ROWS, cells + _ROWS + piece)


def _merged(*areas: bytes) -> bytes:
    return b'<mergeCells count="1">%s</mergeCells>' % b"".join(b'<mergeCell ref="%s"/>' % a for a in areas)


def _many_rows(count: int) -> bytes:
    cells = b"".join(b'<c r="%s%%d"><v>1.5</v></c>' % bytes([letter]) for letter in b"ABCDEFGHIJ")
    return b"".join(b'<row r="%d">' % n + cells % ((n,) * 10) + b"</row>" for n in range(1, count))


def _of_the_sheet() -> Iterator[tuple[str, str, Change]]:
    yield "merged", "整张表合并成一格", _after(_merged(b"A1:XFD1048576"))
    yield (
        "areas",
        "4,000 块合并，各一百万行",
        _after(_merged(*(b"A%d:XFD%d" % (n, n + 1_000_000) for n in range(1, 4000))), _many_rows(1000)),
    )
    yield "merges", "30 万块小合并", _after(_merged(*(b"A%d:B%d" % (n, n) for n in range(1, 300_000))))
    yield (
        "overlapping-merges",
        "3,000 块互相重叠的合并",
        _after(_merged(*(b"A1:ZZ%d" % n for n in range(1, 3000))), _many_rows(3000)),
    )
    yield "backward-merge", "合并的尾在头之前", _after(_merged(b"C9:A1", b"A1:A0", b"XFE1:XFF2"))
    yield "rows", "60 万格", _cells(_many_rows(60_000))
    yield "far", "最远的一格有内容", _cells(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    yield "beyond", "坐标在表外", _cells(b'<row r="99999999999"><c r="ZZZZZZ99999999999"><v>1</v></c></row>')
    yield "dimension", "写明整张表都用到了", lambda x: x.replace(b'ref="A1"', b'ref="A1:XFD1048576"')
    yield "digits", "一格 1e999999999", _cells(b'<row r="2"><c r="A2"><v>1e999999999</v></c></row>')
    yield "long-number", "一格 100 万位数字", _cells(b'<row r="2"><c r="A2"><v>%s</v></c></row>' % (b"9" * 1_000_000))
    yield "dates", "日期在公元 30 亿年", _cells(b'<row r="2"><c r="A2" t="d"><v>3000000000-01-01</v></c></row>')
    yield "deep-cells", "元素套元素 9,000 层", _cells(b"<a>" * 9000 + b"</a>" * 9000)
    yield "deeper-cells", "元素套元素 200,000 层", _cells(b"<a>" * 200_000 + b"</a>" * 200_000)
    yield (
        "inline",
        "一格 30 MB 文字",
        _cells(b'<row r="2"><c r="A2" t="inlineStr"><is><t>%s</t></is></c></row>' % (b"A" * (30 << 20))),
    )
    yield (
        "formula",
        "公式嵌套 20 万层括号",
        _cells(b'<row r="2"><c r="A2"><f>%s</f><v>1</v></c></row>' % (b"(" * 200_000)),
    )
    yield "columns", "列定义 20 万条", lambda x: x.replace(
        b"<sheetData>", b"<cols>%s</cols><sheetData>" % b"".join(
            b'<col min="%d" max="16384" width="1"/>' % (n % 16384 + 1) for n in range(200_000)
        )
    )  # fmt: skip
    yield (
        "hidden",
        "10 万行全部隐藏",
        _cells(b"".join(b'<row r="%d" hidden="1"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(2, 100_000))),
    )
    yield "entities", "实体十层，各十倍", lambda x: laughs(x.replace(b"<v>0</v>", b"<v>JIA</v>"), b"JIA")
    yield "external-entity", "外部实体读本机文件", lambda x: with_dtd(x, b'[<!ENTITY a SYSTEM "file:///etc/passwd">]')
    yield "no-string", "指向没有的共用文字", _cells(b'<row r="2"><c r="A2" t="s"><v>999999999</v></c></row>')
    yield "empty-sheet", "表是空文件", lambda _: b""


def _of_members() -> Iterator[tuple[str, str, str, Change]]:
    yield "shared-strings", "50 万条共用文字", _STRINGS, lambda _: b"<sst %s>%s</sst>" % (
        _SPACE, b"<si><t>x</t></si>" * 500_000
    )  # fmt: skip
    yield "shared-long", "一条 35 MB 的共用文字", _STRINGS, lambda _: b"<sst %s><si><t>%s</t></si></sst>" % (
        _SPACE, b"x" * (35 << 20)
    )  # fmt: skip
    yield "shared-laughs", "共用文字里的实体", _STRINGS, lambda x: laughs(x.replace("甲".encode(), b"JIA"), b"JIA")
    yield "shared-count", "写明 40 亿条，只有一条", _STRINGS, lambda x: x.replace(
        b'uniqueCount="1"', b'uniqueCount="4294967295" count="4294967295"'
    ).replace(b'count="1" ', b"")  # fmt: skip
    yield "shared-runs", "一条文字 30 万段格式", _STRINGS, lambda _: b"<sst %s><si>%s</si></sst>" % (
        _SPACE, b"<r><t>x</t></r>" * 300_000
    )  # fmt: skip
    yield "cell-styles", "20 万种格式", _STYLES, lambda x: x.replace(
        b"</cellXfs>", b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' * 200_000 + b"</cellXfs>"
    )  # fmt: skip
    yield "number-formats", "6 万种数字格式，各 200 字", _STYLES, lambda x: x.replace(
        b"<fonts", b'<numFmts count="60000">%s</numFmts><fonts' % b"".join(
            b'<numFmt numFmtId="%d" formatCode="%s"/>' % (n + 200, b"0.0;" * 50) for n in range(60_000)
        ), 1
    )  # fmt: skip
    yield "sheets", "目录写明 3 万张表", _BOOK, lambda x: x.replace(
        b"</sheets>", b"".join(
            b'<sheet name="s%d" sheetId="%d" xmlns:r='
            b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>' % (n, n + 5)
            for n in range(30_000)
        ) + b"</sheets>"
    )  # fmt: skip
    yield "names", "10 万个定义名称", _BOOK, lambda x: x.replace(
        b"</workbook>", b"<definedNames>%s</definedNames></workbook>" % b"".join(
            b'<definedName name="n%d">A1</definedName>' % n for n in range(100_000)
        )
    )  # fmt: skip
    yield "sheet-picture", "图片写明 6 万乘 6 万像素", "xl/media/image1.png", lambda _: huge_picture()
    yield "no-relations", "没有关系表", "xl/_rels/workbook.xml.rels", lambda _: b""


def _old_ones() -> Iterator[Bomb]:
    """Old workbooks, broken where their tables of sectors and records are."""

    def with_bytes(*places: tuple[int, bytes]) -> bytes:
        data = bytearray(_OLD.read_bytes())
        for at, piece in places:
            data[at : at + len(piece)] = piece
        return bytes(data)

    yield Bomb("sector-circle.xls", "扇区表自指", lambda: with_bytes((512, b"\0\0\0\0" * 128)))
    yield Bomb("sector-size.et", "扇区大小写明 2 的 255 次方", lambda: with_bytes((30, b"\xff\x00")))
    yield Bomb("directory.xls", "目录在文件之外", lambda: with_bytes((48, b"\xf0\xff\xff\x7f")))
    yield Bomb("fat-count.xls", "写明 20 亿个扇区表", lambda: with_bytes((44, b"\xff\xff\xff\x7f")))
    yield Bomb("half.xls", "截断在一半", lambda: _OLD.read_bytes()[: len(_OLD.read_bytes()) // 2])
    yield Bomb("records.xls", "记录长度都是最大", lambda: _OLD.read_bytes().replace(b"\x04\x02", b"\xff\xff"))
    yield Bomb("head-only.et", "只有文件头", lambda: _OLD.read_bytes()[:512])
