"""Bombs in Word documents."""

import io
from collections.abc import Iterator
from functools import cache

import docx

from benchmarks.bombs.bomb import Bomb, Change, changed, laughs, with_dtd

_BODY, _WORD = "word/document.xml", "甲".encode()
_END = b"<w:sectPr"
_TABLE = b"<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>"


def bombs() -> Iterator[Bomb]:
    """Them."""
    for name, what, change in _of_the_body():
        yield Bomb(f"{name}.docx", what, lambda change=change: changed(base(), {_BODY: change}))  # type: ignore[misc]
    for name, what, member, change in _of_members():
        made = {member: change}
        yield Bomb(f"{name}.docx", what, lambda made=made: changed(base(), made))  # type: ignore[misc]
    yield Bomb("half.docx", "截断在一半", lambda: base()[: len(base()) // 2])
    yield Bomb("text.docx", "文本改名为 Word", ("绩效目标" * 500_000).encode)
    yield Bomb("sheet.docx", "压缩包里两种文件都像", lambda: changed(base(), {"xl/workbook.xml": lambda _: b"<a/>"}))


@cache
def base() -> bytes:
    """An honest document of one table and one paragraph."""
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "甲"
    document.add_paragraph("项目名称：乙")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _before_end(piece: bytes) -> Change:
    return lambda xml: xml.replace(_END, piece + _END, 1)


def _of_the_body() -> Iterator[tuple[str, str, Change]]:
    yield "span", "一格跨十亿列", lambda x: x.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="1000000000"/>')
    yield "negative-span", "一格跨负数列", lambda x: x.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="-5"/>')
    yield "wordy-span", "跨列数是文字", lambda x: x.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="many"/>')
    yield "before", "行前空十亿列", lambda x: x.replace(
        b"<w:tc>", b'<w:trPr><w:gridBefore w:val="999999999"/></w:trPr><w:tc>', 1
    )  # fmt: skip
    yield (
        "nested-tables",
        "表格套表格 400 层",
        _before_end(b"<w:tbl><w:tr><w:tc>" * 400 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 400),
    )
    yield "deep", "元素套元素 90,000 层", _before_end(b"<w:p>" * 90_000 + b"</w:p>" * 90_000)
    yield (
        "deep-runs",
        "修订套修订 5,000 层",
        _before_end(b"<w:p>" + b"<w:ins>" * 5000 + b"<w:r><w:t>x</w:t></w:r>" + b"</w:ins>" * 5000 + b"</w:p>"),
    )
    yield "laughs", "实体十层，各十倍", lambda x: laughs(x, _WORD)
    yield "quadratic", "一个长实体用 50,000 次", lambda x: with_dtd(
        x, b'[<!ENTITY a "%s">]' % (b"x" * 50_000)
    ).replace(_WORD, b"&a;" * 50_000)  # fmt: skip
    yield "external", "外部实体读本机文件", lambda x: with_dtd(
        x, b'[<!ENTITY a SYSTEM "file:///etc/passwd">]'
    ).replace(_WORD, b"&a;")  # fmt: skip
    yield "dtd-of-elsewhere", "DTD 在别的机器上", lambda x: with_dtd(x, b'SYSTEM "http://10.255.255.1/x.dtd"')
    yield "long-text", "一格 30 MB 文字", lambda x: x.replace(_WORD, b"A" * (30 << 20))
    yield "paragraphs", "40 万个空段落", _before_end(b"<w:p/>" * 400_000)
    yield "runs", "一段 40 万个字块", _before_end(b"<w:p>" + b"<w:r><w:t>x</w:t></w:r>" * 400_000 + b"</w:p>")
    yield (
        "rows",
        "一张表 15 万行",
        _before_end(b"<w:tbl>" + b"<w:tr><w:tc><w:p/></w:tc></w:tr>" * 150_000 + b"</w:tbl>"),
    )
    yield (
        "columns",
        "一行 12 万格",
        _before_end(b"<w:tbl><w:tr>" + b"<w:tc><w:p/></w:tc>" * 120_000 + b"</w:tr></w:tbl>"),
    )
    yield "tables", "6 万张表", _before_end(_TABLE % b"<w:p/>" * 60_000)
    yield (
        "merged-down",
        "竖向合并 8 万行",
        _before_end(
            b"<w:tbl>" + b"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>" * 80_000 + b"</w:tbl>"
        ),
    )
    yield (
        "attributes",
        "一个元素 20 万个属性",
        _before_end(b"<w:p %s/>" % b" ".join(b'w:a%d="1"' % n for n in range(200_000))),
    )
    yield "namespaces", "10 万个命名空间", _before_end(b"".join(b'<a:b xmlns:a="u%d"/>' % n for n in range(100_000)))
    yield "broken", "XML 缺尾", lambda x: x[: len(x) // 2]
    yield "utf16", "声明 UTF-16，实为 UTF-8", lambda x: x.replace(b"UTF-8", b"UTF-16", 1)
    yield "controls", "XML 不允许的字符", lambda x: x.replace(_WORD, b"&#0;&#1;&#xFFFE;&#xD800;")


def _of_members() -> Iterator[tuple[str, str, str, Change]]:
    style = b'<w:style w:type="paragraph" w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>'
    yield "styles", "6 万个样式，一个接一个", "word/styles.xml", lambda x: x.replace(
        b"</w:styles>", b"".join(style % (n, n + 1) for n in range(60_000)) + b"</w:styles>"
    )  # fmt: skip
    yield "style-circle", "样式互相为基础", "word/styles.xml", lambda x: x.replace(
        b"</w:styles>", style % (1, 2) + style % (2, 1) + b"</w:styles>"
    )  # fmt: skip
    yield "picture", "图片写明 6 万乘 6 万像素", "word/media/image1.png", lambda _: huge_picture()
    yield "content-types", "类型表套 9 万层", "[Content_Types].xml", lambda _: b"<a>" * 90_000
    relation = b'<Relationship Id="r%d" Type="x" Target="../../../../etc/passwd"/>'
    yield "relations", "10 万个关系指向外面", "word/_rels/document.xml.rels", lambda x: x.replace(
        b"</Relationships>", b"".join(relation % n for n in range(100_000)) + b"</Relationships>"
    )  # fmt: skip


def huge_picture(side: int = 60_000) -> bytes:
    """A PNG whose head says so many pixels a side, of which it holds a few."""
    import struct
    import zlib

    def piece(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + piece(b"IHDR", head) + piece(b"IDAT", zlib.compress(b"\0" * 9999)) + piece(b"IEND", b"")
    )
