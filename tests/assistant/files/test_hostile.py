"""Small files made to exhaust the program are refused or read, within a second and 100 MB.

Each is read in a process of its own, whose memory may grow by 100 MB and no more once everything is loaded.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.bombs import all_bombs
from benchmarks.hostile import costs

ROOT = Path(__file__).parents[3]
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


OF_EACH_KIND = {
    "zeros.docx", "overlapping.docx", "span.docx", "before.docx", "nested-tables.docx", "laughs.docx", "long-text.docx",
    "merged.xlsx", "areas.xlsx", "rows.xlsx", "far.xlsx", "digits.xlsx", "deep-cells.xlsx", "shared-strings.xlsx",
    "repeated.ods", "flate.pdf", "count.pdf", "twice.pdf", "laughs.yaml", "deep.yaml", "deep.json", "digits.json",
    "spans.html", "deep.html", "wide.csv", "bars.md", "nul.txt", "sector-circle.xls", "forms.pdf", "letters.pdf",
    "graphics-states.pdf", "runs.docx", "tables.docx", "columns.xlsx", "hidden.xlsx", "lines.txt", "table.md",
    "cells.htm", "sheet.xls", "rows.json",
}  # fmt: skip
"""Those of ``benchmarks.bombs`` that every run reads."""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited as Linux does it")
def test_every_kind_of_bomb_is_refused_or_read_at_once(tmp_path):
    found = outcomes([bomb.write(tmp_path) for bomb in all_bombs() if bomb.name in OF_EACH_KIND])
    assert {name for name, *_ in found} == OF_EACH_KIND
    check(found)
    refused = {name for name, way, _, stated in found if way == "PAPER" and stated}
    assert {"areas.xlsx", "rows.xlsx", "laughs.docx", "zeros.docx", "repeated.ods", "flate.pdf"} <= refused


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured as Linux does it")
def test_no_bomb_that_is_made_breaks_the_program_or_costs_more_than_a_second_or_100_megabytes():
    bombs = all_bombs()
    assert len({bomb.name for bomb in bombs}) >= 120
    assert {c.bomb.name for c in costs(bombs) if c.is_bad or c.is_over} == set()


@pytest.mark.shared
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited as Linux does it")
def test_every_hostile_input_that_was_kept_is_refused_or_read_at_once(shared):
    folder = shared / "hostile_inputs"
    if not folder.is_dir():
        pytest.skip("without the kept inputs")
    check(outcomes(sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "README.md")))
