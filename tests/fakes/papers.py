"""Small files of formats that no library here writes: ODF sheets, and PDF with lines and ASCII text."""

import itertools
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
