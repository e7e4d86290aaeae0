"""Small files of formats that no library here writes: ODF and old Excel sheets, PDF with lines and ASCII text."""

import itertools
import struct
import zipfile
import zlib

_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>'
    '<style:style style:name="hid"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>%s</office:spreadsheet></office:body>"
    "</office:document-content>"
)


def ods(path, *sheets):
    """An ODF workbook of these ``table:table`` elements."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _ODS % "".join(sheets))
    return path


def ods_table(name, rows, style=""):
    """A sheet of rows, each already written as cells."""
    body = "".join(row if row.startswith("<table:table-row") else f"<table:table-row>{row}</table:table-row>"
                   for row in rows)  # fmt: skip
    return f'<table:table table:name="{name}" table:style-name="{style}">{body}</table:table>'


def pdf(path, *pages, packed=False):
    """A PDF of content streams, Helvetica as F1."""
    count = len(pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(count))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for i, page in enumerate(pages):
        data = zlib.compress(page.encode()) if packed else page.encode()
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % (5 + 2 * i)
        )
        how = b"/Filter/FlateDecode" if packed else b""
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), how, data))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    path.write_bytes(out)
    return path


def written(x, y, text):
    """Text at a place, 10 points high."""
    return f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n"


def ruled(xs, ys, *, without=()):
    """The lines of a grid, a side of a cell at a time; ``without`` are sides (x1, y1, x2, y2) to leave out."""
    sides = [(x, a, x, b) for x in xs for a, b in itertools.pairwise(ys)]
    sides += [(a, y, b, y) for y in ys for a, b in itertools.pairwise(xs)]
    return "".join(f"{a} {b} m {c} {d} l S\n" for a, b, c, d in sides if (a, b, c, d) not in without)


_SECTOR, _END, _IS_FAT, _FREE = 512, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def xls(path, rows, areas=()):
    """An old Excel workbook of one sheet of texts; areas are (top, bottom, left, right)."""
    cells = b"".join(
        _record(0x0204, struct.pack("<4HB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    merged = b"".join(_record(0x00E5, struct.pack("<5H", 1, *area)) for area in areas)
    begin = _record(0x0809, struct.pack("<4H2I", 0x0600, 0x0005, 0, 0, 0, 0))
    sheet = _record(0x0809, struct.pack("<4H2I", 0x0600, 0x0010, 0, 0, 0, 0)) + cells + merged + _record(0x000A)
    styles = _record(0x00E0, bytes(20))
    length = len(begin) + len(styles) + 4 + 8 + 2 + 4
    start = _record(0x0085, struct.pack("<IBBBB2s", length, 0, 0, 2, 0, b"S1"))
    path.write_bytes(_compound(begin + styles + start + _record(0x000A) + sheet))
    return path


def _record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def _compound(stream):
    """A compound file (MS-CFB) of one stream, Workbook: header, the stream, its directory, the table of sectors."""
    stream = stream.ljust(max(4096, -len(stream) % _SECTOR + len(stream)), b"\0")
    count = len(stream) // _SECTOR
    tables = next(n for n in itertools.count(1) if n * 128 >= count + 1 + n)
    chain = [*range(1, count), _END, _END, *[_IS_FAT] * tables]
    chain += [_FREE] * (tables * 128 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<9I", tables, count, 0, 4096, _END, 0, _END, 0, count + 1)
    header += struct.pack(f"<{tables - 1}I", *range(count + 2, count + 1 + tables))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 0, len(stream))
    fat = struct.pack(f"<{len(chain)}I", *chain)
    return header.ljust(_SECTOR, b"\xff") + stream + directory.ljust(_SECTOR, b"\0") + fat


def _entry(name, kind, child, start, size):
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text) + 2, kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
