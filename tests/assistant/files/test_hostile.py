"""Small files made to exhaust the program are refused or read, within a second and 100 MB.

Each is read in a process of its own, whose memory may grow by 100 MB and no more once everything is loaded.
"""

import itertools
import json
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.fakes.papers import ods, ods_table, pdf

ROOT = Path(__file__).parents[3]
FORM = ROOT / "tests" / "cases" / "formats" / "form.xls"
_READ = """
import json, pathlib, resource, sys, time
from assistant.files import old_sheet, open_sheet, pdf, plain, separated, sheet, structured, web, word
from assistant.files.formats import Use
from assistant.files.interface import IntakeError
from assistant.files.reader import read_paper
from assistant.forms.reader import read_filings
from assistant.jobs.declaration.brief_file import read_brief_file
import lxml.html, pypdfium2, xlrd
pypdfium2.PdfDocument.new().close()

def held():
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    return int(next(x for x in lines if x.startswith("VmSize")).split()[1]) << 10

resource.setrlimit(resource.RLIMIT_AS, (held() + (100 << 20),) * 2)
ways = {"PAPER": lambda p: read_paper(p, Use.PAPER), "forms": read_filings, "brief": read_brief_file}
for line in sys.stdin:
    path = pathlib.Path(line.rstrip("\\n"))
    for name, read in ways.items():
        start = time.process_time()
        try:
            read(path)
            said = ""
        except IntakeError as error:
            said = str(error)
        except BaseException as error:
            said = f"CRASH {type(error).__name__}: {error}"
        print(json.dumps([path.name, name, round(time.process_time() - start, 2), said]), flush=True)
"""


def outcomes(paths):
    """Name, way, seconds and refusal of every file by every way of reading."""
    done = subprocess.run(
        [sys.executable, "-c", _READ], input="\n".join(map(str, paths)), capture_output=True, text=True, timeout=300,
        cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-500:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def check(found, *, seconds=1.0):
    for name, way, took, stated in found:
        assert not stated.startswith("CRASH"), (name, way, stated)
        assert "\n" not in stated, (name, way)
        assert took < seconds, (name, way, took)


def workbook(path, change):
    book = openpyxl.Workbook()
    book.active["A1"] = "甲"
    book.save(path)
    _changed(path, "xl/worksheets/sheet1.xml", change)


def word(path, change):
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "甲"
    document.save(str(path))
    _changed(path, "word/document.xml", change)


def _changed(path, member, change):
    with zipfile.ZipFile(path) as archive:
        members = {n: archive.read(n) for n in archive.namelist()}
    members[member] = change(members[member])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def _many_rows(count):
    cells = b"".join(b'<c r="%c%%d"><v>1.5</v></c>' % letter for letter in b"ABCDEFGHIJ")
    return b"".join(b'<row r="%d">' % n + cells % ((n,) * 10) + b"</row>" for n in range(1, count))


def _nested(count):
    return b"<w:tbl><w:tr><w:tc>" * count + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * count


def _laughs(xml):
    names = "abcdefghij"
    inner = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise(names))
    head = f'<!DOCTYPE x [<!ENTITY a "ha">{inner}]>'.encode()
    start = xml.index(b"?>") + 2
    return xml[:start] + head + xml[start:].replace("甲".encode(), b"&j;")


def bombs(folder):
    """Each stands for a kind of expansion."""
    rows, merges = b"</sheetData>", b'</sheetData><mergeCells count="1">%s</mergeCells>'
    areas = b"".join(b'<mergeCell ref="A%d:XFD%d"/>' % (n, n + 1_000_000) for n in range(1, 4000))
    sheets = {
        "merged.xlsx": lambda x: x.replace(rows, merges % b'<mergeCell ref="A1:XFD1048576"/>'),
        "areas.xlsx": lambda x: x.replace(rows, _many_rows(1000) + merges % areas),
        "rows.xlsx": lambda x: x.replace(rows, _many_rows(60_000) + rows),
        "far.xlsx": lambda x: x.replace(rows, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        "digits.xlsx": lambda x: x.replace(rows, b'<row r="2"><c r="A2"><v>1e999999999</v></c></row></sheetData>'),
        "deep.xlsx": lambda x: x.replace(rows, b"<a>" * 9000 + b"</a>" * 9000 + rows),
    }
    for name, change in sheets.items():
        workbook(folder / name, change)
    papers = {
        "span.docx": lambda x: x.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="1000000000"/>'),
        "before.docx": lambda x: x.replace(b"<w:tc>", b'<w:trPr><w:gridBefore w:val="999999999"/></w:trPr><w:tc>', 1),
        "nested.docx": lambda x: x.replace(b"<w:sectPr", _nested(400) + b"<w:sectPr"),
        "laughs.docx": _laughs,
        "long.docx": lambda x: x.replace("甲".encode(), b"A" * (30 << 20)),
    }
    for name, change in papers.items():
        word(folder / name, change)
    with zipfile.ZipFile(folder / "zeros.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (60 << 20))
    many = '<table:table-row table:number-rows-repeated="1000000">'
    cell = '<table:table-cell table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell>'
    ods(folder / "repeated.ods", ods_table("a", [many + cell + "</table:table-row>"]))
    text = " ".join("BT (x) Tj ET" for _ in range(3_500_000))
    pdf(folder / "flate.pdf", text, packed=True)
    (folder / "count.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 99999999/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>"
    )
    twice = zlib.compress(zlib.compress(b" " * (400 << 20), 9), 9)
    (folder / "twice.pdf").write_bytes(
        b"%%PDF-1.4\n1 0 obj<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream endobj"
        % (len(twice), twice)
    )
    (folder / "laughs.yaml").write_text("a: &a [x,x]\n" + "".join(
        f"{b}: &{b} [{','.join(f'*{a}' for _ in range(9))}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ))  # fmt: skip
    (folder / "deep.yaml").write_text("[" * 20_000)
    (folder / "deep.json").write_text('{"a":' * 100_000)
    (folder / "digits.json").write_text('{"indicators": [], "year": %s}' % ("9" * 100_000))
    (folder / "spans.html").write_text(
        "<table>" + '<tr><td rowspan="999999999" colspan="999999999">x</td><td>y</td></tr>' * 2000 + "</table>"
    )
    (folder / "deep.html").write_text("<div>" * 50_000 + "x")
    (folder / "wide.csv").write_text("x," * 1_500_000)
    (folder / "bars.md").write_text("|" * 1_000_000 + "\n" + "#" * 1_000_000)
    return sorted(folder.iterdir())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited as Linux does it")
def test_every_kind_of_bomb_is_refused_or_read_at_once(tmp_path):
    paths = bombs(tmp_path)
    assert len(paths) > 20
    found = outcomes(paths)
    check(found)
    refused = {name for name, way, _, stated in found if way == "PAPER" and stated}
    assert {"areas.xlsx", "rows.xlsx", "laughs.docx", "zeros.docx", "repeated.ods", "flate.pdf"} <= refused


@pytest.mark.shared
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited as Linux does it")
def test_every_hostile_input_that_was_kept_is_refused_or_read_at_once(shared):
    folder = shared / "hostile_inputs"
    if not folder.is_dir():
        pytest.skip("without the kept inputs")
    check(outcomes(sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "README.md")))
