"""Self-evaluation and its report as a printer would see them: A4, no row lost, the usual ones on few pages."""

import re
import shutil
import subprocess

import pytest

from assistant.bootstrap import Product
from generators.form import render_form
from tests.fakes.approved import approved
from tests.fakes.self_evaluated import RESULTS, paired_filing

pytestmark = pytest.mark.word
A4 = (595, 842)
PRODUCT = Product()


@pytest.fixture(scope="module")
def soffice(require):
    return require(shutil.which("soffice"), "LibreOffice")


@pytest.fixture(scope="module")
def poppler(require):
    return require(shutil.which("pdftotext"), "poppler-utils")


def printed(word, soffice):
    """Pages, page size and text of a Word file."""
    folder = word.parent
    home = f"-env:UserInstallation=file://{folder}/office"
    subprocess.run(
        [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", folder, word], check=True, capture_output=True
    )
    pdf = word.with_suffix(".pdf")
    stated = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", stated)
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", stated)[1]), (round(float(size[1])), round(float(size[2]))), text


@pytest.mark.parametrize("layout", ["F04", "F11", "F12"])
def test_a_usual_form_is_a4_and_fits_on_two_pages(layout, tmp_path, soffice, poppler):
    done = PRODUCT.self_evaluations.evaluate(approved(), RESULTS, PRODUCT.profile("central-2021"))
    word = tmp_path / "form.docx"
    word.write_bytes(render_form(done.filing, done.profile, draft=False, layout=layout, appendix=False))
    pages, size, _ = printed(word, soffice)
    assert size == A4
    assert pages <= 2


def test_forty_rows_run_over_pages_without_loss(tmp_path, soffice, poppler):
    rows = [r.model_copy(update={"name": f"{r.name}{i}"}) for i in range(5) for r in paired_filing().indicators]
    filing = paired_filing().model_copy(update={"indicators": tuple(rows)})
    word = tmp_path / "form.docx"
    word.write_bytes(render_form(filing, PRODUCT.profile("central-2021"), draft=False))
    pages, _, text = printed(word, soffice)
    bare = "".join(text.split())
    assert 2 <= pages <= 5
    assert [r.name for r in rows if r.name not in bare] == []


def test_a_report_opens_numbers_its_pages_and_keeps_its_tables(tmp_path, soffice, poppler):
    done = PRODUCT.self_evaluations.evaluate(approved(), RESULTS, PRODUCT.profile("central-2021"))
    report = PRODUCT.self_evaluations.save(done, tmp_path)[1]
    pages, size, text = printed(report, soffice)
    assert size == A4
    assert 4 <= pages <= 8
    bare = "".join(text.split())
    assert [n for n in range(1, pages + 1) if f"—{n}—" not in bare] == []
    assert "表1" in text
    assert "表2" in text
