"""Bombs in ODF workbooks."""

from collections.abc import Iterator

from benchmarks.bombs.bomb import Bomb, laughs, with_dtd, zipped

_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_BOOK = (
    b'<?xml version="1.0"?><office:document-content '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    b"<office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>"
)
_CELL = b"<table:table-cell><text:p>x</text:p></table:table-cell>"


def bombs() -> Iterator[Bomb]:
    """Them."""
    for name, what, inner in _tables():
        yield Bomb(f"{name}.ods", what, lambda inner=inner: _ods(_BOOK % inner))  # type: ignore[misc]
    one = _BOOK % _table(_row(_CELL))
    yield Bomb("laughs.ods", "实体十层，各十倍", lambda: _ods(laughs(one, b"x</text:p>")))
    yield Bomb("external.ods", "外部实体读本机文件", lambda: _ods(
        with_dtd(one, b'[<!ENTITY a SYSTEM "file:///etc/passwd">]')
    ))  # fmt: skip
    yield Bomb("half.ods", "XML 缺尾", lambda: _ods(one[: len(one) // 2]))


def _ods(content: bytes) -> bytes:
    return zipped({"mimetype": _TYPE, "content.xml": content})


def _table(rows: bytes) -> bytes:
    return b'<table:table table:name="a">%s</table:table>' % rows


def _row(cells: bytes, repeated: bytes = b"1") -> bytes:
    return b'<table:table-row table:number-rows-repeated="%s">%s</table:table-row>' % (repeated, cells)


def _tables() -> Iterator[tuple[str, str, bytes]]:
    wide = _CELL.replace(b"cell>", b'cell table:number-columns-repeated="16000">', 1)
    yield "repeated", "一行重复一百万次，每格重复一万六千次", _table(_row(wide, b"1000000"))
    yield "repeated-far", "重复次数 10 的 30 次方", _table(_row(_CELL, b"1" + b"0" * 30))
    yield "repeated-less", "重复次数是负数和文字", _table(_row(_CELL, b"-4") + _row(_CELL, b"many"))
    yield "spans", "一格跨 10 亿行 10 亿列", _table(_row(_CELL.replace(
        b"cell>", b'cell table:number-columns-spanned="999999999" table:number-rows-spanned="999999999">', 1
    )))  # fmt: skip
    yield "tables", "2 万张表", _table(_row(_CELL)) * 20_000
    yield (
        "groups",
        "行组套行组 3 万层",
        _table(b"<table:table-row-group>" * 30_000 + _row(_CELL) + b"</table:table-row-group>" * 30_000),
    )
    yield "spaces", "一个空格写明重复 20 亿次", _table(_row(
        _CELL.replace(b"x</text:p>", b'<text:s text:c="2000000000"/></text:p>')
    ))  # fmt: skip
    yield "cells", "40 万格", _table(_row(_CELL * 400) * 1000)
