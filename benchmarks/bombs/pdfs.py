"""Bombs in PDF files."""

import zlib
from collections.abc import Iterator

from benchmarks.bombs.bomb import Bomb, zeros

_HEAD = b"%PDF-1.4\n"
_CATALOG = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
_TAIL = b"trailer<</Root 1 0 R>>"


def bombs() -> Iterator[Bomb]:
    """Them."""
    text = b" ".join([b"BT (x) Tj ET"] * 3_500_000)
    yield Bomb("flate.pdf", "一页 45 MB 的命令，压缩后很小", lambda: page(zlib.compress(text, 9), b"/FlateDecode"))
    yield Bomb("zeros.pdf", "一页 400 MB 空格", lambda: page(zeros(400, b" "), b"/FlateDecode"))
    yield Bomb("twice.pdf", "压缩两次的 400 MB", lambda: page(
        zlib.compress(zeros(400, b" "), 9), b"[/FlateDecode/FlateDecode]"
    ))  # fmt: skip
    yield Bomb("filters.pdf", "同一过滤器写 3 万遍", lambda: page(b"x", b"[%s]" % (b"/ASCIIHexDecode" * 30_000)))
    yield Bomb("lzw.pdf", "LZW 内容是垃圾", lambda: page(b"\x80\x0b\x60" * 100_000, b"/LZWDecode"))
    yield Bomb("run-length.pdf", "行程编码 100 倍", lambda: page(b"\x81 " * 2_000_000, b"/RunLengthDecode"))
    yield Bomb("count.pdf", "写明一亿页", lambda: pages(b"/Count 99999999/Kids[2 0 R 2 0 R]"))
    yield Bomb("self-kids.pdf", "页树自含", lambda: pages(b"/Count 1/Kids[%s]" % (b"2 0 R " * 1000)))
    yield Bomb("many-pages.pdf", "5 万页是同一页", lambda: many_pages(50_000))
    yield Bomb("deep-arrays.pdf", "数组套 20 万层", lambda: _HEAD + _CATALOG + b"2 0 obj" + b"[" * 200_000 + _TAIL)
    yield Bomb("deep-dicts.pdf", "字典套 10 万层", lambda: _HEAD + _CATALOG + b"2 0 obj" + b"<</a" * 100_000 + _TAIL)
    yield Bomb("wide-page.pdf", "一页 1e9 点见方", lambda: page(b"BT ET", box=b"0 0 1000000000 1000000000"))
    yield Bomb("picture.pdf", "图片 6 万乘 6 万像素", picture)
    yield Bomb("forms.pdf", "图形自含", lambda: page(b"/X Do " * 1000, resources=b"/XObject<</X 3 0 R>>"))
    yield Bomb("lines.pdf", "一页 40 万条线", lambda: page(
        b" ".join(b"%d 0 m %d 800 l S" % (n % 600, n % 600) for n in range(400_000))
    ))  # fmt: skip
    yield Bomb("letters.pdf", "一页 60 万个字各在一处", lambda: page(
        b"BT /F1 1 Tf " + b"1 0 Td (x) Tj " * 600_000 + b"ET"
    ))  # fmt: skip
    yield Bomb("graphics-states.pdf", "图形状态压 100 万层", lambda: page(b"q " * 1_000_000))
    yield Bomb("no-end.pdf", "没有结尾", lambda: page(b"BT (x) Tj ET")[:-40])
    yield Bomb("xref-circle.pdf", "交叉引用表指向自己", lambda: _HEAD + _CATALOG + (
        b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 1/Prev %d>>\nstartxref\n%d\n%%%%EOF"
        % (len(_HEAD + _CATALOG), len(_HEAD + _CATALOG))
    ))  # fmt: skip
    yield Bomb(
        "length.pdf", "写明流长 2 的 60 次方", lambda: page(b"BT ET").replace(b"/Length 5", b"/Length %d" % 2**60)
    )
    yield Bomb("locked.pdf", "写明有密码", lambda: page(b"BT ET").replace(
        b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>"
    ))  # fmt: skip
    yield Bomb("junk.pdf", "只有文件头", lambda: _HEAD + bytes(range(256)) * 4000)


def pages(tree: bytes) -> bytes:
    """A file whose tree of pages is this."""
    return _HEAD + _CATALOG + b"2 0 obj<</Type/Pages%s>>endobj\n" % tree + _TAIL


def page(stream: bytes, how: bytes = b"", *, box: bytes = b"0 0 600 800", resources: bytes = b"") -> bytes:
    """A file of one page with this content."""
    given = b"/Filter%s" % how if how else b""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 3 0 R>>>>" if resources else b""
    font = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    return pages(b"/Count 1/Kids[4 0 R]").removesuffix(_TAIL) + (
        b"3 0 obj<</Length %d%s%s>>stream\n%s\nendstream endobj\n"
        b"4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 3 0 R/Resources<<%s%s>>>>endobj\n"
        % (len(stream), given, form, stream, box, font, resources)
    ) + _TAIL  # fmt: skip


def many_pages(count: int) -> bytes:
    """A page that stands in the tree again and again."""
    one = page(b"BT /F1 9 Tf (x) Tj ET")
    return one.replace(b"/Count 1/Kids[4 0 R]", b"/Count %d/Kids[%s]" % (count, b"4 0 R " * count))


def picture() -> bytes:
    """A page with a picture that unpacks to ten gigabytes."""
    data = zeros(200)
    image = (
        b"5 0 obj<</Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB"
        b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n" % (len(data), data)
    )
    made = page(b"600 0 0 800 0 0 cm /I Do", resources=b"/XObject<</I 5 0 R>>")
    return made.removesuffix(_TAIL) + image + _TAIL
